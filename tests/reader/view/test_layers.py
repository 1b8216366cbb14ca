from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.reader.conftest import TEXT, annotate_by_hand, nth
from tui.annotation import Annotations, Span
from tui.article import from_text
from tui.reader.view.layers import Layers, Mark, Moving, Placed
from tui.reader.view.rows import lay_out

ARTICLE = from_text(TEXT, Path("a.txt"))
RANKS = {0: 0, 1: 1, 2: 2}


def layers(notes=()) -> Layers:
    made = Layers()
    made.annotate(annotate_by_hand(ARTICLE), RANKS)
    made.note(notes)
    return made


def test_quotes_lie_below_notes_and_notes_below_entities():
    where = nth(TEXT, "60 jobs")
    made = layers([(where, "green", False)])
    kinds = [mark.layer for _, mark in made.on(nth(TEXT, "60"))]
    assert kinds == ["quote", "note", "entity"]
    kinds = [mark.layer for _, mark in made.on(nth(TEXT, "60"), notes_above=True)]
    assert kinds == ["quote", "entity", "note"]


def test_a_quote_bears_its_type_and_its_speakers_rank():
    marks = layers().on(nth(TEXT, "“a scandal”"))
    assert marks == [(nth(TEXT, "“a scandal”"), Mark("quote", "direct", 1))]


def test_without_annotations_only_the_notes_are_left():
    made = layers([(nth(TEXT, "Monday"), "yellow", True)])
    made.annotate(None, {})
    assert [mark.layer for _, mark in made.on(Span(0, len(TEXT)))] == ["note"]
    made.annotate(Annotations(ARTICLE.digest, "e"), {})
    assert [mark.layer for _, mark in made.on(Span(0, len(TEXT)))] == ["note"]


@given(
    st.lists(st.tuples(st.integers(0, 12), st.integers(1, 6)), max_size=30),
    st.integers(10, 40),
)
def test_each_row_bears_the_matches_that_touch_it(steps, width):
    laid = lay_out(ARTICLE, ARTICLE.reading, width)
    at = 0
    matches = []
    for gap, length in steps:
        start = at + gap
        at = min(start + length, len(laid.reading.text))
        if start < at:
            matches.append(laid.reading.span_to_article(start, at))
    moving = Moving()
    moving.matches, moving.match = matches, 0 if matches else None
    for row in laid.rows:
        found = moving.on_row(laid.reading, row)
        placed = [laid.reading.span_from_article(m) for m in matches]
        assert [p.span for p in found] == [
            span for span in placed if max(span.start, row.start) < min(span.end, row.end)
        ]
        assert all((p.mark.layer == "search.current") == (p.span == placed[0]) for p in found)


def test_the_selection_lies_over_the_cursor():
    laid = lay_out(ARTICLE, ARTICLE.reading, 60)
    moving = Moving()
    row = next(row for row in laid.rows if row.end > row.start)
    moving.cursor = [Placed(Span(row.start, row.end), Mark("cursor"))]
    moving.selection = Span(row.start, row.start + 1)
    assert [p.mark.layer for p in moving.on_row(laid.reading, row)] == ["cursor", "selection"]
