from __future__ import annotations

from tui.article import from_text
from tui.reader.screen.finding import find_all

ARTICLE = from_text(
    "Ferry closes\n\nThe  ferry’s “last\ncrossing” was on Monday. Ferry no more {ad}.\n"
)


def found(words: str) -> list[str]:
    return [span.of(ARTICLE.text) for span in find_all(ARTICLE.reading, words)]


def test_case_matters_once_there_is_an_upper_case_letter():
    assert found("ferry") == ["Ferry", "ferry", "Ferry"]
    assert found("Ferry") == ["Ferry", "Ferry"]


def test_straight_marks_find_curly_ones_and_a_blank_a_line_end():
    assert found('ferry\'s "last crossing"') == ["ferry’s “last\ncrossing”"]


def test_patterns_are_words_and_nothing_is_nothing():
    assert found(".*") == []
    assert found("  ") == []
