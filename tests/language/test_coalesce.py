"""Mentions of the same thing."""

from __future__ import annotations

import re

from tui.annotation import EntityLabel
from tui.language.coalesce import coalesce


def names(*mentions: tuple[str, EntityLabel], between: str = " x ") -> list[str]:
    """The name of the entity that each mention ends up with."""
    text = between.join(word for word, _ in mentions)
    at, spans = 0, []
    for word, label in mentions:
        start = text.index(word, at)
        at = start + len(word)
        spans.append((start, at, label))
    entities, found = coalesce(text, spans)
    assert [e.id for e in entities] == list(range(len(entities)))
    return [entities[m.entity].name for m in found]


def test_a_surname_is_the_person_named_in_full() -> None:
    assert (
        names(("Hill", "PERSON"), ("Jane Hill", "PERSON"), ("Hill", "PERSON")) == ["Jane Hill"] * 3
    )


def test_a_middle_name_makes_no_other_person() -> None:
    assert set(names(("Jane Q. Hill", "PERSON"), ("Jane Hill", "PERSON"))) == {"Jane Q. Hill"}


def test_two_people_of_one_surname_stay_two() -> None:
    found = names(("Jane Hill", "PERSON"), ("Tom Hill", "PERSON"), ("Hill", "PERSON"))
    assert found == ["Jane Hill", "Tom Hill", "Tom Hill"]


def test_accents_do_not_matter() -> None:
    assert set(names(("José Peña", "PERSON"), ("Pena", "PERSON"))) == {"José Peña"}


def test_countries_have_short_names() -> None:
    assert set(names(("U.S.", "GPE"), ("United States", "GPE"), ("US", "GPE"))) == {"United States"}


def test_an_abbreviation_in_brackets_is_learnt() -> None:
    text = "Harbour Watch Trust (HAWT) spoke. HAWT left."
    spans: list[tuple[int, int, EntityLabel]] = [
        (m.start(), m.end(), "ORG") for m in re.finditer("Harbour Watch Trust|HAWT", text)
    ]
    entities, _ = coalesce(text, spans)
    assert [e.name for e in entities] == ["Harbour Watch Trust"]


def test_labels_keep_things_apart() -> None:
    assert names(("Washington", "GPE"), ("Washington", "PERSON")) == ["Washington", "Washington"]
    entities, _ = coalesce("Washington Washington", [(0, 10, "GPE"), (11, 21, "PERSON")])
    assert [e.label for e in entities] == ["GPE", "PERSON"]
