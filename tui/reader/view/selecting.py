"""The article view's selections: by mouse, and by keyboard in visual mode."""

from __future__ import annotations

from textual.scroll_view import ScrollView
from textual.selection import Selection

from tui.annotation import Span, Stop
from tui.article import Reading
from tui.reader.view.rows import Page
from tui.reader.view.stepping import step


class Selectable(ScrollView, inherit_bindings=False):
    """The part of the article view that knows what is selected."""

    reading: Reading
    stop: Stop | None
    visual: tuple[int, int] | None
    _page: Page | None

    @property
    def in_view(self) -> Span:
        """The part of the article that is in view."""
        raise NotImplementedError

    def reveal(self, span: Span) -> None:
        """Scroll so that ``span`` is in view."""
        raise NotImplementedError

    def _move(self) -> None:
        raise NotImplementedError

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text, from the mouse's or the keyboard's selection."""
        span = self._clamp(selection)
        return (self.reading.text[span.start : span.end], "\n") if span.length else None

    def selection_updated(self, selection: Selection | None) -> None:
        """Paint what the mouse selects."""
        self._move()

    def _clamp(self, selection: Selection) -> Span:
        size = len(self.reading.text)
        start = 0 if selection.start is None else min(selection.start.x, size)
        end = size if selection.end is None else min(selection.end.x, size)
        return Span(min(start, end), max(start, end))

    def _selected(self) -> Span | None:
        """What is selected, in the reading's offsets."""
        if self.visual is not None:
            low, high = sorted(self.visual)
            return Span(low, max(low + 1, high))
        if not self.is_attached:
            return None
        selection = self.text_selection
        if selection is None:
            return None
        span = self._clamp(selection)
        return span if span.length else None

    @property
    def selection(self) -> Span | None:
        """What is selected by keyboard or mouse, without blanks at its ends."""
        span = self._selected()
        if span is None:
            return None
        text = span.of(self.reading.text)
        start = span.start + len(text) - len(text.lstrip())
        end = span.end - (len(text) - len(text.rstrip()))
        return self.reading.span_to_article(start, end) if start < end else None

    def begin_visual(self) -> None:
        """Begin a keyboard selection at the cursor, else at the first text in view."""
        start = self.reading.from_article(self.stop.span.start if self.stop else self.in_view.start)
        span = self._selected()
        if span is not None:
            self.visual = (span.start, span.end)
        else:
            self.visual = (start, step(self.reading.text, start, 1))
        self._move()

    def end_visual(self) -> None:
        """Drop the selection."""
        self.visual = None
        self.screen.clear_selection()
        self._move()

    def extend(self, steps: int, *, words: bool = False) -> None:
        """Move the end of the keyboard selection, which begins if there is none."""
        if self.visual is None:
            self.begin_visual()
            if self.visual is None or not words:
                return
        anchor, head = self.visual
        self.visual = (anchor, step(self.reading.text, head, steps, words=words))
        self._move()
        at = min(self.visual[1], max(0, len(self.reading.text) - 1))
        self.reveal(self.reading.span_to_article(at, at + 1))

    def extend_rows(self, rows: int) -> None:
        """Move the end of the keyboard selection by rows of the view."""
        if self.visual is None or self._page is None:
            return
        anchor, head = self.visual
        number = self._page.row_at(max(0, head - 1))
        column = head - self._page.rows[number].start
        target = number
        for _ in range(abs(rows)):
            step = target + (1 if rows > 0 else -1)
            while 0 <= step < len(self._page.rows) and self._page.rows[step].block < 0:
                step += 1 if rows > 0 else -1
            if not 0 <= step < len(self._page.rows):
                break
            target = step
        row = self._page.rows[target]
        self.visual = (anchor, min(row.start + column, row.end))
        self._move()
        self.reveal(self.reading.span_to_article(row.start, row.end))
