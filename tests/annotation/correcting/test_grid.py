from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.annotation import Span
from tui.annotation.correcting.grid import CELL, SpanGrid, shared

spans = st.tuples(st.integers(0, 4 * CELL), st.integers(0, 3 * CELL)).map(
    lambda t: Span(t[0], t[0] + t[1])
)
moves = st.lists(st.tuples(st.integers(0, 5), st.none() | spans), max_size=20)


@given(moves, spans)
def test_it_finds_what_a_list_would(steps, asked):
    grid: SpanGrid[int] = SpanGrid()
    there: dict[int, Span] = {}
    for item, span in steps:
        if span is None:
            grid.remove(item)
            there.pop(item, None)
        else:
            grid.put(item, span)
            there.pop(item, None)
            there[item] = span
    everything = sorted(((s, i) for i, s in there.items()), key=lambda pair: pair[0])
    assert grid.items() == everything
    assert len(grid) == len(there)
    assert sorted(grid.touching(asked)) == sorted(p for p in everything if p[0].overlaps(asked))


def test_of_several_the_likest_counts_and_of_these_the_first():
    grid: SpanGrid[str] = SpanGrid()
    grid.put("short", Span(0, 4))
    grid.put("long", Span(0, 30))
    grid.put("first", Span(10, 18))
    grid.put("second", Span(12, 20))
    assert grid.like(Span(10, 20), 0.5) == "first"
    assert grid.like(Span(12, 20), 0.5) == "second"
    assert grid.like(Span(0, 29), 0.5) == "long"
    assert grid.like(Span(0, 12), 0.5) is None
    assert grid.like(Span(40, 50), 0.5) is None


def test_what_two_spans_share():
    assert shared(Span(0, 10), Span(5, 20)) == 5
    assert shared(Span(0, 10), Span(10, 20)) == 0
    assert shared(Span(0, 10), Span(15, 20)) == 0
