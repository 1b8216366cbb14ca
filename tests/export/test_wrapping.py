from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.export.wrapping import wrap

TEXTS = st.lists(st.sampled_from([*"ab \t港é🎉\u00a0-", "👨‍👩‍👧", "e\u0301"]), max_size=80).map(
    "".join
)


@given(TEXTS, st.integers(8, 40))
def test_lines_fit_and_keep_every_word(text: str, width: int) -> None:
    lines = wrap(text, width, "- ", "  ")
    assert lines[0].startswith("-")
    assert all(line.startswith("  ") for line in lines[1:])
    assert all(cell_len(line) <= width for line in lines)
    kept = "".join(line[2:] for line in lines).replace(" ", "")
    assert kept == text.replace(" ", "").replace("\t", "")


def test_words_are_whole_where_they_can_be() -> None:
    assert wrap("the quick brown fox", 10) == ["the quick", "brown fox"]
    assert wrap("a incomprehensibly b", 6) == ["a", "incomp", "rehens", "ibly b"]


def test_wide_characters_take_two_cells() -> None:
    assert wrap("港口港口 港口", 8) == ["港口港口", "港口"]


def test_a_family_is_not_split() -> None:
    family = "👨‍👩‍👧"
    assert wrap(family * 3, 4) == [family * 2, family]


def test_a_no_break_space_holds() -> None:
    assert wrap("by 5\u00a0km now", 8) == ["by 5\u00a0km", "now"]
    assert wrap("go on 5\u00a0km now", 8) == ["go on", "5\u00a0km now"]


def test_nothing_is_an_empty_line() -> None:
    assert wrap("", 10) == [""]
