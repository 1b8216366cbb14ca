from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.annotation import Span
from tui.export.lines import Piece, flow, plain, spaced
from tui.export.wrapping import wrap

TEXTS = st.lists(st.sampled_from([*"ab \t港é🎉\u00a0-", "👨‍👩‍👧", "e\u0301"]), max_size=60).map(
    "".join
)


@given(TEXTS, st.integers(8, 40), st.data())
def test_marked_text_is_wrapped_as_plain_text_is(text, width, data):
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    marks = [(Span(a, b), (f"look.{a}",)) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    lines = flow(text, width, "- ", "  ", ("all",), marks)
    assert plain(lines).splitlines() == wrap(text, width, "- ", "  ")
    # Every letter has the looks of the mark that it stands in, and of the whole.
    letters = [(letter, piece.looks) for line in lines for piece in line for letter in piece.text]
    on = {i: looks for span, looks in marks for i in range(span.start, span.end)}
    wanted = [
        (letter, ("all", *on.get(i, ()))) for i, letter in enumerate(text) if letter not in " \t"
    ]
    assert [item for item in letters if item[1] and item[0] != " "] == wanted


def test_a_blank_looks_like_both_of_its_neighbours_or_like_none():
    (line,) = flow("one two three", 80, marks=[(Span(0, 7), ("quote.0",))])
    assert line == (Piece("one two", ("quote.0",)), Piece(" three"))


def test_blocks_have_a_blank_line_between():
    assert plain(spaced([flow("one", 9), flow("two", 9)])) == "one\n\ntwo\n"
    assert spaced([]) == []
