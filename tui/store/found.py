"""Notes that a search has found, read from the file page by page."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import Any

from tui.annotation import Note
from tui.store.rows import NOTE, from_sql, note_from_row

ORDER = "path, start, end, created, id"
NEWEST = "modified DESC, number DESC"
PAGE = 500
"""How many notes are asked for at a time; old builds of SQLite take no more than 999 values."""


class FoundNotes:
    """Which notes were found, in order; they themselves are read when they are asked for.

    It is of the moment of the search: a note that was deleted since is left out when its page is
    read, one that was changed is as it is now. It may be used for as long as its store is open.
    """

    def __init__(
        self,
        reading: Callable[[], AbstractContextManager[sqlite3.Connection]],
        numbers: Sequence[int],
    ) -> None:
        self._reading = reading
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def __iter__(self) -> Iterator[Note]:
        for start in range(0, len(self), PAGE):
            yield from self.page(start, start + PAGE)

    def page(self, start: int, end: int) -> list[Note]:
        """The notes from one place in the order up to another, as slices count.

        Raises StoreError where the file cannot be read.
        """
        return [note for note in self.places(start, end) if note is not None]

    def places(self, start: int, end: int) -> list[Note | None]:
        """The same, with None in the place of a note that was deleted since."""
        wanted = self._numbers[start:end]
        out: list[Note | None] = []
        with self._reading() as connection:
            for at in range(0, len(wanted), PAGE):
                some = wanted[at : at + PAGE]
                marks = ", ".join("?" * len(some))
                there = numbered(connection, f"number IN ({marks})", some)
                out += map(there.get, some)
        return out


def notes_in(
    connection: sqlite3.Connection,
    where: str = "",
    values: Sequence[Any] = (),
    order: str = ORDER,
) -> list[Note]:
    """The notes that pass ``where``, with their tags; all of them where it is empty.

    To be called in a transaction: it takes two statements.
    """
    return list(numbered(connection, where, values, order).values())


def numbered(
    connection: sqlite3.Connection,
    where: str = "",
    values: Sequence[Any] = (),
    order: str = ORDER,
) -> dict[int, Note]:
    """The same by their numbers."""
    which = f"WHERE {where}" if where else ""
    whose = f"WHERE note IN (SELECT number FROM note {which})" if where else ""
    tags: dict[int, list[str]] = {}
    for number, tag in connection.execute(
        f"SELECT note, tag FROM note_tag {whose} ORDER BY note, place", values
    ):
        tags.setdefault(number, []).append(from_sql(tag))
    rows = connection.execute(f"SELECT {NOTE}, number FROM note {which} ORDER BY {order}", values)
    return {row[-1]: note_from_row(row, tags.get(row[-1], ())) for row in rows}
