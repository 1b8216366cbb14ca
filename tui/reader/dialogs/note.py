"""The editor of a note: comment, colour and tags, kept while they are typed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Input, Static, TextArea

from tui.article.safety import safe, safe_line
from tui.reader.desk.editing import Editing, Entry
from tui.reader.desk.tags import tags_of, typed_tags
from tui.reader.dialogs.dialog import Dialog
from tui.reader.dialogs.note_fields import LABEL, ColourLine, CommentArea, TagField
from tui.reader.palette import Palette
from tui.reader.panes.list_pane import fold

SOON = 0.4
"""Seconds until what was typed is on the disk."""

AGAIN = 1.0
"""Seconds between two looks at what another window may have written."""

FEWEST_ROWS, MOST_ROWS = 3, 16
"""Lines of the comment in view; it grows from the first to the second."""

JOINED = "Another window has changed this note too; both are in it now."


class NoteDialog(Dialog[str | None]):
    """Asks for a note's comment, colour and tags; answers None when they are not to be kept.

    What is typed is kept meanwhile through the ``Editing``; the answer is the comment.
    """

    DEFAULT_CSS = """
    NoteDialog #dialog.low { padding: 0 2; }
    NoteDialog #dialog #quoted { margin-bottom: 1; height: auto; }
    NoteDialog #colour { margin-top: 1; }
    NoteDialog #tagging { height: 1; background: $panel; }
    NoteDialog #dialog #tagging Static { width: 8; color: $muted; }
    NoteDialog #dialog #tagging.active Static { color: $accent; text-style: bold; }
    NoteDialog #tagging Input, NoteDialog #tagging Input:focus
        { width: 1fr; height: 1; margin: 0; border: none; padding: 0; background: $surface; }
    NoteDialog #dialog #hint { height: 1; color: $muted; text-wrap: nowrap; text-overflow: ellipsis; }
    NoteDialog #dialog #hint.trouble { color: $error; }
    """

    FOOT: ClassVar = "Esc keeps · Tab colour, tags · Ctrl+D discards"

    def __init__(
        self, palette: Palette, editing: Editing, quoted: str, tags: Sequence[str] = ()
    ) -> None:
        """``quoted`` are the words noted; ``tags`` are offered, the most used first."""
        super().__init__()
        self._palette = palette
        self._editing = editing
        self._quoted = quoted
        self._kept = editing.entry
        self._known_tags = tags
        self._warned = False
        self._said = ""
        self._timer: Timer | None = None

    # What stands in it ---------------------------------------------------------------------

    @property
    def typed(self) -> str:
        """What stands in the editor now; the comment as it was where nothing was changed."""
        typed = self.query_one(TextArea).text.strip()
        kept = self._kept.comment
        return kept if typed == _shown(kept).strip() else typed

    @property
    def entry(self) -> Entry:
        """All that stands in the dialog now."""
        typed = self.query_one(TagField).value
        tags = self._kept.tags
        if typed != _line(tags):
            tags = tags_of(typed)
        return Entry(self.typed, self.query_one(ColourLine).colour, tags)

    def compose(self) -> ComposeResult:
        """The words noted, the editor, and two lines for colour and tags."""
        with Vertical(id="dialog") as box:
            box.border_title = "Note"
            box.border_subtitle = self.FOOT
            yield Static("", id="quoted", markup=False)
            yield CommentArea(
                _shown(self._kept.comment),
                soft_wrap=True,
                tab_behavior="focus",
                show_line_numbers=False,
                placeholder="What you think of it; Markdown, if you like",
            )
            yield ColourLine(self._palette, self._kept.colour)
            with Horizontal(id="tagging"):
                yield Static(f"{'Tags':<{LABEL}}", markup=False)
                yield TagField(self._palette, _line(self._kept.tags), self._known_tags)
            yield Static("", id="hint", markup=False)

    def on_mount(self) -> None:
        """Begin to type at the end."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        area.focus()
        self._fit()
        self._hint()
        self.set_interval(AGAIN, self._look)

    # Size ----------------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Fit another terminal."""
        self._fit()
        self.call_after_refresh(self._grow)

    def _fit(self) -> None:
        low = self.app.size.height < 24
        self.query_one("#dialog").set_class(low, "low")
        width = max(20, min(76, self.app.size.width * 96 // 100) - 6)
        quoted = fold(self._quoted, width, 2 if low else 3)
        self.query_one("#quoted", Static).update("\n".join(quoted))
        self._rest = len(quoted) + 1 + (0 if low else 2) + 2 + 2 + 4

    def _grow(self) -> None:
        """Give the comment as many lines as it has, and there is room for."""
        area = self.query_one(TextArea)
        room = self.app.size.height * 96 // 100 - self._rest
        rows = max(FEWEST_ROWS, min(area.wrapped_document.height, MOST_ROWS, room))
        if area.styles.height is None or area.styles.height.value != rows + 2:
            area.styles.height = rows + 2
            self.call_after_refresh(area.scroll_cursor_visible)

    # Keeping -------------------------------------------------------------------------------

    @on(TextArea.Changed)
    @on(Input.Changed)
    @on(ColourLine.Changed)
    def _touched(self, event: TextArea.Changed | Input.Changed | ColourLine.Changed) -> None:
        event.stop()
        self._warned = False
        self._box_says(self.FOOT)
        if isinstance(event, TextArea.Changed):
            self._grow()
        # Not put off by further typing: no more than so much is ever lost.
        if self._timer is None:
            self._timer = self.set_timer(SOON, self.write)
        if self.entry != self._kept:
            self._said = ""
        self._hint()

    def write(self) -> None:
        """Keep what has been typed by now."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        if self.is_attached:
            typed = self.entry
            self._take(self._editing.write(typed), typed)

    def _look(self) -> None:
        """Show what another window has written, unless there is something to write first."""
        typed = self.entry
        if self._timer is None and typed == self._kept:
            self._take(self._editing.look(), typed)

    def _take(self, kept: Entry, typed: Entry) -> None:
        """Show what is kept where it is not what was typed."""
        self._kept = kept
        if kept != typed:
            self._said = JOINED
            self._show_comment(kept.comment)
            self.query_one(ColourLine).set(kept.colour)
            if kept.tags != typed.tags:
                self.query_one(TagField).value = _line(kept.tags)
        self._hint()

    def _show_comment(self, comment: str) -> None:
        """Put another comment into the editor, the cursor where it was in the same words."""
        area = self.query_one(TextArea)
        before, after = area.text, _shown(comment)
        if before.strip() == after.strip():
            return
        lines = before.split("\n")
        row, column = area.cursor_location
        offset = sum(len(line) + 1 for line in lines[:row]) + column
        begin = after.rfind(before.strip())
        if begin >= 0:
            offset += begin - (len(before) - len(before.lstrip()))
        head = after[: min(max(0, offset), len(after))]
        area.replace(after, (0, 0), area.document.end)
        area.move_cursor((head.count("\n"), len(head) - head.rfind("\n") - 1))

    # What it says ----------------------------------------------------------------------------

    def _box_says(self, words: str) -> None:
        self.query_one("#dialog").border_subtitle = words

    def _hint(self) -> None:
        """What is wrong, what has happened, or what the keys do in the line that has them."""
        trouble = self._editing.trouble
        hint = self.query_one("#hint", Static)
        hint.set_class(bool(trouble), "trouble")
        self.query_one("#tagging").set_class(isinstance(self.focused, TagField), "active")
        words = f"Not saved: {trouble}" if trouble else self._said or self._keys()
        hint.update(safe_line(words))

    def _keys(self) -> str:
        if isinstance(self.focused, ColourLine):
            return "← → or a number chooses"
        if isinstance(self.focused, TagField):
            offered = self.focused.offered(self.focused.value)
            if offered and self.focused.value.rstrip() == self.focused.value != "":
                return "↓ takes " + " · ".join(offered)
            return " · ".join(offered)
        return "Alt+1, 2, … colour"

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _moved(self) -> None:
        self._hint()

    # Keys ------------------------------------------------------------------------------------

    def takes(self, key: str) -> bool:
        """Keep, discard or choose before a field sees the key; False for any other key."""
        modifier, _, digit = key.partition("+")
        if key in ("escape", "ctrl+s"):
            self.dismiss(self.typed)
        elif key == "ctrl+d":
            self._discard()
        elif modifier in ("alt", "ctrl") and digit.isdigit():
            self.query_one(ColourLine).take(int(digit))
        elif isinstance(self.focused, TagField) and key == "down":
            self.focused.complete()
        elif isinstance(self.focused, TagField) and key == "enter":
            self.dismiss(self.typed)
        else:
            return False
        return True

    def _discard(self) -> None:
        before = self._editing.before
        nothing = Entry("", self.entry.colour, ()) if before is None else Entry.of(before)
        if self.entry == nothing or self._warned:
            self.dismiss(None)
        else:
            self._warned = True
            self._box_says("Ctrl+D again discards what you changed")


def _shown(comment: str) -> str:
    """A comment as the editor can show it."""
    return safe(comment.replace("\r\n", "\n").replace("\r", "\n"))


def _line(tags: Sequence[str]) -> str:
    """Tags as the field can show them."""
    return safe_line(typed_tags(tags))
