"""Lines that fit a terminal: wrapped by the cells that characters take, not by their number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.article import Span

_WORD = re.compile(r"[^ \t]+")


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """``text`` in lines of at most ``width`` cells, broken at blanks, long words where they must.

    The first line begins with ``first``, the others with ``rest``. A no-break space does not
    break. Runs of blanks become one.
    """
    out: list[str] = []
    for words in rows(text, width, first, rest):
        lead = rest if out else first
        out.append((lead + " ".join(word.of(text) for word in words)).rstrip(" "))
    return out


def rows(text: str, width: int, first: str = "", rest: str = "") -> Iterator[list[Span]]:
    """The words, or pieces of words, that stand on each line of ``wrap``: spans of ``text``."""
    from rich.cells import cell_len, chop_cells

    lead, used, count = first, 0, 0
    row: list[Span] = []
    for word in _WORD.finditer(text):
        start, end = word.span()
        room = max(2, width - cell_len(lead))  # a wide character needs two
        size = cell_len(text[start:end])
        if row and used + 1 + size <= room:
            row.append(Span(start, end))
            used += 1 + size
            continue
        if row:
            yield row
            count += 1
            lead, row, used = rest, [], 0
            room = max(2, width - cell_len(lead))
        while size > room:
            cut = start + len(chop_cells(text[start:end], room)[0])
            yield [Span(start, cut)]
            count += 1
            start, lead = cut, rest
            room = max(2, width - cell_len(lead))
            size = cell_len(text[start:end])
        row, used = [Span(start, end)], size
    if row or not count:
        yield row
