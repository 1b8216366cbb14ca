"""The reading screen's notes: highlights, comments, the export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.annotation import Span
from tui.reader.screen.reading_base import ReadingBase

if TYPE_CHECKING:
    from tui.reader.dialogs.export import ExportOrder


class Noting(ReadingBase, inherit_bindings=False):
    """Notes; a part of the reading screen."""

    def do_highlight(self) -> None:
        """Highlight what is selected or under the cursor."""
        target = self.need_target()
        if target is None:
            return
        if self.desk.note_on(target) is not None:
            self.say("This is highlighted already.")
            return
        self.desk.take_note(target)
        self._noted(target, "Highlighted.")

    def do_comment(self) -> None:
        """Highlight it and write a comment, or change the comment that is there."""
        from tui.reader.dialogs.comment import CommentDialog

        target = self.need_target()
        if target is None:
            return
        there = self.desk.note_on(target)
        before = there.note.comment if there else ""
        if there is None:
            # At once: a highlight is worth keeping even if the words never come.
            self.desk.take_note(target)
            self._noted(target, "Highlighted.")

        def keep(comment: str | None) -> None:
            if comment is None:
                if there is None and (new := self.desk.note_on(target)) is not None:
                    self.desk.drop_note(new.note.id)
                    self.show_notes()
                self.say("Discarded.")
            elif comment != before:
                self.desk.take_note(target, comment)
                self._noted(target, "Note kept.")

        quoted = target.of(self.desk.current.text)
        self.app.push_screen(CommentDialog(quoted, before), keep)

    def _noted(self, target: Span, words: str) -> None:
        self.view.end_visual()
        self.show_notes()
        note = self.desk.note_on(target)
        if note is not None:
            stop = next(
                (s for s in self.route.stops if s.kind == "note" and s.key == note.note.id), None
            )
            self.view.put_cursor(stop)
        self._say_change(words)

    def _say_change(self, words: str) -> None:
        """Say what happened to a note, and plainly so where it is not on the disk."""
        if self.desk.unsaved or self.desk.store is None:
            why = self.desk.trouble or "There is no store."
            self.app.notify(f"{words} Not saved: {why}", severity="error", markup=False, timeout=10)
        else:
            self.say(words)
        self.show_status()

    def do_delete_note(self) -> None:
        """Delete the note under the cursor."""
        stop = self.view.stop
        pane = self.focused_pane()
        key = pane.cursor if pane is not None else None
        if isinstance(key, tuple) and key[0] in ("lost", "note"):
            self._delete(str(key[1]))
            return
        if stop is None or stop.kind != "note":
            over = [s for s in self.route.at(stop.span.start) if s.kind == "note"] if stop else []
            if not over:
                self.say("There is no note under the cursor.")
                return
            stop = over[0]
        self._delete(str(stop.key))

    def _delete(self, note_id: str) -> None:
        self.desk.drop_note(note_id)
        self.show_notes()
        keys = self.palette.theme.keys.get("undo_note")
        self._say_change(f"Note deleted; {keys[0]} brings it back." if keys else "Note deleted.")

    def do_undo_note(self) -> None:
        """Take the last change to the notes back."""
        undone = self.desk.undo()
        if undone is not None:
            self.show_notes()
            self._say_change(f"Undone: {undone}.")
        else:
            self.say("There is nothing to undo in this article.")

    def do_export(self) -> None:
        """Ask for format and file, and write the notes."""
        from tui.export import FORMATS
        from tui.reader.dialogs.export import ExportDialog

        suffixes = {name: form.suffix for name, form in FORMATS.items()}
        path = self.desk.current.path
        stem = path.stem if path else "article"

        def order(answer: ExportOrder | None) -> None:
            if answer is not None:
                self._export(answer)

        count = len(self.desk.notes)
        if not count and not (self.desk.store and self.desk.store.all_notes()):
            self.say("There are no notes to export yet.")
            return
        several = self.desk.store is not None
        self.app.push_screen(ExportDialog(suffixes, stem, count, several), order)

    def _export(self, order: ExportOrder) -> None:
        from tui.export import ExportError

        try:
            count = self.desk.export(
                order.format, order.path, everything=order.everything, force=order.force
            )
        except ExportError as error:
            self.app.notify(str(error), severity="error", markup=False, timeout=10)
            return
        self.say(f"{count} note{'s' * (count != 1)} written to {order.path}.")
