"""The mouse on the article view: clicks, and selections made with a forgiving hand."""

from __future__ import annotations

from rich.cells import cell_len, split_graphemes
from textual import events
from textual.message import Message
from textual.timer import Timer

from tui.annotation import Span
from tui.reader.view.painting import Painter
from tui.reader.view.rows import TOP
from tui.reader.view.selecting import Held, Selectable

ROLL = 1 / 15
"""Seconds between the rows that roll by while the mouse is held at the view's edge."""


class Pointable(Selectable, inherit_bindings=False):
    """The part of the article view that follows the mouse.

    Dragging selects. On release the selection is widened to whole words and pairs of quote marks
    (``forgiving``), unless Alt or Ctrl is held: Shift is not sent by most terminals, which use it
    for a selection of their own. A double click selects a word, a triple click a paragraph; a
    click anywhere in the view drops the selection.
    """

    class Pointed(Message, namespace="article_view"):
        """The mouse was clicked on the text at ``offset`` of the article."""

        def __init__(self, offset: int, again: bool) -> None:
            super().__init__()
            self.offset = offset
            self.again = again

    class Marked(Message, namespace="article_view"):
        """The mouse has selected something else, or nothing."""

    _left: int
    _painter: Painter
    _pressed: Span | None = None
    _pressed_at: tuple[int, int] = (0, 0)
    _dragged = False
    _pointer: tuple[int, int] = (0, 0)
    _rolling: Timer | None = None

    def mark(self, span: Span | None, by: str = "") -> None:
        """Select ``span`` of the reading, and tell; None drops the selection."""
        self._hold(Held(None, span, by))
        self.post_message(self.Marked())

    def scroll_lines(self, lines: float) -> None:
        """Scroll down by ``lines`` rows, up where negative."""
        raise NotImplementedError

    # Where the mouse points ----------------------------------------------------------------

    def _pointed(self, x: int, y: int) -> Span | None:
        """The grapheme at a cell of the view, in the reading's offsets.

        Beside the text, and on an empty row, it is the empty span at the nearest end of the row.
        None where the view has no rows.
        """
        if self._page is None or not self._page.rows:
            return None
        rows = self._page.rows
        number = y + int(self.scroll_offset.y) - TOP
        if number < 0:
            return Span(rows[0].start, rows[0].start)
        if number >= len(rows):
            return Span(rows[-1].end, rows[-1].end)
        row = rows[number]
        cell = x - self._left - self._painter.gutter.width - row.indent
        line = self._page.text[row.start : row.end]
        if cell < 0:
            return Span(row.start, row.start)
        used = 0
        if cell < cell_len(line):
            for first, last, cells in split_graphemes(line)[0]:
                used += cells
                if cell < used:
                    return Span(row.start + first, row.start + last)
        return Span(row.end, row.end)

    def offset_at(self, x: int, y: int) -> int | None:
        """The article's offset of the text at a cell of the view, None beside the text."""
        span = self._pointed(x, y)
        return self.reading.to_article(span.start) if span is not None and span.length else None

    # Dragging ------------------------------------------------------------------------------

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Drop the selection, and begin another where the mouse is moved on."""
        if event.button != 1:
            return
        self._let_go()
        self._dragged = False
        if self._selected() is not None:
            self.mark(None)
        self._pressed = self._pointed(event.x, event.y)
        self._pressed_at = self._pointer = (event.x, event.y)
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select from where the button was pressed to here."""
        if self._pressed is None:
            return
        self._pointer = (event.x, event.y)
        if not self._dragged and self._pointer == self._pressed_at:
            return
        self._dragged = True
        self._drag()
        if self._beyond() and self._rolling is None:
            self._rolling = self.set_interval(ROLL, self._roll)
        elif not self._beyond():
            self._stop_rolling()

    def _drag(self) -> None:
        here = self._pointed(*self._pointer)
        if here is None or self._pressed is None:
            return
        span = Span(min(self._pressed.start, here.start), max(self._pressed.end, here.end))
        self.mark(span if span.length else None)

    def _beyond(self) -> int:
        """Whether the mouse is held at the view's upper edge (-1) or lower edge (1)."""
        y, began = self._pointer[1], self._pressed_at[1]
        if y <= 0 and (began > 0 or y < 0):
            return -1
        last = self.size.height - 1
        return 1 if y >= last and (began < last or y > last) else 0

    def _roll(self) -> None:
        way = self._beyond()
        if way and self._pressed is not None:
            self.scroll_lines(way)
            self._drag()

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Widen what was selected to what was meant."""
        if self._pressed is not None and self._dragged and self.marked is not None:
            from tui.reader.view.forgiving import forgive, keep

            mend = keep if event.meta or event.ctrl else forgive
            self.mark(mend(self.reading.text, self.marked))
        self._let_go()

    def on_mouse_release(self) -> None:
        """Another widget took the mouse: the selection stays as it is."""
        self._pressed = None
        self._stop_rolling()

    def _let_go(self) -> None:
        self._pressed = None
        self._stop_rolling()
        self.release_mouse()

    def _stop_rolling(self) -> None:
        if self._rolling is not None:
            self._rolling.stop()
            self._rolling = None

    # Clicking ------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Tell where the text was clicked; clicked twice, select the word, thrice the paragraph."""
        if self._dragged or event.button != 1:
            return
        span = self._pointed(event.x, event.y)
        if span is None or not span.length:
            return
        if event.chain == 1:
            self.clicked = self.reading.to_article(span.start)
            self.post_message(self.Pointed(self.clicked, again=True))
        elif event.chain == 2:
            from tui.reader.view.stepping import word_at

            word = word_at(self.reading.text, span.start)
            self.mark(Span(*word) if word else None, "word")
        else:
            from tui.reader.view.stepping import around

            whole = around(self.reading.text, span.start, span.end, "paragraph")
            self.mark(Span(*whole), "paragraph")
