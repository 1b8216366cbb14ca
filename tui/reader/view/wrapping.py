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
        fit = min(end, at + width) if narrow else _fit(text, at, end, width)
        if fit >= end:
            yield at, end
            return
        cut = _break(text, at, fit)
        stop = cut
        while stop > at and text[stop - 1] == " ":
            stop -= 1
        if stop > at:
            yield at, stop
        at = cut
        while at < end and text[at] == " ":
            at += 1


def _fit(text: str, at: int, end: int, width: int) -> int:
    """How far from ``at`` the text fits in ``width`` cells, at a grapheme's end."""
    # A cell holds a code point or more; marks take none, so look a good way ahead.
    window = text[at : min(end, at + width * 4 + 16)]
    graphemes, total = split_graphemes(window)
    if total <= width and at + len(window) == end:
        return end
    used = 0
    stop = 0
    for _first, last, cells in graphemes:
        if used + cells > width:
            break
        used += cells
        stop = last
    return at + (stop or graphemes[0][1])


def _break(text: str, at: int, fit: int) -> int:
    """Where to break the text that fits in ``[at, fit)``, given that more follows."""
    if text[fit] == " ":
        return fit
    blank = text.rfind(" ", at, fit)
    best = blank + 1 if blank >= at else 0
    for mark in _AFTER:
        cut = text.rfind(mark, max(at, best), fit) + 1
        if (
            cut > best
            and cut > at + 1
            and cut < fit + 1
            and text[cut - 2].isalnum()
            and (mark != "-" or text[cut : cut + 1].isalpha())
        ):
            best = cut
    wide = _wide_break(text, max(at, best), fit)
    best = max(best, wide)
    return best or fit


def _wide_break(text: str, at: int, fit: int) -> int:
    """The last place in ``[at, fit]`` between two wide characters, as in Chinese; 0 if none."""
    if text[at:fit].isascii():
        return 0
    for cut in range(fit, at, -1):
        before, after = text[cut - 1], text[cut : cut + 1]
        if before in _TIES or after in _TIES:
            continue
        if cell_len(before) == 2 and after and after not in "，。、；：？！）」』”’…":
            return cut
    return 0
