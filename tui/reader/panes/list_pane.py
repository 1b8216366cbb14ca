"""A pane of entries of one or more lines each: the base of the panel's views and the library list."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from time import perf_counter

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.timer import Timer
from textual.widget import Widget

from tui.reader.palette import Palette
from tui.reader.panes.filtering import Filter
from tui.reader.panes.fitting import Line, clip, fold, spread
from tui.reader.panes.rolling import Block, Item, Roll

__all__ = ["Block", "Item", "Line", "ListPane", "clip", "fold", "spread"]

SLICE = 0.006
"""Seconds that the making of further entries may hold up the next key."""

SLICES = 1 / 30
"""Seconds between two slices."""


class ListPane(Widget, can_focus=True, inherit_bindings=False):
    """Entries one below the other; the cursor moves over those that have a key."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "ListPane { height: 1fr; background: $panel; }"

    class Chosen(Message):
        """An entry was chosen with the enter key or the mouse."""

        def __init__(self, pane: ListPane, key: Hashable) -> None:
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
        self.filter = Filter()
        self.cursor: Hashable | None = None
        self.foot = 0
        self._roll = Roll(lambda item: self.block(item, max(1, self.size.width - 1)))
        self._rows: list[tuple[int, int]] = []
        self._thumb = (0, 0)
        self._timer: Timer | None = None
        self._wanted: Hashable | None = None
        self._grip = False

    # What subclasses say -----------------------------------------------------------------------

    def items(self) -> Iterator[Item]:
        """The entries that the filter lets through, cheap to make: their lines come later."""
        raise NotImplementedError

    def block(self, item: Item, width: int) -> Block:
        """An entry's lines, at most ``width`` cells wide."""
        raise NotImplementedError

    def head_of(self, number: int) -> int:
        """Which entry should be in sight with this one, such as the heading that it stands under."""
        return number

    def fold(self) -> str:
        """Fold or unfold the heading at the cursor; says why not where that cannot be."""
        return "There is nothing to fold in this list."

    def sort(self) -> str:
        """Sort in the next way; says which."""
        return "This list has one order only."

    # Entries -----------------------------------------------------------------------------------

    @property
    def shown(self) -> list[Item]:
        """The entries that are known so far."""
        return self._roll.items

    @property
    def complete(self) -> bool:
        """Whether all entries are known."""
        return self._roll.complete

    def rebuild(self) -> None:
        """Make the entries anew; cursor and place stay where they still exist."""
        self._fit()
        self._wanted = None
        if not self._roll.start(self.items(), self.cursor):
            if not self._roll.complete:
                self._wanted = self.cursor  # it may still come
            first = self._roll.step(-1, 1)
            self.cursor = None if first is None else self.shown[first].key
        self._go_on()
        self.refresh()

    def repaint(self) -> None:
        """Make the lines of the same entries anew."""
        self._roll.forget_lines()
        self._roll.settle()
        self.refresh()

    def _fit(self) -> None:
        self._roll.room = max(0, self.size.height - self.foot)

    def _go_on(self) -> None:
        """Have the rest of the entries made between the keys."""
        if not self._roll.complete and self._timer is None and self.is_attached:
            self._timer = self.set_interval(SLICES, self._slice)

    def _slice(self) -> None:
        self._roll.take(1 << 60, perf_counter() + SLICE)
        if self._wanted is not None and self._wanted in self._roll.places:
            self.show_cursor(self._wanted)
        if self._roll.complete and self._timer is not None:
            self._timer.stop()
            self._timer = None
        if len(self._rows) < self._roll.room:
            self.refresh()
        elif self._roll.thumb(self._rows) != self._thumb:
            # Only the scroll bar, which tells how much there is.
            self.refresh(Region(self.size.width - 1, 0, 1, self.size.height))

    # Events ------------------------------------------------------------------------------------

    def set_palette(self, palette: Palette) -> None:
        """Paint with another theme from now on."""
        self.palette = palette
        self.repaint()

    def on_mount(self) -> None:
        """Go on with what was begun before."""
        self._go_on()

    def on_resize(self, event: events.Resize) -> None:
        """Make the lines fit."""
        self._fit()
        self._roll.forget_lines()
        self._reveal()
        self._roll.settle()
        self.refresh()

    def _reveal(self) -> None:
        """Have the cursor in view."""
        place = None if self.cursor is None else self._roll.places.get(self.cursor)
        if place is not None:
            self._roll.reveal(place, self.head_of(place))

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Show the cursor more quietly."""
        self.refresh()

    # Painting ----------------------------------------------------------------------------------

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of a part of the pane."""
        self._rows = self._roll.rows()
        self._thumb = self._roll.thumb(self._rows)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the pane, the scroll bar in its last cell."""
        plain = self.palette.on("panel")
        inner = max(1, self.size.width - 1)
        strip = Strip.blank(inner, plain)
        if y < len(self._rows):
            number, line = self._rows[y]
            lines = self._roll.block(number).lines
            if line < len(lines):
                segments = [
                    Segment(s.text, plain + s.style if s.style else plain) for s in lines[line]
                ]
                strip = Strip(segments).adjust_cell_length(inner, plain)
                key = self.shown[number].key
                if key is not None and key == self.cursor:
                    strip = self._cursor_line(strip)
        first, last = self._thumb
        bar = "▐" if first <= y < last else " "
        return Strip.join([strip, Strip([Segment(bar, self.palette.on("panel", "border"))], 1)])

    def _cursor_line(self, strip: Strip) -> Strip:
        if not self.palette.theme.ansi:
            share = 1.0 if self.has_focus else 0.45
            tone = self.palette.mix(
                self.palette.color("panel"), self.palette.color("border"), share
            )
            laid = RichStyle(bgcolor=tone)
        elif self.has_focus:
            # Nothing can be mixed. One colour reversed is a band; several would be a patchwork.
            band = self.palette.on("panel") + RichStyle(reverse=True)
            return Strip([Segment(s.text, band) for s in strip], strip.cell_length)
        else:
            laid = RichStyle(bold=True)
        return Strip(
            [Segment(s.text, s.style + laid if s.style else laid) for s in strip],
            strip.cell_length,
        )

    # The cursor --------------------------------------------------------------------------------

    def show_cursor(self, key: Hashable | None) -> None:
        """Put the cursor on the entry with this key and scroll it into view.

        An entry that takes long to find is shown when it has been found.
        """
        self._wanted = None
        if key is None:
            return
        if self._roll.seek(key) is not None:
            self.cursor = key
            self._reveal()
            self.refresh()
        elif not self._roll.complete:
            self._wanted = key

    def move(self, steps: int) -> None:
        """Move the cursor by so many entries."""
        here = self._roll.places.get(self.cursor) if self.cursor is not None else None
        number = self._roll.step(-1 if here is None else here, steps)
        if number is None or number == here:
            # Nowhere to go; what stands beyond the last entry can be seen all the same.
            self.scroll_lines(steps)
        else:
            self.show_cursor(self.shown[number].key)

    def scroll_lines(self, lines: int) -> None:
        """Scroll down by so many lines, up where negative; the cursor stays."""
        lines = max(-self.size.height, min(self.size.height, lines))
        if lines > 0:
            self._roll.down(lines)
        else:
            self._roll.up(-lines)
        self.refresh()

    def choose(self) -> None:
        """Choose the entry under the cursor."""
        if self.cursor is not None:
            self.post_message(self.Chosen(self, self.cursor))

    # The filter --------------------------------------------------------------------------------

    def narrow(self, typed: str) -> None:
        """List only what has these words; all where there are none."""
        if typed != self.filter.typed:
            self.filter = Filter(typed)
            self.rebuild()
            self._reveal()

    def reserve(self, lines: int) -> None:
        """Leave so many lines at the foot to something else."""
        self.foot = lines
        self._fit()
        self._reveal()
        self._roll.settle()
        self.refresh()

    # The mouse ---------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Choose the entry that was clicked."""
        rows = self._roll.rows()
        if event.x >= self.size.width - 1 or event.y >= len(rows):
            return
        number, line = rows[event.y]
        key = self.shown[number].key
        if key is not None and line < len(self._roll.block(number).lines):
            self.cursor = key
            self.refresh()
            self.choose()

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_lines(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.scroll_lines(-3)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the scroll bar."""
        if event.x == self.size.width - 1:
            event.stop()
            self._grip = True
            self.capture_mouse()
            self._drag(event.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the scroll bar."""
        if self._grip:
            self._drag(event.y)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go of the scroll bar."""
        if self._grip:
            self._grip = False
            self.release_mouse()

    def _drag(self, y: int) -> None:
        self._roll.to_share(y / max(1, self._roll.room - 1))
        self.refresh()
