"""A store that fails while the reader reads: nothing that was marked is lost."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from tests.reader.conftest import TEXT, nth
from tui.reader.desk import Desk
from tui.reader.desk import keeping as keeping_module
from tui.reader.desk.writing import MANY
from tui.store import Store, StoreError

PETROV, KWAME, BRIDGE = nth(TEXT, "Ana Petrov"), nth(TEXT, "Kwame Osei"), nth(TEXT, "The bridge")


@pytest.fixture
def path(tmp_path) -> Path:
    return tmp_path / "store.sqlite3"


@pytest.fixture
def desk(folder, path):
    opened = Desk.open([folder / "a.txt"], store=path)
    yield opened
    opened.close()


@pytest.fixture
def at_once(monkeypatch):
    """A store that cannot be opened is tried again whenever one looks."""
    monkeypatch.setattr(keeping_module, "AGAIN", 0.0)


def kept(path: Path) -> list[tuple[str, str]]:
    with Store.open(path) as store:
        return [(n.target.quote.exact, n.comment) for n in store.all_notes()]


class Lock:
    """Another program that holds the store for itself."""

    def __init__(self, path: Path) -> None:
        self.connection = sqlite3.connect(path, isolation_level=None)
        self.connection.execute("BEGIN EXCLUSIVE")

    def release(self) -> None:
        self.connection.execute("ROLLBACK")
        self.connection.close()


def limit(desk: Desk, pages: int) -> None:
    """Let the file be no larger than so many pages, as on a full disk."""
    desk.store._connection.execute(f"PRAGMA max_page_count = {pages}")


# A lock --------------------------------------------------------------------------------------


def test_what_a_locked_store_does_not_take_is_written_when_the_lock_is_gone(desk, path):
    lock = Lock(path)
    note = desk.take_note(PETROV)
    desk.change_note(note, comment="the mayor")
    assert (desk.unsaved, desk.keeping) == (1, False)
    assert "locked" in desk.trouble
    assert [p.note.comment for p in desk.notes] == ["the mayor"]
    assert not desk.refresh()
    lock.release()
    assert desk.refresh()
    assert (desk.unsaved, desk.keeping, desk.trouble) == (0, True, None)
    assert "1 that waited" in desk.take_news()
    assert desk.take_news() is None
    assert kept(path) == [("Ana Petrov", "the mayor")]


def test_two_changes_that_waited_are_both_kept(desk, path):
    note = desk.take_note(PETROV, "first")
    lock = Lock(path)
    note = desk.change_note(note, comment="second")
    desk.change_note(note, colour="green")
    lock.release()
    desk.refresh()
    with Store.open(path) as store:
        (there,) = store.all_notes()
    assert (there.comment, there.colour) == ("second", "green")


def test_a_note_made_and_deleted_while_locked_leaves_nothing(desk, path):
    lock = Lock(path)
    note = desk.take_note(PETROV)
    desk.delete_note(note)
    assert desk.unsaved == 0
    assert desk.notes == []
    lock.release()
    desk.refresh()
    assert desk.keeping
    assert kept(path) == []


def test_a_deletion_that_waited_is_made(desk, path):
    note = desk.take_note(PETROV)
    lock = Lock(path)
    desk.delete_note(note)
    assert desk.notes == []
    assert desk.unsaved == 1
    lock.release()
    desk.refresh()
    assert kept(path) == []


def test_what_waited_is_undone_like_anything_else(desk, path):
    lock = Lock(path)
    desk.take_note(PETROV)
    lock.release()
    desk.refresh()
    desk.undo()
    assert kept(path) == []


# A full disk -----------------------------------------------------------------------------------


def test_a_full_disk_keeps_notes_in_memory_until_there_is_room(desk, path):
    pages = desk.store._connection.execute("PRAGMA page_count").fetchone()[0]
    limit(desk, pages)
    notes = [desk.take_note(PETROV, "x" * 50_000), desk.take_note(KWAME, "y" * 50_000)]
    assert desk.unsaved == 2
    assert "disk is full" in desk.trouble
    assert len(desk.notes) == 2
    desk.refresh()
    assert desk.unsaved == 2
    limit(desk, 1 << 20)
    assert desk.refresh()
    assert desk.unsaved == 0
    assert {note.id for note in notes} == {p.note.id for p in desk.notes}
    assert len(kept(path)) == 2


# A file that is gone ---------------------------------------------------------------------------


@pytest.mark.skipif(os.name != "posix", reason="an open file cannot be deleted elsewhere")
@pytest.mark.parametrize("ends", [[""], ["", "-wal", "-shm"]])
def test_a_store_that_is_deleted_is_written_anew(desk, path, ends):
    desk.take_note(PETROV, "before")
    for end in ends:
        path.with_name(path.name + end).unlink()
    desk.take_note(KWAME, "after")
    assert desk.refresh()
    assert "written anew" in desk.take_news()
    assert desk.keeping
    assert kept(path) == [("Ana Petrov", "before"), ("Kwame Osei", "after")]
    desk.take_note(BRIDGE, "later")
    assert len(kept(path)) == 3


@pytest.mark.skipif(os.name != "posix", reason="an open file cannot be moved elsewhere")
def test_a_store_that_was_moved_away_keeps_all_that_it_had(desk, path, tmp_path):
    desk.take_note(PETROV)
    path.rename(tmp_path / "moved.sqlite3")
    desk.take_note(KWAME)
    desk.refresh()
    assert len(kept(path)) == len(kept(tmp_path / "moved.sqlite3")) == 2


@pytest.mark.skipif(os.name != "posix", reason="an open file cannot be replaced elsewhere")
def test_another_store_in_its_place_is_read_from_then_on(desk, path, tmp_path, folder):
    desk.take_note(PETROV, "mine")
    other = Desk.open([folder / "a.txt"], store=tmp_path / "other.sqlite3")
    other.take_note(KWAME, "theirs")
    other.close()
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink()
    (tmp_path / "other.sqlite3").rename(path)
    assert desk.refresh()
    assert "Another file" in desk.take_news()
    assert [p.note.comment for p in desk.notes] == ["theirs"]
    assert kept(path) == [("Kwame Osei", "theirs")]


@pytest.mark.skipif(os.name != "posix", reason="an open file cannot be replaced elsewhere")
def test_rubbish_in_its_place_is_left_and_the_notes_stay_in_memory(desk, path, tmp_path):
    desk.take_note(PETROV, "mine")
    (tmp_path / "letter").write_text("Dear reader, this is no database. " * 9)
    (tmp_path / "letter").rename(path)
    desk.refresh()
    assert not desk.keeping
    assert desk.unsaved == 1
    assert [p.note.comment for p in desk.notes] == ["mine"]
    assert path.read_text().startswith("Dear reader")
    desk.move_to(tmp_path / "elsewhere.sqlite3")
    assert kept(tmp_path / "elsewhere.sqlite3") == [("Ana Petrov", "mine")]


# A store that could not be opened --------------------------------------------------------------


def test_a_store_that_was_locked_at_the_start_is_used_once_it_is_free(folder, path, at_once):
    Store.open(path).close()
    lock = Lock(path)
    desk = Desk.open([folder / "a.txt"], store=path)
    assert desk.store is None
    assert "locked" in desk.trouble
    assert "--store" not in desk.trouble
    desk.take_note(PETROV)
    assert desk.unsaved == 1
    desk.refresh()
    assert desk.store is None
    lock.release()
    assert desk.refresh()
    assert desk.keeping
    assert kept(path) == [("Ana Petrov", "")]
    desk.close()


def test_a_folder_that_comes_later_takes_what_waited(folder, tmp_path, at_once):
    path = tmp_path / "not yet" / "store.sqlite3"
    desk = Desk.open([folder / "a.txt"], store=path)
    for span in (PETROV, KWAME, BRIDGE):
        desk.take_note(span)
    assert desk.unsaved == 3
    path.parent.mkdir()
    desk.refresh()
    assert desk.unsaved == 0
    assert len(kept(path)) == 3
    desk.close()


@pytest.mark.skipif(
    os.name != "posix" or os.geteuid() == 0, reason="the superuser may write everywhere"
)
def test_a_read_only_folder(folder, tmp_path, at_once):
    shut = tmp_path / "shut"
    shut.mkdir()
    shut.chmod(0o500)
    try:
        desk = Desk.open([folder / "a.txt"], store=shut / "store.sqlite3")
        desk.take_note(PETROV)
        assert desk.unsaved == 1
        assert "folder" in desk.trouble
    finally:
        shut.chmod(0o700)
    desk.refresh()
    assert len(kept(shut / "store.sqlite3")) == 1
    desk.close()


def test_a_damaged_store_is_left_as_it_is_and_used_once_it_is_whole(desk, folder, path, at_once):
    desk.take_note(PETROV, "before")
    desk.close()
    whole = path.read_bytes()
    damaged = whole[:100] + bytes(3000) + whole[3100:]
    path.write_bytes(damaged)
    reader = Desk.open([folder / "a.txt"], store=path)
    assert reader.store is None
    reader.take_note(KWAME, "meanwhile")
    reader.refresh()
    assert path.read_bytes() == damaged
    path.write_bytes(whole)
    assert reader.refresh()
    assert sorted(kept(path)) == [("Ana Petrov", "before"), ("Kwame Osei", "meanwhile")]
    reader.close()


def test_a_desk_without_a_store_looks_for_none(folder):
    desk = Desk([folder / "a.txt"])
    assert not desk.refresh()
    assert desk.store is None


def test_many_marks_that_waited_are_written_in_one_go(desk, path, monkeypatch):
    lock = Lock(path)
    for place in range(MANY + 5):
        desk.take_note(nth(TEXT, "e", place + 1))
    lock.release()
    written: list[int] = []
    save_all = Store.save_all

    def counting(store, notes, corrections=()):
        written.append(len(notes))
        save_all(store, notes, corrections)

    monkeypatch.setattr(Store, "save_all", counting)
    monkeypatch.setattr(Store, "save", None)
    desk.refresh()
    assert written == [MANY + 5]
    assert desk.unsaved == 0


# Another store ---------------------------------------------------------------------------------


def test_moving_takes_along_what_is_in_memory_and_what_the_store_has(desk, path, tmp_path):
    desk.take_note(PETROV, "kept")
    lock = Lock(path)
    desk.take_note(KWAME, "in memory")
    there = tmp_path / "there.sqlite3"
    desk.move_to(there)
    assert desk.keeping
    assert desk.unsaved == 0
    assert desk.store.path == there
    assert sorted(kept(there)) == [("Ana Petrov", "kept"), ("Kwame Osei", "in memory")]
    assert len(desk.notes) == 2
    lock.release()
    assert kept(path) == [("Ana Petrov", "kept")]


def test_moving_leaves_what_is_newer_there(desk, folder, tmp_path):
    note = desk.take_note(PETROV, "older")
    there = tmp_path / "there.sqlite3"
    with Store.open(there) as store:
        store.save(note._replace(comment="newer", modified="2999-01-01T00:00:00+00:00"))
    desk.move_to(there)
    assert [p.note.comment for p in desk.notes] == ["newer"]


def test_what_is_no_store_is_not_moved_to_nor_touched(desk, path, tmp_path):
    desk.take_note(PETROV)
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear reader, this is no database. " * 9)
    with pytest.raises(StoreError):
        desk.move_to(letter)
    assert letter.read_text().startswith("Dear reader")
    assert desk.store.path == path
    assert desk.keeping
    desk.take_note(KWAME)
    assert len(kept(path)) == 2


def test_a_deletion_that_waits_is_not_undone_by_moving(desk, path, tmp_path):
    note = desk.take_note(PETROV)
    lock = Lock(path)
    desk.delete_note(note)
    desk.move_to(tmp_path / "there.sqlite3")
    lock.release()
    assert kept(tmp_path / "there.sqlite3") == []
