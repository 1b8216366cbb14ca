from __future__ import annotations

import pytest

from tui.reader.desk.tags import shown_tags, tags_of, typed_tags


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("", ()),
        ("ferry", ("ferry",)),
        (" #ferry,council  #ferry ", ("ferry", "council")),
        ('"night bus", #port', ("night bus", "port")),
        ('ferry "half typed', ("ferry", "half typed")),
        ("# ## ,", ()),
        ('"  two   blanks "', ("two blanks",)),
        ("Fähre 渡船 🎉", ("Fähre", "渡船", "🎉")),
    ],
)
def test_what_is_typed(typed: str, tags: tuple[str, ...]) -> None:
    assert tags_of(typed) == tags
    assert tags_of(typed_tags(tags)) == tags


def test_what_is_shown() -> None:
    assert shown_tags(("night bus", "port")) == "#night bus #port"
    assert typed_tags(("night bus", "port")) == '"night bus" port'
