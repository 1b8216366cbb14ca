"""Painting rows: layers of marks over text become segments with styles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property

from rich.cells import split_graphemes
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.strip import Strip

from tui.annotation import flatten
from tui.reader.palette import Palette
from tui.reader.view.gutter import Gutter
from tui.reader.view.hints import Label
from tui.reader.view.layers import Layers, Mark, Placed
from tui.reader.view.rows import BLOCK_STYLES, Page, Row
from tui.reader.view.wrapping import is_narrow

KEPT = 4096
"""Painted rows that are kept."""


class Painter:
    """Paints the rows of a page; keeps what it painted until something they depend on changes."""

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        self.gutter = Gutter(palette)
        self._styles: dict[tuple[Mark, ...], RichStyle] = {}
        self._strips: dict[tuple[object, ...], Strip] = {}

    def forget(self) -> None:
        """Drop the painted rows: the page or its layers have changed."""
        self._strips.clear()

    def paint(
        self,
        page: Page,
        layers: Layers,
        row: Row,
        moving: tuple[Placed, ...],
        labels: tuple[Label, ...],
        left: int,
        width: int,
    ) -> Strip:
        """One row, ``width`` cells wide, its gutter beginning at cell ``left``.

        ``moving`` are the marks on the row that follow the reader's hand, ``labels`` its hints.
        """
        key = (row.start, row.end, row.block, left, width, moving, labels)
        strip = self._strips.get(key)
        if strip is None:
            if len(self._strips) >= KEPT:
                self._strips.clear()
            strip = self._paint(page, layers, row, moving, left, width)
            if labels:
                strip = self._label(strip, labels, left + self.gutter.width)
            self._strips[key] = strip
        return strip

    def _paint(
        self,
        page: Page,
        layers: Layers,
        row: Row,
        moving: Sequence[Placed],
        left: int,
        width: int,
    ) -> Strip:
        base = self._base(page, row)
        segments = [Segment(" " * left, base), *self.gutter.paint(page, layers, row)]
        used = left + self.gutter.width
        if row.indent:
            marker = row.marker.rjust(row.indent)
            segments.append(Segment(marker, base + self.palette.style("byline")))
            used += row.indent
        words = self._text(page, layers, row, moving, base)
        segments += words
        # As they are cut: Rich measures a stray joiner otherwise where something stands before it.
        used += sum(segment.cell_length for segment in words)
        segments.append(Segment(" " * max(0, width - used), base))
        return Strip(segments, max(width, used))

    def _text(
        self, page: Page, layers: Layers, row: Row, moving: Sequence[Placed], base: RichStyle
    ) -> list[Segment]:
        """The row's words, cut at each boundary of what lies on them."""
        if row.end <= row.start:
            return []
        place = page.reading.span_from_article
        part = page.reading.span_to_article(row.start, row.end)
        marks = [
            (place(span), mark)
            # The sixteen colours cannot be relied on to be legible on one another: there a
            # highlight keeps a text colour of its own.
            for span, mark in layers.on(part, notes_above=self.palette.theme.ansi)
        ]
        segments = []
        at = row.start
        cut = _cutter(page.text, row)
        for span, pile in flatten([*marks, *moving]):
            start, end = max(span.start, row.start), min(span.end, row.end)
            if start < end:
                start, end = cut(start), cut(end)
            if start >= end:
                continue
            if at < start:
                segments.append(Segment(page.text[at:start], base))
            segments.append(Segment(page.text[start:end], base + self._style(pile)))
            at = end
        if at < row.end:
            segments.append(Segment(page.text[at : row.end], base))
        return segments

    def _label(self, strip: Strip, labels: Sequence[Label], left: int) -> Strip:
        """The row with hints over its first letters; no cell is shifted."""
        style = self.palette.on("background") + self.palette.style("hint")
        done = self.palette.on("background", "muted") + RichStyle(dim=self.palette.theme.ansi)
        pieces = []
        at = 0
        for label in labels:
            start = left + label.cell
            end = min(start + len(label.text), strip.cell_length)
            pieces.append(strip.crop(at, start))
            pieces.append(
                Strip(
                    [
                        Segment(label.text[: label.typed], done),
                        Segment(label.text[label.typed :], style),
                    ]
                ).crop(0, end - start)
            )
            at = end
        pieces.append(strip.crop(at, strip.cell_length))
        return Strip.join(pieces)

    def _base(self, page: Page, row: Row) -> RichStyle:
        base = self.palette.on("background")
        if row.block < 0:
            return base
        name = BLOCK_STYLES.get(page.article.blocks[row.block].kind)
        return base + self.palette.style(name) if name else base

    def _style(self, pile: tuple[Mark, ...]) -> RichStyle:
        style = self._styles.get(pile)
        if style is None:
            style = RichStyle.null()
            for mark in pile:
                style += self._mark_style(mark)
            self._styles[pile] = style
        return style

    def _mark_style(self, mark: Mark) -> RichStyle:
        match mark.layer:
            case "quote":
                return self.palette.quote(mark.value, mark.rank)
            case "entity":
                return self.palette.entity(mark.value)
            case "note":
                return self.palette.note(mark.value) + self._undimmed
            case "hidden" | "source" | "cue":
                return self.palette.style(mark.layer)
            case _:
                return self.palette.style(mark.layer) + self._undimmed

    @cached_property
    def _undimmed(self) -> RichStyle:
        """What lies on a ground of its own must not leave the words dim, as some entities are."""
        return RichStyle(dim=False) if self.palette.few else RichStyle.null()


def _cutter(text: str, row: Row) -> Callable[[int], int]:
    """Moves an offset in the row back to the beginning of its grapheme.

    A mark may begin or end anywhere, but a grapheme that is cut in two has another width.
    """
    line = text[row.start : row.end]
    if is_narrow(line):
        return lambda offset: offset
    edges = [row.start + first for first, _, _ in split_graphemes(line)[0]] + [row.end]
    return lambda offset: edges[bisect_right(edges, offset) - 1]
