"""The rows of an article: what stands on each line of the view."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len

from tui.article import Article, Reading, Span
from tui.article.safety import safe
from tui.reader.view.wrapping import wrap

TOP = 1
"""Empty rows of the view above the first row of a page, and below its last."""


BLOCK_STYLES = {
    "title": "title",
    "section": "section",
    "byline": "byline",
    "date": "byline",
    "heading": "heading",
    "rule": "byline",
}
"""The theme's styles of blocks, by their kind; other kinds are plain."""


class Row(NamedTuple):
    """One line of the view: ``[start, end)`` of the reading, in code points.

    ``block`` is the block's position in the article, -1 for an empty row between blocks.
    ``indent`` counts the cells before the text, in which ``marker`` stands at the right.
    """

    start: int
    end: int
    block: int
    indent: int = 0
    marker: str = ""
    lead: bool = False


@dataclass(frozen=True)
class Page:
    """An article laid out for one width.

    ``text`` is the reading's text made safe for a terminal; it has the same offsets.
    """

    article: Article
    reading: Reading
    text: str
    width: int
    rows: tuple[Row, ...]
    starts: tuple[int, ...]

    def row_at(self, offset: int) -> int:
        """The row that shows the reading's ``offset``, or the last one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def cells(self, rows: range, pieces: Iterable[Span]) -> Iterator[tuple[int, int, int]]:
        """Where pieces of the article stand: row, first cell of the text area, number of cells.

        Only those on ``rows`` are told, piece by piece, each from its first row on.
        """
        last = min(rows.stop, len(self.rows))
        for piece in pieces:
            span = self.reading.span_from_article(piece)
            number = max(rows.start, self.row_at(span.start))
            while number < last and self.rows[number].start < span.end:
                row = self.rows[number]
                start, end = max(span.start, row.start), min(span.end, row.end)
                if start < end:
                    before = cell_len(self.text[row.start : start])
                    yield number, row.indent + before, cell_len(self.text[start:end])
                number += 1


def lay_out(article: Article, reading: Reading, width: int, spacing: int = 1) -> Page:
    """Lay ``article`` out in rows of ``width`` cells with ``spacing`` empty rows between blocks.

    The last page is kept: the glimpse and the view ask for the same one.
    """
    for *made_of, page in _last:
        if made_of[0] is article and made_of[1] is reading and made_of[2:] == [width, spacing]:
            return page
    page = _laid_out(article, reading, width, spacing)
    _last[:] = [(article, reading, width, spacing, page)]
    return page


_last: list[tuple[Article, Reading, int, int, Page]] = []


def _laid_out(article: Article, reading: Reading, width: int, spacing: int) -> Page:
    text = safe(reading.text)
    rows: list[Row] = []
    before = None
    for span, number in zip(reading.blocks, reading.shown, strict=True):
        block = article.blocks[number]
        if before is not None:
            gap = spacing
            if {before.kind, block.kind} <= {"byline", "date"} or (
                before.kind == block.kind == "item"
            ):
                gap = 0
            at = rows[-1].end
            rows.extend(Row(at, at, -1) for _ in range(gap))
        indent, marker = _indent(block.kind, block.level, block.marker)
        indent = min(indent, width // 2)
        lead = True
        for start, end in _lines(article, reading, number, span.start, span.end):
            for first, last in wrap(text, start, end, width - indent):
                shown = marker if lead or block.kind == "quote" else ""
                rows.append(Row(first, last, number, indent, shown, lead))
                lead = False
        before = block
    return Page(article, reading, text, width, tuple(rows), tuple(row.start for row in rows))


def _indent(kind: str, level: int, marker: str) -> tuple[int, str]:
    if kind == "item":
        own = cell_len(marker) + 1
        return level * 2 + own, marker + " "
    if kind == "quote":
        return 2 * max(1, level), "│ " * max(1, level)
    return 0, ""


def _lines(
    article: Article, reading: Reading, number: int, start: int, end: int
) -> list[tuple[int, int]]:
    """A block's lines: one that fills rows as it may, but each line of its own for code."""
    block = article.blocks[number]
    if block.kind != "code":
        return [(start, end)]
    out = []
    at = start
    newline = article.text.find("\n", block.span.start, block.span.end)
    while newline >= 0:
        here = reading.from_article(newline)
        out.append((at, max(at + 1, here)))
        at = here + 1
        newline = article.text.find("\n", newline + 1, block.span.end)
    out.append((at, end))
    return [(a, b) for a, b in out if a < b]
