from __future__ import annotations

import pytest

from tests.reader.conftest import OTHER, TEXT, nth, ready, screen_text
from tui.annotation import Span
from tui.reader.dialogs.all_notes import AllNotesDialog
from tui.store import Store


def listed(pilot) -> list[str]:
    """The quotes of the notes that are in the list, in order."""
    dialog = pilot.app.screen
    assert isinstance(dialog, AllNotesDialog)
    notes = dialog._list.notes
    found = [notes.note(item.key) for item in dialog._list.shown if item.key is not None]
    return [note.target.quote.exact if note else "" for note in found]


def under_cursor(pilot) -> str:
    """The quote of the note that the cursor is on."""
    return pilot.app.screen._note().target.quote.exact


async def take(pilot) -> None:
    """Notes on both articles, the first one open again."""
    desk = pilot.app.desk
    first = desk.take_note(nth(TEXT, "long enough"), "why her?", "pink")
    desk.change_note(first, tags=("mayor", "vote"))
    desk.take_note(nth(TEXT, "“a scandal”"), colour="green")
    desk.turn_to(1)
    desk.take_note(nth(OTHER, "on Sunday"), "check the day", "blue")
    desk.turn_to(0)
    pilot.app.reading_screen.show_marks()
    await pilot.pause()


async def test_notes_of_all_articles_are_listed_with_all_that_is_known(reading):
    async with reading() as pilot:
        await take(pilot)
        await pilot.press("g", "a")
        shown = screen_text(pilot)
        assert "3 notes · the newest first" in shown
        for words in ("long enough", "why her?", "pink (doubtful) · Ana Petrov · #mayor #vote",
                      "Ferry closes after vote", "Bridge opens early", "check the day"):  # fmt: skip
            assert words in shown
        await pilot.press("tab", "o")
        assert listed(pilot) == ["long enough", "“a scandal”", "on Sunday"]
        assert "by article" in screen_text(pilot)


async def test_words_and_filters_narrow_at_every_key(reading):
    async with reading() as pilot:
        await take(pilot)
        await pilot.press("g", "a", *"bridge")
        assert listed(pilot) == ["on Sunday"]
        await pilot.press("ctrl+u", *"colour:doubt")
        assert listed(pilot) == ["long enough"]
        await pilot.press("ctrl+u", *"speaker:union tag:none")
        assert listed(pilot) == []
        shown = screen_text(pilot)
        assert "No note has “speaker:union tag:none”." in shown
        assert "Ctrl+U empties the line." in shown
        await pilot.press("ctrl+u")
        assert len(listed(pilot)) == 3


async def test_filters_are_completed(reading):
    async with reading() as pilot:
        await take(pilot)
        await pilot.press("g", "a", *"ta", "tab")
        assert "Tab takes mayor · vote" in screen_text(pilot)
        await pilot.press("v", "tab", *"speaker:an", "tab")
        assert pilot.app.screen._field.value == 'tag:vote speaker:"Ana Petrov" '
        assert listed(pilot) == ["long enough"]


async def test_a_filter_that_means_nothing_is_told(reading):
    async with reading() as pilot:
        await take(pilot)
        await pilot.press("g", "a", *"since:may")
        assert "since: takes a day, as 2024-05-01" in screen_text(pilot)
        assert len(listed(pilot)) == 3


async def test_enter_goes_to_the_note_in_its_article(reading):
    async with reading() as pilot:
        await take(pilot)
        screen = pilot.app.reading_screen
        await pilot.press("g", "a", *"bridge", "enter")
        await ready(pilot)
        assert screen.desk.index == 1
        assert screen.view.stop.kind == "note"
        assert screen.view.stop.span == nth(OTHER, "on Sunday")
        # It is as it was left.
        await pilot.press("g", "a")
        assert listed(pilot) == ["on Sunday"]


async def test_the_list_takes_the_themes_keys(reading):
    async with reading() as pilot:
        await take(pilot)
        desk = pilot.app.desk
        await pilot.press("g", "a", "tab", "o", "j")
        assert under_cursor(pilot) == "“a scandal”"
        await pilot.press("r")
        assert "The note is blue (to check) now." in screen_text(pilot)
        assert desk.note_on(nth(TEXT, "“a scandal”")).note.colour == "blue"
        await pilot.press("D")
        assert "Note deleted; z brings it back." in screen_text(pilot)
        assert listed(pilot) == ["long enough", "on Sunday"]
        assert under_cursor(pilot) == "on Sunday"
        # A note on an article that is not open, and the last of the list.
        await pilot.press("D")
        assert under_cursor(pilot) == "long enough"
        await pilot.press("z")
        assert "the note on “on Sunday” in “Bridge opens early” is there" in screen_text(pilot)
        await pilot.press("z", "z")
        assert listed(pilot) == ["long enough", "“a scandal”", "on Sunday"]
        assert desk.note_on(nth(TEXT, "“a scandal”")).note.colour == "green"
        await pilot.press("ctrl+r")
        assert desk.note_on(nth(TEXT, "“a scandal”")).note.colour == "blue"
        await pilot.press("/", "r")
        assert pilot.app.screen._field.value == "r"


async def test_a_recoloured_note_keeps_its_place(reading, tmp_path):
    async with reading() as pilot:
        await take(pilot)
        with Store.open(tmp_path / "store.sqlite3") as other:
            for number, note in enumerate(other.all_notes()):
                other.save(note._replace(modified=f"2024-05-0{number + 1}T00:00:00+00:00"))
        await pilot.press("g", "a", "tab", "j", "r")
        assert listed(pilot) == ["on Sunday", "“a scandal”", "long enough"]
        assert under_cursor(pilot) == "“a scandal”"


async def test_notes_whose_file_is_gone_are_listed_and_not_opened(reading, folder):
    async with reading() as pilot:
        await take(pilot)
    (folder / "a.txt").unlink()
    async with reading("b.txt") as pilot:
        await pilot.press("g", "a")
        assert len(listed(pilot)) == 3
        assert "file is gone" in screen_text(pilot)
        await pilot.press(*"is:lost")
        await pilot.pause(0.1)
        assert sorted(listed(pilot)) == ["long enough", "“a scandal”"]
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.screen is pilot.app.reading_screen
        (toast,) = pilot.app._notifications
        assert toast.message.endswith("The note is kept.")


async def test_without_notes_it_says_how_to_take_one(reading):
    async with reading() as pilot:
        await pilot.press("g", "a")
        shown = screen_text(pilot)
        assert "You have no notes yet, on no article." in shown
        assert "In the text, h highlights what the cursor is on." in shown
        await pilot.press(*"is:lost")
        await pilot.pause(0.1)
        assert "No note is lost" in screen_text(pilot)
        await pilot.press("tab", "tab", "r", "D", "escape")
        assert pilot.app.screen is pilot.app.reading_screen


async def test_what_another_window_writes_appears(reading, tmp_path, monkeypatch):
    monkeypatch.setattr("tui.reader.dialogs.all_notes.AGAIN", 0.05)
    async with reading() as pilot:
        await take(pilot)
        await pilot.press("g", "a")
        with Store.open(tmp_path / "store.sqlite3") as other:
            (note,) = other.find_notes("scandal")
            other.delete(note.id)
        await pilot.pause(0.2)
        assert sorted(listed(pilot)) == ["long enough", "on Sunday"]


async def test_without_a_store_the_notes_in_memory_are_listed(reading, tmp_path):
    damaged = tmp_path / "damaged.sqlite3"
    damaged.write_bytes(b"this is no database, it is a letter " * 50)
    async with reading("a.txt", store=damaged) as pilot:
        desk = pilot.app.desk
        desk.take_note(nth(TEXT, "Ana Petrov"), "only here")
        await pilot.press("g", "a")
        assert listed(pilot) == ["Ana Petrov"]
        assert str(damaged)[:20] in screen_text(pilot)
        await pilot.press("tab", "r")
        assert desk.notes[0].note.colour == "green"
        assert "green (confirmed)" in screen_text(pilot)
        await pilot.press("D")
        assert listed(pilot) == []
        assert desk.notes == []


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
async def test_nothing_is_clipped_without_a_sign(reading, size):
    async with reading(size=size) as pilot:
        desk = pilot.app.desk
        note = desk.take_note(Span(0, len(TEXT)), "word " * 200, "blue")
        desk.change_note(note, tags=tuple(f"tag{n}" for n in range(40)))
        await pilot.press("g", "a")
        shown = screen_text(pilot)
        assert shown.count("…") >= 3
        assert "Esc leaves" in shown
        await pilot.press("tab")
        assert "Esc leaves" in screen_text(pilot)


async def test_a_long_list_is_walked_to_its_end(reading):
    async with reading() as pilot:
        desk = pilot.app.desk
        made = [desk.fresh_note(Span(n, n + 1), f"number {n}") for n in range(300)]
        desk.store.save_all(made)
        await pilot.press("g", "a", "tab", "o", "G")
        await pilot.pause(0.1)
        assert pilot.app.screen._note().comment == "number 299"
        await pilot.press("g", "g")
        assert pilot.app.screen._note().comment == "number 0"
