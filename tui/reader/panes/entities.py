"""The entities: what the article names, by type."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style as RichStyle

from tui.annotation import ENTITY_LABELS, Annotations, Entity, EntityLabel, Stop
from tui.article import Article
from tui.reader.palette import Palette
from tui.reader.panes.article_pane import ArticlePane
from tui.reader.panes.fitting import Line, fold, spread
from tui.reader.panes.rolling import Block, Item
from tui.reader.panes.states import state

WORDS: dict[EntityLabel, str] = {
    "PERSON": "People",
    "NORP": "Nationalities and groups",
    "ORG": "Organizations",
    "GPE": "Countries and towns",
    "LOC": "Regions and nature",
    "FAC": "Buildings and sites",
    "PRODUCT": "Products",
    "EVENT": "Events",
    "WORK_OF_ART": "Works",
    "LAW": "Laws",
    "LANGUAGE": "Languages",
    "DATE": "Dates",
    "TIME": "Times",
    "PERCENT": "Percentages",
    "MONEY": "Money",
    "QUANTITY": "Quantities",
    "ORDINAL": "Ordinals",
    "CARDINAL": "Numbers",
}
"""What the types of OntoNotes are called here."""

FOLDED: frozenset[EntityLabel] = frozenset(
    ["DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"]
)
"""Times and numbers: folded at first, since they are many and seldom looked for."""


class _Type(NamedTuple):
    label: EntityLabel
    entities: int
    folded: bool


class _Named(NamedTuple):
    entity: Entity
    mentions: int
    last: bool = False


class EntitiesPane(ArticlePane):
    """Lists the entities of the open article under their types.

    Keys are ``("type", label)`` and ``("entity", id)``. ``by_order`` says that entities come in
    the order of their first mentions, not by the number of mentions.
    """

    def __init__(self, palette: Palette, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(palette, **kwargs)
        self.by_order = False
        self._folded: set[EntityLabel] = set(FOLDED)
        self._types: list[tuple[EntityLabel, list[_Named]]] = []
        self._label: dict[int, EntityLabel] = {}

    def prepare(self) -> None:
        """Count the mentions; entities come in the order of the first of them."""
        counts: dict[int, int] = {}
        for mention in self.annotations.mentions if self.annotations else ():
            counts[mention.entity] = counts.get(mention.entity, 0) + 1
        groups: dict[EntityLabel, list[_Named]] = {}
        for number, count in counts.items():
            assert self.annotations is not None
            entity = self.annotations.entities[number]
            groups.setdefault(entity.label, []).append(_Named(entity, count))
        self._types = [(label, groups[label]) for label in ENTITY_LABELS if label in groups]
        self._label = {named.entity.id: label for label, group in self._types for named in group}

    def entries(self, article: Article, annotations: Annotations) -> Iterator[Item]:
        """Each type and what is of it."""
        for label, group in self._types:
            if self.filter:
                group = [n for n in group if self.filter.passes(n.entity.name, WORDS[label])]
            if not group:
                continue
            folded = label in self._folded and not self.filter
            yield Item(("type", label), _Type(label, len(group), folded))
            if folded:
                continue
            if not self.by_order:
                group = sorted(group, key=lambda named: -named.mentions)
            for named in group:
                yield Item(("entity", named.entity.id), named._replace(last=named is group[-1]))

    def nothing(self) -> Item:
        """Nothing is named."""
        return state("Nobody and nothing is named in this article.")

    @property
    def said(self) -> str:
        """What is not as it is at first."""
        return "in order of appearance" if self.by_order else ""

    def sort(self) -> str:
        """By the number of mentions, or by first appearance."""
        self.by_order = not self.by_order
        self.rebuild()
        self._reveal()
        return (
            "Entities: by first appearance."
            if self.by_order
            else "Entities: by number of mentions."
        )

    def fold(self) -> str:
        """Fold or unfold the type at the cursor."""
        if not isinstance(self.cursor, tuple) or not self._types:
            return "There is nothing to fold."
        kind, key = self.cursor
        label = key if kind == "type" else self._label[key]
        self._folded ^= {label}
        self.cursor = ("type", label)
        self.rebuild()
        self._reveal()
        return ""

    def head_of(self, number: int) -> int:
        """An entity's type."""
        while number > 0 and isinstance(self.shown[number].what, _Named):
            number -= 1
        return number

    def place_of(self, stop: Stop) -> Hashable | None:
        """A mention's entity, or its type where that is folded."""
        if stop.kind != "entity" or stop.group is None:
            return None
        label = self._label.get(stop.group)
        folded = label in self._folded and not self.filter
        return ("type", label) if folded else ("entity", stop.group)

    def lines(self, item: Item, width: int) -> Block:
        """The lines of a type or an entity."""
        plain, muted = self.palette.on("panel"), self.palette.on("panel", "muted")
        if isinstance(item.what, _Type):
            label, count, folded = item.what
            sign = self.palette.entity_sign(label)
            # The type's own look, so that the list explains the colours of the text.
            look = plain + self.palette.entity(label) + RichStyle(bold=True)
            head = spread(
                [
                    Segment(" ▸ " if folded else " ▾ ", muted),
                    Segment(WORDS[label], look),
                    Segment(f" {sign}" if sign else "", muted),
                ],
                [Segment(f"{count:,} ", muted)],
                width,
                plain,
            )
            return Block((head,), 0)
        entity, count, last = item.what
        first, *rest = fold(entity.name, width - 9, 2)
        lines: list[Line] = [
            spread(
                [Segment("   " + first, plain)],
                [Segment(f"{count:,} ", muted if count == 1 else plain)],
                width,
                plain,
            )
        ]
        lines += [(Segment("   " + line, plain),) for line in rest]
        return Block(tuple(lines), 1 if last else 0)
