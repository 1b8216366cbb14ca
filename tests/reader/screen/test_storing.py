from __future__ import annotations

import sqlite3

from tests.reader.conftest import screen_text
from tui.store import Store


def told(pilot) -> list[str]:
    return [note.message for note in pilot.app._notifications]


def alarm(pilot) -> str:
    return pilot.app.reading_screen.status.alarm


async def test_a_lock_is_told_once_and_so_is_its_end(reading, tmp_path):
    path = tmp_path / "store.sqlite3"
    async with reading("a.txt") as pilot:
        lock = sqlite3.connect(path, isolation_level=None)
        lock.execute("BEGIN EXCLUSIVE")
        await pilot.press("e", "h", "c", "h")
        await pilot.pause()
        assert alarm(pilot) == "2 not saved"
        assert len([words for words in told(pilot) if "is locked" in words]) == 1
        assert "gS" in told(pilot)[0]
        pilot.app.reading_screen.look_elsewhere()
        assert alarm(pilot) == "2 not saved"
        lock.execute("ROLLBACK")
        lock.close()
        pilot.app.reading_screen.look_elsewhere()
        await pilot.pause()
        assert alarm(pilot) == ""
        assert told(pilot)[-1].startswith("Notes are kept again, 2 that waited too")
        pilot.app.reading_screen.look_elsewhere()
        assert len(told(pilot)) == 2
    with Store.open(path) as store:
        assert len(store.all_notes()) == 2


async def test_the_alarm_stands_before_all_else_in_the_smallest_terminal(reading, tmp_path):
    damaged = tmp_path / "damaged.sqlite3"
    damaged.write_bytes(b"this is no database, it is a letter " * 50)
    async with reading("a.txt", store=damaged, size=(60, 20)) as pilot:
        await pilot.press("e", "h")
        pilot.app.clear_notifications()
        await pilot.pause()
        assert "1 not saved · Highlighted" in screen_text(pilot)
        await pilot.press("j")
        assert "1 not saved" in screen_text(pilot)


async def test_leaving_with_notes_in_memory_names_the_ways_to_keep_them(reading, tmp_path):
    damaged = tmp_path / "damaged.sqlite3"
    damaged.write_bytes(b"this is no database, it is a letter " * 50)
    async with reading("a.txt", store=damaged) as pilot:
        await pilot.press("e", "h", "q")
        assert pilot.app.is_running
        assert "1 note will be lost; q again leaves" in screen_text(pilot)
        words = told(pilot)[-1]
        for part in ("gS keeps notes in another file", "x exports them", "q again leaves"):
            assert part in words
        await pilot.press("q")
        await pilot.pause()
        assert not pilot.app.is_running


async def test_a_store_that_is_deleted_is_written_anew_and_that_is_told(reading, tmp_path):
    path = tmp_path / "store.sqlite3"
    async with reading("a.txt") as pilot:
        await pilot.press("e", "h")
        path.unlink()
        await pilot.press("c", "h")
        pilot.app.reading_screen.look_elsewhere()
        await pilot.pause()
        assert told(pilot) == [f"The notes' store {path} was gone; it was written anew."]
        assert "2 notes" in screen_text(pilot)
        assert alarm(pilot) == ""
    with Store.open(path) as store:
        assert len(store.all_notes()) == 2


async def test_a_backup_is_made_after_the_first_picture_without_a_word(reading, tmp_path):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "h")
        assert not (tmp_path / "backups").exists()
        pilot.app.reading_screen._keep_safe()
        for _ in range(200):
            await pilot.pause(0.01)
            if list((tmp_path / "backups").glob("*.sqlite3")):
                break
        (made,) = (tmp_path / "backups").glob("*.sqlite3")
        assert told(pilot) == []
    with Store.open(made) as store:
        assert len(store.all_notes()) == 1


async def test_danger_is_told_from_the_thread(reading, tmp_path, monkeypatch):
    async with reading("a.txt") as pilot:
        monkeypatch.setattr("tui.store.checking.check", lambda path: ["Page 3 is torn."])
        pilot.app.reading_screen._keep_safe()
        for _ in range(200):
            await pilot.pause(0.01)
            if told(pilot):
                break
        (words,) = told(pilot)
        assert "is damaged (Page 3 is torn)" in words
        assert "newsreader store check" in words
        assert str(tmp_path / "backups") in words
