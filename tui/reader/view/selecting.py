"""The article view's selection: what is selected, and how the keyboard changes it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from textual.scroll_view import ScrollView

from tui.annotation import Span, Stop
from tui.article import Reading
from tui.reader.view.rows import Page

if TYPE_CHECKING:
    from tui.reader.view.stepping import Unit


class Held(NamedTuple):
    """What was selected at one time: by keyboard (anchor and head) or by mouse."""

    visual: tuple[int, int] | None
    marked: Span | None
    by: str


class Selectable(ScrollView, inherit_bindings=False):
    """The part of the article view that knows what is selected, by keyboard or by mouse.

    ``visual`` is the keyboard's selection, from its anchor to its head, in the reading's offsets.
    As in Vim it holds at least a grapheme: the one at which it began, which stays selected when
    the head goes past it to the other side. ``marked`` is the mouse's. ``by`` names the unit by
    which the selection was changed last.
    """

    # Textual selects what lies between two widgets; here the text alone is selected, by offsets.
    ALLOW_SELECT = False

    reading: Reading
    stop: Stop | None
    visual: tuple[int, int] | None = None
    marked: Span | None = None
    by: str = ""
    clicked: int | None = None
    _page: Page | None
    _widened: tuple[Held, ...] = ()

    @property
    def in_view(self) -> Span:
        """The part of the article that is in view."""
        raise NotImplementedError

    def reveal(self, span: Span) -> None:
        """Scroll so that ``span`` is in view."""
        raise NotImplementedError

    def _move(self) -> None:
        raise NotImplementedError

    # What is selected ----------------------------------------------------------------------

    def _selected(self) -> Span | None:
        """What is selected, in the reading's offsets."""
        if self.visual is not None:
            return Span(min(self.visual), max(self.visual))
        return self.marked

    @property
    def selected(self) -> Span | None:
        """The same without blanks at its ends; None where nothing else is selected."""
        span = self._selected()
        if span is None:
            return None
        text = span.of(self.reading.text)
        start = span.start + len(text) - len(text.lstrip())
        end = span.end - (len(text) - len(text.rstrip()))
        return Span(start, end) if start < end else None

    @property
    def selection(self) -> Span | None:
        """What is selected without blanks at its ends, in the article's offsets."""
        span = self.selected
        return None if span is None else self.reading.span_to_article(span.start, span.end)

    def drop_selection(self) -> None:
        """Select nothing."""
        self._hold(Held(None, None, ""))

    def end_visual(self) -> None:
        """Drop the selection, and that of any other pane."""
        self.drop_selection()
        self.screen.clear_selection()

    def _hold(self, held: Held, widened: tuple[Held, ...] = ()) -> None:
        self.visual, self.marked, self.by = held
        self._widened = widened
        self._move()

    # Visual mode ---------------------------------------------------------------------------

    def begin_visual(self) -> None:
        """Begin a keyboard selection: from the mouse's, else with the character at the cursor."""
        from tui.reader.view.stepping import after

        if self.marked is not None:
            self._hold(Held(self.marked, None, self.by))
        elif self.reading.text:
            at = self._here()
            self._hold(Held((at, after(self.reading.text, at)), None, "character"))

    def _here(self) -> int:
        """Where a selection begins: the cursor, else the last click, if it is in view; else the
        first text in view.
        """
        from tui.reader.view.stepping import before, boundary

        seen = self.in_view
        at = seen.start
        if self.stop is not None and self.stop.span.overlaps(seen):
            at = self.stop.span.start
        elif self.clicked is not None and seen.holds(self.clicked):
            at = self.clicked
        text = self.reading.text
        at = boundary(text, self.reading.from_article(at), -1)
        return at if at < len(text) else before(text, at)

    def extend(self, direction: int, unit: Unit = "character") -> None:
        """Move the head by one unit; where nothing is selected, begin with that unit.

        A ``direction`` below zero goes back.
        """
        from tui.reader.view.stepping import step

        fresh = self.visual is None and self.marked is None
        if self.visual is None:
            self.begin_visual()
        if self.visual is None or (fresh and unit == "character"):
            return
        first, last = self._anchor()
        head = self.visual[1]
        if fresh:
            head = first
        elif first <= head <= last:
            # The anchor's grapheme alone is selected: go on from its other side.
            head = last if direction > 0 else first
        self._go(step(self.reading.text, head, direction, unit), unit)

    def _anchor(self) -> tuple[int, int]:
        """The grapheme at which the selection began, which stays selected."""
        from tui.reader.view.stepping import after, before

        assert self.visual is not None
        anchor, head = self.visual
        text = self.reading.text
        return (anchor, after(text, anchor)) if head >= anchor else (before(text, anchor), anchor)

    def _go(self, head: int, by: str) -> None:
        """Put the head to an offset of the reading, on whichever side of the anchor it lies."""
        first, last = self._anchor()
        if head <= first:
            self._hold(Held((last, head), None, by))
        else:
            self._hold(Held((first, max(head, last)), None, by))
        self._show_head()

    def _show_head(self) -> None:
        if self.visual is not None:
            anchor, head = self.visual
            at = head - 1 if head > anchor else head
            self.reveal(self.reading.span_to_article(at, at + 1))

    def extend_rows(self, rows: int) -> None:
        """Move the head by rows of the view; past the last or first one, to the text's end."""
        from tui.reader.view.stepping import boundary

        if self.visual is None or self._page is None:
            return
        text, page = self.reading.text, self._page
        anchor, head = self.visual
        number = page.row_at(head - 1 if head > anchor else head)
        column = head - page.rows[number].start
        way = 1 if rows > 0 else -1
        for _ in range(abs(rows)):
            number += way
            while 0 <= number < len(page.rows) and page.rows[number].block < 0:
                number += way
            if not 0 <= number < len(page.rows):
                self._go(len(text) if rows > 0 else 0, "line")
                return
        row = page.rows[number]
        self._go(boundary(text, min(row.start + column, row.end), way), "line")

    def reach(self, span: Span, by: str = "annotation") -> None:
        """Extend the keyboard selection over ``span`` of the article, on whichever side it lies."""
        if self.visual is None:
            return
        place = self.reading.span_from_article(span)
        first, last = self._anchor()
        if place.start < first and place.end > last:
            self._hold(Held((place.start, place.end), None, by))
            self._show_head()
        else:
            self._go(place.start if place.start < first else place.end, by)

    def reach_next(self, spans: Iterable[Span], direction: int) -> bool:
        """Move the head to the nearest end of ``spans`` of the article, going back to a start.

        Says whether there was one. A span in which the head stands counts.
        """
        if self.visual is None:
            return False
        head = self.visual[1]
        place = self.reading.span_from_article
        if direction > 0:
            near = self.reading.to_article(max(0, head - 1))
            ends = sorted((span for span in spans if span.end > near), key=lambda span: span.end)
            target = next((end for end in (place(s).end for s in ends) if end > head), None)
        else:
            near = self.reading.to_article(head)
            starts = sorted((span for span in spans if span.start <= near), reverse=True)
            target = next((at for at in (place(s).start for s in starts) if at < head), None)
        if target is not None:
            self._go(target, "annotation")
        return target is not None

    def swap_ends(self) -> None:
        """Go on from the selection's other end."""
        if self.visual is None:
            self.begin_visual()
        if self.visual is not None:
            anchor, head = self.visual
            self._hold(Held((head, anchor), None, self.by), self._widened)
            self._show_head()

    # Wider and narrower --------------------------------------------------------------------

    def widen(self, marks: Iterable[Span]) -> bool:
        """Select the annotation under the cursor, else the word; again, what lies around it.

        ``marks`` are the annotations that may lie around, in the article's offsets. Says whether
        there was anything larger to select.
        """
        now = self.selected
        before = Held(self.visual, self.marked, self.by)
        place = self.reading.span_from_article
        if now is None and self.stop is not None and self.stop.span.overlaps(self.in_view):
            wider, by = place(self.stop.span), "annotation"
        else:
            at = now or Span(self._here(), self._here())
            around = [(span, name) for span, name in self._around(at, marks) if span.contains(at)]
            around = [(span, name) for span, name in around if span.length > at.length]
            if not around:
                return False
            wider, by = min(around, key=lambda item: item[0].length)
        self._hold(Held((wider.start, wider.end), None, by), (*self._widened, before))
        if not self.reading.span_to_article(wider.start, wider.end).overlaps(self.in_view):
            self._show_head()
        return True

    def _around(self, at: Span, marks: Iterable[Span]) -> Iterable[tuple[Span, str]]:
        from tui.reader.view.stepping import UNITS, around

        text = self.reading.text
        for mark in marks:
            yield self.reading.span_from_article(mark), "annotation"
        for unit in UNITS:
            yield Span(*around(text, at.start, at.end, unit)), unit
        yield Span(0, len(text)), "article"

    def narrow(self) -> bool:
        """Take the last widening back; says whether there was one."""
        if not self._widened:
            return False
        *earlier, held = self._widened
        self._hold(held, tuple(earlier))
        return True
