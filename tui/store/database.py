"""A database that is open: how it is read and written, and how changes by others are noticed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from tui.store.errors import sentences

Self = TypeVar("Self", bound="Database")


class Database:
    """An open file. Every method but ``close`` raises StoreError where the file fails it."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self._connection = connection
        self._version = self._data_version()
        self._seen = self.last_change()
        self._file = _file_at(path)

    def close(self) -> None:
        """Close the file. Closing twice does no harm."""
        self._connection.close()

    def __enter__(self: Self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    # What becomes of the file

    def be_patient(self, seconds: float) -> None:
        """Wait so long, from now on, for another process that is writing."""
        self._read(f"PRAGMA busy_timeout = {round(seconds * 1000)}")

    @property
    def moved(self) -> bool:
        """Whether the file is no longer at its path: deleted, moved, or another in its place.

        What is written then goes where nobody will look for it. Cheap enough to be asked several
        times a second.
        """
        return _file_at(self.path) != self._file

    def fold_log(self) -> None:
        """Put all that is in SQLite's log into the file itself, wherever that is by now."""
        self._read("PRAGMA wal_checkpoint(TRUNCATE)")

    # What others write

    def last_change(self) -> int:
        """How many times notes or corrections were changed in this file, by anyone, ever."""
        return int(self._read("SELECT total(number) FROM change")[0][0])

    def changed(self) -> bool:
        """Whether another window changed notes or corrections since this was asked or opened.

        Cheap enough to be asked several times a second: SQLite's ``data_version`` says whether
        anything was written at all.
        """
        version = self._data_version()
        if version == self._version:
            return False
        number = self.last_change()
        others = number != self._seen
        self._version, self._seen = version, number
        return others

    def _data_version(self) -> int:
        version: int = self._read("PRAGMA data_version")[0][0]
        return version

    # Reading and writing

    def _read(self, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
        with sentences(self.path):
            return self._connection.execute(sql, parameters).fetchall()

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        """Several statements that see the same state of the file."""
        with self._transaction("BEGIN") as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A transaction that is on the disk when the block ends, or leaves no trace."""
        # IMMEDIATE waits for its turn now; a lock asked for later could not be waited for.
        with self._transaction("BEGIN IMMEDIATE") as connection:
            yield connection

    @contextmanager
    def _changing(self) -> Iterator[sqlite3.Connection]:
        """The same for notes and corrections: other windows learn of it by ``changed``."""
        with self._writing() as connection:
            yield connection
            connection.execute("UPDATE change SET number = number + 1")
        self._seen += 1

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[sqlite3.Connection]:
        with sentences(self.path):
            self._connection.execute(begin)
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                # A full disk may have ended it already.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise


def _file_at(path: Path) -> tuple[int, int] | None:
    """Which file is at a path; None where none is."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return stat.st_dev, stat.st_ino
