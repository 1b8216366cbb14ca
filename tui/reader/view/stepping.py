"""How far a step goes that extends a selection: a grapheme or a word."""

from __future__ import annotations

import re

from rich.cells import split_graphemes

_AHEAD = re.compile(r"\w+(?:[’'-]\w+)*[^\w\s]*")
_BACK = re.compile(r"[^\w\s]*\w+(?:[’'-]\w+)*")
_NEAR = 32
"""Code points in which the next grapheme ends."""

_FAR = 200
"""Code points in which the word before begins."""


def step(text: str, offset: int, direction: int, *, words: bool = False) -> int:
    """The offset in ``text``, in code points, one grapheme or word from ``offset``.

    A positive ``direction`` goes on, another goes back; both stay inside of the text.
    """
    if words:
        if direction > 0:
            match = _AHEAD.search(text, offset)
            return match.end() if match else len(text)
        starts = [m.start() for m in _BACK.finditer(text, max(0, offset - _FAR), offset)]
        return starts[-1] if starts else max(0, offset - 1)
    if direction > 0:
        ahead = split_graphemes(text[offset : offset + _NEAR])[0]
        return offset + (ahead[0][1] if ahead else 0)
    behind = split_graphemes(text[max(0, offset - _NEAR) : offset])[0]
    return offset - (behind[-1][1] - behind[-1][0] if behind else 0)
