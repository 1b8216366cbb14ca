"""A file that is no longer where it was, while it is open."""

from __future__ import annotations

import sqlite3

import pytest

from tests.store.making import article, note
from tui.store import Store, StoreError


def test_a_store_in_its_place_is_not_moved(tmp_path):
    with Store.open(tmp_path / "s.sqlite3") as store:
        store.save(note(article(None), note_id="one"))
        assert not store.moved


def test_a_deleted_store_and_a_replaced_one_are_moved(tmp_path):
    path = tmp_path / "s.sqlite3"
    with Store.open(path) as store:
        path.unlink()
        assert store.moved
        Store.open(path).close()
        assert store.moved


def test_what_a_moved_store_keeps_is_in_its_file_once_the_log_is_folded(tmp_path):
    path, there = tmp_path / "s.sqlite3", tmp_path / "there.sqlite3"
    with Store.open(path) as store:
        store.save(note(article(None), note_id="one"))
        path.rename(there)
        store.save(note(article(None), note_id="two"))
        store.fold_log()
        assert len(store.all_notes()) == 2
    with Store.open(there) as moved:
        assert [note.id for note in moved.all_notes()] == ["one", "two"]
        assert moved.check() == []


def test_a_store_waits_no_longer_than_it_is_told_to(tmp_path):
    path = tmp_path / "s.sqlite3"
    Store.open(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    with Store.open(path) as store:
        other.execute("BEGIN EXCLUSIVE")
        store.be_patient(0)
        with pytest.raises(StoreError, match="locked"):
            store.save(note(article(None), note_id="one"))
        with pytest.raises(StoreError, match="locked"):
            Store.open(path, patience=0)
        other.execute("ROLLBACK")
        store.save(note(article(None), note_id="one"))
        assert len(store.all_notes()) == 1
    other.close()
