"""Annotations while corrections change them: they refer to each other, and not by number."""

from __future__ import annotations

from dataclasses import dataclass, field

from tui.annotation.kinds import Attribution, EntityLabel, Speaker, SpeakerKind
from tui.article import Span

_KINDS: dict[str, SpeakerKind] = {
    "PERSON": "person",
    "NORP": "group",
    "ORG": "organization",
    "GPE": "organization",
    "LOC": "organization",
    "FAC": "organization",
    "WORK_OF_ART": "document",
    "LAW": "document",
}


@dataclass(slots=True, eq=False)
class OpenEntity:
    """An entity with its mentions and speakers.

    ``number`` is its id by the engine, None where a correction made it; ``bare`` says that the
    engine gave it no mention.
    """

    name: str
    label: EntityLabel
    number: int | None = None
    bare: bool = False
    mentions: dict[OpenMention, None] = field(default_factory=dict)
    speakers: list[OpenSpeaker] = field(default_factory=list)

    @property
    def alive(self) -> bool:
        """Whether it is in the article."""
        return self.bare or bool(self.mentions)


@dataclass(slots=True, eq=False)
class OpenMention:
    """A mention; ``by`` are the ids of the corrections that it owes something to."""

    span: Span
    label: EntityLabel
    entity: OpenEntity
    by: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class OpenSpeaker:
    """A speaker with what it says. ``data.id`` and ``data.entity`` mean nothing here.

    ``number`` is its id by the engine, None where a correction made it; ``bare`` says that the
    engine gave it nothing to say.
    """

    data: Speaker
    entity: OpenEntity | None = None
    number: int | None = None
    bare: bool = False
    quotes: dict[OpenQuote, None] = field(default_factory=dict)

    @property
    def alive(self) -> bool:
        """Whether it speaks in the article."""
        return self.bare or bool(self.quotes)


@dataclass(slots=True, eq=False)
class OpenQuote:
    """An attribution. ``data.id`` and ``data.speaker`` mean nothing here."""

    data: Attribution
    speaker: OpenSpeaker | None = None
    by: tuple[str, ...] = ()


def kind_of(label: EntityLabel) -> SpeakerKind:
    """What kind of speaker an entity of this label is."""
    return _KINDS.get(label, "unknown")


def squeeze(words: str) -> str:
    """Words with one blank between them, whatever stands between them in the text."""
    return " ".join(words.split())
