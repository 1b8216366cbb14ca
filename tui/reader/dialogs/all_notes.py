"""The dialog that lists all notes on all articles."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from tui.annotation import Note
from tui.article.safety import safe_line
from tui.reader.desk import Desk
from tui.reader.dialogs.choices import KEYS as LIST_KEYS
from tui.reader.dialogs.dialog import Dialog
from tui.reader.dialogs.note_fields import Completion
from tui.reader.dialogs.note_list import NoteList
from tui.reader.finding.field import Field
from tui.reader.finding.note_query import KEYS, completed, parse
from tui.reader.finding.notes import AllNotes
from tui.reader.palette import Palette
from tui.reader.panes.states import key_of, with_key
from tui.theme.keys import Resolver, chord_of

AGAIN = 1.0
"""Seconds between two looks at what other windows have written."""

FIELD_KEYS = LIST_KEYS | {"tab": "on", "shift+tab": "on"}

FURTHEST = 1 << 30


class NotesView(NamedTuple):
    """How the list was left: what was typed, and the order."""

    typed: str = ""
    newest: bool = True


class NoteChosen(NamedTuple):
    """A note to be shown in its article; None where the list was only left."""

    note: Note | None
    view: NotesView


class NotesField(Field):
    """The line of words and filters, completed by what the notes have."""

    def __init__(self, notes: AllNotes, value: str) -> None:
        super().__init__(
            value,
            FIELD_KEYS,
            suggester=Completion(self.lines),
            placeholder="words, or a filter such as tag:council",
        )
        self._notes = notes

    def lines(self, value: str) -> list[str]:
        """The line with its last word completed, in each of the ways there are."""
        return [completed(value, safe_line(word)) for word in self._notes.offered(value)]

    def complete(self) -> bool:
        """Take the likeliest completion; False where there is none."""
        lines = self.lines(self.value)
        if not lines or not self.value.strip() or self.value.endswith(" "):
            return False
        self.value = lines[0]
        self.cursor_position = len(self.value)
        return True


class AllNotesDialog(Dialog[NoteChosen]):
    """Lists notes while words and filters are typed, and answers with the one that was chosen.

    Tab goes from the line to the list, where the theme's keys recolour, delete and undo.
    """

    DEFAULT_CSS = """
    AllNotesDialog #dialog { width: 100; height: 94%; padding: 0 1; }
    AllNotesDialog #asking { height: 1; margin: 1 0 0 0; background: $surface; }
    AllNotesDialog #dialog #slash { width: 3; color: $muted; text-style: bold; background: $surface; }
    AllNotesDialog.typing #dialog #slash { color: $accent; }
    AllNotesDialog Input, AllNotesDialog Input:focus
        { width: 1fr; height: 1; margin: 0; border: none; padding: 0; background: $surface; }
    AllNotesDialog #dialog #hint, AllNotesDialog #dialog #state
        { height: 1; padding: 0 1; color: $muted; text-wrap: nowrap; text-overflow: ellipsis; }
    AllNotesDialog #dialog #state { margin: 0 0 1 0; color: $foreground; }
    AllNotesDialog #dialog #state.trouble { color: $error; }
    AllNotesDialog NoteList { margin: 0 0 0 1; }
    """

    def __init__(
        self, palette: Palette, desk: Desk, view: NotesView, changed: Callable[[], None]
    ) -> None:
        """``changed`` is called after each change that is made to a note here."""
        super().__init__()
        self._palette = palette
        self._desk = desk
        self._view = view
        self._changed = changed
        self._notes = AllNotes(desk, palette.theme)
        self._field = NotesField(self._notes, view.typed)
        self._list = NoteList(palette, self._notes)
        self._keys = Resolver(palette.theme.keys)
        self._seen = -1
        self._said = ""

    def compose(self) -> ComposeResult:
        """The line, what can be typed in it, how many there are, and the notes."""
        with Vertical(id="dialog") as box:
            box.border_title = "All notes"
            with Horizontal(id="asking"):
                yield Static(" / ", id="slash", markup=False)
                yield self._field
            yield Static("", id="hint", markup=False)
            yield Static("", id="state", markup=False)
            yield self._list

    def on_mount(self) -> None:
        """List them, and take the keys in the line."""
        self._field.focus()
        self.find()
        self.set_interval(AGAIN, self._look)

    # Finding ---------------------------------------------------------------------------------

    def find(self) -> None:
        """List what the line asks for; the cursor stays at its place in the list."""
        place = self._list.cursor
        self._notes.find(parse(self._field.value), newest=self._view.newest)
        self._seen = self._notes.last_change()
        self._list.typed = self._field.value
        if isinstance(place, int) and place >= len(self._notes):
            self._list.cursor = max(0, len(self._notes) - 1)
        self._list.rebuild()
        self._tell()

    def _look(self) -> None:
        """List anew what another window has changed."""
        if self._notes.last_change() != self._seen:
            self._notes.renew()
            self.find()
        elif self._notes.slow:
            self._tell()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self._view.typed or self._list.typed != event.value:
            self._view = self._view._replace(typed=event.value)
            self._said = ""
            self._list.cursor = None
            self.find()
        self._hint()

    # What it says ----------------------------------------------------------------------------

    def _tell(self) -> None:
        """How many there are, or what was done last, and the keys."""
        state = self.query_one("#state", Static)
        trouble = self._notes.trouble or self._notes.query.trouble
        state.set_class(bool(trouble), "trouble")
        state.update(safe_line(trouble or self._said or self._count()))
        self.set_class(self._typing, "typing")
        self.query_one("#dialog").border_subtitle = self._foot()
        self._hint()

    def _count(self) -> str:
        count = self._list.count() if self._notes.slow else len(self._notes)
        so_far = " so far …" if self._notes.slow and not self._list.complete else ""
        if not count and not so_far:
            return ""
        order = "the newest first" if self._view.newest else "by article"
        return f"{count:,} note{'s' * (count != 1)}{so_far} · {order}"

    def _hint(self) -> None:
        offered = self._notes.offered(self._field.value)
        words = " · ".join(offered) or " ".join(f"{key}:" for key in KEYS[:-1]) + " is:lost"
        if offered and self._typing:
            words = f"Tab takes {words}"
        self.query_one("#hint", Static).update(safe_line(words))

    def _foot(self) -> str:
        if self._typing:
            return "⏎ opens · ↑ ↓ choose · Tab to the list · Esc leaves"
        p = self._palette
        said = [
            with_key(p, "recolour", "{} colour"),
            with_key(p, "delete_note", "{} delete"),
            f"{key_of(p, 'search') or 'Tab'} words",
            "Esc leaves",
            with_key(p, "sort", "{} order"),
            with_key(p, "undo_note", "{} undo"),
        ]
        said = [words for words in said if words]
        while len(" · ".join(said)) > self.query_one("#dialog").size.width - 4:
            said.pop()
        return " · ".join(said)

    # Keys ------------------------------------------------------------------------------------

    @property
    def _typing(self) -> bool:
        return self.focused is self._field

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _moved(self) -> None:
        self._tell()

    @on(Field.Asked)
    def _asked(self, event: Field.Asked) -> None:
        event.stop()
        if event.what == "leave":
            self._leave(None)
        elif event.what == "on":
            if not self._field.complete():
                self.set_focus(None)
        else:
            self._list.obey(event.what)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._list.choose()

    @on(NoteList.Chosen)
    def _chosen(self, event: NoteList.Chosen) -> None:
        event.stop()
        self._leave(self._note())

    def _leave(self, note: Note | None) -> None:
        self.dismiss(NoteChosen(note, self._view))

    def on_key(self, event: events.Key) -> None:
        """In the list, take the theme's keys."""
        if self._typing:
            return
        event.stop()
        event.prevent_default()
        if event.key in ("tab", "shift+tab"):
            self._field.focus()
            return
        action = self._keys.feed(chord_of(event.key, event.character)).action
        if action is not None:
            self._do(action)

    def _do(self, action: str) -> None:
        page = max(1, self._list.size.height // 5)
        steps = {
            "line_down": 1,
            "line_up": -1,
            "half_page_down": page,
            "half_page_up": -page,
            "page_down": 2 * page,
            "page_up": -2 * page,
            "top": -FURTHEST,
            "end": FURTHEST,
        }
        self._said = ""
        if action in steps:
            self._list.move(steps[action])
        elif action in ("back", "all_notes", "quit"):
            self._leave(None)
            return
        elif action == "select":
            self._list.choose()
        elif action == "search":
            self._field.focus()
        elif action == "sort":
            self._view = self._view._replace(newest=not self._view.newest)
            self._list.cursor = None
            self.find()
        elif action in ("recolour", "delete_note"):
            self._change(action)
        elif action in ("undo_note", "redo_note"):
            self._step(action)
        self._tell()

    # Changes ---------------------------------------------------------------------------------

    def _note(self) -> Note | None:
        key = self._list.cursor
        return self._notes.note(key) if isinstance(key, int | str) else None

    def _change(self, action: str) -> None:
        note = self._note()
        if note is None:
            self._said = "There is no note under the cursor."
            return
        if action == "recolour":
            colour = self._palette.theme.next_note(note.colour)
            self._desk.change_note(note, colour=colour)
            self._done(f"The note is {self._palette.theme.note_words(colour)} now.", anew=False)
        else:
            self._desk.delete_note(note)
            undo = with_key(self._palette, "undo_note", "; {} brings it back")
            self._done(f"Note deleted{undo}.", anew=True)

    def _step(self, action: str) -> None:
        again = action == "redo_note"
        done = self._desk.redo() if again else self._desk.undo()
        if done is None:
            self._said = f"There is nothing to {'make again' if again else 'undo'}."
        else:
            self._done(f"{'Made again' if again else 'Undone'}: {done}.", anew=True)

    def _done(self, words: str, *, anew: bool) -> None:
        """Show a change; ``anew`` where there may be other notes in the list now."""
        why = self._desk.not_saved
        self._said = f"{words} Not saved: {why}" if why else words
        self._changed()
        self._notes.renew()
        if anew:
            self.find()
        else:
            self._seen = self._notes.last_change()
            self._list.repaint()
