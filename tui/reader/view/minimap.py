"""The minimap: the whole article in a narrow column, with what lies where."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.annotation import Span
from tui.reader.palette import Palette
from tui.reader.view.layers import Layers
from tui.reader.view.measuring import MAP_WIDTH
from tui.reader.view.rows import Page

HALVES = {(True, True): "▌", (True, False): "▘", (False, True): "▖", (False, False): " "}
"""A cell shows two places, one above the other."""


class Stretch(NamedTuple):
    """Half a line of the map: a part of the article, and what lies there.

    ``quoted`` counts the code points of the speaker, by ``rank``, who is quoted most there.
    """

    part: Span = Span(0, 0)
    quoted: int = 0
    rank: int | None = None
    note: bool = False


def stretches(page: Page, layers: Layers, height: int, margin: int) -> list[Stretch]:
    """The whole article on ``height`` lines of two halves each.

    There are ``margin`` empty rows above and below it. An article that is not as high is drawn row
    for row. Each half is looked up in the layers, so that the work does not grow with the rows.
    """
    rows = len(page.rows)
    total = max(height, rows + 2 * margin)
    out = []
    for number in range(2 * height):
        first = max(0, number * total // (2 * height) - margin)
        last = min(rows, -(-(number + 1) * total // (2 * height)) - margin)
        part = Span(0, 0)
        if first < last:
            part = page.reading.span_to_article(page.rows[first].start, page.rows[last - 1].end)
        out.append(_stretch(layers, part) if part.length else Stretch())
    return out


def _stretch(layers: Layers, part: Span) -> Stretch:
    shares: Counter[int | None] = Counter()
    for span, mark in layers.quotes.touching(*part):
        shares[mark.rank] += min(span.end, part.end) - max(span.start, part.start)
    rank, quoted = shares.most_common(1)[0] if shares else (None, 0)
    note = any(part.holds(span.start) for span, _ in layers.notes.touching(*part))
    return Stretch(part, quoted, rank, note)


def holds_match(part: Span, matches: Sequence[Span]) -> bool:
    """Whether one of ``matches``, which are in order, begins in a part of the article."""
    first = bisect_left(matches, (part.start, part.start))
    return first < len(matches) and matches[first].start < part.end


class Minimap(Widget):
    """Paints the map and tells where it was pressed; knows nothing of the view beside it."""

    ALLOW_SELECT = False
    DEFAULT_CSS = f"Minimap {{ width: {MAP_WIDTH}; height: 1fr; }}"

    class Pressed(Message):
        """The mouse asks for the row ``row`` of the view to be in its middle.

        ``began`` is False while the mouse is dragged on.
        """

        def __init__(self, row: int, began: bool) -> None:
            super().__init__()
            self.row = row
            self.began = began

    class Turned(Message):
        """The wheel was turned over the map, by so many rows."""

        def __init__(self, rows: int) -> None:
            super().__init__()
            self.rows = rows

    def __init__(self, palette: Palette, margin: int, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(**kwargs)
        self.palette = palette
        self._margin = margin
        self._page: Page | None = None
        self._layers = Layers()
        self._matches: Sequence[Span] = ()
        self._match: Span | None = None
        self._stretches: list[Stretch] = []
        self._top = 0
        self._high = 0

    def set_palette(self, palette: Palette) -> None:
        """Paint with another theme from now on."""
        self.palette = palette
        self.refresh()

    def show(self, page: Page, layers: Layers) -> None:
        """Map this; it is looked at when the map is next painted."""
        self._page, self._layers = page, layers
        self._stretches = []
        self.refresh()

    def find(self, matches: Sequence[Span], match: int | None) -> None:
        """Show where these search matches, the article's and in order, are; and the current one."""
        self._matches = matches
        self._match = None if match is None else matches[match]
        self.refresh()

    def scroll(self, top: int, height: int) -> None:
        """The view shows ``height`` rows from ``top`` on."""
        if (top, height) != (self._top, self._high):
            self._top, self._high = top, height
            self.refresh()

    @property
    def _total(self) -> int:
        rows = len(self._page.rows) if self._page else 0
        return max(1, self.size.height, rows + 2 * self._margin)

    def render_line(self, y: int) -> Strip:
        """One line of the map."""
        height = self.size.height
        if self._page is not None and len(self._stretches) != 2 * height:
            self._stretches = stretches(self._page, self._layers, height, self._margin)
        halves = self._stretches[2 * y : 2 * y + 2] or [Stretch(), Stretch()]
        track = self._style("minimap")
        return Strip([self._quotes(halves, track), self._reader(y, halves, track)], MAP_WIDTH)

    def _quotes(self, halves: Sequence[Stretch], track: RichStyle) -> Segment:
        """The left cell: who is quoted there."""
        most = max(halves, key=lambda half: half.quoted)
        color = self.palette.on("background", self.palette.speaker_color(most.rank)).color
        shape = (bool(halves[0].quoted), bool(halves[1].quoted))
        return Segment(HALVES[shape], track + RichStyle(color=color))

    def _reader(self, y: int, halves: Sequence[Stretch], track: RichStyle) -> Segment:
        """The right cell: the brightest of what the reader searched and noted; the part in view."""
        tone = track + self._style("minimap.view") if self._in_view(y) else track
        mark = tone + RichStyle(reverse=False)  # a mark turned inside out is none
        upper, lower = (holds_match(half.part, self._matches) for half in halves)
        if upper or lower:
            found = self.palette.style("search.current")
            bright = mark + RichStyle(color=found.bgcolor or found.color)
            match = self._match
            if match is not None and any(half.part.holds(match.start) for half in halves):
                return Segment("█", bright)
            return Segment(HALVES[upper, lower], bright)
        if any(half.note for half in halves):
            accent = self.palette.on("background", "accent")
            return Segment("•", mark + RichStyle(color=accent.color))
        return Segment(" ", tone)

    def _style(self, name: str) -> RichStyle:
        given = self.palette.style(name)
        if name == "minimap.view" and not given:
            given = RichStyle(bgcolor=self.palette.on("border").bgcolor)
        return self.palette.on("background") + given

    def _in_view(self, y: int) -> bool:
        total, height = self._total, max(1, self.size.height)
        if self._high >= total:
            return False
        size = max(1, round(self._high * height / total))
        room = total - self._high
        first = round(min(self._top, room) * (height - size) / room)
        return first <= y < first + size

    # The mouse -----------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Go where the map is pressed."""
        event.stop()
        if event.button == 1:
            self.capture_mouse()
            self._press(event.y, True)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Follow the mouse while it is held."""
        if self.app.mouse_captured is self:
            event.stop()
            self._press(event.y, False)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let the mouse go."""
        if self.app.mouse_captured is self:
            event.stop()
            self.release_mouse()

    def _press(self, y: int, began: bool) -> None:
        # The first line leads to the very beginning and the last one to the very end.
        last = max(1, self.size.height - 1)
        row = min(max(y, 0), last) * self._total // last
        self.post_message(self.Pressed(row, began))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll as over the text."""
        event.stop()
        self.post_message(self.Turned(3))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll as over the text."""
        event.stop()
        self.post_message(self.Turned(-3))
