"""Texts without what typesetting changes: blanks, line ends, the shape of quote marks and dashes."""

from __future__ import annotations

import re
from bisect import bisect_right
from unicodedata import normalize

_SPECIAL = re.compile(
    r"(?P<blank>\s{2,}|[^\S ])"
    "|(?P<double>[“”„‟«»″]|''|``)"
    "|(?P<single>[‘’‚‛‹›′`´])"
    "|(?P<dash>-{2,}|[‐-―−])"
    r"|(?P<dots>\.{3})"
    "|(?P<nothing>[\u00ad\u200b\u2060\ufeff]+)"
    "|(?P<marked>.[\u0300-\u036f]+)"
)
_FOLDED = {"blank": " ", "double": '"', "single": "'", "dash": "-", "dots": "…", "nothing": ""}


class Folded:
    """A text as it is compared, with the way back to its own offsets.

    Runs of blanks and line ends are one blank, quote marks and dashes of any shape are straight,
    three full stops are an ellipsis, letters are composed, and soft hyphens and characters
    without width are gone. Letters keep their case. All offsets are in code points.
    """

    def __init__(self, text: str) -> None:
        pieces: list[str] = []
        self._folded, self._raw = [0], [0]
        last = length = 0
        for match in _SPECIAL.finditer(text):
            name = match.lastgroup
            assert name is not None
            new = normalize("NFC", match[0]) if name == "marked" else _FOLDED[name]
            pieces += (text[last : match.start()], new)
            length += match.start() - last + len(new)
            last = match.end()
            if len(new) != last - match.start():
                self._folded.append(length)
                self._raw.append(last)
        pieces.append(text[last:])
        self.text = "".join(pieces)

    def raw(self, offset: int) -> int:
        """The offset in the text itself of an offset in the folded one."""
        piece = bisect_right(self._folded, offset) - 1
        return self._raw[piece] + offset - self._folded[piece]

    def folded(self, offset: int) -> int:
        """The offset in the folded text of an offset in the text itself."""
        piece = bisect_right(self._raw, offset) - 1
        at = self._folded[piece] + offset - self._raw[piece]
        # What was folded away at the end of a piece stands for the one character left of it.
        return min(at, self._folded[piece + 1]) if piece + 1 < len(self._folded) else at
