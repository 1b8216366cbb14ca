from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tui.store import Store, StoreError, schema

VERSION_1 = Path(__file__).parent / "version_1.sql"
"""A store of version 1 with two notes, as text; it must open in every version to come."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "notes.sqlite3"


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
        assert store.last_read() == ["/news/ferry.txt"]
    assert version_of(file) == len(schema.MIGRATIONS)
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
            ("ALTER TABLE note ADD COLUMN tags TEXT NOT NULL DEFAULT ''",),
        ),
    )
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
            ("ALTER TABLE note ADD COLUMN tags TEXT", "ALTER TABLE nowhere ADD COLUMN x"),
        ),
    )
    with pytest.raises(StoreError, match="nowhere"):
        Store.open(file)
    assert version_of(file) == before
    monkeypatch.setattr(schema, "MIGRATIONS", released)
    Store.open(file).close()
    assert "tags" not in str(columns(file)["note"])


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
