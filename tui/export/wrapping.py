"""Lines that fit a terminal: wrapped by the cells that characters take, not by their number."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^ \t]+")


def wrap(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """``text`` in lines of at most ``width`` cells, broken at blanks, long words where they must.

    The first line begins with ``first``, the others with ``rest``. A no-break space does not
    break. Runs of blanks become one.
    """
    from rich.cells import cell_len, chop_cells

    out: list[str] = []
    lead, line, used = first, "", 0
    for word in _WORD.findall(text):
        room = max(2, width - cell_len(lead))  # a wide character needs two
        size = cell_len(word)
        if line and used + 1 + size <= room:
            line, used = f"{line} {word}", used + 1 + size
            continue
        if line:
            out.append(lead + line)
            lead, line, used = rest, "", 0
            room = max(2, width - cell_len(lead))
        while size > room:
            piece = chop_cells(word, room)[0]
            out.append(lead + piece)
            word = word[len(piece) :]
            lead = rest
            room = max(2, width - cell_len(lead))
            size = cell_len(word)
        line, used = word, size
    if line or not out:
        out.append((lead + line).rstrip(" "))
    return out
