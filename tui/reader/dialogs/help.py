"""The help: every action with its keys, from the one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from tui.reader.dialogs.dialog import Dialog
from tui.theme.actions import ACTIONS
from tui.theme.keys import parse, show
from tui.theme.theme import Theme

if TYPE_CHECKING:
    from rich.table import Table


class HelpDialog(Dialog[None]):
    """Every action with its keys, from the one table."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def compose(self) -> ComposeResult:
        """A table in two columns where there is room."""
        with VerticalScroll(id="dialog") as box:
            box.border_title = "Keys"
            box.border_subtitle = "Esc leaves · a theme may change every key"
            yield Static(self._table(), id="keys")

    def on_mount(self) -> None:
        """Scroll with the keys."""
        self.query_one("#dialog").focus()

    def _table(self) -> Table:
        from rich.table import Table
        from rich.text import Text

        table = Table.grid(padding=(0, 2))
        table.add_column(justify="right", no_wrap=True)
        table.add_column()
        colors = self._theme.colors
        group = ""
        for action in ACTIONS:
            if action.group != group:
                if group:
                    table.add_row("", "")
                group = action.group
                table.add_row(
                    "", Text(group, style=f"bold {colors['accent'].removeprefix('ansi_')}")
                )
            keys = "  ".join(show(parse(key)) for key in self._theme.keys.get(action.id, ()))
            table.add_row(
                Text(keys or "–", style=f"bold {colors['text'].removeprefix('ansi_')}"),
                Text(action.help, style=colors["muted"].removeprefix("ansi_")),
            )
        return table

    def on_key(self, event: events.Key) -> None:
        """Leave with escape, q or the help key."""
        if event.key in ("escape", "q", "question_mark", "f1", "enter"):
            event.stop()
            self.dismiss(None)
