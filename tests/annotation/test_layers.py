from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.annotation import Span, SpanIndex, flatten

marks = st.lists(
    st.tuples(
        st.tuples(st.integers(0, 40), st.integers(0, 12)).map(lambda t: Span(t[0], t[0] + t[1])),
        st.integers(0, 5),
    ),
    max_size=12,
)


@given(marks)
def test_each_offset_bears_exactly_the_marks_that_cover_it_in_order(given_marks):
    pieces = flatten(given_marks)
    assert all(a.end <= b.start for (a, _), (b, _) in zip(pieces, pieces[1:], strict=False))
    there = {offset: items for span, items in pieces for offset in range(*span)}
    for offset in range(60):
        expected = tuple(item for span, item in given_marks if span.holds(offset))
        assert there.get(offset, ()) == expected


def test_an_entity_inside_a_quote_cuts_it_in_three():
    assert flatten([(Span(0, 10), "quote"), (Span(4, 6), "entity")]) == [
        (Span(0, 4), ("quote",)),
        (Span(4, 6), ("quote", "entity")),
        (Span(6, 10), ("quote",)),
    ]


@given(marks, st.integers(0, 55), st.integers(1, 12))
def test_an_index_finds_what_touches_a_part_in_text_order(given_marks, start, length):
    found = SpanIndex(given_marks).touching(start, start + length)
    part = Span(start, start + length)
    expected = [mark for mark in given_marks if mark[0].length and mark[0].overlaps(part)]
    assert found == sorted(expected, key=lambda mark: mark[0].start)
