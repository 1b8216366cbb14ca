from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.language.neural.features import WORD, paragraphs_of, words_of
from tui.language.neural.windows import Pieces, windows

PIECES = Pieces(lambda word: [ord(c) for c in word[:4]])


@given(st.text(alphabet="ab “”.\n'é漢", max_size=300), st.integers(24, 64))
def test_every_word_is_answered_for_once_and_no_window_is_too_long(text, limit):
    words = words_of(text, paragraphs_of(text))
    found = windows(words, PIECES.of(words), limit, limit // 4)
    answered = [i for w in found for i in w.words[w.begin : w.end]]
    assert answered == list(range(len(words.spans)))
    for window in found:
        assert len(window.pieces) <= limit
        assert len(window.pieces) == len(window.shapes) == len(window.quotes) == len(window.places)
        assert len(window.words) == len(window.first) == len(window.last) == len(window.paragraph)


@given(st.text(alphabet="aB1 .,-“”‘’'$%é", max_size=120))
def test_words_cover_all_that_is_not_blank(text):
    words = words_of(text, [(0, len(text))])
    covered = {i for s, e in words.spans for i in range(s, e)}
    assert all(text[i].isspace() for i in set(range(len(text))) - covered)


def test_abbreviations_numbers_and_clitics_are_words():
    assert WORD.findall("The U.S. paid Smith's firm 1,200.50 euros") == [
        "The",
        "U.S.",
        "paid",
        "Smith",
        "'s",
        "firm",
        "1,200.50",
        "euros",
    ]
