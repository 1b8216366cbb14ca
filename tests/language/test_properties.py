"""What must hold of the annotations of any text whatever."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tui.annotation import Annotations
from tui.article import ArticleError, from_text
from tui.language import annotate

if TYPE_CHECKING:
    from spacy.language import Language

PIECES = st.sampled_from(
    [
        '"',
        "“",
        "”",
        "‘",
        "’",
        "'",
        "„",
        "«",
        "»",
        "''",
        "``",
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "  ",
        ".",
        ",",
        ":",
        ";",
        "—",
        "-",
        "(",
        ")",
        "[",
        "]",
        "?",
        "!",
        "…",
        "said",
        "says",
        "told",
        "called",
        "according to",
        "Jane Hill",
        "Smith",
        "he",
        "she",
        "they",
        "who",
        "that",
        "the minister",
        "officials",
        "reporters",
        "President",
        "Reuters",
        "U.S.",
        "and",
        "but",
        "was",
        "in a statement",
        "on Monday",
        "March 20",
        "60",
        "$3 million",
        "citing",
        "per",
        "in",
        "a plan",
        "the plan failed",
        "to leave",
        "{mosads}",
        "By Jane Hill",
        "WASHINGTON (AP) —",
        "it's",
        "Mr.",
        "\u200b",
        "é",
        "😀",
        "\ud800",
        "\x00",
        "İ",
        "New York",
        "of",
        "of Spain",
        "’s",
        "not",
        "has",
        "accused",
        "adding",
    ]
)
SOUP = st.lists(PIECES, min_size=1, max_size=60).map(" ".join)
TIGHT = st.lists(PIECES, min_size=1, max_size=40).map("".join)
SETTINGS = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def check(text: str, found: Annotations) -> None:
    """Raise AssertionError where ``found`` cannot be annotations of ``text``."""
    assert [e.id for e in found.entities] == list(range(len(found.entities)))
    assert [s.id for s in found.speakers] == list(range(len(found.speakers)))
    assert [a.id for a in found.attributions] == list(range(len(found.attributions)))
    for mention in found.mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert found.entities[mention.entity].label == mention.label
    for one, two in pairwise(found.mentions):
        assert one.span.end <= two.span.start
    assert {m.entity for m in found.mentions} == {e.id for e in found.entities}
    for speaker in found.speakers:
        assert speaker.name.strip()
        assert speaker.entity is None or 0 <= speaker.entity < len(found.entities)
    for one, two in pairwise(found.attributions):
        assert one.span <= two.span
    for attribution in found.attributions:
        assert attribution.content
        for piece in attribution.content:
            assert 0 <= piece.start < piece.end <= len(text)
        for one, two in pairwise(attribution.content):
            assert one.end <= two.start
        for mark in (attribution.source, attribution.cue, attribution.via):
            if mark is not None:
                assert 0 <= mark.start < mark.end <= len(text)
                assert not any(mark.overlaps(piece) for piece in attribution.content)
        assert attribution.speaker is None or 0 <= attribution.speaker < len(found.speakers)
    assert Annotations.from_dict(found.to_dict()) == found


def run(text: str, nlp: Language) -> None:
    """Annotate ``text`` if it is an article at all, and check what comes out."""
    try:
        article = from_text(text)
    except ArticleError:
        return
    check(article.text, annotate(article, nlp))


@SETTINGS
@given(text=SOUP)
def test_soup_of_words_and_marks(text: str, nlp: Language) -> None:
    run(text, nlp)


@SETTINGS
@given(text=TIGHT)
def test_soup_without_spaces(text: str, nlp: Language) -> None:
    run(text, nlp)


@SETTINGS
@given(text=st.text(min_size=1, max_size=200))
def test_any_characters(text: str, nlp: Language) -> None:
    run(text, nlp)


@pytest.mark.parametrize(
    "text", ["“", "”“", '"' * 50, "said", "said said said", "said, said,", "—", "''"]
)
def test_degenerate_texts(text: str, nlp: Language) -> None:
    run(text, nlp)


def test_a_long_text_without_a_full_stop(nlp: Language) -> None:
    run("He said that the plan, which she said was told and called, " * 600, nlp)
