"""The gutter left of the text: a note's sign, a quotation's letters and bar."""

from __future__ import annotations

from rich.segment import Segment

from tui.annotation import Span
from tui.reader.palette import Palette
from tui.reader.view.layers import Layers, Mark
from tui.reader.view.measuring import gutter_width
from tui.reader.view.rows import Page, Row

BARS = {"direct": "▌", "mixed": "╏", "indirect": "┊"}
"""Whole, broken, dotted, as all, some or none of it stands in quote marks: no colour is needed."""

LETTERS = {"direct": "d", "mixed": "m", "indirect": "i"}


class Gutter:
    """Paints the cells left of a row: as wide on each row, whatever stands there.

    From left to right: the note's sign; the speaker's letter, where colours are few; the letter
    of the quotation's type; its bar; a blank.
    """

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        kind = palette.theme.layout.gutter
        self._bars = kind != "none"
        self._letters = kind == "letters"
        self._signs = self._bars and palette.few
        self.width = gutter_width(palette.theme.layout, few=palette.few)

    def paint(self, page: Page, layers: Layers, row: Row) -> list[Segment]:
        """The gutter of a row."""
        plain = self.palette.on("background")
        if row.block < 0 or row.end <= row.start:
            return [Segment(" " * self.width, plain)]
        part = page.reading.span_to_article(row.start, row.end)
        segments = [self._note(page, layers, row, part)]
        if self._bars:
            quotes = layers.quotes.touching(*part)
            begins = next((mark for span, mark in quotes if _begins(page, span, row)), None)
            letters = self._letters_of(begins)
            if letters:
                segments.append(letters)
            segments.append(self._bar(quotes[0][1]) if quotes else Segment(" ", plain))
        segments.append(Segment(" ", plain))
        return segments

    def _note(self, page: Page, layers: Layers, row: Row, part: Span) -> Segment:
        for span, note in layers.notes.touching(*part):
            if _begins(page, span, row):
                sign = "●" if note.commented else "○"
                return Segment(sign, self.palette.on("background", "accent"))
        return Segment(" ", self.palette.on("background"))

    def _letters_of(self, quote: Mark | None) -> Segment | None:
        width = self._signs + self._letters
        if not width:
            return None
        if quote is None:
            return Segment(" " * width, self.palette.on("background"))
        sign = self.palette.speaker_sign(quote.rank) if self._signs else ""
        letter = LETTERS[quote.value] if self._letters else ""
        return Segment(sign + letter, self._color(quote))

    def _bar(self, quote: Mark) -> Segment:
        return Segment(BARS[quote.value], self._color(quote))

    def _color(self, quote: Mark):  # type: ignore[no-untyped-def]
        return self.palette.on("background", self.palette.speaker_color(quote.rank))


def _begins(page: Page, span: Span, row: Row) -> bool:
    """Whether a row is the first that shows an article's span."""
    start = page.reading.from_article(span.start)
    if start >= row.start:
        return start < row.end
    # The blanks at which a line breaks stand on no row.
    return page.text[start : row.start].isspace()
