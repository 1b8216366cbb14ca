"""The dialog that asks what to export where."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from tui.article.safety import safe_line
from tui.reader.dialogs.dialog import Dialog


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
        self._stem = safe_line(stem)
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
