"""Making text fit the few cells of a pane, and lines of segments from it."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style as RichStyle

from tui.article.safety import safe_line
from tui.reader.view.wrapping import wrap

ELLIPSIS = "…"

Line = tuple[Segment, ...]


def fold(text: str, width: int, rows: int) -> list[str]:
    """``text`` on at most ``rows`` lines of ``width`` cells, the last ending in … where cut."""
    # A cell takes a code point or more; what lies far behind the last row need not be looked at.
    text = safe_line(" ".join(text[: 16 * (width + 1) * rows].split()))
    pieces: list[str] = []
    for a, b in wrap(text, 0, len(text), width):
        if len(pieces) == rows:
            last = pieces[-1]
            while last and cell_len(last) > width - 1:
                last = last[:-1]
            pieces[-1] = last.rstrip(" ,;:–—-…") + ELLIPSIS
            break
        pieces.append(text[a:b])
    return pieces or [""]


def clip(text: str, width: int) -> str:
    """``text`` on one line of at most ``width`` cells, ending in … where cut."""
    return fold(text, max(1, width), 1)[0]


def spread(left: list[Segment], right: list[Segment], width: int, style: RichStyle) -> Line:
    """Segments at both ends of a line, the gap between them filled."""
    used = sum(s.cell_length for s in left) + sum(s.cell_length for s in right)
    return (*left, Segment(" " * max(1, width - used), style), *right)
