"""Comparing words as people do who type them: without case, accents and the shape of quote marks."""

from __future__ import annotations

import re
from unicodedata import normalize

_MARKS = re.compile("[\u0300-\u036f]+")
_LETTERS = str.maketrans(
    {
        "ł": "l",
        "đ": "d",
        "ø": "o",
        "ħ": "h",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "“": '"',
        "”": '"',
        "„": '"',
        "‘": "'",
        "’": "'",
        "‐": "-",
        "‑": "-",
    }
)
"""What Unicode does not decompose (https://www.unicode.org/reports/tr15/), and what keyboards lack."""


def alike(text: str) -> str:
    """``text`` for comparing only: offsets into it mean nothing."""
    if text.isascii():
        return text.lower()
    return _MARKS.sub("", normalize("NFKD", text.casefold())).translate(_LETTERS)
