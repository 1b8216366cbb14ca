"""The store: one SQLite file that keeps what the reader would miss.

Every writing method commits before it returns, with SQLite's ``synchronous = FULL``: what it
acknowledged is on the disk, also after a power cut. A store belongs to the thread that opened
it (sqlite3's ``check_same_thread``); a worker hands its results to that thread. Several
processes may use one file at the same time.
"""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any

from tui.annotation import Annotations, Note, Target, TextPositionSelector, TextQuoteSelector
from tui.article import Article
from tui.store.errors import StoreError, sentences
from tui.store.schema import migrate

FILE_NAME = "newsreader.sqlite3"
BUSY_SECONDS = 2.0
"""How long to wait for another process that is writing; its transactions take milliseconds."""
CACHE_BYTES = 64 * 1024 * 1024
"""How much the kept annotations may take, compressed: about 20,000 articles of 400 words."""

_NOTE = (
    "id, digest, path, title, exact, prefix, suffix, start, end, comment, colour, speaker, "
    "created, modified"
)
_NO_FILE = ("", "-")


def default_path() -> Path:
    """Where the store is kept unless another file is given: the platform's user data folder."""
    from platformdirs import user_data_path

    return user_data_path("newsreader", appauthor=False) / FILE_NAME


class Store:
    """An open store. Every method but ``close`` raises StoreError where the file fails it."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self.path = path
        self._connection = connection

    @classmethod
    def open(cls, path: Path | None = None) -> Store:
        """Open the store at ``path``, made new where there is none; the default one for None.

        Raises StoreError where the file is locked, damaged, read-only, no database, another
        program's or a newer newsreader's. Such a file is never written to.
        """
        if path is None:
            path = default_path()
            try:
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise StoreError(
                    f"The folder {path.parent} for the notes' store cannot be made "
                    f"({error.strerror}); give another file with --store."
                ) from error
        path = path.absolute()
        with sentences(path):
            connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
            try:
                _prepare(connection, path)
            except BaseException:
                connection.close()
                raise
        return cls(connection, path)

    def close(self) -> None:
        """Close the file. Closing twice does no harm."""
        self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    # Notes

    def notes(self, article: Article) -> list[Note]:
        """The notes taken on this text, wherever it lay, or on an earlier text of this file.

        In the order of their places when they were taken.
        """
        rows = self._read(
            f"SELECT {_NOTE} FROM note WHERE digest = ? OR (path = ? AND path <> '') "
            "ORDER BY start, end, created, id",
            (article.digest, _to_sql(absolute(article.path))),
        )
        return [_note(row) for row in rows]

    def all_notes(self) -> list[Note]:
        """Every note there is, by path and place."""
        rows = self._read(f"SELECT {_NOTE} FROM note ORDER BY path, start, end, created, id")
        return [_note(row) for row in rows]

    def save(self, note: Note) -> None:
        """Keep a note; one with the same id is replaced. A relative path is made absolute."""
        target = note.target
        row = (
            note.id,
            target.digest,
            absolute(target.path),
            target.title,
            target.quote.exact,
            target.quote.prefix,
            target.quote.suffix,
            target.position.start,
            target.position.end,
            note.comment,
            note.colour,
            note.speaker,
            note.created,
            note.modified,
        )
        with self._write() as connection:
            connection.execute(
                f"INSERT OR REPLACE INTO note ({_NOTE}) VALUES ({', '.join('?' * len(row))})",
                tuple(_to_sql(value) for value in row),
            )

    def delete(self, note_id: str) -> None:
        """Forget a note; one that is not there is passed over."""
        with self._write() as connection:
            connection.execute("DELETE FROM note WHERE id = ?", (_to_sql(note_id),))

    # Reading positions

    def position(self, article: Article) -> int | None:
        """Where the reader was in this text, or in an earlier text of this file.

        A character offset that lies in the text; None where it was never read.
        """
        rows = self._read(
            "SELECT offset FROM position WHERE digest = ? OR (path = ? AND path <> '') "
            "ORDER BY digest = ? DESC, number DESC LIMIT 1",
            (article.digest, _to_sql(absolute(article.path)), article.digest),
        )
        return max(0, min(int(rows[0][0]), len(article.text) - 1)) if rows else None

    def remember(self, article: Article, offset: int) -> None:
        """Keep the reading position, a character offset into the article's text."""
        path = _to_sql(absolute(article.path))
        with self._write() as connection:
            connection.execute(
                "DELETE FROM position WHERE digest = ? OR (path = ? AND path <> '')",
                (article.digest, path),
            )
            connection.execute(
                "INSERT INTO position (digest, path, offset) VALUES (?, ?, ?)",
                (article.digest, path, offset),
            )

    def last_opened(self) -> str | None:
        """The absolute path of the article that was left last, None where there is none."""
        rows = self._read("SELECT path FROM position WHERE path <> '' ORDER BY number DESC LIMIT 1")
        return _text(rows[0][0]) if rows else None

    # Annotations kept from the last time

    def cached(self, digest: str, engine: str) -> Annotations | None:
        """What ``engine`` found in the text with this digest; None where it is not kept.

        What cannot be read as annotations is treated as not kept.
        """
        rows = self._read(
            "SELECT data FROM annotations WHERE digest = ? AND engine = ?", (digest, engine)
        )
        if not rows:
            return None
        try:
            found = Annotations.from_dict(json.loads(zlib.decompress(rows[0][0])))
        except (zlib.error, ValueError, KeyError, TypeError, AttributeError):
            return None
        return found if (found.digest, found.engine) == (digest, engine) else None

    def cache(self, annotations: Annotations) -> None:
        """Keep annotations for the next time; the oldest go where there are too many."""
        plain = json.dumps(annotations.to_dict(), separators=(",", ":"))
        data = zlib.compress(plain.encode("ascii"))
        with self._write() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO annotations (digest, engine, size, data) "
                "VALUES (?, ?, ?, ?)",
                (annotations.digest, annotations.engine, len(data), data),
            )
            _drop_oldest(connection)

    # What was read last

    def last_read(self) -> list[str]:
        """The paths that ``set_last_read`` kept, in its order."""
        return [_text(path) for (path,) in self._read("SELECT path FROM last_read ORDER BY number")]

    def set_last_read(self, paths: Iterable[str | Path]) -> None:
        """Keep what a call without arguments opens, as absolute paths; ``-`` is left out."""
        kept = [_to_sql(absolute(path)) for path in paths if absolute(path)]
        with self._write() as connection:
            connection.execute("DELETE FROM last_read")
            connection.executemany("INSERT INTO last_read (path) VALUES (?)", [(p,) for p in kept])

    def _read(self, statement: str, values: Sequence[Any] = ()) -> list[Any]:
        with sentences(self.path):
            return self._connection.execute(statement, values).fetchall()

    @contextmanager
    def _write(self) -> Iterator[sqlite3.Connection]:
        """A transaction: all of the block or nothing, on the disk when the block is left."""
        with sentences(self.path):
            # IMMEDIATE waits for its turn now; a lock asked for later could not be waited for.
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise


def absolute(path: Path | str | None) -> str:
    """The absolute path by which the store knows a file; empty for standard input."""
    if path is None or str(path) in _NO_FILE:
        return ""
    return os.path.abspath(path)  # noqa: PTH100 (resolve would put another name for a link)


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Check and set up a fresh connection; little enough to be done before the first paint."""
    connection.execute("PRAGMA foreign_keys = ON")
    migrate(connection, path)
    # On a file system that cannot do WAL this leaves the mode as it was, which works too.
    if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    # SQLite opens a read-only file without a word, even to BEGIN IMMEDIATE; a statement that
    # could write is what tells.
    connection.execute("DELETE FROM last_read WHERE 0")


def _drop_oldest(connection: sqlite3.Connection) -> None:
    """Delete the oldest annotations until the rest fits into CACHE_BYTES."""
    excess = connection.execute("SELECT total(size) FROM annotations").fetchone()[0] - CACHE_BYTES
    if excess <= 0:
        return
    last = 0
    for number, size in connection.execute("SELECT number, size FROM annotations ORDER BY number"):
        last = number
        excess -= size
        if excess <= 0:
            break
    connection.execute("DELETE FROM annotations WHERE number <= ?", (last,))


def _to_sql(value: Any) -> Any:
    """A value as SQLite takes it: text that is not Unicode (odd file names) as bytes."""
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            return value.encode("utf-8", "surrogatepass")
    return value


def _text(value: Any) -> Any:
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


def _note(row: Sequence[Any]) -> Note:
    (
        note_id,
        digest,
        path,
        title,
        exact,
        prefix,
        suffix,
        start,
        end,
        comment,
        colour,
        speaker,
        created,
        modified,
    ) = map(_text, row)
    return Note(
        id=note_id,
        target=Target(
            digest,
            path,
            title,
            TextQuoteSelector(exact, prefix, suffix),
            TextPositionSelector(start, end),
        ),
        comment=comment,
        colour=colour,
        speaker=speaker,
        created=created,
        modified=modified,
    )
