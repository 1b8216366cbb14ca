"""The dialog that chooses a theme: what the cursor is on is worn at once, behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Static

from tui.article.safety import safe_line
from tui.reader.dialogs.dialog import Dialog
from tui.reader.palette import Palette
from tui.reader.panes.list_pane import clip

WIDTH = 40
"""Cells of a line."""

AROUND = 9
"""Rows of the screen that are not the list's: the box, the filter, the two lines at the foot."""

STEPS = {"down": 1, "up": -1, "ctrl+n": 1, "ctrl+p": -1, "pagedown": 8, "pageup": -8}
LETTERS = {"j": 1, "k": -1}
"""Steps as well, as long as nothing was typed."""


class Choice(NamedTuple):
    """A theme that can be chosen."""

    name: str
    title: str
    kind: str
    """Such as "dark", "light, yours", "cannot be read"."""


class ThemePicker(Dialog[str | None]):
    """Lists themes; answers with a name, or None where the reader keeps the one before.

    It says by ``Preview`` which one to wear meanwhile, and is told by ``set_palette`` what is worn.
    """

    DEFAULT_CSS = """
    ThemePicker { background: transparent; align: right top; }
    ThemePicker:ansi { background: transparent; }
    ThemePicker #dialog { width: 46; margin: 0 2; padding: 1; }
    ThemePicker #filter { height: 2; }
    ThemePicker #themes { height: auto; max-height: 1fr; }
    """

    class Preview(Message):
        """The cursor is on another theme."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, palette: Palette, choices: Sequence[Choice], worn: str) -> None:
        super().__init__()
        self.palette = palette
        self._choices = list(choices)
        self._typed = ""
        self._at = worn
        self._top = 0

    def compose(self) -> ComposeResult:
        """What was typed, and the themes that it leaves."""
        with Vertical(id="dialog") as box:
            box.border_title = "Theme"
            box.border_subtitle = "↑ ↓ look · Enter keeps · Esc goes back"
            yield Static("", id="filter", markup=False)
            yield Static("", id="themes", markup=False)

    def on_mount(self) -> None:
        """Show the list."""
        self.call_after_refresh(self._show)

    def on_resize(self) -> None:
        """Show as many themes as there is room for."""
        self.call_after_refresh(self._show)

    @property
    def shown(self) -> list[Choice]:
        """The themes whose name, title or kind has every word that was typed."""
        words = self._typed.lower().split()
        return [c for c in self._choices if all(w in " ".join(c).lower() for w in words)]

    def set_palette(self, palette: Palette) -> None:
        """Paint with the theme that is now worn."""
        self.palette = palette
        self._show()

    def _show(self) -> None:
        p = self.palette
        muted = p.on("panel", "muted")
        shown = self.shown
        at = next((i for i, c in enumerate(shown) if c.name == self._at), 0)
        count = f"{at + 1}/{len(shown)}" if shown else ""
        line = Text(no_wrap=True)
        if self._typed:
            line.append("Filter: ", muted)
            line.append(clip(self._typed, WIDTH - len(count) - 12) + "▏", p.on("panel"))
        else:
            line.append("Type to filter", muted)
        line.append(" " * (WIDTH - cell_len(line.plain) - len(count)) + count, muted)
        self.query_one("#filter", Static).update(line)
        self.query_one("#themes", Static).update(self._list(shown, at))

    def _list(self, shown: list[Choice], at: int) -> Text:
        """As many themes as there is room for, the one with the cursor among them."""
        plain, muted = self.palette.on("panel"), self.palette.on("panel", "muted")
        on_cursor = self.palette.on("panel", "accent", bold=True)
        if not shown:
            return Text("No theme is called so.", style=muted)
        room = max(1, self.app.size.height - AROUND)
        self._top = min(max(self._top, at - room + 1), at, max(0, len(shown) - room))
        lines = Text()
        for choice in shown[self._top : self._top + room]:
            here = choice.name == self._at
            kind = clip(choice.kind, 16)
            name = clip(choice.title, WIDTH - cell_len(kind) - 4)
            gap = WIDTH - 2 - cell_len(name) - cell_len(kind)
            if lines:
                lines.append("\n")
            lines.append("▸ " if here else "  ", on_cursor)
            lines.append(name, on_cursor if here else plain)
            lines.append(" " * gap, plain)
            lines.append(kind, muted)
        return lines

    def _go(self, steps: int) -> None:
        shown = self.shown
        if not shown:
            return
        at = next((i for i, c in enumerate(shown) if c.name == self._at), None)
        to = 0 if at is None else max(0, min(len(shown) - 1, at + steps))
        self._put(shown[to].name)

    def _put(self, name: str) -> None:
        if name != self._at:
            self._at = name
            self.post_message(self.Preview(name))
        self._show()

    def _filter(self, typed: str) -> None:
        self._typed = typed
        self._top = 0
        shown = self.shown
        if shown and self._at not in [choice.name for choice in shown]:
            self._put(shown[0].name)
        self._show()

    def on_key(self, event: events.Key) -> None:
        """Move, filter, keep or go back."""
        event.stop()
        event.prevent_default()
        key, character = event.key, event.character or ""
        if key == "escape":
            if self._typed:
                self._filter("")
            else:
                self.dismiss(None)
        elif key == "enter":
            if self.shown:
                self.dismiss(self._at)
        elif key in STEPS:
            self._go(STEPS[key])
        elif key in ("home", "end"):
            self._go(-len(self._choices) if key == "home" else len(self._choices))
        elif key in LETTERS and not self._typed:
            self._go(LETTERS[key])
        elif key == "backspace":
            self._filter(self._typed[:-1])
        elif key == "ctrl+u":
            self._filter("")
        elif len(character) == 1 and character.isprintable() and key != "ctrl+space":
            self._filter(self._typed + safe_line(character))

    def on_click(self, event: events.Click) -> None:
        """Look at the theme that was clicked; keep it where it is clicked twice."""
        themes = self.query_one("#themes", Static)
        if event.widget is not themes:
            return
        shown, row = self.shown, self._top + event.y
        if 0 <= row < len(shown):
            self._put(shown[row].name)
            if event.chain > 1:
                self.dismiss(self._at)
