from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.export.names import Names, safe_name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ferry opens", "Ferry_opens"),
        ("../../etc/passwd", "etc_passwd"),
        ("con", "_con"),
        ("NUL.txt", "_NUL.txt"),
        ("港口 שלום é", "港口_שלום_é"),
        ("🎉", "article"),
        ("", "article"),
        ("-rf *", "rf"),
        ('a<b>:"c"|d?', "a_b_c_d"),
    ],
)
def test_names(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.text(st.characters() | st.sampled_from("/\\.: \x00\x1b\udce9"), max_size=300))
def test_any_text_makes_a_name(text: str) -> None:
    name = safe_name(text)
    assert name
    assert len(name.encode("utf-8")) <= 101
    assert not set(name) & set('/\\:*?"<>| \x00\n')
    assert name[0] not in ".-"
    assert name[-1] != "."


def test_names_differ_without_regard_to_case() -> None:
    names = Names()
    assert [names.of(text) for text in ("a", "A", "a", "a-2")] == ["a", "A-2", "a-3", "a-2-2"]
