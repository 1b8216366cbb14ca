"""The lines at the foot of the screen: the status line and the keys."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.article.safety import safe_line
from tui.reader.palette import Palette
from tui.reader.panes.list_pane import clip
from tui.theme.actions import ACTIONS
from tui.theme.keys import parse, show

DROPPED = (
    "next_same",
    "export",
    "peek",
    "highlight",
    "hints",
    "palette",
    "next_entity",
    "search",
    "comment",
    "panel",
)
"""What leaves the line of keys where room is short, in this order."""


class StatusLine(Widget):
    """One line: at the left what the cursor stands on, at the right where the reader is."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "StatusLine { height: 1; width: 1fr; }"

    def __init__(self, palette: Palette, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(**kwargs)
        self.palette = palette
        self.left: list[tuple[str, RichStyle | None]] = []
        self.right: list[str] = []
        self.alarm = ""

    def tell(
        self, left: list[tuple[str, RichStyle | None]], right: list[str], alarm: str = ""
    ) -> None:
        """Show these pieces; the right ones come first when room is short, the alarm before all."""
        if (left, right, alarm) != (self.left, self.right, self.alarm):
            self.left, self.right, self.alarm = left, right, alarm
            self.refresh()

    def set_palette(self, palette: Palette) -> None:
        """Paint with another theme from now on."""
        self.palette = palette
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        width = self.size.width
        plain = self.palette.on("surface")
        right = safe_line(" · ".join(part for part in self.right if part))
        most = max(1, width - min(20, width // 2))
        alarm = f"{clip(self.alarm, most - 3)} · " if self.alarm else ""
        right = clip(right, max(1, most - cell_len(alarm)))
        room = width - cell_len(alarm) - cell_len(right) - 3
        segments = [Segment(" ", plain)]
        cut = False
        for text, style in self.left:
            if room <= 0 or cut:
                break
            piece = safe_line(text)
            if cell_len(piece) > room:
                blank = piece[: len(piece) - len(piece.lstrip())]
                piece, cut = blank + clip(piece, room - len(blank)), True
            room -= cell_len(piece)
            segments.append(Segment(piece, plain + style if style else plain))
        segments.append(Segment(" " * max(1, room + 1), plain))
        segments.append(Segment(alarm, self.palette.on("surface", "error", bold=True)))
        segments.append(Segment(right + " ", self.palette.on("surface", "muted")))
        return Strip(segments).adjust_cell_length(width, plain)


class KeyLine(Widget):
    """One line of keys with their words, from the table of actions and the theme's keys."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "KeyLine { height: 1; width: 1fr; }"

    class Pressed(Message):
        """An action's word was clicked."""

        def __init__(self, action: str) -> None:
            super().__init__()
            self.action = action

    def __init__(self, palette: Palette, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(**kwargs)
        self.palette = palette
        self.pending = ""
        self.offered: list[tuple[str, str]] = []
        self._places: list[tuple[int, int, str]] = []

    def set_palette(self, palette: Palette) -> None:
        """Paint with another theme from now on."""
        self.palette = palette
        self.refresh()

    def wait(self, pending: str) -> None:
        """Show the beginning of a key sequence that waits for its end; "" when it no longer does."""
        if pending != self.pending:
            self.pending = pending
            self.refresh()

    def offer(self, words: list[tuple[str, str]]) -> None:
        """Show these actions with these words, the last least; without any, those of the table."""
        if words != self.offered:
            self.offered = words
            self.refresh()

    def items(self, width: int) -> list[tuple[str, str, str]]:
        """What fits in ``width`` cells: keys, word and action."""
        if self.offered:
            return self._offered(width)
        found = []
        for action in ACTIONS:
            keys = self.palette.theme.keys.get(action.id)
            if action.label and keys:
                found.append((show(parse(keys[0])), action.label, action.id))

        def size() -> int:
            return sum(cell_len(key) + cell_len(word) + 3 for key, word, _ in found)

        for action_id in DROPPED:
            if size() < width:
                break
            found = [item for item in found if item[2] != action_id]
        while found and size() >= width:
            found.pop(0)
        return found

    def _offered(self, width: int) -> list[tuple[str, str, str]]:
        bound = self.palette.theme.keys
        found = [
            (show(parse(bound[action][0])), word, action)
            for action, word in self.offered
            if bound.get(action)
        ]
        while found and sum(cell_len(key + word) + 3 for key, word, _ in found) >= width:
            found.pop()
        return found

    def render_line(self, y: int) -> Strip:
        """The line."""
        width = self.size.width
        plain, muted = self.palette.on("panel"), self.palette.on("panel", "muted")
        key_style = self.palette.on("panel", "accent", bold=True)
        if self.pending:
            return Strip([Segment(f" {self.pending} …", key_style)]).adjust_cell_length(
                width, plain
            )
        segments = [Segment(" ", plain)]
        self._places = []
        at = 1
        for key, word, action in self.items(width):
            segments += [Segment(key, key_style), Segment(" " + word + "  ", muted)]
            size = cell_len(key) + cell_len(word) + 3
            self._places.append((at, at + size - 2, action))
            at += size
        return Strip(segments).adjust_cell_length(width, plain)

    def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        for start, end, action in self._places:
            if start <= event.x < end:
                self.post_message(self.Pressed(action))
