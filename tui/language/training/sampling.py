"""Documents to windows with targets, cut anew in each epoch, and windows to batches."""

from __future__ import annotations

import random
from collections.abc import Sequence

from tui.language.neural.features import words_of
from tui.language.neural.windows import Pieces, Window, chunks, fill
from tui.language.training.documents import Document
from tui.language.training.targets import Aligned, TagSets, Target

Pair = tuple[Window, Target]

SHUFFLED = 256
"""Windows that are sorted by size together: batches are even, and still differ by epoch."""


class Cutter:
    """Cuts documents into windows at random places."""

    def __init__(self, pieces: Pieces, sets: TagSets, rng: random.Random) -> None:
        self._pieces = pieces
        self._sets = sets
        self._random = rng

    def __call__(self, document: Document, limit: int, weight: float = 1.0) -> list[Pair]:
        """Windows of at most ``limit`` pieces, of paragraphs where these fit.

        ``weight`` is how much its entities count.
        """
        words = words_of(document.text, document.paragraphs)
        ids = self._pieces.of(words)
        parts = chunks(words, ids, limit)
        aligned = Aligned(document, words, self._sets)
        out = []
        first = 0
        budget = self._random.randint(limit // 3, limit)
        while first < len(parts):
            size, end = 1, first
            while end < len(parts) and (end == first or size + parts[end][2] + 1 <= budget):
                size += parts[end][2] + 1
                end += 1
            window = fill(words, ids, parts[first:end], (parts[first][0], parts[end - 1][1]))
            if window.words:
                out.append((window, aligned.over(window, weight)))
            first, budget = end, self._random.randint(limit // 2, limit)
        return out


def batches(sizes: Sequence[int], budget: int, order: Sequence[int]) -> list[list[int]]:
    """The numbers in ``order``, grouped so that a group padded to its longest fits ``budget``.

    ``sizes`` and ``budget`` are in pieces. One that is larger makes a group of its own.
    """
    out: list[list[int]] = []
    longest = 0
    for number in order:
        longest = max(longest, sizes[number])
        if out and longest * (len(out[-1]) + 1) <= budget:
            out[-1].append(number)
        else:
            out.append([number])
            longest = sizes[number]
    return out


def shuffled(sizes: Sequence[int], budget: int, rng: random.Random) -> list[list[int]]:
    """All windows, by their ``sizes``, as batches in random order."""
    order = list(range(len(sizes)))
    rng.shuffle(order)
    out = []
    for at in range(0, len(order), SHUFFLED):
        block = sorted(order[at : at + SHUFFLED], key=lambda number: sizes[number])
        out += batches(sizes, budget, block)
    rng.shuffle(out)
    return out
