"""Layers of marks that overlap, cut at every boundary."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

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
