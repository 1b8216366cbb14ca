"""The dialog that asks for the comment of a note."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from tui.article.safety import safe
from tui.reader.dialogs.dialog import Dialog
from tui.reader.panes.list_pane import fold


class CommentDialog(Dialog[str | None]):
    """Asks for a note's comment; answers with it, or None when the reader gives up."""

    def __init__(self, quoted: str, comment: str) -> None:
        super().__init__()
        self._quoted = quoted
        self._comment = comment
        self._warned = False

    @property
    def typed(self) -> str:
        """What stands in the editor now; the comment as it was where nothing was changed."""
        typed = self.query_one(TextArea).text.strip()
        return self._comment if typed == self._shown.strip() else typed

    @property
    def _shown(self) -> str:
        return safe(self._comment.replace("\r\n", "\n").replace("\r", "\n"))

    def compose(self) -> ComposeResult:
        """The words noted, and an editor."""
        with Vertical(id="dialog") as box:
            box.border_title = "Note"
            box.border_subtitle = "Ctrl+S or Esc keeps · Ctrl+D discards"
            yield Static("\n".join(fold(self._quoted, 60, 3)), id="quoted", markup=False)
            yield TextArea(
                self._shown, soft_wrap=True, tab_behavior="focus", show_line_numbers=False
            )

    def on_mount(self) -> None:
        """Begin to type at the end."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        area.focus()

    async def on_event(self, event: events.Event) -> None:
        """Keep or discard before the editor sees the key."""
        if isinstance(event, events.Key) and event.key in ("ctrl+s", "escape", "ctrl+d"):
            event.stop()
            event.prevent_default()
            typed = self.typed
            if event.key != "ctrl+d":
                self.dismiss(typed)
            elif typed == self._comment or self._warned:
                self.dismiss(None)
            else:
                self._warned = True
                self.query_one("#dialog").border_subtitle = "Ctrl+D again discards what you typed"
            return
        await super().on_event(event)
