"""The notes in the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path, PurePath
from typing import Any

from tui.annotation import Note
from tui.article import Article
from tui.store.database import Database
from tui.store.found import NEWEST, ORDER, FoundNotes, notes_in
from tui.store.rows import (
    NOTE,
    absolute,
    fold,
    from_sql,
    kept_note,
    note_to_row,
    searched,
    to_sql,
    upsert,
)

SEARCH_CACHE = 48 * 1024
"""KiB of the file that a search may keep in memory; what 100,000 notes are searched by."""

FEW = 4_000
"""So many notes are searched one by one; for more, all there are, which are read in one go."""

OneOf = str | Collection[str] | None
"""A value that a note must have, or several of which it must have one; None for any."""

_PUT = upsert("note", NOTE)

# From one path to the next in the index, and not through all of a path's notes.
_TITLES = """
    WITH RECURSIVE found (path) AS (
        SELECT min(path) FROM note
        UNION ALL
        SELECT (SELECT min(path) FROM note WHERE note.path > found.path)
        FROM found WHERE found.path IS NOT NULL
    )
    SELECT path, (SELECT title FROM note WHERE note.path = found.path LIMIT 1)
    FROM found WHERE path IS NOT NULL
"""


class NoteTable(Database):
    """The part of the store that keeps notes."""

    _order: tuple[str, float, list[int]] | None = None

    def notes(self, article: Article) -> list[Note]:
        """The notes taken on this text, wherever it lay, or on an earlier text of this file.

        In the order of their places when they were taken.
        """
        with self._reading() as connection:
            return notes_in(
                connection,
                "digest = ? OR (path = ? AND path <> '')",
                (article.digest, to_sql(absolute(article.path))),
                "start, end, created, id",
            )

    def all_notes(self) -> list[Note]:
        """Every note there is, by path and place."""
        with self._reading() as connection:
            return notes_in(connection)

    def find_notes(
        self,
        text: str = "",
        *,
        colour: OneOf = None,
        tag: OneOf = None,
        speaker: OneOf = None,
        path: Path | str | None = None,
        article: str = "",
        since: str | None = None,
        newest: bool = False,
    ) -> FoundNotes:
        """The notes that pass every filter given, by path and place, read from the file as needed.

        Each word of ``text`` must stand in the quote, the comment, the speaker, the title or a
        tag, without regard to case, and each of ``article`` in the title or the file's name.
        ``colour``, ``tag`` and ``speaker`` are compared as they are; of several, one must fit.
        ``path`` is the article's file, empty for standard input; ``since`` is a day or a time in
        ISO 8601, UTC, and is compared with when a note was last modified. With ``newest`` those
        that were modified last come first.
        """
        tests: list[str] = []
        values: list[Any] = []
        for test, value in (
            ("path = ?", None if path is None else absolute(path)),
            ("modified >= ?", since),
        ):
            if value is not None:
                tests.append(test)
                values.append(to_sql(value))
        chosen = {
            "colour": ("colour IN ({})", colour),
            "speaker": ("speaker IN ({})", speaker),
            "tag": ("number IN (SELECT note FROM note_tag WHERE tag IN ({}))", tag),
        }
        order = NEWEST if newest else ORDER
        with self._reading() as connection:
            # A list is filtered again at every key; SQLite's own 2 MB hold too little for that.
            connection.execute(f"PRAGMA cache_size = -{SEARCH_CACHE}")
            for name, (test, one_of) in chosen.items():
                if one_of is not None:
                    several = [one_of] if isinstance(one_of, str) else one_of
                    tests.append(test.format(_list(connection, name, map(to_sql, several))))
            paths = _paths(connection, fold(article).split())
            if paths is not None:
                tests.append(f"path IN ({_list(connection, 'path', paths)})")
            numbers = self._in_order(connection, order)
            found: set[int] | None = None
            if tests:
                sql = f"SELECT number FROM note WHERE {' AND '.join(tests)}"
                found = {number for (number,) in connection.execute(sql, values)}
            found = _named(connection, fold(text).split(), found)
        if found is not None and len(found) < len(numbers):
            numbers = [number for number in numbers if number in found]
        return FoundNotes(self._reading, numbers)

    def _in_order(self, connection: sqlite3.Connection, order: str) -> Sequence[int]:
        """All notes in an order, which takes longer than to search them: once for a change."""
        change = connection.execute("SELECT total(number) FROM change").fetchone()[0]
        known = self._order
        if known is None or known[:2] != (order, change):
            rows = connection.execute(f"SELECT number FROM note ORDER BY {order}").fetchall()
            known = self._order = (order, change, [number for (number,) in rows])
        return known[2]

    def tags(self) -> list[tuple[str, int]]:
        """Every tag with the number of its notes, the most used first."""
        return self._counted("SELECT tag, count(*) FROM note_tag GROUP BY tag")

    def speakers(self) -> list[tuple[str, int]]:
        """Every speaker that notes name with the number of the notes, the most noted first."""
        return self._counted(
            "SELECT speaker, count(*) FROM note WHERE speaker IS NOT NULL GROUP BY speaker"
        )

    def _counted(self, sql: str) -> list[tuple[str, int]]:
        rows = [(from_sql(name), number) for name, number in self._read(sql)]
        return sorted(rows, key=lambda row: (-row[1], row[0].casefold(), row[0]))

    def save(self, note: Note, before: Note | None = None) -> Note:
        """Keep a note and return it as it is kept, with an absolute path.

        ``before`` is the note as the caller read it, or as this method last returned it. Where
        another window has changed it since, both changes are kept (``joining.join`` says how),
        so that what is returned may differ from what was given. Where another window has deleted
        it, it is there again: an edit wins over a deletion. Without ``before``, the note replaces
        one with the same id.
        """
        ours = kept_note(note)
        with self._changing() as connection:
            if before is not None:
                theirs = _stored(connection, note.id)
                if theirs is not None:
                    from tui.store.joining import join

                    ours = join(theirs, ours, kept_note(before))
            put(connection, ours)
        return ours

    def delete(self, note_id: str, before: Note | None = None) -> Note | None:
        """Forget a note; one that is not there is passed over.

        With ``before``, the note as the caller read it, a note that another window has edited
        since stays; it is returned as it is kept.
        """
        with self._changing() as connection:
            if before is not None:
                theirs = _stored(connection, note_id)
                if theirs is not None and _said(theirs) != _said(kept_note(before)):
                    return theirs
            connection.execute("DELETE FROM note WHERE id = ?", (to_sql(note_id),))
        return None


def put(connection: sqlite3.Connection, note: Note) -> None:
    """Write a note that is as it is kept, with all that belongs to it."""
    connection.execute(_PUT, note_to_row(note))
    number: int = connection.execute(
        "SELECT number FROM note WHERE id = ?", (to_sql(note.id),)
    ).fetchone()[0]
    connection.execute("DELETE FROM note_tag WHERE note = ?", (number,))
    connection.executemany(
        "INSERT INTO note_tag (note, place, tag) VALUES (?, ?, ?)",
        ((number, place, to_sql(tag)) for place, tag in enumerate(note.tags)),
    )
    connection.execute(
        "INSERT OR REPLACE INTO note_text (note, folded) VALUES (?, ?)", (number, searched(note))
    )


def put_all(connection: sqlite3.Connection, notes: Iterable[Note]) -> None:
    """Write many notes."""
    for note in notes:
        put(connection, kept_note(note))


def _named(
    connection: sqlite3.Connection, words: Sequence[str], among: set[int] | None
) -> set[int] | None:
    """The numbers of the notes ``among`` these in which each of the words stands; None for all."""
    if not words:
        return among
    within = " AND ".join("instr(folded, ?)" for _ in words)
    if among is not None and len(among) <= FEW:
        within = f"note IN ({_list(connection, 'number', among)}) AND {within}"
    rows = connection.execute(f"SELECT note FROM note_text WHERE {within}", words)
    found = {number for (number,) in rows}
    # Joined here: SQLite takes twice as long where most notes are among them.
    return found if among is None else found & among


def _paths(connection: sqlite3.Connection, words: Sequence[str]) -> list[Any] | None:
    """The paths of articles in whose title or file's name each of the words stands; None for all.

    The title is that of the first note on a path, so that no more than one is looked at.
    """
    if not words:
        return None
    rows = connection.execute(_TITLES).fetchall()
    found = [
        path
        for path, title in rows
        if _all_in(words, fold(title, PurePath(from_sql(path)).name if path else None))
    ]
    return found if len(found) < len(rows) else None


def _all_in(words: Iterable[str], text: str) -> bool:
    return all(word in text for word in words)


def _list(connection: sqlite3.Connection, name: str, values: Iterable[Any]) -> str:
    """A statement for values in a table of this connection's own: there may be very many."""
    table = f"temp.wanted_{name}"
    connection.execute(f"CREATE TABLE IF NOT EXISTS {table} (value)")
    connection.execute(f"DELETE FROM {table}")
    connection.executemany(f"INSERT INTO {table} VALUES (?)", ((value,) for value in values))
    return f"SELECT value FROM {table}"


def _stored(connection: sqlite3.Connection, note_id: str) -> Note | None:
    found = notes_in(connection, "id = ?", (to_sql(note_id),))
    return found[0] if found else None


def _said(note: Note) -> Sequence[object]:
    """All that a reader can change in a note."""
    return note.target, note.comment, note.colour, note.speaker, note.tags
