from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from tui.reader.panes.fitting import clip, fold, spread


def test_what_is_cut_says_so():
    rows = fold("one two three four five six", 9, 2)
    assert rows == ["one two", "three…"]
    assert fold("one two", 9, 2) == ["one two"]
    assert fold("", 9, 2) == [""]


def test_a_long_text_is_cut_like_a_short_one():
    assert fold("word " * 5000, 20, 2) == fold("word " * 50, 20, 2)


def test_wide_and_hostile_characters():
    for row in fold("記者会見で市長は次のように述べた", 10, 2):
        assert cell_len(row) <= 10
    assert "\x1b" not in clip("a\x1b[31mb", 20)
    assert clip("two\nlines", 20) == "two lines"


def test_ends_are_kept_apart():
    line = spread([Segment("left")], [Segment("right")], 12, Style())
    assert "".join(s.text for s in line) == "left   right"
    squeezed = spread([Segment("left")], [Segment("right")], 5, Style())
    assert "".join(s.text for s in squeezed) == "left right"
