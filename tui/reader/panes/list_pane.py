"""A pane of entries of one or more lines each: the base of the panel and the library list."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.article.safety import safe_line
from tui.reader.palette import Palette
from tui.reader.view.wrapping import wrap

ELLIPSIS = "…"


class Entry(NamedTuple):
    """Something that the pane's cursor can stand on, or a line it passes over (``key`` None)."""

    key: object
    lines: tuple[tuple[Segment, ...], ...]


def fold(text: str, width: int, rows: int) -> list[str]:
    """``text`` on at most ``rows`` lines of ``width`` cells, the last ending in … where cut."""
    text = safe_line(" ".join(text.split()))
    pieces = [text[a:b] for a, b in wrap(text, 0, len(text), width)]
    if len(pieces) > rows:
        pieces = pieces[:rows]
        last = pieces[-1]
        while last and cell_len(last) > width - 1:
            last = last[:-1]
        pieces[-1] = last.rstrip(" ,;:–—-…") + ELLIPSIS
    return pieces or [""]


def clip(text: str, width: int) -> str:
    """``text`` on one line of at most ``width`` cells, ending in … where cut."""
    return fold(text, max(1, width), 1)[0]


def spread(
    left: list[Segment], right: list[Segment], width: int, style: RichStyle
) -> tuple[Segment, ...]:
    """Segments at both ends of a line, the gap between them filled."""
    used = sum(s.cell_length for s in left) + sum(s.cell_length for s in right)
    return (*left, Segment(" " * max(1, width - used), style), *right)


class ListPane(ScrollView, can_focus=True, inherit_bindings=False):
    """Entries under a heading; the cursor moves over those that have a key."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    ListPane { height: 1fr; overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1;
               scrollbar-gutter: stable;
               scrollbar-background: $panel; scrollbar-background-hover: $panel;
               scrollbar-background-active: $panel; background: $panel; }
    """

    class Chosen(Message):
        """An entry was chosen with the enter key or the mouse."""

        def __init__(self, pane: ListPane, key: object) -> None:
            super().__init__()
            self.pane = pane
            self.key = key

        @property
        def control(self) -> ListPane:
            """The pane, which ``on`` can select by."""
            return self.pane

    def __init__(self, palette: Palette, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(**kwargs)
        self.palette = palette
        self.cursor: object = None
        self._entries: list[Entry] = []
        self._tops: list[int] = []

    def entries(self, width: int) -> Iterable[Entry]:
        """The entries, their lines at most ``width`` cells wide; subclasses say what they are."""
        raise NotImplementedError

    def rebuild(self) -> None:
        """Make the entries anew."""
        width = self.scrollable_content_region.width
        if not width:
            return
        self._entries = list(self.entries(width))
        self._tops = []
        at = 0
        for entry in self._entries:
            self._tops.append(at)
            at += len(entry.lines)
        self.virtual_size = Size(width, at)
        keys = [entry.key for entry in self._entries if entry.key is not None]
        if self.cursor not in keys:
            self.cursor = keys[0] if keys else None
        self.refresh()

    def set_palette(self, palette: Palette) -> None:
        """Paint with another theme from now on."""
        self.palette = palette
        self.rebuild()

    def on_resize(self, event: events.Resize) -> None:
        """Make the entries fit."""
        self.rebuild()

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Show the cursor more quietly."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of the pane."""
        number = y + int(self.scroll_offset.y)
        plain = self.palette.on("panel")
        width = self.size.width
        i = bisect_right(self._tops, number) - 1
        if i < 0 or number - self._tops[i] >= len(self._entries[i].lines):
            return Strip.blank(width, plain)
        entry = self._entries[i]
        strip = Strip(
            [
                Segment(s.text, plain + s.style if s.style else plain)
                for s in entry.lines[number - self._tops[i]]
            ]
        )
        strip = strip.adjust_cell_length(width, plain)
        if entry.key is not None and entry.key == self.cursor:
            strip = self._cursor_line(strip)
        return strip

    def _cursor_line(self, strip: Strip) -> Strip:
        if self.palette.theme.ansi:
            style = RichStyle(reverse=True) if self.has_focus else RichStyle(bold=True)
        else:
            share = 1.0 if self.has_focus else 0.45
            tone = self.palette.mix(
                self.palette.color("panel"), self.palette.color("border"), share
            )
            style = RichStyle(bgcolor=tone)
        return Strip(
            [Segment(s.text, (s.style or RichStyle.null()) + style) for s in strip],
            strip.cell_length,
        )

    def show_cursor(self, key: object) -> None:
        """Put the cursor on the entry with this key and scroll it into view."""
        self.cursor = key
        for number, (entry, top) in enumerate(zip(self._entries, self._tops, strict=True)):
            if entry.key == key:
                y = int(self.scroll_offset.y)
                bottom = top + len(entry.lines)
                above = self._tops[self.head_of(number)]
                if bottom - above <= self.size.height:
                    top = above
                if top < y:
                    # Back to the very beginning rather than past its heading.
                    self.scroll_to(
                        y=top - 1 if top > 4 else 0, animate=False, immediate=True, force=True
                    )
                elif bottom > y + self.size.height:
                    self.scroll_to(
                        y=bottom - self.size.height, animate=False, immediate=True, force=True
                    )
                break
        self.refresh()

    def head_of(self, number: int) -> int:
        """Which entry should be in sight with this one, such as the heading that it stands under."""
        return number

    def move(self, steps: int) -> None:
        """Move the cursor by so many entries."""
        keys = [entry.key for entry in self._entries if entry.key is not None]
        if not keys:
            return
        at = keys.index(self.cursor) if self.cursor in keys else 0
        target = max(0, min(len(keys) - 1, at + steps))
        self.show_cursor(keys[target])
        if target == 0:
            self.scroll_to(y=0, animate=False, immediate=True, force=True)

    def choose(self) -> None:
        """Choose the entry under the cursor."""
        if self.cursor is not None:
            self.post_message(self.Chosen(self, self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Choose the entry that was clicked."""
        number = event.y + int(self.scroll_offset.y)
        i = bisect_right(self._tops, number) - 1
        if i >= 0 and number - self._tops[i] < len(self._entries[i].lines):
            key = self._entries[i].key
            if key is not None:
                self.cursor = key
                self.refresh()
                self.choose()
