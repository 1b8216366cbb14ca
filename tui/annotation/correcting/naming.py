"""Entities and their mentions, found by name and by place, while corrections change them."""

from __future__ import annotations

from tui.annotation.correcting.grid import SpanGrid
from tui.annotation.correcting.opened import OpenEntity, OpenMention, squeeze
from tui.annotation.kinds import EntityLabel
from tui.article import Span

LIKE = 0.5
"""What two spans share of the longer, at least, to be one annotation by two models."""


class Naming:
    """The entities and mentions of a text.

    To find an entity by its name or a mention by its place takes no longer where there are many.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.mentions: SpanGrid[OpenMention] = SpanGrid()
        self.entities: list[OpenEntity] = []
        self._named: dict[str, list[OpenEntity]] = {}
        self._of_words: dict[str, dict[OpenMention, None]] | None = None

    def mention_at(self, span: Span) -> OpenMention | None:
        """The mention on ``span``, or on nearly the same."""
        return self.mentions.like(span, LIKE)

    def mentions_of(self, words: str) -> tuple[OpenMention, ...]:
        """The mentions that consist of these words, whatever the blanks between them."""
        if self._of_words is None:
            self._of_words = {}
            for _, mention in self.mentions.items():
                self._index(mention)
        return tuple(self._of_words.get(squeeze(words), ()))

    def words_of(self, mention: OpenMention) -> str:
        """How a mention names its entity, on one line."""
        return squeeze(mention.span.of(self.text))

    def entity_named(
        self, name: str, label: EntityLabel | None = None, *, by_words: bool = True
    ) -> OpenEntity | None:
        """The entity of a name, and of a label if one is given.

        By the exact name, then without regard to case, then (``by_words``) the one entity that is
        mentioned by these words, whatever its name; last, one that corrections have emptied.
        """
        wanted = squeeze(name)
        folded = wanted.casefold()
        known = [
            entity
            for entity in self._named.get(folded, ())
            if squeeze(entity.name).casefold() == folded and label in (None, entity.label)
        ]
        known.sort(key=lambda entity: (not entity.alive, entity.name != wanted))
        if known and known[0].alive:
            return known[0]
        if by_words:
            mentioned = {
                mention.entity
                for mention in self.mentions_of(wanted)
                if label in (None, mention.entity.label)
            }
            if len(mentioned) == 1:
                return mentioned.pop()
        return known[0] if known else None

    def entity_for(self, name: str, label: EntityLabel, *, by_words: bool = True) -> OpenEntity:
        """The entity of this name and label; a new one where there is none."""
        found = self.entity_named(name, label, by_words=by_words)
        return found or self.add_entity(OpenEntity(squeeze(name), label))

    def add_entity(self, entity: OpenEntity) -> OpenEntity:
        """Add an entity; it is in the article once it has a mention."""
        self.entities.append(entity)
        self._know(entity)
        return entity

    def put_mention(self, mention: OpenMention) -> OpenMention:
        """Add a mention."""
        mention.entity.mentions[mention] = None
        self.mentions.put(mention, mention.span)
        if self._of_words is not None:
            self._index(mention)
        return mention

    def mention(self, span: Span, entity: OpenEntity) -> OpenMention:
        """A new mention; those that it overlaps give way."""
        self._clear(span)
        return self.put_mention(OpenMention(span, entity.label, entity))

    def drop_mention(self, mention: OpenMention) -> None:
        """Take a mention out of the article."""
        del mention.entity.mentions[mention]
        self.mentions.remove(mention)
        if self._of_words is not None:
            del self._of_words[self.words_of(mention)][mention]

    def reshape(self, mention: OpenMention, span: Span) -> None:
        """Give a mention another span; those that it then overlaps give way."""
        self.drop_mention(mention)
        self._clear(span)
        mention.span = span
        self.put_mention(mention)

    def move(self, mention: OpenMention, entity: OpenEntity) -> None:
        """Make a mention one of this entity's, with its label."""
        del mention.entity.mentions[mention]
        mention.entity, mention.label = entity, entity.label
        entity.mentions[mention] = None

    def call(self, entity: OpenEntity, name: str) -> None:
        """Give an entity another name."""
        entity.name = squeeze(name)
        self._know(entity)

    def _know(self, entity: OpenEntity) -> None:
        # Under a name that it has no more an entity is passed over when it is looked up.
        known = self._named.setdefault(squeeze(entity.name).casefold(), [])
        if entity not in known:
            known.append(entity)

    def _index(self, mention: OpenMention) -> None:
        assert self._of_words is not None
        self._of_words.setdefault(self.words_of(mention), {})[mention] = None

    def _clear(self, span: Span) -> None:
        for _, mention in self.mentions.touching(span):
            self.drop_mention(mention)
