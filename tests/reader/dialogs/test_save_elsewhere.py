from __future__ import annotations

import pytest

from tests.reader.conftest import screen_text
from tui.reader.dialogs.save_elsewhere import SaveElsewhereDialog
from tui.store import Store


@pytest.fixture
def damaged(tmp_path):
    path = tmp_path / "damaged.sqlite3"
    path.write_bytes(b"this is no database, it is a letter " * 50)
    return path


@pytest.fixture
def home(tmp_path, monkeypatch):
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


def told(pilot) -> list[str]:
    return [note.message for note in pilot.app._notifications]


def flat(pilot) -> str:
    return " ".join(screen_text(pilot).replace("│", " ").split())


async def test_a_store_that_fails_is_told_with_the_key_and_left_for_another(reading, damaged, home):
    async with reading("a.txt", store=damaged) as pilot:
        (words,) = told(pilot)
        assert "is not a SQLite database and was left as it is" in words
        assert "gS keeps it in another file" in words
        assert pilot.app.reading_screen.status.alarm == "notes are not kept"
        await pilot.press("e", "h")
        assert pilot.app.reading_screen.status.alarm == "1 not saved"
        assert "Not saved yet" in screen_text(pilot)
        await pilot.press("g", "S")
        await pilot.pause()
        shown = flat(pilot)
        assert "is not a SQLite database" in shown
        assert "What is in memory goes there: 1 note." in shown
        await pilot.press("enter")
        await pilot.pause()
        there = home / "newsreader-notes.sqlite3"
        assert f"Notes are kept in {there} from now on" in told(pilot)[-1]
        assert pilot.app.reading_screen.status.alarm == ""
        await pilot.press("c", "h")
        with Store.open(there) as store:
            assert len(store.all_notes()) == 2
    assert damaged.read_bytes().startswith(b"this is no database")


async def test_what_is_no_store_is_refused_and_another_file_asked_for(
    reading, damaged, home, tmp_path
):
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear reader, this is no database. " * 9)
    async with reading("a.txt", store=damaged) as pilot:
        await pilot.press("e", "h", "g", "S")
        await pilot.pause()
        dialog = pilot.app.screen
        assert isinstance(dialog, SaveElsewhereDialog)
        for typed, words in (
            (str(letter), "is not a SQLite database"),
            ("", "Give the file a name"),
            (str(tmp_path / "no" / "folder.sqlite3"), "cannot be opened"),
            (str(tmp_path), "cannot be opened"),
        ):
            dialog.query_one("#path").value = typed
            await pilot.press("enter")
            await pilot.pause()
            assert words in flat(pilot)
            assert "--store" not in flat(pilot)
        assert letter.read_text().startswith("Dear reader")
        await pilot.press("escape")
        assert pilot.app.desk.unsaved == 1


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_all_of_it_is_in_sight(reading, damaged, home, size):
    async with reading("a.txt", store=damaged, size=size) as pilot:
        await pilot.press("e", "h", "g", "S")
        await pilot.pause()
        for words in ("What is in memory goes there", "newsreader-notes", "is left as it is"):
            assert words in flat(pilot)


async def test_a_store_that_works_can_be_left_too(reading, home):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "h", "g", "S")
        await pilot.pause()
        assert "Everything that is in the notes’ store goes there too" in flat(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert len(pilot.app.desk.notes) == 1
        with Store.open(home / "newsreader-notes.sqlite3") as store:
            assert len(store.all_notes()) == 1
