"""How well a quote, with what stood around it, fits a place in a text, and where its ends fall."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

GAP = 8
"""A stretch put in, taken out or replaced costs at most about this much: it is one edit."""

SOLID = 3
"""So many characters in a row agree hardly by chance; an end of the quote that is as near to them
is where it was."""


class Passage(NamedTuple):
    """A quote between what stood before and after it: ``text[start:end]`` is the quote itself.

    ``before`` and ``after`` count the characters around it on its own line: what stands beyond a
    line end, such as another paragraph, may well have gone elsewhere.
    """

    text: str
    start: int
    end: int
    before: int
    after: int

    @property
    def quote(self) -> str:
        """The quote without what stood around it."""
        return self.text[self.start : self.end]


class Fit(NamedTuple):
    """A passage laid over a text.

    ``start`` and ``end`` are offsets in the text between which the quote stands. ``before``,
    ``within`` and ``after`` count the characters that agree in front of the quote, in it and
    behind it; ``edits`` those that do not. ``loose`` counts the characters at the quote's ends
    that were left out, since neither they nor what stood next to them is there.
    """

    start: int
    end: int
    before: int
    within: int
    after: int
    edits: int
    loose: int

    @property
    def score(self) -> int:
        """What agrees less what does not."""
        return self.before + self.within + self.after - self.edits

    def meets(self, other: Fit) -> bool:
        """Whether the two places have a character in common."""
        return self.start < other.end and other.start < self.end


class _Same(NamedTuple):
    """A stretch that agrees: ``[at, at + size)`` of the passage, ``[there, there + size)``."""

    at: int
    there: int
    size: int


def fit(passage: Passage, text: str, low: int, high: int) -> Fit | None:
    """The best fit of ``passage`` in ``text[low:high]``, None where the quote fits nowhere.

    The longest common subsequence of the two is taken, and of that the stretch in which most
    agrees (the greatest sum of a run; Bentley 1984, Programming pearls). What only one of them
    has at its ends, as where a paragraph has other neighbours now, falls off.
    """
    from rapidfuzz.distance import LCSseq

    low = max(0, low)
    same = [
        _Same(op.src_start, low + op.dest_start, op.src_end - op.src_start)
        for op in LCSseq.opcodes(passage.text, text[low:high])
        if op.tag == "equal" and op.src_end - op.src_start >= SOLID
    ]
    kept, edits = _best_run(same)
    start, loose_start = _start(passage.start, kept)
    end, loose_end = _end(passage.end, kept)
    if start is None or end is None:
        return None
    start, end = max(start, 0), min(end, len(text))
    if start >= end:
        return None
    if loose_start + loose_end >= passage.end - passage.start:
        return None
    within = _agreeing(kept, passage.start, passage.end)
    before = _agreeing(kept, 0, passage.start)
    after = _agreeing(kept, passage.end, len(passage.text))
    return Fit(start, end, before, within, after, edits, loose_start + loose_end)


def _best_run(same: Sequence[_Same]) -> tuple[Sequence[_Same], int]:
    """The run of stretches that agree most, and what the changes between them cost."""
    best = total = cost = best_cost = first = begin = stop = 0
    for number, stretch in enumerate(same):
        if number:
            last = same[number - 1]
            price = _price(max(stretch.at - last.at, stretch.there - last.there) - last.size)
            total -= price
            cost += price
        if total <= 0:
            total = cost = 0
            first = number
        total += stretch.size
        if total > best:
            best, best_cost, begin, stop = total, cost, first, number + 1
    return same[begin:stop], best_cost


def _price(size: int) -> int:
    return min(size, GAP + size // GAP)


def _agreeing(stretches: Sequence[_Same], start: int, end: int) -> int:
    """How many characters of ``[start, end)`` of the passage lie in the stretches."""
    return sum(max(0, min(s.at + s.size, end) - max(s.at, start)) for s in stretches)


def _start(cut: int, solid: Sequence[_Same]) -> tuple[int | None, int]:
    """Where the quote starts in the text, and how many of its first characters are left out."""
    inner = next((s for s in solid if s.at + s.size > cut), None)
    outer = next((s for s in reversed(solid) if s.at + s.size <= cut), None)
    inside = None if inner is None else (inner.at - cut, inner.there)
    outside = None if outer is None else (cut - outer.at - outer.size, outer.there + outer.size)
    return _held(inside, outside, 1)


def _end(cut: int, solid: Sequence[_Same]) -> tuple[int | None, int]:
    """Where the quote ends in the text, and how many of its last characters are left out."""
    inner = next((s for s in reversed(solid) if s.at < cut), None)
    outer = next((s for s in solid if s.at >= cut), None)
    inside = None if inner is None else (cut - inner.at - inner.size, inner.there + inner.size)
    outside = None if outer is None else (outer.at - cut, outer.there)
    return _held(inside, outside, -1)


def _held(
    inside: tuple[int, int] | None, outside: tuple[int, int] | None, inwards: int
) -> tuple[int | None, int]:
    """Where an end of the quote falls between what agrees on its two sides.

    Each side is how far, in the passage, it is from the end, and where it is in the text.
    ``inwards`` is the direction of the quote from this end. The second value counts the
    characters that are left out.
    """
    if inside is None:
        if outside is None or outside[0] > SOLID:
            return None, 0
        return outside[1] + inwards * outside[0], 0
    rest, there = inside
    if rest <= 0:
        # One stretch reaches across the end.
        return there - inwards * rest, 0
    if outside is None:
        return (there - inwards * rest, 0) if rest <= SOLID else (there, rest)
    gap, edge = outside
    between = inwards * (there - edge)
    if gap <= SOLID and (rest > SOLID or (gap < rest and between <= rest + gap + SOLID)):
        return edge + inwards * min(gap, between), 0
    if rest <= SOLID:
        return there - inwards * min(rest, between), 0
    return there, rest
