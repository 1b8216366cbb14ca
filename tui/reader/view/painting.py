"""Painting rows: layers of marks over text become segments with styles."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.strip import Strip

from tui.annotation import Annotations, Span, flatten
from tui.reader.palette import Palette
from tui.reader.view.rows import Page, Row
from tui.reader.view.wrapping import is_narrow

GUTTER = 3
"""Cells left of the text: a note's sign, a quotation's bar, a blank."""

BARS = {"direct": "▌", "mixed": "▌", "indirect": "┊"}


class Mark(NamedTuple):
    """What lies on a piece of text: a layer, and which of its styles. Spans are the reading's."""

    layer: str
    value: str = ""
    rank: int | None = None


class Placed(NamedTuple):
    """A mark and its place in the reading."""

    span: Span
    mark: Mark


@dataclass
class Layers:
    """The marks of an article in the order in which they are laid, in the reading's offsets.

    ``fixed`` change with the annotations and notes, ``moving`` with every key press.
    """

    fixed: list[tuple[Span, tuple[Mark, ...]]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    bars: list[tuple[Span, str, int | None]] = field(default_factory=list)
    bar_starts: list[int] = field(default_factory=list)
    bar_reach: list[int] = field(default_factory=list)
    notes: list[tuple[Span, str, bool]] = field(default_factory=list)
    moving: list[Placed] = field(default_factory=list)

    @classmethod
    def build(
        cls,
        page: Page,
        annotations: Annotations | None,
        ranks: dict[int, int],
        notes: Sequence[tuple[Span, str, bool]] = (),
        hidden: Sequence[Span] = (),
        notes_above: bool = False,
    ) -> Layers:
        """Lay quotations, then notes, then entities; ``ranks`` gives each speaker's colour.

        ``notes`` are (span, colour, has a comment); all spans are the article's.
        """
        place = page.reading.span_from_article
        marks: list[tuple[Span, Mark]] = [(place(span), Mark("hidden")) for span in hidden]
        bars: list[tuple[Span, str, int | None]] = []
        if annotations is not None:
            for attribution in annotations.attributions:
                rank = ranks.get(attribution.speaker) if attribution.speaker is not None else None
                for piece in attribution.content:
                    span = place(piece)
                    marks.append((span, Mark("quote", attribution.type, rank)))
                    bars.append((span, attribution.type, rank))
        placed = [(place(span), colour, commented) for span, colour, commented in notes]
        noted = [(span, Mark("note", colour)) for span, colour, _ in placed]
        entities = (
            [(place(m.span), Mark("entity", m.label)) for m in annotations.mentions]
            if annotations is not None
            else []
        )
        # The sixteen colours cannot be relied on to be legible on one another: there a highlight
        # keeps a text colour of its own.
        marks += entities + noted if notes_above else noted + entities
        fixed = flatten(marks)
        bars.sort(key=lambda bar: bar[0])
        reach: list[int] = []
        for span, _, _ in bars:
            reach.append(max(span.end, reach[-1] if reach else 0))
        return cls(
            fixed,
            [span.start for span, _ in fixed],
            bars,
            [b[0].start for b in bars],
            reach,
            sorted(placed),
        )

    def on_row(self, row: Row) -> list[tuple[Span, Mark]]:
        """The fixed marks that touch a row."""
        out: list[tuple[Span, Mark]] = []
        i = max(0, bisect_right(self.starts, row.start) - 1)
        while i < len(self.fixed) and self.fixed[i][0].start < row.end:
            span, marks = self.fixed[i]
            if span.end > row.start:
                out.extend((span, mark) for mark in marks)
            i += 1
        return out

    def bar(self, row: Row) -> tuple[str, int | None] | None:
        """The quotation whose bar stands beside a row: the first that touches it."""
        last = bisect_right(self.bar_starts, max(row.start, row.end - 1))
        i = bisect_right(self.bar_reach, row.start)
        for span, kind, rank in self.bars[i:last]:
            if span.end > row.start:
                return kind, rank
        return None

    def note(self, row: Row) -> tuple[str, bool] | None:
        """The note that begins on a row: its colour, and whether it has a comment."""
        for span, colour, commented in self.notes:
            if row.start <= span.start < max(row.end, row.start + 1):
                return colour, commented
        return None


class Painter:
    """Paints the rows of a page; keeps what it painted until something they depend on changes."""

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        self._styles: dict[tuple[Mark, ...], RichStyle] = {}
        self._strips: dict[tuple[object, ...], Strip] = {}

    def forget(self) -> None:
        """Drop the painted rows: the page or its fixed layers have changed."""
        self._strips.clear()

    def paint(self, page: Page, layers: Layers, row: Row, left: int, width: int) -> Strip:
        """One row, ``width`` cells wide, its gutter beginning at cell ``left``."""
        moving = tuple(
            p for p in layers.moving if p.span.start < row.end and p.span.end > row.start
        )
        key = (row.start, row.end, row.block, left, width, moving)
        strip = self._strips.get(key)
        if strip is None:
            if len(self._strips) > 4096:
                self._strips.clear()
            strip = self._strips[key] = self._paint(page, layers, row, left, width, moving)
        return strip

    def _paint(
        self, page: Page, layers: Layers, row: Row, left: int, width: int, moving: Sequence[Placed]
    ) -> Strip:
        base = self._base(page, row)
        segments = [Segment(" " * left, base), *self._gutter(layers, row, base)]
        used = left + GUTTER
        if row.indent:
            marker = row.marker.rjust(row.indent)
            segments.append(Segment(marker, base + self.palette.style("byline")))
            used += row.indent
        marks = layers.on_row(row) + [(p.span, p.mark) for p in moving]
        at = row.start
        for span, pile in flatten(marks):
            start, end = max(span.start, row.start), min(span.end, row.end)
            if start >= end:
                continue
            if at < start:
                segments.append(_segment(page.text, at, start, base))
            segments.append(_segment(page.text, start, end, base + self._style(pile)))
            at = end
        if at < row.end or row.start == row.end:
            segments.append(_segment(page.text, at, row.end, base))
        line = page.text[row.start : row.end]
        used += len(line) if is_narrow(line) else cell_len(line)
        segments.append(Segment(" " * max(0, width - used), base))
        return Strip(segments, max(width, used))

    def _base(self, page: Page, row: Row) -> RichStyle:
        base = self.palette.on("background")
        if row.block < 0:
            return base
        kind = page.article.blocks[row.block].kind
        names = {
            "title": "title",
            "section": "section",
            "byline": "byline",
            "date": "byline",
            "heading": "heading",
            "rule": "byline",
        }
        return base + self.palette.style(names[kind]) if kind in names else base

    def _gutter(self, layers: Layers, row: Row, base: RichStyle) -> list[Segment]:
        plain = self.palette.on("background")
        if row.block < 0:
            return [Segment(" " * GUTTER, plain)]
        note = layers.note(row)
        if note:
            sign = Segment("●" if note[1] else "○", self.palette.on("background", "accent"))
        else:
            sign = Segment(" ", plain)
        bar = layers.bar(row)
        if bar is None:
            return [sign, Segment("  ", plain)]
        kind, rank = bar
        return [
            sign,
            Segment(BARS[kind], self.palette.on("background", self.palette.speaker_color(rank))),
            Segment(" ", plain),
        ]

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
                return self.palette.note(mark.value)
            case _:
                return self.palette.style(mark.layer)


def _segment(text: str, start: int, end: int, style: RichStyle) -> Segment:
    """Text with its offset stamped on it, from which the mouse selection is read."""
    return Segment(text[start:end], style + RichStyle(meta={"offset": (start, 0)}))
