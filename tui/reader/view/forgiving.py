"""What a hand with a mouse meant to select: whole words, and quote marks in pairs.

Pure functions over a reading's text; offsets are in code points.
"""

from __future__ import annotations

from tui.article import Span
from tui.reader.view.stepping import around, boundary

_STOPS = ".,;:!?…"
"""What may stand between the last word and the closing mark."""


def forgive(text: str, span: Span) -> Span | None:
    """``span`` as it was likely meant; None where it holds nothing but blanks and a lone mark.

    Blanks at the ends fall away, and a word that is touched is taken whole. A quote mark next to
    an end is taken in where its partner is selected; one at an end whose partner is far outside
    falls away.
    """
    exact = keep(text, span)
    if exact is None:
        return None
    start, end = around(text, exact.start, exact.end, "word")
    marks = _pairs(text, start, end)
    for opening, closing in marks:
        if start <= opening < end <= closing and not text[end:closing].strip(_STOPS):
            end = closing + 1
        if opening < start <= closing < end and not text[opening + 1 : start].strip():
            start = opening
    for opening, closing in marks:
        if opening == start and closing >= end:
            start += 1
        if closing == end - 1 and opening < start:
            end -= 1
    return keep(text, Span(start, end))


def keep(text: str, span: Span) -> Span | None:
    """``span`` in whole graphemes, without blanks at its ends; None where nothing is left."""
    start = boundary(text, min(max(0, span.start), len(text)), -1)
    end = boundary(text, min(max(0, span.end), len(text)), 1)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return None
    return Span(boundary(text, start, -1), boundary(text, end, 1))


def _pairs(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Opening and closing quote marks of the paragraphs at the ends of ``[start, end)``."""
    from tui.language.quotes import pair

    blocks = sorted({_paragraph(text, start), _paragraph(text, max(start, end - 1))})
    return [
        (quotation.start, quotation.end - 1)
        for quotation in pair(text, blocks)
        if quotation.closed and len(quotation.pieces) == 1
    ]


def _paragraph(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end
