"""A copy of an article's annotations that corrections can change.

To copy and to freeze takes time by the number of annotations; all else by what it changes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from tui.annotation.correcting.grid import SpanGrid
from tui.annotation.correcting.naming import LIKE, Naming
from tui.annotation.correcting.opened import (
    OpenEntity,
    OpenMention,
    OpenQuote,
    OpenSpeaker,
    kind_of,
    squeeze,
)
from tui.annotation.kinds import (
    Annotations,
    Attribution,
    Entity,
    EntityLabel,
    Mention,
    Speaker,
)
from tui.article import Span

Ids = tuple[str, ...]
One = TypeVar("One", bound=OpenEntity | OpenSpeaker)


class Revision(Naming):
    """The working copy: entities and mentions, and who says what."""

    def __init__(self, annotations: Annotations, text: str) -> None:
        super().__init__(text)
        self.quotes: SpanGrid[OpenQuote] = SpanGrid()
        self.speakers: list[OpenSpeaker] = []
        self._origin = annotations
        self._speakers_named: dict[str, list[OpenSpeaker]] = {}
        for entity in annotations.entities:
            self.add_entity(OpenEntity(entity.name, entity.label, len(self.entities)))
        for span, label, number in annotations.mentions:
            self.put_mention(OpenMention(span, label, self.entities[number]))
        for speaker in annotations.speakers:
            behind = None if speaker.entity is None else self.entities[speaker.entity]
            self.add_speaker(OpenSpeaker(speaker, behind, len(self.speakers)))
        for data in annotations.attributions:
            who = None if data.speaker is None else self.speakers[data.speaker]
            self.put_quote(OpenQuote(data), who)
        for one in self.entities:
            one.bare = not one.mentions
        for other in self.speakers:
            other.bare = not other.quotes

    # Who says what

    def quote_at(self, span: Span, least: float = LIKE) -> OpenQuote | None:
        """The attribution whose content runs over ``span``, or over nearly the same."""
        return self.quotes.like(span, least)

    def put_quote(self, quote: OpenQuote, speaker: OpenSpeaker | None) -> None:
        """Add an attribution."""
        self.quotes.put(quote, quote.data.span)
        self.give(quote, speaker)

    def recast(self, quote: OpenQuote, data: Attribution) -> None:
        """Change an attribution; its speaker stays."""
        quote.data = data
        self.quotes.put(quote, data.span)

    def give(self, quote: OpenQuote, speaker: OpenSpeaker | None) -> None:
        """Give an attribution to a speaker, or to nobody."""
        if quote.speaker is not None:
            quote.speaker.quotes.pop(quote, None)
        quote.speaker = speaker
        if speaker is not None:
            speaker.quotes[quote] = None

    def drop_quote(self, quote: OpenQuote) -> None:
        """Take an attribution out of the article."""
        self.quotes.remove(quote)
        self.give(quote, None)

    def add_speaker(self, speaker: OpenSpeaker) -> OpenSpeaker:
        """Add a speaker, who is in the article with the first words to say."""
        self.speakers.append(speaker)
        self._speakers_named.setdefault(squeeze(speaker.data.name).casefold(), []).append(speaker)
        if speaker.entity is not None:
            speaker.entity.speakers.append(speaker)
        return speaker

    def speakers_of(self, entity: OpenEntity) -> list[OpenSpeaker]:
        """The speakers in the article behind whom an entity stands."""
        return [s for s in entity.speakers if s.entity is entity and s.alive]

    def speaker_named(self, name: str) -> OpenSpeaker | None:
        """Who has this name, exact or without regard to case; rather who speaks in the article."""
        wanted = squeeze(name)
        folded = wanted.casefold()
        known = [
            speaker
            for speaker in self._speakers_named.get(folded, ())
            if squeeze(speaker.data.name).casefold() == folded
        ]
        return min(known, key=lambda s: (not s.alive, s.data.name != wanted), default=None)

    def speaker_for(self, name: str, entity_name: str | None = None) -> OpenSpeaker:
        """The speaker whom the reader calls ``name``; a new one where there is none.

        If the name of an entity is given, its speaker. Else the speaker of exactly this name; the
        entity of exactly this name; both again without regard to case; the one entity that is
        mentioned by these words.
        """
        wanted = squeeze(name)
        entity = None if entity_name is None else self.entity_named(entity_name)
        if entity is not None:
            return self.speaker_of(entity, wanted)
        speaker = self.speaker_named(wanted)
        if speaker is not None and speaker.alive and speaker.data.name == wanted:
            return speaker
        entity = self.entity_named(wanted)
        if entity is not None and (
            speaker is None or not speaker.alive or squeeze(entity.name) == wanted
        ):
            return self.speaker_of(entity, entity.name)
        return speaker or self.add_speaker(OpenSpeaker(Speaker(0, wanted)))

    def speaker_of(self, entity: OpenEntity, name: str) -> OpenSpeaker:
        """The speaker that an entity is, best under this name; a new one if it has none."""
        known = self.speakers_of(entity) or [s for s in entity.speakers if s.entity is entity]
        if known:
            return min(known, key=lambda s: s.data.name != name)
        unbound = self.speaker_named(name)
        if unbound is not None and unbound.entity is None and unbound.data.name == name:
            self._bind(unbound, entity)
            return unbound
        return self.add_speaker(OpenSpeaker(Speaker(0, name, kind_of(entity.label)), entity))

    # Entities with the speakers that they are

    def rename(self, entity: OpenEntity, name: str) -> None:
        """Give an entity another name; a speaker of its old name has the new one too."""
        old = entity.name
        self.call(entity, name)
        for speaker in self.speakers_of(entity):
            if speaker.data.name == old:
                self._call_speaker(speaker, entity.name)

    def relabel(self, entity: OpenEntity, label: EntityLabel) -> OpenEntity:
        """Give an entity another label, or join it to the one that has its name and that label."""
        other = self.entity_named(entity.name, label, by_words=False)
        if other is not None and other is not entity and other.alive:
            self.join(entity, other)
            return other
        entity.label = label
        for mention in entity.mentions:
            mention.label = label
        for speaker in self.speakers_of(entity):
            if speaker.data.named:
                speaker.data = speaker.data._replace(kind=kind_of(label))
        return entity

    def join(self, entity: OpenEntity, into: OpenEntity) -> None:
        """Make two entities one, with the second's name and label, and their speakers too."""
        theirs, ours = self.speakers_of(entity), self.speakers_of(into)
        for mention in list(entity.mentions):
            self.move(mention, into)
        entity.bare = False
        if not ours and not theirs:
            return
        first, *others = *ours, *theirs
        for other in others:
            for quote in list(other.quotes):
                self.give(quote, first)
            other.bare, other.entity = False, None
            role, reason = (first.data.role or other.data.role), first.data.reason
            first.data = first.data._replace(role=role, reason=reason or other.data.reason)
        if not ours:
            self._bind(first, into)
            self._call_speaker(first, into.name)
            if first.data.named:
                first.data = first.data._replace(kind=kind_of(into.label))

    def _bind(self, speaker: OpenSpeaker, entity: OpenEntity) -> None:
        speaker.entity = entity
        if speaker not in entity.speakers:
            entity.speakers.append(speaker)

    def _call_speaker(self, speaker: OpenSpeaker, name: str) -> None:
        speaker.data = speaker.data._replace(name=name)
        known = self._speakers_named.setdefault(squeeze(name).casefold(), [])
        if speaker not in known:
            known.append(speaker)

    # The result

    def freeze(self) -> tuple[Annotations, list[Ids], list[Ids]]:
        """The annotations; for each mention and attribution the corrections that it goes back to.

        The engine's entities and speakers keep their order; new ones follow in text order. Those
        that corrections have left without a mention, or without a word to say, are gone.
        """
        mentions = [mention for _, mention in self.mentions.items()]
        quotes = [quote for _, quote in self.quotes.items()]
        entities = _numbered(self.entities, (m.entity for m in mentions))
        speakers = _numbered(self.speakers, (q.speaker for q in quotes if q.speaker))
        annotations = Annotations(
            self._origin.digest,
            self._origin.engine,
            tuple(Entity(number, e.name, e.label) for e, number in entities.items()),
            tuple(Mention(m.span, m.label, entities[m.entity]) for m in mentions),
            tuple(
                s.data._replace(id=number, entity=entities.get(s.entity) if s.entity else None)
                for s, number in speakers.items()
            ),
            tuple(
                q.data._replace(id=number, speaker=speakers[q.speaker] if q.speaker else None)
                for number, q in enumerate(quotes)
            ),
        )
        return annotations, [m.by for m in mentions], [q.by for q in quotes]


def _numbered(known: Iterable[One], used: Iterable[One]) -> dict[One, int]:
    """The new numbers of what is in the article: first the engine's own, then by first use."""
    engines: list[One] = [one for one in known if one.number is not None and one.alive]
    return {one: number for number, one in enumerate(dict.fromkeys([*engines, *used]))}
