"""The reader's notes on the open article, those that have lost their place among them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment

from tui.annotation import Annotations, Correction, Note, Stop
from tui.article import Article
from tui.reader.desk.tags import shown_tags
from tui.reader.palette import Palette
from tui.reader.panes.article_pane import ArticlePane
from tui.reader.panes.fitting import Line, clip, fold
from tui.reader.panes.quoting import section
from tui.reader.panes.rolling import BREATH, Block, Item
from tui.reader.panes.states import state, with_key

if TYPE_CHECKING:
    from tui.reader.desk import PlacedNote

LOST = "Notes without a place"
LOST_CORRECTIONS = "Corrections without a place"
WHAT = {
    "accept": "accepted",
    "reject": "taken away",
    "speaker": "said by",
    "label": "type",
    "boundary": "other ends",
    "merge": "the same as",
    "split": "another",
    "entity": "added",
    "quote": "added",
}
"""What a correction did, by its kind."""

QUOTED_ROWS = 3
COMMENT_ROWS = 6


class NotesPane(ArticlePane):
    """Lists ``notes`` in text order, then orphans, and the corrections that are ``lost``.

    Keys are ``("note", id)``, ``("lost", id)`` and ``("lost correction", id)``.
    """

    def __init__(self, palette: Palette, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(palette, **kwargs)
        self.notes: Sequence[PlacedNote] = ()
        self.lost: Sequence[Correction] = ()

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
        astray = [c for c in self.lost if self.filter.passes(c.target.quote.exact)]
        if astray:
            yield Item(None, f"{LOST_CORRECTIONS} {len(astray)}")
        for correction in astray:
            yield Item(("lost correction", correction.id), correction)
        if not some and not lost and not astray:
            yield self.unfound() if self.filter else self.nothing()

    def entries(self, article: Article, annotations: Annotations) -> Iterator[Item]:
        """The notes."""
        return self.items()

    def _passes(self, note: Note) -> bool:
        colour = self.palette.theme.note_words(note.colour)
        words = (note.target.quote.exact, note.comment, note.speaker, colour, shown_tags(note.tags))
        return self.filter.passes(*words)

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
        if isinstance(item.what, Correction):
            return self._correction(item.what, width)
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
        if note.tags:
            tags = clip(shown_tags(note.tags), width - 4)
            lines.append((Segment("   "), Segment(tags, self.palette.on("panel", "accent"))))
        words = clip(" · ".join(self._about(item.what)), width - 4)
        lines.append((Segment("   "), Segment(words, muted)))
        return Block(tuple(lines), 1)

    def _about(self, placed: PlacedNote) -> Iterator[str]:
        theme, note = self.palette.theme, placed.note
        # The colour is seen; where it is not, or means nothing, its name says it.
        seen = note.colour in theme.notes and placed.anchor.span is not None
        meaning = theme.meanings.get(note.colour)
        alone = meaning is not None and seen and not self.palette.few
        yield meaning if meaning and alone else theme.note_words(note.colour)
        if note.speaker:
            yield note.speaker
        if placed.anchor.how == "fuzzy":
            yield "found again"

    def _correction(self, correction: Correction, width: int) -> Block:
        """The lines of a correction: on which words, and what it said of them."""
        muted = self.palette.on("panel", "muted")
        lines: list[Line] = []
        for row, text in enumerate(fold(correction.target.quote.exact, width - 4, QUOTED_ROWS)):
            before = Segment("   " if row else " ✎ ", self.palette.on("panel", "accent"))
            lines.append((before, Segment(text, muted)))
        value = correction.value
        said = value.get("speaker") or value.get("into") or value.get("name") or value.get("label")
        what = f"{WHAT[correction.kind]}: {said}" if said else WHAT[correction.kind]
        lines.append((Segment("   "), Segment(clip(what, width - 4), muted)))
        return Block(tuple(lines), 1)
