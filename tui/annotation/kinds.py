"""What the engine marks in an article: entities, attributions, speakers. Pure data.

Named tuples where a dataclass would do: to define one takes a seventh of the time, and all this is
imported before the first paint.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, NamedTuple, get_args

from tui.article import Span

EntityLabel = Literal[
    "PERSON",
    "NORP",
    "ORG",
    "GPE",
    "LOC",
    "FAC",
    "PRODUCT",
    "EVENT",
    "WORK_OF_ART",
    "LAW",
    "LANGUAGE",
    "DATE",
    "TIME",
    "PERCENT",
    "MONEY",
    "QUANTITY",
    "ORDINAL",
    "CARDINAL",
]
"""The entity types of OntoNotes 5 (Weischedel et al., 2013)."""

ENTITY_LABELS: tuple[EntityLabel, ...] = get_args(EntityLabel)

QuoteType = Literal["direct", "mixed", "indirect"]
"""Whether all, some or none of what is said stands in quote marks (PolNeAR)."""

SpeakerKind = Literal["person", "organization", "group", "document", "unknown"]

CueClass = Literal["neutral", "assertive", "distancing", "factive"]
"""What the cue lets the reader feel: *said*, *insisted*, *claimed*, *acknowledged*."""


class Mention(NamedTuple):
    """One place where an entity is named. ``entity`` is the Entity's id."""

    span: Span
    label: EntityLabel
    entity: int


class Entity(NamedTuple):
    """A thing named in an article, by the fullest name that the article gives it."""

    id: int
    name: str
    label: EntityLabel


class Speaker(NamedTuple):
    """Whom a source mention stands for.

    ``name`` is the fullest name in the article, or the head phrase of an unnamed source
    ("officials"). ``named`` is False for the latter; ``reason`` then says why, where the article
    does ("who declined to be named"). ``role`` is the role as the article words it. ``entity`` is
    the id of the Entity of that name, if there is one.
    """

    id: int
    name: str
    kind: SpeakerKind = "unknown"
    named: bool = True
    role: str | None = None
    reason: str | None = None
    entity: int | None = None


class Attribution(NamedTuple):
    """Source + cue + content: somebody said something, as PARC and PolNeAR have it.

    ``content`` has a span for each uninterrupted piece, in text order, quote marks included.
    ``via`` is the mention of who relayed it ("according to Reuters"). ``speaker`` is a Speaker's
    id, None where nothing says who spoke. ``confidence`` lies in [0, 1], None for rules.
    """

    id: int
    content: tuple[Span, ...]
    type: QuoteType
    source: Span | None = None
    cue: Span | None = None
    via: Span | None = None
    speaker: int | None = None
    cue_class: CueClass | None = None
    confidence: float | None = None

    @property
    def span(self) -> Span:
        """From the beginning of the first piece of content to the end of the last."""
        return Span(self.content[0].start, self.content[-1].end)


@dataclass(frozen=True)
class Annotations:
    """Everything that one engine found in one text.

    ``digest`` is the text's (Article.digest), ``engine`` the engine's name and version: a result
    that bears another digest belongs to another text. Ids are positions in ``entities`` and
    ``speakers``; ``mentions`` and ``attributions`` are in text order.
    """

    digest: str
    engine: str
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    attributions: tuple[Attribution, ...] = ()

    @cached_property
    def by_speaker(self) -> Mapping[int | None, tuple[Attribution, ...]]:
        """Each speaker's attributions in text order; those of nobody known under None."""
        out: dict[int | None, list[Attribution]] = {}
        for attribution in self.attributions:
            out.setdefault(attribution.speaker, []).append(attribution)
        return {key: tuple(value) for key, value in out.items()}

    def speaker_of(self, attribution: Attribution) -> Speaker | None:
        """Who said it, if that is known."""
        return None if attribution.speaker is None else self.speakers[attribution.speaker]

    def to_dict(self) -> dict[str, Any]:
        """Plain data that JSON can hold; ``from_dict`` takes it back."""
        return {
            "digest": self.digest,
            "engine": self.engine,
            **{
                name: [item._asdict() for item in getattr(self, name)]
                for name in ("entities", "mentions", "speakers", "attributions")
            },
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Annotations:
        """The annotations that ``to_dict`` wrote. Raises KeyError or TypeError on other data."""
        return cls(
            digest=data["digest"],
            engine=data["engine"],
            entities=tuple(Entity(**e) for e in data["entities"]),
            mentions=tuple(
                Mention(Span(*m["span"]), m["label"], m["entity"]) for m in data["mentions"]
            ),
            speakers=tuple(Speaker(**s) for s in data["speakers"]),
            attributions=tuple(_attribution(a) for a in data["attributions"]),
        )


def _attribution(data: Mapping[str, Any]) -> Attribution:
    rest = dict(data)
    rest["content"] = tuple(Span(*piece) for piece in data["content"])
    for key in ("source", "cue", "via"):
        rest[key] = Span(*data[key]) if data[key] else None
    return Attribution(**rest)


class Voice(NamedTuple):
    """A speaker's part in an article: what the speakers' panel lists.

    ``words`` counts the words of the content, ``share`` is their share of all attributed words.
    """

    speaker: Speaker | None
    attributions: tuple[Attribution, ...]
    words: int = 0
    share: float = 0.0


def voices(annotations: Annotations, text: str) -> tuple[Voice, ...]:
    """Who speaks in an article, most words first; nobody known comes last."""
    counted = [
        (
            speaker,
            attributions,
            sum(len(piece.of(text).split()) for a in attributions for piece in a.content),
        )
        for speaker, attributions in annotations.by_speaker.items()
    ]
    total = sum(words for _, _, words in counted) or 1
    counted.sort(key=lambda item: (item[0] is None, -item[2], item[1][0].span))
    return tuple(
        Voice(
            None if speaker is None else annotations.speakers[speaker],
            attributions,
            words,
            words / total,
        )
        for speaker, attributions, words in counted
    )
