"""One edit of a note: on the disk while it is typed, and one change to undo when it is over."""

from __future__ import annotations

from typing import NamedTuple

from tui.annotation import Note, Span
from tui.reader.desk.keeping import Change
from tui.reader.desk.noted import Noted


class Entry(NamedTuple):
    """All that a reader can write in a note."""

    comment: str
    colour: str
    tags: tuple[str, ...]

    @classmethod
    def of(cls, note: Note) -> Entry:
        """What stands in a note."""
        return cls(note.comment, note.colour, note.tags)


class Editing:
    """A note that is being written. It is on the disk from the beginning.

    Where another window changes it meanwhile, the store joins both (``tui.store.joining``), and
    what ``write`` returns is not what was given.
    """

    def __init__(self, desk: Noted, note: Note, before: Note | None) -> None:
        """``before`` is the note as it was, None for one that was made for this edit."""
        self._desk = desk
        self.note = note
        self.before = before

    @classmethod
    def begin(cls, desk: Noted, place: Note | Span) -> Editing:
        """Edit a note of the open article, or take one on a span of it."""
        if isinstance(place, Note):
            return cls(desk, place, place)
        note = desk.keep(Change(None, desk.fresh_note(place)))
        assert isinstance(note, Note)
        return cls(desk, note, None)

    @property
    def entry(self) -> Entry:
        """What stands in the note, as it was last kept."""
        return Entry.of(self.note)

    @property
    def trouble(self) -> str:
        """Why what is typed is not on the disk; empty where it is."""
        return self._desk.not_saved

    def write(self, entry: Entry) -> Entry:
        """Keep what has been typed by now, and return what stands in the note then."""
        changed = self._desk.altered(self.note, **entry._asdict())
        if changed is not None:
            self.note = self._desk.draft(self.note, changed)
        return self.entry

    def look(self) -> Entry:
        """What stands in the note by now: another window may have changed it.

        To be asked only where everything that was typed has been written.
        """
        there = self._desk.note(self.note.id)
        if there is not None:
            self.note = there.note
        return self.entry

    def finish(self) -> bool:
        """Make one change of it all; whether there was any."""
        if self.before is not None and Entry.of(self.before) == self.entry:
            return False
        self._desk.recall(Change(self.before, self.note))
        self._desk.colour = self.note.colour
        return True

    def discard(self) -> bool:
        """Go back to what was before; False where another window's changes stay in the note."""
        if self.before is None:
            return self._desk.keep(Change(self.note, None)) is None
        wanted = Entry.of(self.before)
        return self.write(wanted) == wanted
