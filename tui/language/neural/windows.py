"""Words to windows of word pieces, as the network reads them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from tui.language.neural.features import Words

CLS, SEP, UNKNOWN = 101, 102, 100
LONGEST_WORD = 6
"""Pieces of a word that are read; longer ones are cut."""


@dataclass
class Window:
    """A run of paragraphs, or of a part of a long one, as pieces.

    ``words`` are the indices of its words in the text, ``first`` and ``last`` their pieces.
    ``[begin, end)`` is the part of ``words`` (as positions in it) that the window answers for;
    the rest is context.
    """

    pieces: list[int] = field(default_factory=lambda: [CLS])
    shapes: list[int] = field(default_factory=lambda: [0])
    quotes: list[int] = field(default_factory=lambda: [0])
    places: list[int] = field(default_factory=lambda: [0])
    words: list[int] = field(default_factory=list)
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    paragraph: list[int] = field(default_factory=list)
    begin: int = 0
    end: int = 0


class Pieces:
    """Word pieces of words, remembered."""

    def __init__(self, encode: Callable[[str], Sequence[int]]) -> None:
        self._encode = encode
        self._known: dict[str, list[int]] = {}

    def __call__(self, word: str) -> list[int]:
        """The pieces of ``word``."""
        found = self._known.get(word)
        if found is None:
            if len(self._known) > 200_000:
                self._known.clear()
            found = list(self._encode(word))[:LONGEST_WORD] or [UNKNOWN]
            self._known[word] = found
        return found

    def of(self, words: Words) -> list[list[int]]:
        """The pieces of each word."""
        text = words.text
        return [self(text[s:e]) for s, e in words.spans]


def chunks(words: Words, pieces: list[list[int]], limit: int) -> list[tuple[int, int, int]]:
    """Paragraphs as ``(first word, last word, pieces)``, cut where one alone exceeds ``limit``."""
    out = []
    for begin, end in words.paragraphs:
        size = sum(len(pieces[i]) for i in range(begin, end))
        if size + 2 <= limit:
            out.append((begin, end, size))
            continue
        at, size = begin, 0
        for i in range(begin, end):
            if size + len(pieces[i]) + 2 > limit:
                out.append((at, i, size))
                at, size = i, 0
            size += len(pieces[i])
        out.append((at, end, size))
    return out


def fill(
    words: Words,
    pieces: list[list[int]],
    parts: Sequence[tuple[int, int, int]],
    own: tuple[int, int],
) -> Window:
    """A window over ``parts``; ``own`` is the range of words that it answers for."""
    window = Window()
    for number, (begin, end, _) in enumerate(parts):
        for i in range(begin, end):
            ids = pieces[i]
            window.words.append(i)
            window.first.append(len(window.pieces))
            window.pieces.extend(ids)
            window.last.append(len(window.pieces) - 1)
            n = len(ids)
            window.shapes.extend([words.shapes[i]] * n)
            window.quotes.extend([words.quotes[i]] * n)
            window.places.extend([words.places[i]] * n)
            window.paragraph.append(number)
        window.pieces.append(SEP)
        window.shapes.append(0)
        window.quotes.append(0)
        window.places.append(0)
    inside = [k for k, i in enumerate(window.words) if own[0] <= i < own[1]]
    window.begin, window.end = (inside[0], inside[-1] + 1) if inside else (0, 0)
    return window


def windows(words: Words, pieces: list[list[int]], limit: int, context: int) -> list[Window]:
    """Windows of at most ``limit`` pieces that together answer for every word once.

    Each begins with up to ``context`` pieces of the paragraphs before.
    """
    parts = chunks(words, pieces, limit)
    out = []
    i = 0
    while i < len(parts):
        before, size = i, 1
        while (
            before > 0
            and size + parts[before - 1][2] + 1 <= context
            and size + parts[before - 1][2] + 1 + parts[i][2] + 1 <= limit
        ):
            before -= 1
            size += parts[before][2] + 1
        j = i
        while j < len(parts) and (j == i or size + parts[j][2] + 1 <= limit):
            size += parts[j][2] + 1
            j += 1
        out.append(fill(words, pieces, parts[before:j], (parts[i][0], parts[j - 1][1])))
        i = j
    return [w for w in out if w.words]


def distances(first: int, last: int, count: int) -> NDArray[np.int64]:
    """How far each of ``count`` words stands from the span ``[first, last]``: a bucket below 32.

    0 within the span, 1 to 15 before it, 17 to 31 behind it; exact to three words, then in half
    octaves.
    """
    at = np.arange(count)
    gap = np.where(at < first, first - at, np.where(at > last, at - last, 0))
    far = np.minimum(15, 2 + (2 * np.log2(np.maximum(gap, 1) / 2)).astype(int))
    step = np.where(gap < 4, gap, far)
    return np.where(at > last, 16 + step, step)
