from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotation import Span, Stop
from tui.article import from_text
from tui.reader.view.hints import ALPHABET, SINGLE, Hints, names
from tui.reader.view.rows import lay_out

TEXT = (
    "Title\n\nThe council of Harrowgate met Ana Petrov and 12 others. " * 1
    + "漢字の町 is far. " * 3
)


def page(width: int = 30):
    article = from_text(TEXT, Path("a.txt"))
    return lay_out(article, article.reading, width)


def stop(span: Span, kind="entity", key=0) -> Stop:
    return Stop(kind, key, span)


@given(st.integers(0, 1500))
def test_no_label_begins_another_and_they_are_as_short_as_can_be(count):
    found = names(count)
    assert len(found) == len(set(found)) == count
    assert not any(a != b and b.startswith(a) for a in found[:60] for b in found)
    assert set("".join(found)) <= set(ALPHABET)
    longest = max(map(len, found), default=0)
    assert longest == (0 if not count else 1 if count <= SINGLE else 2 if count <= 676 else 3)


def test_the_home_row_comes_first():
    assert names(3) == ["a", "s", "d"]
    assert set("".join(names(81))) == set("asdfghjkl")


@given(
    st.lists(st.tuples(st.integers(7, 110), st.integers(1, 12)), max_size=40),
    st.integers(10, 60),
)
def test_labels_stand_on_their_stop_and_never_over_one_another(places, width):
    laid = page(width)
    end = len(laid.reading.text)
    stops = [
        stop(laid.reading.span_to_article(a, min(end, a + n)), key=i)
        for i, (a, n) in enumerate(places)
        if a < end
    ]
    hints = Hints(laid, range(len(laid.rows)), [(s, [s.span]) for s in stops])
    taken = set()
    for hint in hints.hints:
        own = {
            (row, cell + i)
            for row, cell, n in laid.cells(range(99), [hint.stop.span])
            for i in range(n)
        }
        assert (hint.row, hint.cell) in own
    for number in range(len(laid.rows)):
        for label in hints.on_row(number):
            cells = {(number, label.cell + i) for i in range(len(label.text))}
            assert not cells & taken
            taken |= cells


def test_of_two_that_begin_together_the_first_given_keeps_the_place():
    laid = page()
    start = TEXT.index("Harrowgate")
    outer = stop(Span(start, start + 20), "quote", 1)
    inner = stop(Span(start, start + 10), "entity", 2)
    hints = Hints(laid, range(len(laid.rows)), [(outer, [outer.span]), (inner, [inner.span])])
    first, second = hints.hints
    assert (first.stop, second.stop) == (outer, inner)
    assert (second.row, second.cell) == (first.row, first.cell + 1)


def test_a_quote_that_began_above_is_labelled_at_its_first_cell_in_view():
    laid = page()
    whole = stop(Span(TEXT.index("The"), len(TEXT) - 2), "quote")
    hints = Hints(laid, range(3, 5), [(whole, [whole.span])])
    assert (hints.hints[0].row, hints.hints[0].cell) == (3, 0)
    gone = stop(Span(0, 3))
    assert not len(Hints(laid, range(3, 5), [(gone, [gone.span])]))


@pytest.fixture
def many() -> Hints:
    laid = page(60)
    text = laid.reading.text
    spans = [Span(i, i + 2) for i in range(7, 7 + 2 * 25, 2)]
    assert spans[-1].end < len(text)
    stops = [stop(laid.reading.span_to_article(*s), key=i) for i, s in enumerate(spans)]
    return Hints(laid, range(len(laid.rows)), [(s, [s.span]) for s in stops])


def test_typing_narrows_and_the_last_letter_chooses(many):
    assert len(many) == 25
    assert many.chosen is None
    assert many.type("s")
    assert many.left == 9
    assert all(label.typed == 1 and label.text[0] == "s" for label in many.on_row(2))
    assert many.type("D")
    assert many.chosen is not None
    assert many.chosen.key == 9 + 2


def test_a_letter_that_leads_nowhere_is_not_taken(many):
    assert not many.type("z")
    assert not many.type("escape")
    assert many.typed == ""
    assert not many.take_back()
    many.type("a")
    assert many.take_back()
    assert many.left == 25
