"""Whether the store is whole: all of it, which takes too long to be done before the first paint."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from tui.store.errors import DamagedStoreError
from tui.store.opening import check_structure, looking

MOST = 20
"""How many of SQLite's findings are told."""


def check(path: Path) -> list[str]:
    """What is wrong in the store at ``path``, a sentence each; an empty list where all is well.

    Reads the whole file through a connection of its own, which writes nothing, and so may be
    called in any thread while the store is open. Raises StoreError where the file cannot be
    looked at: it is locked, no store, or a newer newsreader's.
    """
    path = path.absolute()
    try:
        with looking(path) as connection:
            check_structure(connection, path)
            return faults(connection)
    except DamagedStoreError as error:
        return [f"SQLite cannot read it: {error.__cause__}." if error.__cause__ else str(error)]


def faults(connection: sqlite3.Connection) -> list[str]:
    """What is wrong in an open database. Raises sqlite3.Error where it cannot even be read."""
    found = [
        f"SQLite's integrity check says: {line}."
        for (text,) in connection.execute(f"PRAGMA integrity_check({MOST})")
        for line in text.splitlines()
        if text != "ok"
    ]
    if found:
        return found[:MOST]
    strays = [row[0] for row in connection.execute("PRAGMA foreign_key_check")]
    return [
        f"{strays.count(table)} of the rows in {table} belong to a note that is not there."
        for table in sorted(set(strays))
    ]
