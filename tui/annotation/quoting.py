"""The type of a quotation by its marks, and its pieces between other ends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tui.annotation.kinds import QuoteType
from tui.article import Span

_DOUBLE = {"“": "”", "„": "“”", "‟": "”", "«": "»", "»": "«", "「": "」", '"': '"'}
_SINGLE = {"‘": "’", "‚": "‘’", "‹": "›", "›": "‹", "'": "'"}
"""Marks that open a quotation, and what closes each (https://en.wikipedia.org/wiki/Quotation_mark)."""


def guess_type(text: str, pieces: Iterable[Span], blocks: Iterable[Span] = ()) -> QuoteType:
    """The type of a quotation by its marks: direct, mixed or indirect (PolNeAR).

    ``pieces`` are its content in code points of ``text``, ``blocks`` the paragraphs of the text
    (without them it is one). The pieces may include the marks or leave them out: what counts are
    the letters and digits between them. A quotation does not run on from one paragraph to the
    next unless that begins with a mark too, as newspapers print it. Single marks count in
    paragraphs without double ones.
    """
    inside = outside = 0
    wanted = list(pieces)
    for block in list(blocks) or [Span(0, len(text))]:
        within = [piece for piece in wanted if piece.overlaps(block)]
        if within:
            for at, quoted in _letters(text, block):
                if any(piece.holds(at) for piece in within):
                    inside += quoted
                    outside += not quoted
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def between(content: tuple[Span, ...], new: Span) -> tuple[Span, ...]:
    """The pieces of a content that lie in ``new``, the first and the last drawn to its ends."""
    kept = [piece for piece in content if piece.overlaps(new)] or [new]
    kept[0] = Span(new.start, kept[0].end)
    kept[-1] = Span(kept[-1].start, new.end)
    return tuple(kept)


def _letters(text: str, block: Span) -> Iterator[tuple[int, bool]]:
    """Where the letters and digits of a paragraph are, and whether each stands in quote marks."""
    words = block.of(text)
    marks = _DOUBLE if any(mark in words for mark in _DOUBLE) else _SINGLE
    closing = ""
    for at in range(block.start, block.end):
        c = text[at]
        if c.isalnum():
            yield at, bool(closing)
        elif _apostrophe(text, at):
            continue
        elif closing:
            if c in closing:
                closing = ""
        elif c in marks and not (c == "'" and text[at - 1 : at].isalnum()):
            closing = marks[c]


def _apostrophe(text: str, at: int) -> bool:
    """Whether a single mark stands in a word: "don’t"."""
    return text[at] in "'’" and text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()
