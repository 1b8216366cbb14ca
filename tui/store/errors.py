"""What can go wrong with the store, each in one sentence that says what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class StoreError(Exception):
    """The store cannot be opened, read or written; the message is a sentence for the reader."""


class DamagedStoreError(StoreError):
    """The file is a store, but not whole."""


_SENTENCES = (
    ("SQLITE_BUSY", "is locked by another program; close that program and try again"),
    ("SQLITE_LOCKED", "is locked by another program; close that program and try again"),
    (
        "SQLITE_NOTADB",
        "is not a SQLite database and was left as it is; give another file with --store",
    ),
    (
        "SQLITE_CORRUPT",
        "is damaged and was left as it is; newsreader store check says how to put a backup in its "
        "place, or give another file with --store",
    ),
    (
        "SQLITE_READONLY",
        "may not be written; make it and its folder writable, or give another file with --store",
    ),
    (
        "SQLITE_PERM",
        "may not be written; make it and its folder writable, or give another file with --store",
    ),
    (
        "SQLITE_CANTOPEN",
        "cannot be opened; check that its folder exists and may be written, or give another file "
        "with --store",
    ),
    ("SQLITE_FULL", "cannot be written because the disk is full; make room and try again"),
    (
        "SQLITE_IOERR",
        "cannot be read or written (disk error); check the disk, or give another file with --store",
    ),
)


def is_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite found a database damaged."""
    return (getattr(error, "sqlite_errorname", None) or "").startswith("SQLITE_CORRUPT")


@contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Turn every error of SQLite in the block into a StoreError about the file at ``path``."""
    try:
        yield
    except sqlite3.Error as error:
        # Extended codes such as SQLITE_READONLY_DIRECTORY begin with the name of the plain one.
        name = getattr(error, "sqlite_errorname", None) or ""
        for prefix, sentence in _SENTENCES:
            if name.startswith(prefix):
                kind = DamagedStoreError if is_damage(error) else StoreError
                raise kind(f"The notes' store {path} {sentence}.") from error
        raise StoreError(
            f"The notes' store {path} cannot be used ({error}); give another file with --store."
        ) from error
