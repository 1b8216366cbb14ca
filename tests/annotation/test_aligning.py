from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.annotation.aligning import Passage, fit

BEFORE, QUOTE, AFTER = "The dredger that ", "sank off Hestvik in May", " has been raised again."
PASSAGE = Passage(BEFORE + QUOTE + AFTER, 17, 40, 17, 23)


def at(text: str) -> tuple[str, int] | None:
    """What the quote is laid over in ``text``, and how much of it is left out."""
    found = fit(PASSAGE, text, 0, len(text))
    return None if found is None else (text[found.start : found.end], found.loose)


def test_the_passage_itself_fits_without_an_edit():
    text = "xx " + PASSAGE.text + " xx"
    found = fit(PASSAGE, text, 0, len(text))
    assert found == (20, 43, 17, 23, 23, 0, 0)
    assert found is not None
    assert found.score == len(PASSAGE.text)


def test_an_end_is_held_by_what_stands_next_to_it():
    assert at(BEFORE + "sank off Hestvik in June" + AFTER) == ("sank off Hestvik in June", 0)
    assert at(BEFORE + "drifted off Hestvik in May" + AFTER) == ("drifted off Hestvik in May", 0)
    assert at(BEFORE + "sank off Hestvik, with all hands, in May" + AFTER) == (
        "sank off Hestvik, with all hands, in May",
        0,
    )


def test_an_end_that_nothing_holds_is_left_out():
    found = at(BEFORE + "sank off Hestvik" + "; 71 + 82 = 153; " * 3)
    assert found is not None
    assert found[0].startswith("sank off Hestvik")
    assert found[1] > 0 or len(found[0]) <= len(QUOTE) + 3


def test_other_neighbours_do_not_pull_at_the_quote():
    text = "Rain fell all week. " * 3 + QUOTE + " Nobody knows why. " * 3
    assert at(text) == (QUOTE, 0)


def test_what_is_not_there_fits_nowhere():
    assert at("Zzz! Zzz! Zzz!") is None
    assert at(BEFORE + AFTER) is None


@given(st.text("abc the sank off\n“", max_size=80), st.integers(-50, 50), st.integers(0, 120))
def test_a_fit_lies_in_the_text(text, low, size):
    found = fit(PASSAGE, text, low, low + size)
    if found is not None:
        assert 0 <= found.start < found.end <= len(text)
        assert found.within <= len(QUOTE)
        assert found.loose < len(QUOTE)
