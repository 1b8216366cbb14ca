"""What a correction may name, the likeliest first: plain data for a picker."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import NamedTuple

from tui.annotation import ENTITY_LABELS, Annotations, EntityLabel, QuoteType, Span
from tui.reader.screen.peek import LABELS, QUOTES

SPEAKING: frozenset[EntityLabel] = frozenset(
    ["PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "LAW"]
)
"""Types of entities that can be a quote's source. What happens, or counts something, says nothing."""

NOBODY = "nobody known"


class Option(NamedTuple):
    """Something that can be picked: a key that says what, its name, and what it is.

    ``sign`` stands before the name, in the colour of the speaker with the ``rank``-th share.
    """

    key: Hashable
    name: str
    detail: str = ""
    sign: str = " "
    rank: int | None = None


def speakers(
    annotations: Annotations,
    ranks: Mapping[int, int],
    near: Span,
    *,
    but: int | None = None,
    nobody: bool = True,
) -> list[Option]:
    """Who may have said what stands at ``near``: speakers and people first, the nearest first.

    ``ranks`` are the speakers' places by share, ``but`` is the speaker to leave out. Keys are
    ``("speaker", id)``, ``("entity", id)`` and, last and only if ``nobody``, ``("nobody", None)``.
    """
    places: dict[int, list[Span]] = {}
    for mention in annotations.mentions:
        places.setdefault(mention.entity, []).append(mention.span)
    sized: list[tuple[bool, int, int, Option]] = []
    speaking = set()
    for speaker in annotations.speakers:
        if speaker.entity is not None:
            speaking.add(speaker.entity)
        if speaker.id == but:
            continue
        quotes = annotations.by_speaker.get(speaker.id, ())
        at = [quote.source or quote.span for quote in quotes]
        at += places.get(speaker.entity, []) if speaker.entity is not None else []
        said = _plural(len(quotes), "quote")
        detail = f"{speaker.role} · {said}" if speaker.role else said
        option = Option(("speaker", speaker.id), speaker.name, detail, "●", ranks.get(speaker.id))
        sized.append((False, _far(near, at), len(sized), option))
    for entity in annotations.entities:
        if entity.id not in speaking and entity.label in SPEAKING:
            option = Option(("entity", entity.id), entity.name, LABELS[entity.label], "#")
            far = _far(near, places.get(entity.id, []))
            sized.append((entity.label != "PERSON", far, len(sized), option))
    sized.sort(key=lambda item: item[:3])
    last = [Option(("nobody", None), NOBODY, "the article does not say who", "?")]
    return [item[3] for item in sized] + (last if nobody else [])


def others(annotations: Annotations, entity: int, *, same_type: bool = False) -> list[Option]:
    """The entities that one may be the same as: those that share a word first, then by mentions.

    Keys are ``("entity", id)``; ``same_type`` leaves out those of other types.
    """
    this = annotations.entities[entity]
    counts = mentions_of(annotations)
    words = set(this.name.casefold().split())
    found = [
        one
        for one in annotations.entities
        if one.id != entity and (not same_type or one.label == this.label)
    ]
    found.sort(
        key=lambda one: (
            words.isdisjoint(one.name.casefold().split()),
            one.label != this.label,
            -counts.get(one.id, 0),
        )
    )
    return [
        Option(
            ("entity", one.id),
            one.name,
            f"{LABELS[one.label]} · {_plural(counts.get(one.id, 0), 'mention')}",
            "#",
        )
        for one in found
    ]


def labels(but: EntityLabel | None = None) -> list[Option]:
    """The types of entities in words, with their labels; keys are the labels."""
    return [Option(label, LABELS[label], label) for label in ENTITY_LABELS if label != but]


def types(but: QuoteType) -> list[Option]:
    """The types of quotes with what they mean; keys are the types."""
    found = []
    for kind, words in QUOTES.items():
        name, _, detail = words.partition(": ")
        if kind != but:
            found.append(Option(kind, name, detail))
    return found


def mentions_of(annotations: Annotations) -> dict[int, int]:
    """How many mentions each entity has."""
    counts: dict[int, int] = {}
    for mention in annotations.mentions:
        counts[mention.entity] = counts.get(mention.entity, 0) + 1
    return counts


def _far(near: Span, places: Iterable[Span]) -> int:
    """Code points between a span and the nearest of some places, 0 where one is in it."""
    return min(
        (max(0, place.start - near.end, near.start - place.end) for place in places),
        default=1 << 60,
    )


def _plural(count: int, word: str) -> str:
    return f"{count:,} {word}{'s' * (count != 1)}"
