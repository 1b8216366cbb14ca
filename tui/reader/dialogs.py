"""Dialogs: the comment of a note, the export of notes, the help."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Input, Static, TextArea

from tui.article.safety import safe_line
from tui.reader.list_pane import fold
from tui.theme.actions import ACTIONS
from tui.theme.keys import parse, show
from tui.theme.theme import Theme

if TYPE_CHECKING:
    from rich.table import Table

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer]):
    """A box over the reading screen, which stays in sight behind it."""

    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 60%; }
    Dialog:ansi { background: ansi_default; }
    Dialog #dialog { width: 76; max-width: 96%; height: auto; max-height: 96%; padding: 1 2;
                     background: $panel; border: round $line; border-title-color: $accent;
                     border-title-style: bold; border-subtitle-color: $muted;
                     scrollbar-size-vertical: 1; scrollbar-background: $panel;
                     scrollbar-background-hover: $panel; scrollbar-background-active: $panel; }
    Dialog #dialog Static { background: $panel; width: 100%; }
    Dialog #quoted { color: $muted; margin-bottom: 1; }
    Dialog TextArea { height: 8; border: tall $line; background: $surface; color: $foreground; padding: 0 1; }
    Dialog TextArea:focus { border: tall $accent; }
    Dialog Input { border: tall $line; background: $surface; color: $foreground; margin-top: 1; }
    Dialog Input:focus { border: tall $accent; }
    Dialog #formats { height: 1; background: $panel; }
    Dialog #dialog #formats Static { width: auto; margin-right: 3; }
    Dialog #dialog #scope { color: $muted; }
    Dialog #dialog #trouble { color: $error; height: auto; }
    """


class CommentDialog(Dialog[str | None]):
    """Asks for a note's comment; answers with it, or None when the reader gives up."""

    def __init__(self, quoted: str, comment: str) -> None:
        super().__init__()
        self._quoted = quoted
        self._comment = comment
        self._warned = False

    @property
    def typed(self) -> str:
        """What stands in the editor now."""
        return self.query_one(TextArea).text.strip()

    def compose(self) -> ComposeResult:
        """The words noted, and an editor."""
        with Vertical(id="dialog") as box:
            box.border_title = "Note"
            box.border_subtitle = "Ctrl+S or Esc keeps · Ctrl+D discards"
            yield Static("\n".join(fold(self._quoted, 60, 3)), id="quoted", markup=False)
            yield TextArea(
                self._comment, soft_wrap=True, tab_behavior="focus", show_line_numbers=False
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


class ExportOrder(NamedTuple):
    """What to export where."""

    format: str
    path: Path
    everything: bool
    force: bool


class ExportDialog(Dialog[ExportOrder | None]):
    """Asks for a format, a scope and a file."""

    def __init__(self, formats: dict[str, str], stem: str, count: int, several: bool) -> None:
        super().__init__()
        self._formats = formats
        self._stem = stem
        self._count = count
        self._several = several
        self._format = next(iter(formats))
        self._everything = False
        self._force = False
        self._named = False

    def compose(self) -> ComposeResult:
        """Formats, the file's name, what the keys do."""
        with Vertical(id="dialog") as box:
            box.border_title = "Export notes"
            box.border_subtitle = "Enter writes · Tab format · Esc leaves"
            with Horizontal(id="formats"):
                for name in self._formats:
                    yield Static(name, id=f"format-{name}", markup=False)
            yield Static("", id="scope", markup=False)
            yield Input(self._file(), id="file")
            yield Static("", id="trouble", markup=False)

    def on_mount(self) -> None:
        """Show what is chosen."""
        self._show()
        self.query_one(Input).focus()

    def _file(self) -> str:
        return f"{self._stem}-notes{self._formats[self._format]}"

    def _show(self) -> None:
        for name in self._formats:
            self.query_one(f"#format-{name}", Static).update(
                ("● " if name == self._format else "○ ") + name
            )
        if self._everything:
            scope = "the notes on all articles that are open here"
        else:
            scope = f"{self._count} note{'s' * (self._count != 1)} on this article"
        if self._several:
            other = "this article alone" if self._everything else "all open articles"
            scope += f" · Ctrl+A: {other}"
        self.query_one("#scope", Static).update(scope)

    def refuse(self, words: str, *, exists: bool = False) -> None:
        """Say why nothing was written; a second enter overwrites where a file ``exists``."""
        self._force = exists
        self.query_one("#trouble", Static).update(
            safe_line(words) + (" Enter again overwrites it." if exists else "")
        )

    async def on_event(self, event: events.Event) -> None:
        """Choose or leave before the field sees the key."""
        if isinstance(event, events.Key) and event.key in ("escape", "tab", "shift+tab", "ctrl+a"):
            event.stop()
            event.prevent_default()
            if event.key == "escape":
                self.dismiss(None)
            elif event.key == "ctrl+a":
                if self._several:
                    self._everything = not self._everything
            else:
                names = list(self._formats)
                step = 1 if event.key == "tab" else -1
                before = self._file()
                self._format = names[(names.index(self._format) + step) % len(names)]
                field = self.query_one(Input)
                if field.value == before:
                    field.value = self._file()
            self._show()
            return
        await super().on_event(event)

    @on(Input.Changed)
    def _changed(self) -> None:
        self._force = False
        self.query_one("#trouble", Static).update("")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        path = Path(event.value.strip()).expanduser()
        if not event.value.strip():
            self.refuse("Give the file a name.")
        elif path.is_dir():
            self.refuse(f"{path} is a folder; add a file's name.")
        elif path.exists() and not self._force:
            self.refuse(f"{path} exists.", exists=True)
        else:
            self.dismiss(ExportOrder(self._format, path, self._everything, self._force))


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
