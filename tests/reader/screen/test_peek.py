from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.reader.conftest import TEXT, annotate_by_hand, nth
from tui.annotation import ENTITY_LABELS, Anchor, Note, Route, Target, select
from tui.article import from_text
from tui.reader.desk import PlacedNote
from tui.reader.screen.card import _end_of
from tui.reader.screen.peek import LABELS, context, peek_entity, peek_note, peek_quote

ARTICLE = from_text(TEXT, Path("a.txt"))
FOUND = annotate_by_hand(ARTICLE)
ROUTE = Route.of(FOUND)
RANKS = {0: 0, 1: 1, 2: 2}


def facts(peek) -> dict[str, str]:
    return {fact.name: fact.words for fact in peek.facts}


def stop(kind: str, key: int):
    return next(s for s in ROUTE.stops if (s.kind, s.key) == (kind, key))


def quote(**changes):
    changed = FOUND.attributions[1]._replace(**changes)
    found = replace(FOUND, attributions=(FOUND.attributions[0], changed, *FOUND.attributions[2:]))
    return peek_quote(stop("quote", 1), found, TEXT, (2, 2), RANKS)


def test_every_type_has_words():
    assert set(LABELS) == set(ENTITY_LABELS)


def test_an_entity_that_speaks_and_one_that_does_not():
    place = stop("entity", 2)
    peek = peek_entity(place, FOUND, TEXT, ROUTE.like(place), RANKS)
    assert (peek.kind, peek.title, peek.count) == ("PERSON", "Ana Petrov", "3 mentions")
    assert facts(peek)["role"] == "Mayor"
    assert facts(peek)["speaks"].startswith("2 quotes, ")
    assert len(peek.mentions) == 3
    place = stop("entity", 3)
    peek = peek_entity(place, FOUND, TEXT, ROUTE.like(place), RANKS)
    assert peek.count == "1 mention"
    assert facts(peek)["speaks"] == "not in this article"


def test_a_quote_by_rules():
    peek = quote()
    assert (peek.title, peek.count, peek.rank) == ("Ana Petrov", "2 of 2", 0)
    assert facts(peek)["source"] == "person, named"
    assert facts(peek)["cue"] == "“told”"
    assert facts(peek)["found by"] == "rules/test, by rules"


@pytest.mark.parametrize(
    ("confidence", "words"),
    [(0.97, "sure (97%)"), (0.7, "fairly sure (70%)"), (0.2, "unsure (20%)")],
)
def test_a_confidence_in_words_and_per_cent(confidence, words):
    assert facts(quote(confidence=confidence))["found by"] == f"rules/test, {words}"


def test_the_class_of_the_cue_and_who_relayed_it():
    peek = quote(cue_class="distancing", via=nth(TEXT, "The union"))
    assert facts(peek)["cue"].startswith("“told”, distancing")
    assert facts(peek)["via"] == "The union"


def test_an_unnamed_source_with_the_reason_and_without():
    speakers = list(FOUND.speakers)
    place = stop("quote", 2)
    assert "nothing says why" in facts(peek_quote(place, FOUND, TEXT, (1, 1), RANKS))["source"]
    speakers[1] = speakers[1]._replace(reason="who feared for their jobs")
    found = replace(FOUND, speakers=tuple(speakers))
    source = facts(peek_quote(place, found, TEXT, (1, 1), RANKS))["source"]
    assert source == "organization, not named: who feared for their jobs"


def test_a_quote_of_nobody_known():
    peek = quote(speaker=None, cue=None)
    assert peek.title == "speaker unknown"
    assert "source" not in facts(peek)
    assert "cue" not in facts(peek)


def placed(**changes) -> PlacedNote:
    span = nth(TEXT, "60 jobs")
    target = Target(ARTICLE.digest, "a.txt", "T", *select(TEXT, span))
    how = changes.pop("how", "exact")
    note = Note("n", target, created="2024-03-05T09:30:00+00:00", **changes)
    return PlacedNote(note, Anchor(span, how))


def test_a_note():
    peek = peek_note(placed(colour="pink"))
    assert (peek.title, peek.count) == ("60 jobs", "pink")
    assert facts(peek)["comment"] == "none"
    assert facts(peek)["made"].startswith("5 March 2024")
    assert "changed" not in facts(peek)
    later = placed(comment="why?", modified="2024-03-06T09:30:00+00:00", how="fuzzy")
    shown = facts(peek_note(later))
    assert shown["comment"] == "why?"
    assert shown["changed"].startswith("6 March 2024")
    assert "found again" in shown["place"]


def test_the_context_of_a_mention_stays_in_its_paragraph():
    found = context(ARTICLE.reading, stop("entity", 2))
    assert found.before == "“We have waited long enough,” "
    assert found.words == "Petrov"
    assert found.after.startswith(" told reporters in Harrowgate.")
    assert "union" not in found.after


@pytest.mark.parametrize("text", ["", "short ", "a much longer piece of text before ", "漢字" * 20])
@pytest.mark.parametrize("width", [4, 9, 20])
def test_the_end_of_a_text_fills_its_cells(text, width):
    shown = _end_of(text, width)
    assert cell_len(shown) == width
    assert text.endswith(shown.lstrip().removeprefix("…"))
