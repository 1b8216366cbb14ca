"""The store: one SQLite file that keeps what the reader would miss.

Every writing method commits before it returns, with SQLite's ``synchronous = FULL``: what it
acknowledged is on the disk, also after a power cut. A store belongs to the thread that opened
it (sqlite3's ``check_same_thread``); a worker opens one of its own, or hands its results to that
thread. Several windows and processes may use one file at the same time.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from tui.annotation import Correction, Note
from tui.store import opening
from tui.store.corrections import CorrectionTable, put_correction
from tui.store.notes import NoteTable, put_all
from tui.store.reading import ReadingTables
from tui.store.rows import from_sql


class MarkedArticle(NamedTuple):
    """A text on which there are notes or corrections, and how many; ``path`` is absolute."""

    digest: str
    path: str
    title: str
    notes: int
    corrections: int


class Store(NoteTable, CorrectionTable, ReadingTables):
    """An open store. Every method but ``close`` raises StoreError where the file fails it."""

    @classmethod
    def open(cls, path: Path | None = None, patience: float = opening.BUSY_SECONDS) -> Store:
        """Open the store at ``path``, made new where there is none; the default one for None.

        ``patience`` is how many seconds to wait for another process that is writing, now and
        later (``be_patient``).

        Raises StoreError where the file is locked, damaged, read-only, no database, another
        program's or a newer newsreader's. Such a file is never written to. One of an older
        newsreader is brought to today's schema, after a backup.
        """
        path = (opening.default_file() if path is None else path).absolute()
        connection = opening.connect(path, patience)
        try:
            return cls(connection, path)
        except BaseException:
            connection.close()
            raise

    def articles(self) -> list[MarkedArticle]:
        """The texts with notes or corrections, by path; one that changed on the disk is two."""
        rows = self._read(
            """
            SELECT digest, path,
                coalesce(
                    (SELECT title FROM note
                        WHERE note.digest = found.digest AND note.path = found.path LIMIT 1),
                    (SELECT title FROM correction AS made
                        WHERE made.digest = found.digest AND made.path = found.path LIMIT 1)
                ),
                sum(notes), sum(corrections)
            FROM (
                SELECT digest, path, count(*) AS notes, 0 AS corrections
                FROM note GROUP BY digest, path
                UNION ALL
                SELECT digest, path, 0, count(*) FROM correction GROUP BY digest, path
            ) AS found
            GROUP BY digest, path ORDER BY path, digest
            """
        )
        return [MarkedArticle(*map(from_sql, row)) for row in rows]

    def save_all(self, notes: Iterable[Note], corrections: Iterable[Correction] = ()) -> None:
        """Keep many at once, all of them or none; those with the same ids are replaced."""
        with self._changing() as connection:
            put_all(connection, notes)
            for correction in corrections:
                put_correction(connection, correction)

    # These open the file for themselves: any thread may call them.

    def check(self) -> list[str]:
        """``checking.check``: what is wrong in the file, a sentence each; takes its time."""
        from tui.store.checking import check

        return check(self.path)

    def backup_due(self) -> bool:
        """``backups.backup_due``: whether it is time for a backup; looks at times of files."""
        from tui.store.backups import backup_due

        return backup_due(self.path)

    def backup(self) -> Path:
        """``backups.backup``: make a backup and return its path; takes its time."""
        from tui.store.backups import backup

        return backup(self.path)
