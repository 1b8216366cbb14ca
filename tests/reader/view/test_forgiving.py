from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reader.view.test_stepping import TEXTS, clusters
from tui.article import Span
from tui.reader.view.forgiving import forgive, keep

TEXT = (
    "The union called the vote “a scandal”. “We have waited,” Petrov said. Dockers’ pay\n\n"
    '"It rose," she said.'
)


@pytest.mark.parametrize(
    "dragged, meant",
    [
        ("nion calle", "union called"),
        (" union called ", "union called"),
        ("a scandal”", "“a scandal”"),
        ("“a scan", "“a scandal”"),
        ("We have waited,”", "“We have waited,”"),
        ("“We have waited", "“We have waited,”"),
        ("“We have", "We have"),
        ("have waited,”", "have waited,"),
        ("waited,” Pet", "waited,” Petrov"),
        ("Dockers’", "Dockers’"),
        ('"It ro', '"It rose,"'),
        ('pay\n\n"It ro', 'pay\n\n"It rose,"'),
        ("“", None),
        (" ", None),
    ],
)
def test_what_was_meant(dragged, meant):
    start = TEXT.index(dragged)
    found = forgive(TEXT, Span(start, start + len(dragged)))
    assert (found.of(TEXT) if found else None) == meant


def test_exact_keeps_letters_but_no_blanks_and_no_half_grapheme():
    assert keep("a ferry", Span(1, 4)) == Span(2, 4)
    assert keep("xe\u0301y", Span(2, 4)) == Span(1, 4)
    assert keep(" \n ", Span(0, 3)) is None


@given(text=TEXTS, data=st.data())
def test_no_offsets_are_too_odd(text, data):
    offsets = st.integers(-5, len(text) + 5)
    start, end = sorted((data.draw(offsets), data.draw(offsets)))
    for mend in (keep, forgive):
        found = mend(text, Span(start, end))
        if found is not None:
            assert 0 <= found.start < found.end <= len(text)
            assert set(found) <= clusters(text)
