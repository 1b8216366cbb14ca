"""How the file of the store is found, looked at and opened; what is not a store stays untouched."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tui.store import schema
from tui.store.errors import DamagedStoreError, StoreError, sentences

FILE_NAME = "newsreader.sqlite3"
BUSY_SECONDS = 5.0
"""How long to wait for another process that is writing; its transactions take milliseconds."""


def default_path() -> Path:
    """Where the store is kept unless another file is given: the platform's user data folder."""
    from platformdirs import user_data_path

    return user_data_path("newsreader", appauthor=False) / FILE_NAME


def default_file() -> Path:
    """``default_path``, with its folder made. Raises StoreError where that cannot be."""
    path = default_path()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"The folder {path.parent} for the notes' store cannot be made "
            f"({error.strerror}); give another file with --store."
        ) from error
    return path


def connect(path: Path, patience: float = BUSY_SECONDS) -> sqlite3.Connection:
    """Open the store at an absolute path for reading and writing, brought to today's schema.

    Little enough to be done before the first paint. Raises StoreError, and then has written
    nothing to what is there. ``patience`` is how many seconds to wait for another process.
    """
    if _has_log(path):
        # Closing the last connection writes SQLite's log into the database, whatever that is; so
        # it is first looked at through a connection that cannot.
        with looking(path) as connection:
            check_structure(connection, path)
    with sentences(path):
        connection = sqlite3.connect(path, timeout=patience, isolation_level=None)
        try:
            _prepare(connection, path, patience)
        except BaseException:
            connection.close()
            raise
        return connection


@contextmanager
def looking(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to the database at an absolute path that writes nothing to it.

    Errors of SQLite in the block become StoreErrors. A read-only connection would leave empty
    files of a log behind where none are, so that it is used only where they are.
    """
    log = log_of(path).exists()
    with sentences(path):
        uri = f"{path.as_uri()}?mode={'ro' if log else 'rw'}"
        connection = sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)
        with closing(connection):
            connection.execute("PRAGMA query_only = ON")
            yield connection


def log_of(path: Path) -> Path:
    """The write-ahead log of a database."""
    return path.with_name(path.name + "-wal")


def _has_log(path: Path) -> bool:
    try:
        return log_of(path).stat().st_size > 0
    except OSError:
        return False


def _prepare(connection: sqlite3.Connection, path: Path, patience: float) -> None:
    connection.execute("PRAGMA foreign_keys = ON")
    check_structure(connection, path)
    schema.migrate(connection, path)
    _use_log(connection, patience)
    connection.execute("PRAGMA synchronous = FULL")
    # SQLite opens a read-only file without a word, even to BEGIN IMMEDIATE; a statement that
    # could write is what tells.
    connection.execute("DELETE FROM last_read WHERE 0")


def _use_log(connection: sqlite3.Connection, patience: float) -> None:
    """Switch to a write-ahead log, once for every file.

    On a file system that cannot do it this leaves the mode as it was, which works too.
    """
    deadline = time.monotonic() + patience
    while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            # SQLite does not wait here for another window that is making the same file.
            if error.sqlite_errorname != "SQLITE_BUSY" or time.monotonic() > deadline:
                raise
            time.sleep(0.005)


def check_structure(connection: sqlite3.Connection, path: Path) -> None:
    """Look at the schema and the first page of each table; ``checking`` looks at everything.

    SQLite itself finds a file that was cut short. Raises StoreError or sqlite3.Error.
    """
    tables = schema.TABLES[schema.version(connection, path)]
    there = {
        name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
    }
    missing = ", ".join(sorted(set(tables) - there))
    if missing:
        raise DamagedStoreError(
            f"The notes' store {path} is damaged (no table {missing}) and was left as it is; "
            "newsreader store check says how to put a backup in its place."
        )
    for table in tables:
        connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone()
