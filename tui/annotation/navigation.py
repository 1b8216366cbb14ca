"""Where the annotation cursor can stop, and what comes next."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property
from typing import Literal, NamedTuple

from tui.annotation.kinds import Annotations
from tui.annotation.layers import SpanIndex
from tui.article import Span

StopKind = Literal["entity", "quote", "note"]
_RANK: dict[StopKind, int] = {"quote": 0, "entity": 1, "note": 2}


class Stop(NamedTuple):
    """A place where the annotation cursor can stand.

    ``key`` is the position of a mention or attribution in its Annotations, or a note's id;
    ``group`` ties the mentions of one entity and the quotes of one speaker together, and is None
    where nobody is known.
    """

    kind: StopKind
    key: int | str
    span: Span
    group: int | None = None

    @property
    def order(self) -> tuple[int, int, int]:
        """Text order; of two that begin together the longer first, then quote, entity, note."""
        return (self.span.start, -self.span.end, _RANK[self.kind])


class Route:
    """The stops of an article in order, and the ways between them."""

    def __init__(self, stops: Iterable[Stop] = ()) -> None:
        self.stops: list[Stop] = sorted(stops, key=lambda stop: stop.order)
        self._all = _Lane(self.stops)
        self._lanes: dict[object, _Lane] = {}

    @classmethod
    def of(cls, annotations: Annotations | None, notes: Iterable[tuple[str, Span]] = ()) -> Route:
        """The route through an article's annotations and its notes (id and place)."""
        stops = [Stop("note", key, span) for key, span in notes]
        if annotations is not None:
            stops += [
                Stop("entity", i, m.span, m.entity) for i, m in enumerate(annotations.mentions)
            ]
            stops += [
                Stop("quote", i, a.span, a.speaker) for i, a in enumerate(annotations.attributions)
            ]
        return cls(stops)

    def _lane(self, kind: StopKind | None, like: Stop | None) -> _Lane:
        if kind is None and like is None:
            return self._all
        key = (like.kind, like.group) if like else kind
        if key not in self._lanes:
            self._lanes[key] = _Lane(
                [
                    s
                    for s in self.stops
                    if (s.kind == like.kind and s.group == like.group if like else s.kind == kind)
                ]
            )
        return self._lanes[key]

    def next(
        self, here: Stop | int, kind: StopKind | None = None, like: Stop | None = None
    ) -> Stop | None:
        """The first stop after ``here`` (a stop or an offset), of one kind or in one group."""
        return self._lane(kind, like).after(here)

    def previous(
        self, here: Stop | int, kind: StopKind | None = None, like: Stop | None = None
    ) -> Stop | None:
        """The last stop before ``here``."""
        return self._lane(kind, like).before(here)

    def count(self, stop: Stop) -> tuple[int, int]:
        """Which one of its group a stop is, and of how many: mention 2 of 4."""
        lane = self._lane(None, stop)
        return bisect_left(lane.keys, stop.order) + 1, len(lane.keys)

    def like(self, stop: Stop) -> list[Stop]:
        """All stops of a stop's group: the mentions of its entity, the quotes of its speaker."""
        return self._lane(None, stop).stops

    def at(self, offset: int) -> list[Stop]:
        """The stops whose span holds ``offset``, the shortest first."""
        return sorted(self.touching(Span(offset, offset + 1)), key=lambda stop: stop.span.length)

    def touching(self, span: Span) -> list[Stop]:
        """The stops that share a code point with ``span``, in their order."""
        return [stop for _, stop in self._places.touching(span.start, span.end)]

    @cached_property
    def _places(self) -> SpanIndex[Stop]:
        return SpanIndex((stop.span, stop) for stop in self.stops)


class _Lane:
    """Some of the stops, with the keys to search them by."""

    def __init__(self, stops: list[Stop]) -> None:
        self.stops = stops
        self.keys = [stop.order for stop in stops]

    def after(self, here: Stop | int) -> Stop | None:
        if isinstance(here, Stop):
            i = bisect_right(self.keys, here.order)
        else:
            i = bisect_left(self.keys, (here, -(1 << 60), 0))
        return self.stops[i] if i < len(self.stops) else None

    def before(self, here: Stop | int) -> Stop | None:
        key = here.order if isinstance(here, Stop) else (here, -(1 << 60), 0)
        i = bisect_left(self.keys, key) - 1
        return self.stops[i] if i >= 0 else None
