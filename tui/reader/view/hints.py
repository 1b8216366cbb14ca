"""Hints: short labels over the annotations in view, typed to go there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, product
from typing import NamedTuple

from tui.annotation import Span, Stop
from tui.reader.view.rows import Page

ALPHABET = "asdfghjklewrtuioqpvncmbxzy"
"""The letters of labels, those under the fingers first."""

SINGLE = 20
"""So many targets have labels of one letter; beyond the easy letters two of those are better."""

HOME = 9
"""The letters of the home row in ALPHABET."""


class Label(NamedTuple):
    """A label on a row: the cell of the text area where it begins, and how much is typed of it."""

    cell: int
    text: str
    typed: int = 0


class Hint(NamedTuple):
    """A stop that can be gone to, and the place of its label: row of the page, cell of the text."""

    stop: Stop
    row: int
    cell: int


def names(count: int) -> list[str]:
    """``count`` labels, all of one length, so that none begins another."""
    if count <= SINGLE:
        return list(ALPHABET[:count])
    length = 2
    while len(ALPHABET) ** length < count:
        length += 1
    letters = next(n for n in range(HOME, len(ALPHABET) + 1) if n**length >= count)
    return ["".join(pair) for pair in islice(product(ALPHABET[:letters], repeat=length), count)]


class Hints:
    """The labels on some stops, and what has been typed of them."""

    def __init__(
        self, page: Page, rows: range, targets: Sequence[tuple[Stop, Sequence[Span]]]
    ) -> None:
        """Label the ``targets``, stops with their pieces in the article, on these rows.

        A label stands over the first cells in view of its stop; where another one stands already
        it moves to the next cells that are free. The outer of two stops that begin together is
        given first, so it keeps the place. A stop without room for a label of its own has none.
        """
        length = len(names(len(targets))[-1]) if targets else 1
        self.hints = _place(page, rows, targets, length)
        self.typed = ""
        self._by_name = dict(zip(names(len(self.hints)), self.hints, strict=True))

    def __len__(self) -> int:
        return len(self.hints)

    @property
    def left(self) -> int:
        """How many labels begin with what is typed."""
        return sum(name.startswith(self.typed) for name in self._by_name)

    def type(self, letter: str) -> bool:
        """Take a letter; False, and nothing is taken, where no label goes on with it."""
        typed = self.typed + letter.lower()
        if not any(name.startswith(typed) for name in self._by_name):
            return False
        self.typed = typed
        return True

    def take_back(self) -> bool:
        """Take the last letter back; False where there is none."""
        there = bool(self.typed)
        self.typed = self.typed[:-1]
        return there

    @property
    def chosen(self) -> Stop | None:
        """The stop whose label is typed to its end."""
        hint = self._by_name.get(self.typed)
        return hint.stop if hint else None

    def on_row(self, number: int) -> tuple[Label, ...]:
        """The labels on a row that can still be typed, from left to right."""
        return tuple(
            sorted(
                Label(hint.cell, name, len(self.typed))
                for name, hint in self._by_name.items()
                if hint.row == number and name.startswith(self.typed)
            )
        )


def _place(
    page: Page, rows: range, targets: Iterable[tuple[Stop, Sequence[Span]]], length: int
) -> list[Hint]:
    taken: set[tuple[int, int]] = set()
    out = []
    for stop, pieces in targets:
        for row, cell in _free(page, rows, pieces, length, taken):
            taken.update((row, cell + i) for i in range(length))
            out.append(Hint(stop, row, cell))
            break
    return out


def _free(
    page: Page, rows: range, pieces: Sequence[Span], length: int, taken: set[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Where a label of ``length`` cells has room over the pieces, from their first cell on."""
    for row, first, cells in page.cells(rows, pieces):
        for cell in range(first, first + cells):
            if not any((row, cell + i) in taken for i in range(length)):
                yield row, cell
