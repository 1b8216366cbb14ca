"""The corrections in the store."""

from __future__ import annotations

import sqlite3

from tui.annotation import Correction
from tui.article import Article
from tui.store.database import Database
from tui.store.rows import (
    CORRECTION,
    absolute,
    correction_from_row,
    correction_to_row,
    kept_target,
    to_sql,
    upsert,
)

_PUT = upsert("correction", CORRECTION)


class CorrectionTable(Database):
    """The part of the store that keeps corrections."""

    def corrections(self, article: Article) -> list[Correction]:
        """The corrections made in this text, wherever it lay, or in an earlier text of this file.

        In the order in which they were made, which is that in which they apply.
        """
        rows = self._read(
            f"SELECT {CORRECTION} FROM correction "
            "WHERE digest = ? OR (path = ? AND path <> '') ORDER BY created, number",
            (article.digest, to_sql(absolute(article.path))),
        )
        return [correction_from_row(row) for row in rows]

    def all_corrections(self) -> list[Correction]:
        """Every correction there is, by path, and in the order in which they were made."""
        rows = self._read(
            f"SELECT {CORRECTION} FROM correction ORDER BY path, digest, created, number"
        )
        return [correction_from_row(row) for row in rows]

    def save_correction(self, correction: Correction) -> None:
        """Keep a correction; one with the same id is replaced. Its path is made absolute.

        Its ``value`` and ``replaced`` come back as what JSON makes of them.
        """
        with self._changing() as connection:
            put_correction(connection, correction)

    def delete_correction(self, correction_id: str) -> None:
        """Forget a correction; one that is not there is passed over."""
        with self._changing() as connection:
            connection.execute("DELETE FROM correction WHERE id = ?", (to_sql(correction_id),))


def put_correction(connection: sqlite3.Connection, correction: Correction) -> None:
    """Write a correction."""
    kept = correction._replace(target=kept_target(correction.target))
    connection.execute(_PUT, correction_to_row(kept))
