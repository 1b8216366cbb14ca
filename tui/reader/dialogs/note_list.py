"""The entries of the list of all notes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from rich.segment import Segment
from rich.style import Style as RichStyle

from tui.annotation import Note
from tui.article.safety import safe_line
from tui.reader.desk.tags import shown_tags
from tui.reader.dialogs.choices import Choices
from tui.reader.finding.notes import AllNotes
from tui.reader.palette import Palette
from tui.reader.panes.fitting import Line, clip, fold, spread
from tui.reader.panes.list_pane import Block, Item
from tui.reader.panes.rolling import BREATH
from tui.reader.panes.states import State, state, state_block, with_key

QUOTED_ROWS = 2
COMMENT_ROWS = 2
MARGIN = 4
"""Cells before the words of an entry, for the sign of its colour."""


class NoteList(Choices):
    """Notes one below the other; the keys are those of ``AllNotes``."""

    def __init__(self, palette: Palette, notes: AllNotes, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(palette, **kwargs)
        self.notes = notes
        self.typed = ""

    def items(self) -> Iterator[Item]:
        """The notes, or why there are none."""
        some = False
        for key in self.notes.listed():
            some = some or key is not None
            yield BREATH if key is None else Item(key)
        if not some:
            yield self._nothing()

    def _nothing(self) -> Item:
        notes, palette = self.notes, self.palette
        if notes.trouble:
            return state(notes.trouble, sign="!", color="error")
        if not notes.query:
            return state(
                "You have no notes yet, on no article.",
                with_key(palette, "highlight", "In the text, {} highlights what the cursor is on."),
                with_key(palette, "comment", "{} highlights it and asks for a comment."),
            )
        if notes.query.lost and notes.query._replace(lost=False) == type(notes.query)():
            return state("No note is lost: every file is there, and every note has its place.")
        return state(f"No note has “{safe_line(self.typed.strip())}”.", "Ctrl+U empties the line.")

    def count(self) -> int:
        """How many notes are listed by now."""
        return sum(item.key is not None for item in self.shown)

    def block(self, item: Item, width: int) -> Block:
        """A note: its words, its comment, what it is marked with, its article and day."""
        if isinstance(item.what, State):
            return state_block(self.palette, item.what, width)
        plain, muted = self.palette.on("panel"), self.palette.on("panel", "muted")
        if not isinstance(item.key, int | str):
            return Block(())
        note = self.notes.note(item.key)
        if note is None:
            return Block(((Segment("    This note was deleted.", muted),),), 1)
        sign = Segment(
            " ● " if note.comment else " ○ ",
            plain + self.palette.note(note.colour) + RichStyle(bold=True),
        )
        gap, room = Segment("    ", plain), width - MARGIN - 1
        bold = plain + RichStyle(bold=True)
        lines: list[Line] = []
        for row, text in enumerate(fold(note.target.quote.exact, room, QUOTED_ROWS)):
            start = (gap,) if row else (sign, Segment(" ", plain))
            lines.append((*start, Segment(text, bold)))
        if note.comment:
            lines += [
                (gap, Segment(text, plain)) for text in fold(note.comment, room, COMMENT_ROWS)
            ]
        about = self._about(note)
        lines.append((gap, Segment(clip(about, room), muted)))
        lines.append(self._where(note, width))
        return Block(tuple(lines), 1)

    def _about(self, note: Note) -> str:
        words = self.palette.theme.note_words(note.colour)
        return " · ".join(
            part for part in (words, note.speaker or "", shown_tags(note.tags)) if part
        )

    def _where(self, note: Note, width: int) -> Line:
        plain, muted = self.palette.on("panel"), self.palette.on("panel", "muted")
        day = day_of(note.modified or note.created)
        title = note.target.title or "standard input"
        lost = self.notes.lost(note, look=self.notes.query.lost)
        left = [Segment("    ", plain)]
        room = width - MARGIN - len(day) - 3
        if lost:
            title = clip(title, max(4, room - len(lost) - 3))
            left += [Segment(title, muted), Segment(" · ", muted)]
            left.append(Segment(lost, self.palette.on("panel", "warning")))
        else:
            left.append(Segment(clip(title, max(4, room)), muted))
        return spread(left, [Segment(f"{day} ", muted)], width, plain)


def day_of(stamp: str) -> str:
    """The day of a moment in ISO 8601, in the reader's own time; empty where it is not known."""
    try:
        return f"{datetime.fromisoformat(stamp).astimezone():%d %b %Y}".lstrip("0")
    except (ValueError, OverflowError, OSError):
        return ""
