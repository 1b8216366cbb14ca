"""The reader's notes on the open article, those that have lost their place among them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment

from tui.annotation import Annotations, Note, Stop
from tui.article import Article
from tui.reader.palette import Palette
from tui.reader.panes.article_pane import ArticlePane
from tui.reader.panes.fitting import Line, clip, fold
from tui.reader.panes.quoting import section
from tui.reader.panes.rolling import BREATH, Block, Item
from tui.reader.panes.states import state, with_key

if TYPE_CHECKING:
    from tui.reader.noted import PlacedNote

LOST = "Notes without a place"
QUOTED_ROWS = 3
COMMENT_ROWS = 6


class NotesPane(ArticlePane):
    """Lists ``notes`` in text order. Keys are ``("note", id)``, and ``("lost", id)`` for orphans."""

    def __init__(self, palette: Palette, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(palette, **kwargs)
        self.notes: Sequence[PlacedNote] = ()

    def items(self) -> Iterator[Item]:
        """The notes; they do not wait for the engine."""
        some = False
        for placed in self.notes:
            if placed.anchor.span is not None and self._passes(placed.note):
                some = True
                yield Item(("note", placed.note.id), placed)
            elif self.filter:
                yield BREATH
        lost = [p for p in self.notes if p.anchor.span is None and self._passes(p.note)]
        if lost:
            yield Item(None, f"{LOST} {len(lost)}")
        for placed in lost:
            yield Item(("lost", placed.note.id), placed)
        if not some and not lost:
            yield self.unfound() if self.filter else self.nothing()

    def entries(self, article: Article, annotations: Annotations) -> Iterator[Item]:
        """The notes."""
        return self.items()

    def _passes(self, note: Note) -> bool:
        return self.filter.passes(note.target.quote.exact, note.comment, note.speaker)

    def nothing(self) -> Item:
        """How to take a note."""
        return state(
            "There are no notes on this article yet.",
            with_key(self.palette, "highlight", "{} highlights what the cursor is on."),
            with_key(self.palette, "comment", "{} highlights it and asks for a comment."),
        )

    def place_of(self, stop: Stop) -> Hashable | None:
        """A note's own entry."""
        return ("note", stop.key) if stop.kind == "note" else None

    def lines(self, item: Item, width: int) -> Block:
        """The lines of a note, or the heading of the lost ones."""
        if item.key is None:
            return section(self.palette, item.what, width)
        plain, muted = self.palette.on("panel"), self.palette.on("panel", "muted")
        note: Note = item.what.note
        lost = item.what.anchor.span is None
        sign = "●" if note.comment else "○"
        look = muted if lost else plain + self.palette.note(note.colour)
        lines: list[Line] = []
        for row, text in enumerate(fold(note.target.quote.exact, width - 4, QUOTED_ROWS)):
            before = Segment("   " if row else f" {sign} ", self.palette.on("panel", "accent"))
            lines.append((before, Segment(text, look)))
        if note.comment:
            lines += [
                (Segment("   "), Segment(text, plain))
                for text in fold(note.comment, width - 4, COMMENT_ROWS)
            ]
        about = [note.speaker or "", "found again" if item.what.anchor.how == "fuzzy" else ""]
        if any(about):
            words = clip(" · ".join(part for part in about if part), width - 4)
            lines.append((Segment("   "), Segment(words, self.palette.on("panel", "muted"))))
        return Block(tuple(lines), 1)
