"""What the store keeps of reading: positions, found annotations, and what was read last."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterable
from pathlib import Path

from tui.annotation import Annotations
from tui.article import Article
from tui.store.database import Database
from tui.store.rows import absolute, from_sql, to_sql

CACHE_BYTES = 64 * 1024 * 1024
"""How much the kept annotations may take, compressed: about 20,000 articles of 400 words."""


class ReadingTables(Database):
    """The part of the store that can be done without, though not gladly."""

    # Reading positions

    def position(self, article: Article) -> int | None:
        """Where the reader was in this text, or in an earlier text of this file.

        A character offset that lies in the text; None where it was never read.
        """
        rows = self._read(
            "SELECT offset FROM position WHERE digest = ? OR (path = ? AND path <> '') "
            "ORDER BY digest = ? DESC, number DESC LIMIT 1",
            (article.digest, to_sql(absolute(article.path)), article.digest),
        )
        return max(0, min(int(rows[0][0]), len(article.text) - 1)) if rows else None

    def remember(self, article: Article, offset: int) -> None:
        """Keep the reading position, a character offset into the article's text."""
        path = to_sql(absolute(article.path))
        with self._writing() as connection:
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
        return from_sql(rows[0][0]) if rows else None

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
        with self._writing() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO annotations (digest, engine, size, data) "
                "VALUES (?, ?, ?, ?)",
                (annotations.digest, annotations.engine, len(data), data),
            )
            _drop_oldest(connection)

    # What was read last

    def last_read(self) -> list[str]:
        """The paths that ``set_last_read`` kept, in its order."""
        return [
            from_sql(path) for (path,) in self._read("SELECT path FROM last_read ORDER BY number")
        ]

    def set_last_read(self, paths: Iterable[str | Path]) -> None:
        """Keep what a call without arguments opens, as absolute paths; ``-`` is left out."""
        kept = [to_sql(absolute(path)) for path in paths if absolute(path)]
        with self._writing() as connection:
            connection.execute("DELETE FROM last_read")
            connection.executemany("INSERT INTO last_read (path) VALUES (?)", [(p,) for p in kept])


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
