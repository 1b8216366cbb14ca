"""The review queue: what a reader who checks an article had best look at first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tui.annotation.alike import alike
from tui.annotation.correcting import Corrected
from tui.annotation.kinds import Entity, Mention
from tui.annotation.navigation import StopKind

BY_RULES = 0.5
"""What counts as the confidence of an attribution that has none, as those found by rules: as likely
right as wrong, so that it comes after what a model itself doubts and before what it is sure of."""

_NAMES = frozenset(
    {"PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"}
)
"""Labels of what bears a name. That a number has two of the others says little."""


class Doubt(NamedTuple):
    """A place to look at: a stop's kind and key, and why, in a short sentence.

    ``key`` is the number of a mention or an attribution. The sentence may hold names from the
    article.
    """

    kind: StopKind
    key: int
    why: str


def review(corrected: Corrected, text: str, *, sure: float | None = None) -> list[Doubt]:
    """What to look at in an article, the most doubtful first.

    Quotes of which nobody knows who speaks, in text order; then all other quotes by rising
    confidence (``BY_RULES`` where there is none), without those from ``sure`` on if that is given;
    then entities of which something speaks against what the engine says of them, each at its
    first mention. What the reader accepted or corrected is not in it.
    """
    return [*_quotes(corrected, sure), *_entities(corrected, text)]


def _quotes(corrected: Corrected, sure: float | None) -> Iterator[Doubt]:
    open_quotes = [
        attribution
        for attribution, by in zip(
            corrected.annotations.attributions, corrected.attributions, strict=True
        )
        if not by
    ]
    for attribution in open_quotes:
        if attribution.speaker is None:
            yield Doubt("quote", attribution.id, "Nobody is known to have said this.")
    known = [attribution for attribution in open_quotes if attribution.speaker is not None]
    known.sort(key=lambda a: BY_RULES if a.confidence is None else a.confidence)
    for attribution in known:
        confidence = attribution.confidence
        if sure is not None and (BY_RULES if confidence is None else confidence) >= sure:
            continue
        if confidence is None:
            yield Doubt("quote", attribution.id, "The speaker was found by rules.")
        else:
            yield Doubt("quote", attribution.id, f"The engine is {confidence:.0%} sure of this.")


def _entities(corrected: Corrected, text: str) -> Iterator[Doubt]:
    entities = corrected.annotations.entities
    first: dict[int, tuple[int, Mention]] = {}
    settled: set[int] = set()
    for number, mention in enumerate(corrected.annotations.mentions):
        first.setdefault(mention.entity, (number, mention))
        if corrected.mentions[number]:
            settled.add(mention.entity)
    called: dict[str, list[Entity]] = {}
    last_names: dict[str, list[Entity]] = {}
    for entity in entities:
        if entity.id in first and entity.label in _NAMES:
            called.setdefault(alike(" ".join(entity.name.split())), []).append(entity)
            words = entity.name.split()
            if entity.label == "PERSON" and len(words) > 1:
                last_names.setdefault(alike(words[-1]), []).append(entity)
    doubts: dict[int, str] = {}
    for same in called.values():
        for entity in same if len(same) > 1 else ():
            labels = " and ".join(sorted({e.label for e in same if e is not entity}))
            doubts[entity.id] = f"“{entity.name}” is {entity.label} here and {labels} elsewhere."
    yield from sorted(
        (
            Doubt("entity", first[number][0], why)
            for number, why in doubts.items()
            if number not in settled
        ),
        key=lambda doubt: doubt.key,
    )
    yield from _namesakes(corrected, text, last_names)


def _namesakes(
    corrected: Corrected, text: str, last_names: dict[str, list[Entity]]
) -> Iterator[Doubt]:
    """Last names alone that several people of the article have: each entity at the first."""
    seen: set[tuple[str, int]] = set()
    for number, mention in enumerate(corrected.annotations.mentions):
        if mention.label != "PERSON":
            continue
        word = alike(mention.span.of(text))
        people = last_names.get(word, ())
        if len(people) < 2 or (word, mention.entity) in seen or corrected.mentions[number]:
            continue
        seen.add((word, mention.entity))
        names = " or ".join(person.name for person in people)
        yield Doubt("entity", number, f"“{mention.span.of(text)}” may be {names}.")
