"""The reading screen's notes: highlights, their colours and comments, undo, and the list of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.annotation import Note, Span, Stop
from tui.article import ArticleError
from tui.reader.screen.reading_base import ReadingBase

if TYPE_CHECKING:
    from tui.reader.desk.editing import Editing
    from tui.reader.dialogs.all_notes import NotesView

DISCARDED = "Discarded."


class Noting(ReadingBase, inherit_bindings=False):
    """Notes; a part of the reading screen."""

    _notes_view: NotesView | None = None

    # Which note ----------------------------------------------------------------------------

    def _note_on(self, target: Span | None) -> Note | None:
        """The note that the cursor of a list or of the text is on, or that has just this span."""
        pane = self.focused_pane()
        key = pane.cursor if pane is not None else None
        if isinstance(key, tuple) and key[0] in ("lost", "note"):
            placed = self.desk.note(str(key[1]))
        elif self.view.selection is None and self.view.stop and self.view.stop.kind == "note":
            placed = self.desk.note(str(self.view.stop.key))
        else:
            placed = self.desk.note_on(target) if target is not None else None
        return placed.note if placed is not None else None

    def _note_here(self) -> Note | None:
        """The same, or else a note that the annotation under the cursor lies in."""
        target = self.target()
        note = self._note_on(target)
        if note is None and target is not None:
            over = [stop for stop in self.route.at(target.start) if stop.kind == "note"]
            placed = self.desk.note(str(over[0].key)) if over else None
            note = placed.note if placed is not None else None
        if note is None:
            self.say("There is no note under the cursor.")
        return note

    # Highlights ----------------------------------------------------------------------------

    def do_highlight(self) -> None:
        """Highlight what is selected or under the cursor, in the colour used last."""
        target = self.target()
        there = self._note_on(target)
        if there is not None:
            colour = self._colour(there.colour)
            how = self._with_key("recolour", "; {} changes the colour")
            self.say(f"This is highlighted already, in {colour}{how}.")
        elif self.need_target() is not None and target is not None:
            note = self.desk.take_note(target)
            self._noted(note.id, f"Highlighted in {self._colour(note.colour)}.")

    def do_recolour(self) -> None:
        """Give the note under the cursor the theme's next colour."""
        note = self._note_here()
        if note is not None:
            colour = self.palette.theme.next_note(note.colour)
            self.desk.change_note(note, colour=colour)
            self.show_marks()
            self.say_change(f"The note is {self._colour(colour)} now.")

    def _colour(self, name: str) -> str:
        return self.palette.theme.note_words(name)

    def _with_key(self, action: str, words: str) -> str:
        from tui.reader.panes.states import with_key

        return with_key(self.palette, action, words)

    # Comments ------------------------------------------------------------------------------

    def do_comment(self) -> None:
        """Write a comment on the note that is there, or highlight it and write one."""
        from tui.reader.desk.editing import Editing

        target = self.target()
        place: Note | Span | None = self._note_on(target)
        if place is None:
            place = self.need_target()
        if place is None:
            return
        # At once: a highlight is worth keeping even if the words never come.
        editing = Editing.begin(self.desk, place)
        if editing.before is None:
            self._noted(editing.note.id, f"Highlighted in {self._colour(editing.note.colour)}.")
        self._ask(editing)

    def _ask(self, editing: Editing) -> None:
        from tui.reader.dialogs.note import NoteDialog

        tags: list[tuple[str, int]] = []
        self.desk.attempt(lambda store: tags.extend(store.tags()))
        known = [tag for tag, _ in tags]
        dialog = NoteDialog(self.palette, editing, editing.note.target.quote.exact, known)

        def end(answer: str | None) -> None:
            if answer is None:
                mine_alone = editing.discard()
                self.show_marks()
                stays = " Another window has changed the note; that stays."
                self._say_end(DISCARDED + ("" if mine_alone else stays))
                return
            typed = dialog.entry
            joined = editing.write(typed) != typed
            if not editing.finish():
                self.show_status()
            elif joined:
                self._noted(editing.note.id, "Note kept, with what another window wrote in it.")
            else:
                self._noted(editing.note.id, "Note kept.")

        self.app.push_screen(dialog, end)

    def _say_end(self, words: str) -> None:
        if self.desk.not_saved:
            self.say_change(words)
        else:
            self.say(words)

    def _noted(self, note_id: str, words: str) -> None:
        self.view.end_visual()
        self.show_marks()
        stops = (s for s in self.route.stops if s.kind == "note" and s.key == note_id)
        stop = next(stops, None)
        if stop is not None:
            self.view.put_cursor(stop)
        self.say_change(words)

    def say_change(self, words: str) -> None:
        """Say what happened to a note, and plainly so where it is not on the disk."""
        if self.desk.not_saved:
            self.say(f"{words} Not saved yet.")
            self.tell_of_store()
        else:
            self.say(words)
        self.show_status()

    # Deleting, and back --------------------------------------------------------------------

    def do_delete_note(self) -> None:
        """Delete the note under the cursor."""
        note = self._note_here()
        if note is not None:
            self.desk.delete_note(note)
            self.show_marks()
            self.say_change(
                "Note deleted" + self._with_key("undo_note", "; {} brings it back") + "."
            )

    def do_undo_note(self) -> None:
        """Take the last change to notes or corrections back."""
        self._told(self.desk.undo(), "Undone", "There is nothing to undo.")

    def do_redo_note(self) -> None:
        """Make the change anew that was undone last."""
        self._told(self.desk.redo(), "Made again", "There is nothing to make again.")

    def _told(self, done: str | None, how: str, otherwise: str) -> None:
        if done is None:
            self.say(otherwise)
            return
        self.show_marks()
        self.say_change(f"{how}: {done}.")

    # All notes -----------------------------------------------------------------------------

    def do_all_notes(self) -> None:
        """List all notes, on every article, and go to the one that is chosen."""
        from tui.reader.dialogs.all_notes import AllNotesDialog, NoteChosen, NotesView

        def end(answer: NoteChosen | None) -> None:
            if answer is not None:
                self._notes_view = answer.view
                if answer.note is not None:
                    self.open_note(answer.note)

        view = self._notes_view or NotesView()
        self.app.push_screen(AllNotesDialog(self.palette, self.desk, view, self.show_marks), end)

    def open_note(self, note: Note) -> None:
        """Go to a note in its article; say why not where that cannot be."""
        number = self._article_of(note)
        if number is None:
            return
        if number == self.desk.index:
            self.mark_jump()
        else:
            self.turn_to(number)
            if number != self.desk.index:
                return  # it cannot be read any more, and turning to it has said why
        placed = self.desk.note(note.id)
        span = placed.anchor.span if placed is not None else None
        if span is not None:
            self.leave_pane()
            self.go(Stop("note", note.id, span))
        else:
            self.say("Its place is not in this text any more; the note is kept.")

    def _article_of(self, note: Note) -> int | None:
        """The place on the desk of a note's article, laid there where it was not yet."""
        target, here = note.target, self.desk.current
        if self.desk.note(note.id) is not None or target.digest == here.digest:
            return self.desk.index
        if not target.path:
            self.say("It is on a text from standard input, which is not here any more.")
            return None
        try:
            number = self.desk.add(target.path)
        except ArticleError as error:
            self.app.notify(
                f"{error} The note is kept.", severity="warning", markup=False, timeout=10
            )
            return None
        self.library.rebuild()
        return number
