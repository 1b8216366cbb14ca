from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.store.making import article, note
from tui.reader.keeping_safe import KeepSafe, damage
from tui.store import Store


@pytest.fixture
def store(tmp_path) -> Path:
    path = tmp_path / "store.sqlite3"
    with Store.open(path) as opened:
        for number in range(200):
            opened.save(note(article(None), note_id=f"n{number}", comment="long " * 50))
    return path


def keep_safe(store: Path) -> list[str]:
    told: list[str] = []
    thread = KeepSafe(store, told.append)
    thread.start()
    thread.join()
    return told


def made(store: Path) -> list[Path]:
    return sorted((store.parent / "backups").glob("*.sqlite3"))


def test_a_backup_is_made_where_one_is_due_and_only_there(store):
    assert keep_safe(store) == []
    assert len(made(store)) == 1
    assert keep_safe(store) == []
    assert len(made(store)) == 1


def test_damage_is_one_sentence_with_what_to_do_and_no_backup(store):
    with sqlite3.connect(store) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    content = bytearray(store.read_bytes())
    content[4096 * 12 : 4096 * 14] = b"\xaa" * (4096 * 2)
    store.write_bytes(content)
    (told,) = keep_safe(store)
    assert told.count("\n") == 0
    for words in ("is damaged", "newsreader store check", str(store.parent / "backups")):
        assert words in told
    assert made(store) == []


def test_a_whole_store_is_not_damaged(store):
    assert damage(store) is None


def test_a_backup_that_cannot_be_written_is_told(store):
    (store.parent / "backups").write_text("a file where the folder should be")
    (told,) = keep_safe(store)
    assert "backups" in told


def test_a_store_that_is_not_there_is_no_trouble_of_ours(tmp_path):
    assert keep_safe(tmp_path / "none.sqlite3") == []
