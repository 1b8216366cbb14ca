"""What lies on an article's text: the engine's and the reader's marks, and the cursor's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from tui.annotation import Annotations, Span, SpanIndex
from tui.article import Reading
from tui.reader.view.rows import Row


class Mark(NamedTuple):
    """What lies on a piece of text: a layer, and which of its styles."""

    layer: str
    value: str = ""
    rank: int | None = None


class Placed(NamedTuple):
    """A mark and its place in the reading."""

    span: Span
    mark: Mark


class Noted(NamedTuple):
    """A note's place in the article, its colour, and whether it has a comment."""

    span: Span
    colour: str
    commented: bool


class Layers:
    """The marks that stay while the reader moves, by their place in the article.

    They know neither rows nor what is hidden, so that a new width costs them nothing.
    """

    def __init__(self) -> None:
        self.quotes: SpanIndex[Mark] = SpanIndex()
        self.entities: SpanIndex[Mark] = SpanIndex()
        self.notes: SpanIndex[Noted] = SpanIndex()
        self.hidden: SpanIndex[Mark] = SpanIndex()

    def annotate(self, annotations: Annotations | None, ranks: dict[int, int]) -> None:
        """Lay the engine's marks; ``ranks`` gives each speaker's place among the colours."""
        if annotations is None:
            self.quotes, self.entities = SpanIndex(), SpanIndex()
            return
        quotes = []
        for attribution in annotations.attributions:
            rank = ranks.get(attribution.speaker) if attribution.speaker is not None else None
            mark = Mark("quote", attribution.type, rank)
            quotes += [(piece, mark) for piece in attribution.content]
        entities: dict[str, Mark] = {}
        self.quotes = SpanIndex(quotes)
        self.entities = SpanIndex(
            (m.span, entities.setdefault(m.label, Mark("entity", m.label)))
            for m in annotations.mentions
        )

    def note(self, notes: Sequence[tuple[Span, str, bool]]) -> None:
        """Lay the reader's marks: place, colour, and whether there is a comment."""
        self.notes = SpanIndex((note[0], Noted(*note)) for note in notes)

    def hide(self, hidden: Sequence[Span]) -> None:
        """Lay the marks of what was cleaned away and is shown nevertheless."""
        self.hidden = SpanIndex((span, Mark("hidden")) for span in hidden)

    def on(self, span: Span, notes_above: bool = False) -> list[tuple[Span, Mark]]:
        """The marks that touch a part of the article, in the order in which they are laid.

        Quotations lie below, then notes, then entities; ``notes_above`` lays notes last.
        """
        out = self.hidden.touching(*span) + self.quotes.touching(*span)
        entities = self.entities.touching(*span)
        notes = [(place, Mark("note", note.colour)) for place, note in self.notes.touching(*span)]
        return out + (entities + notes if notes_above else notes + entities)


class Moving:
    """The marks that follow the reader's hand: the cursor, search hits, the selection.

    ``cursor`` and ``selection`` are the reading's, ``matches`` are the article's and in order.
    """

    def __init__(self) -> None:
        self.cursor: Sequence[Placed] = ()
        self.matches: Sequence[Span] = ()
        self.match: int | None = None
        self.selection: Span | None = None

    def on_row(self, reading: Reading, row: Row) -> tuple[Placed, ...]:
        """The marks that touch a row, in the order in which they are laid."""
        out = [p for p in self.cursor if p.span.start < row.end and p.span.end > row.start]
        if self.matches and row.end > row.start:
            out += self._matches_on(reading, row)
        chosen = self.selection
        if chosen is not None and chosen.start < row.end and chosen.end > row.start:
            out.append(Placed(chosen, Mark("selection")))
        return tuple(out)

    def _matches_on(self, reading: Reading, row: Row) -> list[Placed]:
        part = reading.span_to_article(row.start, row.end)
        out = []
        # Matches do not overlap: one at most begins before the row and reaches into it.
        first = max(0, bisect_left(self.matches, (part.start, part.start)) - 1)
        for number in range(first, len(self.matches)):
            match = self.matches[number]
            if match.start >= part.end:
                break
            if match.end > part.start:
                name = "search.current" if number == self.match else "search"
                out.append(Placed(reading.span_from_article(match), Mark(name)))
        return out
