"""Breaking text into rows by display width."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len, split_graphemes

_NARROW = re.compile(
    r"[ -~\u00a0-\u02ff\u0370-\u0377\u0384-\u03ff\u0400-\u0482\u2010-\u2015"
    r"\u2018-\u2027\u2030-\u205e\u20ac\u2122]*"
)
"""Characters known to be one cell wide and to join with nothing, so that len() measures them."""

_AFTER = "-–—/"
"""A line may also break after these, inside a word."""

_JOINER = "\u200d"
_TIES = "\u00a0\u202f"


def is_narrow(text: str) -> bool:
    """Whether each code point of ``text`` is one cell wide."""
    return text.isascii() or _NARROW.fullmatch(text) is not None


def wrap(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Break ``text[start:end]`` into rows of at most ``width`` cells.

    Yields the code point ranges of the rows; the blanks at which a line breaks belong to none.
    Breaks at blanks, else after a dash or slash, else between graphemes; a grapheme wider than
    the row stands alone. No-break spaces do not break.
    """
    width = max(1, width)
    narrow = is_narrow(text[start:end])
    at = start
    while at < end:
        if narrow:
            fit, edges = min(end, at + width), None
        else:
            fit, edges = _fit(text, at, end, width)
        if fit >= end:
            yield at, end
            return
        cut = _break(text, at, fit, edges)
        stop = cut
        while stop > at and text[stop - 1] == " " and text[stop - 2 : stop - 1] != _JOINER:
            stop -= 1
        if stop > at:
            yield at, stop
        at = cut
        while at < end and text[at] == " " and (narrow or _stands_alone(text, at, end)):
            at += 1


def _stands_alone(text: str, at: int, end: int) -> bool:
    """Whether no mark joins the character at ``at``."""
    return at + 1 >= end or cell_len(text[at : at + 2]) > cell_len(text[at])


def _fit(text: str, at: int, end: int, width: int) -> tuple[int, set[int]]:
    """How far from ``at`` the text fits in ``width`` cells, and where graphemes begin until there.

    At least one grapheme fits; the end counts as a beginning.
    """
    # A cell holds a code point or more; marks take none, so look a good way ahead, and further
    # where there are very many.
    size = width * 4 + 16
    while True:
        window = text[at : min(end, at + size)]
        graphemes, total = split_graphemes(window)
        if total > width or at + len(window) == end:
            break
        size *= 4
    if total <= width:
        return end, set()
    edges = set()
    used = 0
    stop = at + graphemes[0][1]
    for first, last, cells in graphemes:
        if used + cells > width:
            break
        used += cells
        edges.add(at + first)
        stop = at + last
    edges.add(stop)
    return stop, edges


def _break(text: str, at: int, fit: int, edges: set[int] | None) -> int:
    """Where to break the text that fits in ``[at, fit)``, given that more follows.

    ``edges`` are the places where graphemes begin, None where each code point is one.
    """
    if text[fit] == " ":
        return fit
    blank = text.rfind(" ", at, fit)
    while blank >= at and edges is not None and blank + 1 not in edges:
        blank = text.rfind(" ", at, blank)
    best = blank + 1 if blank >= at else 0
    for mark in _AFTER:
        cut = text.rfind(mark, max(at, best), fit) + 1
        if (
            cut > best
            and cut > at + 1
            and cut < fit + 1
            and text[cut - 2].isalnum()
            and (mark != "-" or text[cut : cut + 1].isalpha())
            and (edges is None or cut in edges)
        ):
            best = cut
    if edges is not None:
        best = max(best, _wide_break(text, max(at, best), fit, edges))
    return best or fit


def _wide_break(text: str, at: int, fit: int, edges: set[int]) -> int:
    """The last place in ``[at, fit]`` between two wide characters, as in Chinese; 0 if none."""
    for cut in range(fit, at, -1):
        if cut not in edges:
            continue
        before, after = text[cut - 1], text[cut : cut + 1]
        if before in _TIES or after in _TIES:
            continue
        if cell_len(before) == 2 and after and after not in "，。、；：？！）」』”’…":
            return cut
    return 0
