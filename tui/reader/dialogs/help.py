"""The help: every action with its keys, from the table that the footer too is made from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from tui.article.safety import safe_line
from tui.reader.dialogs.dialog import Dialog
from tui.reader.dialogs.legend import legend
from tui.reader.palette import Palette
from tui.reader.panes.list_pane import fold
from tui.theme.actions import ACTIONS, Action
from tui.theme.keys import parse, show

TWO_COLUMNS = 108
"""Cells from which on the screen has room for two columns."""

WIDEST = 124
KEYS = 20
"""Most cells for the keys of an action; those of one that has more go on below."""

GAP = 4
LINES = {"down": 1, "up": -1, "ctrl+n": 1, "ctrl+p": -1, "ctrl+e": 1, "ctrl+y": -1}
PAGES = {"pagedown": 1, "pageup": -1, "ctrl+f": 1, "ctrl+b": -1, "ctrl+v": 1, "alt+v": -1}
HALVES = {"ctrl+d": 1, "ctrl+u": -1}


class Row(NamedTuple):
    """An action with its keys as they are shown."""

    action: Action
    keys: tuple[str, ...]

    def has(self, words: list[str]) -> bool:
        """Whether each of the words stands somewhere in the row."""
        text = " ".join((self.action.group, self.action.help, *self.keys)).lower()
        return all(word in text for word in words)


class HelpDialog(Dialog[None]):
    """Every action with its keys; what is typed leaves those that have it."""

    DEFAULT_CSS = """
    HelpDialog #dialog { height: 96%; padding: 1 2 0 2; }
    HelpDialog #filter { height: 2; }
    HelpDialog #body { height: 1fr; background: $panel; scrollbar-size-vertical: 1;
                       scrollbar-gutter: stable;
                       scrollbar-background: $panel; scrollbar-background-hover: $panel;
                       scrollbar-background-active: $panel; }
    """

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.palette = palette
        self._typed = ""
        self._filtering = False

    def compose(self) -> ComposeResult:
        """What was typed, and the actions below it."""
        with Vertical(id="dialog") as box:
            box.border_title = f"Keys · {safe_line(self.palette.theme.keymap)}"
            box.border_subtitle = "↑ ↓ PgUp PgDn scroll · Esc leaves"
            yield Static("", id="filter", markup=False)
            with VerticalScroll(id="body", can_focus=False):
                yield Static("", id="keys", markup=False)

    def on_resize(self) -> None:
        """Use the room that there is."""
        room = self.app.size.width
        self.query_one("#dialog").styles.width = (
            min(WIDEST, room - 4) if room >= TWO_COLUMNS else min(80, room - 2)
        )
        self.call_after_refresh(self._show)

    def set_palette(self, palette: Palette) -> None:
        """Paint with another theme, and show its keys."""
        self.palette = palette
        self._show()

    def rows(self) -> list[Row]:
        """The actions that have what was typed."""
        keys = self.palette.theme.keys
        words = self._typed.lower().split()
        found = (
            Row(action, tuple(show(parse(key)) for key in keys.get(action.id, ())))
            for action in ACTIONS
        )
        return [row for row in found if row.has(words)]

    def _show(self) -> None:
        panel = self.palette.on("panel")
        line = Text(no_wrap=True)
        if self._filtering or self._typed:
            line.append("Filter: ", self.palette.on("panel", "muted"))
            line.append(self._typed + "▏", panel)
        else:
            line.append("Type to filter", self.palette.on("panel", "muted"))
        self.query_one("#filter", Static).update(line)
        width = self.query_one("#body").scrollable_content_region.width
        self.query_one("#keys", Static).update(self._table(max(30, width)))

    def _table(self, width: int) -> Text:
        signs = Text("\n", no_wrap=True).join(
            legend(self.palette, width, self._typed.lower().split())
        )
        rows = self.rows()
        if not rows:
            none = Text("No key does that.", style=self.palette.on("panel", "muted"))
            return signs if signs else none
        return Text("\n", no_wrap=True).join(
            [signs, self._keys(rows, width)] if signs else [self._keys(rows, width)]
        )

    def _keys(self, rows: list[Row], width: int) -> Text:
        groups = [
            [row for row in rows if row.action.group == group]
            for group in dict.fromkeys(row.action.group for row in rows)
        ]
        columns = 2 if self.app.size.width >= TWO_COLUMNS and len(groups) > 1 else 1
        each = (width - GAP * (columns - 1)) // columns
        sides = _balanced(groups) if columns == 2 else [groups]
        filled = [list(self._column(side, each)) for side in sides]
        text = Text(no_wrap=True)
        for i in range(max(map(len, filled))):
            for n, side in enumerate(filled):
                piece = side[i] if i < len(side) else Text()
                text.append_text(piece)
                if n < len(filled) - 1:
                    text.append(" " * (each - cell_len(piece.plain) + GAP))
            text.append("\n")
        return text

    def _column(self, groups: list[list[Row]], width: int) -> Iterator[Text]:
        """The lines of groups: the name of each, its actions, a blank one."""
        strong = self.palette.on("panel", bold=True)
        muted = self.palette.on("panel", "muted")
        accent = self.palette.on("panel", "accent", bold=True)
        lines = [line for group in groups for row in group for line in _lines(row.keys)]
        left = max(map(cell_len, lines), default=1)
        for group in groups:
            yield Text(" " * (left + 2) + group[0].action.group, accent)
            for action, keys in group:
                about = fold(action.help, width - left - 2, 4)
                shown = list(_lines(keys)) or ["–"]
                for i in range(max(len(about), len(shown))):
                    words = shown[i] if i < len(shown) else ""
                    line = Text(" " * (left - cell_len(words)), no_wrap=True)
                    line.append(words, strong).append("  ")
                    yield line.append(about[i] if i < len(about) else "", muted)
            yield Text()

    def on_key(self, event: events.Key) -> None:
        """Scroll, filter, or leave."""
        event.stop()
        event.prevent_default()
        key, character = event.key, event.character or ""
        body = self.query_one("#body")
        page = max(1, body.size.height - 2)
        typing = self._filtering or bool(self._typed)
        if key == "escape" and typing:
            self._filter("", False)
        elif key in ("escape", "enter", "f1", "ctrl+g") or (character in ("q", "?") and not typing):
            self.dismiss(None)
        elif key == "slash" and not typing:
            self._filter("", True)
        elif key in LINES:
            self._scroll(LINES[key])
        elif key in PAGES:
            self._scroll(PAGES[key] * page)
        elif key in HALVES:
            self._scroll(HALVES[key] * max(1, page // 2))
        elif key in ("home", "end"):
            self._scroll(-9999 if key == "home" else 9999)
        elif key == "backspace":
            self._filter(self._typed[:-1], typing)
        elif len(character) == 1 and character.isprintable() and not key.startswith("alt+"):
            self._filter(self._typed + character, True)

    def _scroll(self, lines: int) -> None:
        body = self.query_one("#body")
        body.scroll_to(y=body.scroll_offset.y + lines, animate=False, force=True)

    def _filter(self, typed: str, filtering: bool) -> None:
        self._typed, self._filtering = typed, filtering
        self._show()
        self.query_one("#body").scroll_to(y=0, animate=False, force=True)


def _lines(keys: tuple[str, ...]) -> Iterator[str]:
    """The keys of an action, as many on a line as there is room for."""
    line = ""
    for key in keys:
        longer = f"{line}  {key}" if line else key
        if line and cell_len(longer) > KEYS:
            yield line
            line = key
        else:
            line = longer
    if line:
        yield line


def _balanced(groups: list[list[Row]]) -> list[list[list[Row]]]:
    """The groups in two columns, in order, as nearly of one height as can be."""
    heights = [len(group) + 2 for group in groups]
    split = min(
        range(1, len(groups)),
        key=lambda i: max(sum(heights[:i]), sum(heights[i:])),
    )
    return [groups[:split], groups[split:]]
