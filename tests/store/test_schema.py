from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

import pytest

from tui.store import Store, StoreError, opening, schema
from tui.store.backups import backups

VERSION_1 = Path(__file__).parent / "version_1.sql"
"""A store of version 1 with two notes, as text; it must open in every version to come."""


def version_of(file: Path) -> int:
    connection = sqlite3.connect(file)
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    return version


def columns(file: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(file)
    names = [
        row[0]
        for row in connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
        )
    ]
    found = {name: connection.execute(f"PRAGMA table_info({name})").fetchall() for name in names}
    connection.close()
    return found


def test_a_new_store_has_the_newest_version(file: Path) -> None:
    Store.open(file).close()
    assert version_of(file) == len(schema.MIGRATIONS)


def test_a_store_of_version_1_keeps_its_notes_and_gets_todays_tables(file: Path) -> None:
    old = sqlite3.connect(file)
    old.executescript(VERSION_1.read_text(encoding="utf-8"))
    old.close()
    with Store.open(file) as store:
        first, second = store.all_notes()
        assert (first.id, first.target.quote.exact, first.comment) == ("n1", "harbour", "")
        assert (second.speaker, second.comment) == ("Ada Quill", "Joy,\nat last 🎉")
        assert second.target.position.start == 47
        assert (first.tags, second.tags) == ((), ())
        assert store.last_read() == ["/news/ferry.txt"]
        assert list(store.find_notes("JOY ada returns")) == [second]
        assert store.all_corrections() == []
        assert store.check() == []
    assert version_of(file) == len(schema.MIGRATIONS)
    (old_form,) = backups(file)
    assert version_of(old_form) == 1
    fresh = file.with_name("fresh.sqlite3")
    Store.open(fresh).close()
    assert columns(file) == columns(fresh)


def test_a_migration_runs_once_and_keeps_what_is_there(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(file) as store:
        store.set_last_read(["/a"])
    monkeypatch.setattr(
        schema,
        "MIGRATIONS",
        (
            *schema.MIGRATIONS,
            ("ALTER TABLE note ADD COLUMN mood TEXT NOT NULL DEFAULT ''",),
        ),
    )
    monkeypatch.setattr(schema, "TABLES", (*schema.TABLES, schema.TABLES[-1]))
    for _ in range(2):
        with Store.open(file) as store:
            assert store.last_read() == ["/a"]
    assert version_of(file) == len(schema.MIGRATIONS)


def test_a_migration_that_fails_leaves_the_old_version(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store.open(file).close()
    before = version_of(file)
    released = schema.MIGRATIONS
    monkeypatch.setattr(
        schema,
        "MIGRATIONS",
        (
            *released,
            ("ALTER TABLE note ADD COLUMN mood TEXT", "ALTER TABLE nowhere ADD COLUMN x"),
        ),
    )
    with pytest.raises(StoreError, match="nowhere"):
        Store.open(file)
    assert version_of(file) == before
    monkeypatch.setattr(schema, "MIGRATIONS", released)
    Store.open(file).close()
    assert "mood" not in str(columns(file)["note"])


def test_a_note_whose_file_name_is_not_unicode_is_brought_along(file: Path) -> None:
    old = sqlite3.connect(file)
    old.executescript(VERSION_1.read_text(encoding="utf-8"))
    odd = b"/news/caf\xed\xb3\xa9.txt"  # as the store keeps it, with a lone surrogate
    old.execute("UPDATE note SET path = ?, title = ?", (odd, odd))
    old.commit()
    old.close()
    with Store.open(file) as store:
        assert {n.target.path for n in store.all_notes()} == {"/news/caf\udce9.txt"}
        assert len(store.find_notes("news/caf")) == 2


def test_without_a_backup_nothing_is_migrated(file: Path) -> None:
    old = sqlite3.connect(file)
    old.executescript(VERSION_1.read_text(encoding="utf-8"))
    old.close()
    before = file.read_bytes()
    in_the_way = file.with_name("backups")
    in_the_way.write_text("a file")
    with pytest.raises(StoreError, match=r"needs a backup first, and so was left as it is\. No"):
        Store.open(file)
    assert file.read_bytes() == before
    in_the_way.unlink()
    with Store.open(file) as store:
        assert len(store.all_notes()) == 2


@pytest.mark.parametrize("moment", range(6))
def test_a_store_that_is_being_made_is_nobody_elses(
    file: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    """Another window makes the store while this one looks whether it is one."""
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.01)
    connection = sqlite3.connect(file, isolation_level=None)
    statements: list[str] = []

    def meanwhile(statement: str) -> None:
        if len(statements) == moment:
            with suppress(StoreError):  # it may have to wait for this one
                Store.open(file).close()
        statements.append(statement)

    connection.set_trace_callback(meanwhile)
    found = schema.version(connection, file)
    connection.set_trace_callback(None)
    connection.close()
    assert len(statements) >= 3
    assert found in (0, len(schema.MIGRATIONS))


def test_a_newer_store_is_refused_and_kept(file: Path) -> None:
    Store.open(file).close()
    newer = sqlite3.connect(file)
    newer.execute(f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}")
    newer.commit()
    newer.close()
    before = file.read_bytes()
    with pytest.raises(StoreError, match=r"newer newsreader .* update newsreader"):
        Store.open(file)
    assert file.read_bytes() == before
