"""What the network sees and says: words of a text, their surface features, and tag names.

Shared by training and inference, so that both see the same. All offsets are code points.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from tui.annotation import ENTITY_LABELS
from tui.language.quotes import MARKS, pair

LABELS = ENTITY_LABELS


def _bioes(names: Sequence[str]) -> tuple[str, ...]:
    return ("O", *(f"{position}-{name}" for name in names for position in "BIES"))


ENTITY_TAGS = _bioes(LABELS)
SOURCE_TAGS = _bioes(("SOURCE", "VIA"))
CUE_TAGS = _bioes(("CUE",))
CONTENT_TAGS = _bioes(("CONTENT",))

RELATIONS = ("source", "cue", "earlier", "speaker", "voice")
"""content to its source; to its cue; to an earlier piece of the same content; a source to a
mention of whom it stands for; content to a mention of its speaker."""

SHAPES = (
    "none",
    "lower",
    "Title",
    "U",
    "UPPER",
    "miXed",
    "McTitle",
    "abbr",
    "year",
    "digits",
    "number",
    "period",
    "comma",
    "quote",
    "dash",
    "slash",
    "open",
    "close",
    "colon",
    "question",
    "currency",
    "percent",
    "apostrophe",
    "other",
    "alnum",
)
QUOTE_STATES = ("out", "open", "in", "close", "reopen", "unclosed")
PLACES = ("inner", "first", "second", "headline-first", "headline", "caps")

WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.
    r"|\d+(?:[.,]\d+)*"
    r"|['’](?:s|S|re|ve|ll|d|m)\b"
    r"|[^\W\d_]+"
    r"|\S"
)


@dataclass(frozen=True)
class Words:
    """The words of a text with their features, paragraph by paragraph.

    ``paragraphs`` are ranges of words, ``spans`` the words' ``(start, end)``.
    """

    text: str
    spans: list[tuple[int, int]]
    shapes: list[int]
    quotes: list[int]
    places: list[int]
    paragraphs: list[tuple[int, int]]


def shape(word: str) -> int:
    """The index in SHAPES of how ``word`` is written."""
    return SHAPES.index(_shape(word))


def _shape(w: str) -> str:
    c = w[0]
    if len(w) > 1 and w[1] == "." and c.isalpha():
        return "abbr"
    if c.isalpha():
        if w.islower():
            return "lower"
        if len(w) == 1:
            return "U" if c.isupper() else "lower"
        if w.isupper():
            return "UPPER"
        if c.isupper():
            return "Title" if w[1:].islower() else "McTitle"
        return "miXed" if any(x.isupper() for x in w) else "lower"
    if c.isdigit():
        if w.isdigit():
            return "year" if len(w) == 4 and w[:2] in ("16", "17", "18", "19", "20") else "digits"
        return "number"
    if c in "'’" and len(w) > 1:
        return "apostrophe"
    if c in MARKS:
        return "quote"
    for chars, name in (
        (".…", "period"),
        (",", "comma"),
        ("-–—−", "dash"),
        ("/", "slash"),
        ("([{", "open"),
        (")]}", "close"),
        (":;", "colon"),
        ("?!", "question"),
        ("$€£¥₹", "currency"),
        ("%", "percent"),
    ):
        if c in chars:
            return name
    return "other"


_INDEX = {name: i for i, name in enumerate(SHAPES)}


def paragraphs_of(text: str) -> list[tuple[int, int]]:
    """Lines of ``text`` that hold anything, as spans."""
    return [m.span() for m in re.finditer(r"[^\n\r]*[^\s][^\n\r]*", text)]


def words_of(text: str, paragraphs: Sequence[tuple[int, int]]) -> Words:
    """The words within ``paragraphs`` of ``text``, with their features."""
    spans: list[tuple[int, int]] = []
    shapes: list[int] = []
    places: list[int] = []
    ranges: list[tuple[int, int]] = []
    seen: dict[str, int] = {}
    for start, end in paragraphs:
        begin = len(spans)
        for m in WORD.finditer(text, start, end):
            spans.append(m.span())
            w = m.group()
            s = seen.get(w)
            if s is None:
                s = seen[w] = _INDEX[_shape(w)]
            shapes.append(s)
        ranges.append((begin, len(spans)))
        places.extend(_places([text[s:e] for s, e in spans[begin:]]))
    quotes = [0] * len(spans)
    starts = [s for s, _ in spans]
    for quotation in pair(text, paragraphs):
        for number, (s, e) in enumerate(quotation.pieces):
            i, j = bisect_left(starts, s), bisect_left(starts, e)
            if i >= j:
                continue
            state = 2 if quotation.closed else 5
            for k in range(i, j):
                quotes[k] = state
            if quotation.closed:
                quotes[i] = 4 if number else 1
                if number == len(quotation.pieces) - 1:
                    quotes[j - 1] = 3
    return Words(text, spans, shapes, quotes, places, ranges)


def _places(words: list[str]) -> list[int]:
    long = [w for w in words if len(w) > 3 and w[0].isalpha()]
    upper = sum(w.isupper() for w in long)
    if long and len(long) > 1 and upper > 0.7 * len(long):
        return [5] * len(words)
    titled = sum(w[0].isupper() for w in long)
    if len(long) > 3 and titled > 0.75 * len(long):
        return [3] + [4] * (len(words) - 1)
    return ([1, 2] + [0] * len(words))[: len(words)]
