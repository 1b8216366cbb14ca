"""Spans that come, go and move, found by the part of the text that they touch."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Generic, TypeVar

from tui.article import Span

T = TypeVar("T", bound=Hashable)

CELL = 256
"""Code points to a cell: a mention lies in one as a rule, a quote in one or two."""


class SpanGrid(Generic[T]):
    """What lies on which cells of a text.

    To put or remove an item takes time by the length of its span; a look-up, by the length of the
    part that is asked for and by how much lies there. ``SpanIndex`` is better for what never
    changes.
    """

    def __init__(self) -> None:
        self._cells: dict[int, dict[T, Span]] = {}
        self._spans: dict[T, Span] = {}

    def __len__(self) -> int:
        return len(self._spans)

    def items(self) -> list[tuple[Span, T]]:
        """Everything, in text order; of equal spans the one first put comes first."""
        return sorted(((s, item) for item, s in self._spans.items()), key=lambda pair: pair[0])

    def put(self, item: T, span: Span) -> None:
        """Lay ``item`` on ``span``, and nowhere else."""
        self.remove(item)
        self._spans[item] = span
        for cell in _cells(span):
            self._cells.setdefault(cell, {})[item] = span

    def remove(self, item: T) -> None:
        """Take ``item`` away; one that is not there is passed over."""
        span = self._spans.pop(item, None)
        if span is not None:
            for cell in _cells(span):
                del self._cells[cell][item]

    def touching(self, span: Span) -> list[tuple[Span, T]]:
        """What shares a code point with ``span``, in text order."""
        found = {
            item: there
            for cell in _cells(span)
            for item, there in self._cells.get(cell, {}).items()
            if there.overlaps(span)
        }
        return sorted(((s, item) for item, s in found.items()), key=lambda pair: pair[0])

    def like(self, span: Span, least: float) -> T | None:
        """What lies on the same part as ``span``, or nearly so; None where nothing does.

        It shares at least ``least`` (0 to 1) of the longer of the two; of several the one that
        shares most, and of those the first.
        """
        best: T | None = None
        most = 0.0
        for there, item in self.touching(span):
            share = shared(there, span) / max(there.length, span.length)
            if share >= least and share > most:
                best, most = item, share
        return best


def shared(one: Span, other: Span) -> int:
    """How many code points two spans have in common."""
    return max(0, min(one.end, other.end) - max(one.start, other.start))


def _cells(span: Span) -> range:
    return range(span.start // CELL, max(span.start, span.end - 1) // CELL + 1)
