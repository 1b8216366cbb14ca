"""Layers of marks that overlap: cut at every boundary, and found by what they touch."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate
from typing import Generic, TypeVar

from tui.article import Span

T = TypeVar("T")


def flatten(marks: Iterable[tuple[Span, T]]) -> list[tuple[Span, tuple[T, ...]]]:
    """Cut overlapping marks into pieces that do not overlap, each with all that lies on it.

    Pieces come in text order, with no piece where nothing lies; on each piece the marks stand in
    the order in which they were given. Empty spans are passed over.
    """
    starts: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    items: list[T] = []
    for span, item in marks:
        if span.start >= span.end:
            continue
        number = len(items)
        items.append(item)
        starts.setdefault(span.start, []).append(number)
        ends.setdefault(span.end, []).append(number)
    out: list[tuple[Span, tuple[T, ...]]] = []
    active: dict[int, None] = {}
    before = 0
    for at in sorted(starts.keys() | ends.keys()):
        if active and at > before:
            out.append((Span(before, at), tuple(items[i] for i in sorted(active))))
        for number in ends.get(at, ()):
            active.pop(number, None)
        for number in starts.get(at, ()):
            active[number] = None
        before = at
    return out


class SpanIndex(Generic[T]):
    """Spans with what lies on them, found by the part of the text that they touch.

    A look-up is a binary search, and a walk over the spans from the first that touches the part
    to the last that begins before its end: short, unless a span that covers many others does.
    """

    def __init__(self, items: Iterable[tuple[Span, T]] = ()) -> None:
        """Spans that begin together stay in the order given; empty ones are passed over."""
        self.items = sorted(
            (item for item in items if item[0].start < item[0].end),
            key=lambda item: item[0].start,
        )
        self._starts = [span.start for span, _ in self.items]
        self._reach = list(accumulate((span.end for span, _ in self.items), max))

    def touching(self, start: int, end: int) -> list[tuple[Span, T]]:
        """What shares a code point with ``[start, end)``, in text order."""
        first = bisect_right(self._reach, start)
        last = bisect_left(self._starts, end)
        return [item for item in self.items[first:last] if item[0].end > start]
