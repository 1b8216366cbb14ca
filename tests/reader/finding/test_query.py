from __future__ import annotations

from pathlib import Path

import pytest

from tui.article import from_text
from tui.reader.finding.query import Options, Query, QueryError

ARTICLE = from_text(
    "Ferry closes\n\nThe  ferry’s “last\ncrossing” was on Monday. Ferry no more {ad}.\n"
)
PATTERN = Options(pattern=True)


def found(words: str, options: Options | None = None, article=ARTICLE, **how) -> list[str]:
    result = Query(words, options).find(article.reading, **how)
    return [span.of(article.text) for span in result.spans]


def test_case_matters_once_there_is_an_upper_case_letter():
    assert found("ferry") == ["Ferry", "ferry", "Ferry"]
    assert found("Ferry") == ["Ferry", "Ferry"]


def test_the_case_rule_can_be_said():
    assert found("ferry", Options(case="match")) == ["ferry"]
    assert found("FERRY", Options(case="ignore")) == ["Ferry", "ferry", "Ferry"]


def test_straight_marks_find_curly_ones_and_a_blank_a_line_end():
    assert found('ferry\'s "last  crossing"') == ["ferry’s “last\ncrossing”"]


def test_without_the_option_a_pattern_is_words_and_nothing_is_nothing():
    assert found(".*") == []
    assert found("  ") == []
    assert found("  ", PATTERN) == []


def test_whole_words():
    whole = Options(whole=True)
    assert found("on", whole) == ["on"]
    assert found("err", whole) == []
    assert found("“last", whole) == ["“last"]
    assert found("[fl]\\w+", Options(whole=True, pattern=True)) == [
        "Ferry",
        "ferry",
        "last",
        "Ferry",
    ]
    assert found("o", Options(whole=True, pattern=True)) == []


def test_a_pattern_sees_the_visible_text_paragraph_by_paragraph():
    article = from_text("# Ferry closes\n\nThe *last*\ncrossing was {ad} calm\n", Path("a.md"))
    assert found(r"^\w+", PATTERN, article) == ["Ferry", "The"]
    assert found(r"\w+$", PATTERN, article) == ["closes", "calm"]
    assert found("last.crossing", PATTERN, article) == ["last*\ncrossing"]
    assert found("closes.the", PATTERN, article) == []


def test_what_matches_nothing_or_only_the_gap_between_paragraphs_is_no_match():
    assert found("x*", PATTERN) == []
    assert found(r"\n+", PATTERN) == []
    assert found(r"closes\s+", PATTERN) == ["closes"]


def test_upper_case_in_an_escape_asks_for_nothing():
    assert found(r"\W?ferry", PATTERN) == ["Ferry", "  ferry", " Ferry"]
    assert found(r"\bFerry", PATTERN) == ["Ferry", "Ferry"]


@pytest.mark.parametrize(
    ("pattern", "sentence"),
    [
        ("say (no", "Character 5: this ( is not closed."),
        ("(a)(b", "Character 4: this ( is not closed."),
        ("[(]a[b", "Character 5: this [ is not closed."),
        ("[]a", "Character 1: this [ is not closed."),
        ("a)", "Character 2: this ) has no (."),
        ("*a", "Character 1: there is nothing to repeat."),
        ("a**", "Character 3: two signs of repetition follow one another."),
        ("[z-a]", "Character 4: this range runs backwards."),
        ("a\\", "Character 2: a \\ stands alone; \\\\ means the sign itself."),
        ("(" * 5000, "This pattern is too deep or too large."),
    ],
)
def test_a_broken_pattern_says_what_and_where(pattern, sentence):
    with pytest.raises(QueryError) as caught:
        Query(pattern, PATTERN)
    assert str(caught.value) == sentence


def test_a_pattern_that_would_take_for_ever_is_cut_off_and_keeps_what_it_has():
    article = from_text("ab " + "a" * 5000 + "!\n")
    result = Query("ab|(?:a|aa)+$", PATTERN).find(article.reading, seconds=0.05)
    assert result.cut
    assert [span.of(article.text) for span in result.spans] == ["ab"]


def test_no_more_than_asked_for():
    result = Query("r").find(ARTICLE.reading, most=2)
    assert (len(result.spans), result.more) == (2, True)
    result = Query("monday").find(ARTICLE.reading, most=1)
    assert (len(result.spans), result.more) == (1, False)


def test_options_go_round():
    options = Options()
    rules = []
    for _ in range(3):
        options = options.toggled("case")
        rules.append(options.case)
    assert rules == ["match", "ignore", "smart"]
    assert options.toggled("whole").toggled("pattern") == Options("smart", True, True)
    assert str(Options("ignore", whole=True)) == "ignore case, whole word"
