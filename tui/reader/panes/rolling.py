"""A long list of entries of unlike heights, of which only what is seen is made into lines.

A list may have a hundred thousand entries. They are taken from an iterator as far as the screen
needs them, the rest in short slices, and turned into lines where they are seen. No height of the
whole is known: a place in the list is an entry, and how many of that entry's lines are above.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from time import perf_counter
from typing import Any, NamedTuple

from tui.reader.panes.fitting import Line

PATIENCE = 0.02
"""Seconds that a key may wait for an entry that has not been made yet."""

EAGER = 0.008
"""Seconds spent on further entries at once; most lists are complete by then, and painted once."""

KEPT = 600
"""How many entries' lines are kept."""

BATCH = 64
"""Entries made between two looks at the clock."""


class Item(NamedTuple):
    """An entry: what the cursor stands on by its ``key``, or passes over where that is None.

    ``what`` is for whoever makes the lines.
    """

    key: Hashable | None
    what: Any = None


BREATH = Item(None)
"""No entry: yielded now and then by a source that passes over much, so that keys are not held up."""


class Block(NamedTuple):
    """An entry's lines, and how many blank ones follow that the cursor does not cover."""

    lines: tuple[Line, ...]
    blank: int = 0


class Roll:
    """Entries, and the part of them that is in view.

    ``room`` is the number of lines in view; ``top`` the first entry in view and ``above`` how many
    of its lines are hidden above.
    """

    def __init__(self, make: Callable[[Item], Block]) -> None:
        self.items: list[Item] = []
        self.places: dict[Hashable, int] = {}
        self.room = 0
        self.top = self.above = 0
        self._make = make
        self._source: Iterator[Item] | None = None
        self._blocks: dict[int, Block] = {}

    # Entries -----------------------------------------------------------------------------------

    @property
    def complete(self) -> bool:
        """Whether all entries are known."""
        return self._source is None

    def start(self, source: Iterator[Item], cursor: Hashable | None) -> bool:
        """Begin anew with other entries; the place stays where its entry still exists.

        Says whether the entry ``cursor`` has been found. Takes no longer than PATIENCE: what has
        not been found until then may come later.
        """
        top = self.items[self.top].key if self.top < len(self.items) else None
        above = self.above
        self.items, self.places = [], {}
        self._source = source
        self._blocks.clear()
        deadline = perf_counter() + PATIENCE
        self.take(self.room or 1, deadline)
        self.take(1 << 60, perf_counter() + EAGER)
        found = cursor is not None and self.seek(cursor, deadline) is not None
        place = self.seek(top, deadline) if top is not None else None
        self.top, self.above = (0, 0) if place is None else (place, above)
        self.settle()
        return found

    def take(self, count: int, deadline: float | None = None) -> None:
        """Have ``count`` entries made, or fewer where there are no more or time is up."""
        if deadline is None:
            deadline = perf_counter() + PATIENCE
        while self._source is not None and len(self.items) < count:
            item = next(self._source, None)
            if item is None:
                self._source = None
                return
            if item is BREATH:
                if perf_counter() > deadline:
                    return
                continue
            if item.key is not None:
                self.places.setdefault(item.key, len(self.items))
            self.items.append(item)
            if not len(self.items) % BATCH and perf_counter() > deadline:
                return

    def take_all(self) -> None:
        """Have all entries made."""
        self.take(1 << 60, float("inf"))

    def seek(self, key: Hashable, deadline: float | None = None) -> int | None:
        """Which entry has this key; None where it has not been found until time is up."""
        if deadline is None:
            deadline = perf_counter() + PATIENCE
        while key not in self.places and self._source is not None and perf_counter() < deadline:
            self.take(len(self.items) + BATCH, deadline)
        return self.places.get(key)

    def step(self, at: int, steps: int) -> int | None:
        """The entry with a key that lies so many of them from ``at``, or as far as there are."""
        way = 1 if steps > 0 else -1
        if steps > len(self.items):
            self.take_all()
        found = at if at >= 0 else None
        left = abs(steps)
        while left:
            at += way
            if at >= len(self.items):
                self.take(at + 1)
            if not 0 <= at < len(self.items):
                break
            if self.items[at].key is not None:
                found = at
                left -= 1
        return found

    def block(self, number: int) -> Block:
        """An entry's lines."""
        block = self._blocks.get(number)
        if block is None:
            if len(self._blocks) > KEPT:
                self._blocks.clear()
            block = self._blocks[number] = self._make(self.items[number])
        return block

    def height(self, number: int) -> int:
        """How many lines an entry takes, blank ones included."""
        block = self.block(number)
        return len(block.lines) + block.blank

    def forget_lines(self) -> None:
        """Have the lines made anew: the width or the looks have changed."""
        self._blocks.clear()

    # The part in view --------------------------------------------------------------------------

    def rows(self) -> list[tuple[int, int]]:
        """For each line in view the entry and which of its lines it is."""
        out: list[tuple[int, int]] = []
        number, line = self.top, self.above
        while len(out) < self.room:
            if number >= len(self.items):
                self.take(number + 1)
            if number >= len(self.items):
                break
            out.extend((number, i) for i in range(line, self.height(number)))
            number, line = number + 1, 0
        return out[: self.room]

    def down(self, lines: int) -> None:
        """Scroll so many lines further down, to the end at most."""
        self.above += lines
        while True:
            if self.top >= len(self.items):
                self.take(self.top + 1)
            if self.top >= len(self.items):
                self.top, self.above = max(0, len(self.items) - 1), 0
                break
            height = self.height(self.top)
            if self.above < height:
                break
            self.top, self.above = self.top + 1, self.above - height
        self.settle()

    def up(self, lines: int) -> None:
        """Scroll so many lines further up, to the beginning at most."""
        self.above -= lines
        while self.above < 0:
            if self.top == 0:
                self.above = 0
                return
            self.top -= 1
            self.above += self.height(self.top)

    def to_share(self, share: float) -> None:
        """Scroll to a part of the way, 0 to 1, reckoned in entries."""
        self.top = round(min(1.0, max(0.0, share)) * max(0, len(self.items) - 1))
        self.above = 0
        self.settle()

    def settle(self) -> None:
        """Leave no empty lines at the end while there is something above."""
        if not self.items or not self.room:
            return
        self.top = min(self.top, len(self.items) - 1)
        self.above = min(self.above, max(0, self.height(self.top) - 1))
        rows = self.rows()
        while rows and rows[-1][1] >= len(self.block(rows[-1][0]).lines):
            rows.pop()  # blank lines at the very end are no loss
        if len(rows) < self.room and (rows or self.top):
            at_end = not rows or rows[-1][0] >= len(self.items) - 1
            if at_end:
                self.up(self.room - len(rows))

    def reveal(self, number: int, head: int) -> None:
        """Scroll, no further than needed, so that an entry is in view, and its heading if it can.

        ``head`` is the entry that it stands under, or ``number``.
        """
        if not self.room:
            return
        size = len(self.block(number).lines)
        start, above = number, 0
        while start > head and above + size <= self.room:
            start -= 1
            above += self.height(start)
        if start > head or above + size > self.room:
            start, above = number, 0
        if start < self.top or (start == self.top and self.above):
            self.top, self.above = start, 0
            if not any(item.key is not None for item in self.items[max(0, start - 4) : start]):
                # Back to the very beginning, not just past what stands above the first entry.
                self.top = max(0, start - 4)
            elif self.block(start - 1).blank:
                self.up(1)
        else:
            at, down = self.top, -self.above
            while at < number and down <= self.room:
                down += self.height(at)
                at += 1
            if at < number or down + size > self.room:
                self.top, self.above = number, 0
                self.up(max(0, self.room - size))
        self.settle()

    def thumb(self, rows: list[tuple[int, int]]) -> tuple[int, int]:
        """The lines ``[first, last)`` that a scroll bar's thumb covers; none if all is in view."""
        if not rows:
            return 0, 0
        count, last = len(self.items), rows[-1]
        at_top = self.top == self.above == 0
        at_end = (
            self.complete and last[0] == count - 1 and last[1] >= len(self.block(last[0]).lines) - 1
        )
        if at_top and at_end:
            return 0, 0
        seen = last[0] - rows[0][0] + 1
        size = max(1, min(self.room - 1, round(self.room * seen / max(1, count))))
        first = round((self.room - size) * self.top / max(1, count - seen))
        if at_top or at_end:
            first = 0 if at_top else self.room - size
        elif self.room - size > 1:
            # A little way off the ends, so that they can be told.
            first = max(1, min(self.room - size - 1, first))
        return first, first + size
