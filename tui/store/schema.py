"""The tables of the store, and the way from one version of them to the next."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from tui.store.errors import StoreError

APPLICATION_ID = 0x6E657773
"""``news`` in ASCII: tells a store from the databases of other programs (SQLite's file format,
1.3.15)."""

Migration = Sequence[str]

MIGRATIONS: tuple[Migration, ...] = (
    (
        # Offsets are code points into the text whose SHA-256 is `digest`; `path` is absolute, or
        # empty for standard input.
        """
        CREATE TABLE note (
            id TEXT NOT NULL PRIMARY KEY,
            digest TEXT NOT NULL,
            path TEXT NOT NULL,
            title TEXT NOT NULL,
            exact TEXT NOT NULL,
            prefix TEXT NOT NULL,
            suffix TEXT NOT NULL,
            start INTEGER NOT NULL,
            end INTEGER NOT NULL,
            comment TEXT NOT NULL,
            colour TEXT NOT NULL,
            speaker TEXT,
            created TEXT NOT NULL,
            modified TEXT NOT NULL
        )
        """,
        "CREATE INDEX note_digest ON note (digest)",
        "CREATE INDEX note_path ON note (path)",
        """
        CREATE TABLE position (
            number INTEGER PRIMARY KEY,
            digest TEXT NOT NULL UNIQUE,
            path TEXT NOT NULL,
            offset INTEGER NOT NULL
        )
        """,
        "CREATE INDEX position_path ON position (path)",
        # `number` grows with every row written, so that its order is the order of age.
        """
        CREATE TABLE annotations (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            digest TEXT NOT NULL,
            engine TEXT NOT NULL,
            size INTEGER NOT NULL,
            data BLOB NOT NULL,
            UNIQUE (digest, engine)
        )
        """,
        # Adding up the sizes reads this index alone, not the data.
        "CREATE INDEX annotations_size ON annotations (size)",
        "CREATE TABLE last_read (number INTEGER PRIMARY KEY, path TEXT NOT NULL)",
    ),
)
"""What leads from version i to version i + 1. Never edit one that was released: add another."""


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the database to the newest version, in one transaction.

    Raises StoreError where it belongs to another program or to a newer newsreader; it is then
    left untouched.
    """
    version = _version(connection, path)
    if version == len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another window may have done it between the look and the lock.
        version = _version(connection, path)
        for migration in MIGRATIONS[version:]:
            for statement in migration:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """The version of a store, 0 for an empty database. Raises StoreError for any other."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID:
        empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
        if version or application or not empty:
            raise StoreError(
                f"The database {path} belongs to another program and was left as it is; "
                "give another file with --store."
            )
    if version > len(MIGRATIONS):
        raise StoreError(
            f"The notes' store {path} was written by a newer newsreader (schema {version}, this "
            f"one knows {len(MIGRATIONS)}); update newsreader, or give another file with --store."
        )
    return version
