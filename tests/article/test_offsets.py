from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.article.offsets import Utf16


@given(st.text(st.sampled_from("a\u4e2d\u05d0🎉👩\u200d\n")))
def test_offsets_are_those_of_utf_16_and_come_back(text: str) -> None:
    units = Utf16(text)
    for offset in range(len(text) + 1):
        there = len(text[:offset].encode("utf-16-le")) // 2
        assert units.to_units(offset) == there
        assert units.from_units(there) == offset


def test_the_middle_of_a_character_is_its_beginning() -> None:
    assert Utf16("a🎉b").from_units(2) == 1
