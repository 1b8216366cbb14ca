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
    (
        # `number` is never given to another note, so that a list of numbers stays true.
        """
        CREATE TABLE note_2 (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
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
        """
        INSERT INTO note_2 (id, digest, path, title, exact, prefix, suffix, start, end, comment,
            colour, speaker, created, modified)
        SELECT id, digest, path, title, exact, prefix, suffix, start, end, comment,
            colour, speaker, created, modified
        FROM note ORDER BY created, rowid
        """,
        "DROP TABLE note",
        "ALTER TABLE note_2 RENAME TO note",
        "CREATE INDEX note_digest ON note (digest, path)",
        # In the order of the list of all notes, and with all that it is filtered by but text and
        # tags: a filter reads this index alone.
        """
        CREATE INDEX note_list
        ON note (path, start, end, created, id, colour, speaker, modified)
        """,
        # The same list, the newest first.
        "CREATE INDEX note_newest ON note (modified, number)",
        """
        CREATE TABLE note_tag (
            note INTEGER NOT NULL REFERENCES note (number) ON DELETE CASCADE,
            place INTEGER NOT NULL,
            tag TEXT NOT NULL,
            PRIMARY KEY (note, place)
        ) WITHOUT ROWID
        """,
        "CREATE UNIQUE INDEX note_tag_tag ON note_tag (tag, note)",
        # What a search looks through, without regard to case; SQLite's own lower() is for ASCII.
        """
        CREATE TABLE note_text (
            note INTEGER PRIMARY KEY REFERENCES note (number) ON DELETE CASCADE,
            folded TEXT NOT NULL
        )
        """,
        "INSERT INTO note_text SELECT number, fold(exact, comment, speaker, title) FROM note",
        # `about` is the kind of annotation; `value` and `replaced` are JSON.
        """
        CREATE TABLE correction (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            digest TEXT NOT NULL,
            path TEXT NOT NULL,
            title TEXT NOT NULL,
            exact TEXT NOT NULL,
            prefix TEXT NOT NULL,
            suffix TEXT NOT NULL,
            start INTEGER NOT NULL,
            end INTEGER NOT NULL,
            about TEXT NOT NULL,
            kind TEXT NOT NULL,
            value TEXT NOT NULL,
            replaced TEXT NOT NULL,
            everywhere INTEGER NOT NULL,
            created TEXT NOT NULL,
            modified TEXT NOT NULL
        )
        """,
        "CREATE INDEX correction_digest ON correction (digest, path)",
        "CREATE INDEX correction_path ON correction (path)",
        # Counts the changes of notes and corrections, by which windows learn of one another's.
        "CREATE TABLE change (number INTEGER NOT NULL)",
        "INSERT INTO change (number) VALUES (0)",
    ),
)
"""What leads from version i to version i + 1. Never edit one that was released: add another.

``fold(text, …)`` is ``rows.fold``.
"""

_FIRST_TABLES = ("note", "position", "annotations", "last_read")
TABLES: tuple[tuple[str, ...], ...] = (
    (),
    _FIRST_TABLES,
    (*_FIRST_TABLES, "note_tag", "note_text", "correction", "change"),
)
"""The tables of each version, the empty database first."""


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring the database to the newest version, in one transaction, after a backup.

    Raises StoreError where it belongs to another program or to a newer newsreader, or where no
    backup can be made; it is then left untouched.
    """
    old = version(connection, path)
    if old == len(MIGRATIONS):
        return
    if old:
        from tui.store.backups import before_migration

        before_migration(path)
    from tui.store.rows import fold

    connection.create_function("fold", -1, fold, deterministic=True)
    connection.execute("BEGIN IMMEDIATE")
    try:
        # Another window may have done it between the look and the lock.
        old = version(connection, path)
        for migration in MIGRATIONS[old:]:
            for statement in migration:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def version(connection: sqlite3.Connection, path: Path) -> int:
    """The version of a store, 0 for an empty database. Raises StoreError for any other."""
    # The tables first: another window may just be making them, and says whose they are with them.
    tables: int = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION_ID and (found or application or tables):
        raise StoreError(
            f"The database {path} belongs to another program and was left as it is; "
            "give another file with --store."
        )
    if found > len(MIGRATIONS):
        raise StoreError(
            f"The notes' store {path} was written by a newer newsreader (schema {found}, this one "
            f"knows {len(MIGRATIONS)}) and was left as it is; update newsreader, or give another "
            "file with --store."
        )
    return found
