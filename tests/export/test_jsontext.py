from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from tui.article.safety import safe
from tui.export.jsontext import dumps


@given(st.text(st.characters() | st.characters(categories=["Cs", "Cf", "Cc", "Zl", "Zp"])))
def test_nothing_changes_and_nothing_reaches_a_terminal(text: str) -> None:
    for indent in (None, 2):
        out = dumps({"key": [text, text]}, indent=indent)
        assert json.loads(out) == {"key": [text, text]}
        assert out == safe(out)
        assert indent or "\n" not in out


def test_text_stays_readable() -> None:
    assert dumps(["港口 🎉 é"]) == '["港口 🎉 é"]'
