from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.store.making import article, note
from tui.store import Store, StoreError, opening
from tui.store.checking import check


@pytest.fixture
def full(file: Path) -> Path:
    with Store.open(file) as store:
        store.save_all(
            note(article(None), note_id=f"n{number}", comment="much " * 300, tags=("t",))
            for number in range(40)
        )
    return file


def change(file: Path, *statements: str) -> None:
    raw = sqlite3.connect(file)
    for statement in statements:
        raw.execute(statement)
    raw.commit()
    raw.close()


def test_all_is_well_in_a_store_that_is_closed_or_open(full: Path) -> None:
    before = full.read_bytes()
    assert check(full) == []
    assert [path.name for path in full.parent.iterdir()] == [full.name]
    assert full.read_bytes() == before
    with Store.open(full) as store:
        store.save(note(article(None)))
        assert check(full) == []
        assert store.check() == []


def test_an_index_that_lacks_a_row(full: Path) -> None:
    change(
        full,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = 'CREATE INDEX note_digest ON note (path, digest)' "
        "WHERE name = 'note_digest'",
    )
    found = check(full)
    assert 1 <= len(found) <= 20
    assert found[0].startswith(
        "SQLite's integrity check says: row 1 missing from index note_digest"
    )


def test_pages_that_were_overwritten(full: Path) -> None:
    data = bytearray(full.read_bytes())
    for leaf in range(4096, len(data), 4096):
        if data[leaf] == 13 and b"much" in data[leaf : leaf + 4096]:
            data[leaf : leaf + 100] = b"\xff" * 100
    full.write_bytes(data)
    found = check(full)
    assert found
    assert all(sentence.endswith(".") for sentence in found)
    assert full.read_bytes() == data


def test_a_schema_that_cannot_be_read(full: Path) -> None:
    data = bytearray(full.read_bytes())
    data[100:160] = b"\xff" * 60
    full.write_bytes(data)
    assert check(full) == ["SQLite cannot read it: database disk image is malformed."]


def test_a_tag_of_no_note(full: Path) -> None:
    change(full, "DELETE FROM note WHERE id = 'n3'")  # with foreign keys off
    assert check(full) == [
        "1 of the rows in note_tag belong to a note that is not there.",
        "1 of the rows in note_text belong to a note that is not there.",
    ]


def test_what_cannot_be_checked_is_a_sentence(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        check(file)
    assert not file.exists()
    file.write_text("a shopping list, and not a short one\n" * 40)
    with pytest.raises(StoreError, match="not a SQLite database"):
        check(file)
    file.unlink()
    change(file, "CREATE TABLE recipes (name TEXT)")
    with pytest.raises(StoreError, match="another program"):
        check(file)
    file.unlink()
    Store.open(file).close()
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.01)
    change(file, "PRAGMA journal_mode = DELETE")
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="locked by another program"):
        check(file)
    other.close()
