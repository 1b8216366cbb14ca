from __future__ import annotations

import pytest
from textual.widgets import Input, TextArea

from tests.reader.conftest import screen_text, status
from tui.annotation import Span
from tui.reader.desk.tags import tags_of
from tui.reader.dialogs.note import JOINED, SOON, NoteDialog
from tui.reader.dialogs.note_fields import ColourLine, TagField
from tui.reader.palette import Palette
from tui.store import Store
from tui.theme import load


async def written(pilot) -> None:
    """Wait until what was typed is on the disk."""
    await pilot.pause(SOON + 0.1)


def kept(tmp_path) -> list[tuple[str, str, tuple[str, ...]]]:
    """What another process would read now."""
    with Store.open(tmp_path / "store.sqlite3") as store:
        return [(note.comment, note.colour, note.tags) for note in store.all_notes()]


async def test_what_is_typed_is_on_the_disk_before_the_dialog_is_left(reading, tmp_path):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "m", *"half")
        await written(pilot)
        assert kept(tmp_path) == [("half", "yellow", ())]
        await pilot.press("alt+2", "tab", "tab", *"mayor, #vote")
        await written(pilot)
        assert kept(tmp_path) == [("half", "green", ("mayor", "vote"))]


async def test_typing_does_not_put_the_writing_off(reading, tmp_path, monkeypatch):
    monkeypatch.setattr("tui.reader.dialogs.note.SOON", 0.1)
    async with reading("a.txt") as pilot:
        await pilot.press("e", "m")
        for _ in range(8):
            await pilot.press("x")
            await pilot.pause(0.05)
        assert kept(tmp_path)[0][0].startswith("x")


async def test_colour_and_tags_are_reached_with_tab(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "m", *"why", "tab")
        assert isinstance(pilot.app.focused, ColourLine)
        assert "important" in screen_text(pilot)
        await pilot.press("right", "right")
        assert "[blue]" in screen_text(pilot)
        assert "to check" in screen_text(pilot)
        await pilot.press("left", "left", "left", "3", "tab")
        assert isinstance(pilot.app.focused, TagField)
        await pilot.press(*"a b", "shift+tab", "shift+tab", *"?", "escape")
        (placed,) = pilot.app.desk.notes
        note = placed.note
        assert (note.comment, note.colour, note.tags) == ("why?", "blue", ("a", "b"))
        assert status(pilot) == "NOTE why? · 1 of 1 · blue (to check) · #a #b".replace(
            " #b", " · #b"
        )


async def test_a_digit_with_alt_writes_none(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "m", "alt+4", "alt+9", "ctrl+s")
        assert pilot.app.desk.notes[0].note.comment == ""
        assert pilot.app.desk.notes[0].note.colour == "pink"


async def test_tags_are_completed_from_those_there_are(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "m", "tab", "tab", *'council "night bus"', "escape")
        await pilot.press("c", "m", "tab", "tab", *"x co")
        assert "↓ takes council" in screen_text(pilot)
        await pilot.press("down", *"nig", "down", "enter")
        placed = next(p for p in pilot.app.desk.notes if "x" in p.note.tags)
        assert placed.note.tags == ("x", "council", "night bus")


async def test_the_right_arrow_takes_what_is_shown_behind_a_tag(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "m", "tab", "tab", *"council", "escape")
        await pilot.press("c", "m", "tab", "tab", *"cou")
        await pilot.pause(0.05)
        await pilot.press("right")
        assert pilot.app.screen.query_one(TagField).value == "council"


async def test_it_grows_with_the_text_and_stays_on_the_screen(reading):
    async with reading("a.txt", size=(60, 20)) as pilot:
        await pilot.press("e", "m")
        area = pilot.app.screen.query_one(TextArea)
        small = area.size.height
        await pilot.press(*["x", "enter"] * 12)
        await pilot.pause()
        assert area.size.height > small
        box = pilot.app.screen.query_one("#dialog").region
        assert 0 <= box.y < box.bottom <= 20
        shown = screen_text(pilot)
        assert "Colour" in shown
        assert "Tags" in shown
        assert "Esc keeps · Tab colour, tags · Ctrl+D discards" in shown
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert area.size.height > 12


async def test_the_whole_edit_is_one_change(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "m", *"first", "escape", "m", *" thought")
        await written(pilot)
        await pilot.press("alt+3", "tab", "tab", *"tag", "escape")
        desk = pilot.app.desk
        await pilot.press("z")
        note = desk.notes[0].note
        assert (note.comment, note.colour, note.tags) == ("first", "yellow", ())
        await pilot.press("z")
        assert desk.notes == []
        await pilot.press("ctrl+r", "ctrl+r")
        note = desk.notes[0].note
        assert (note.comment, note.colour, note.tags) == ("first thought", "blue", ("tag",))


async def test_discarding_asks_once_and_goes_back(reading, tmp_path):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "m", *"kept", "escape", "m", *" no", "alt+2")
        await written(pilot)
        assert kept(tmp_path) == [("kept no", "green", ())]
        await pilot.press("ctrl+d")
        assert "again discards" in screen_text(pilot)
        await pilot.press("x")  # goes on: the question is asked anew
        await pilot.press("ctrl+d")
        assert isinstance(pilot.app.screen, NoteDialog)
        await pilot.press("ctrl+d")
        await pilot.pause()
        assert kept(tmp_path) == [("kept", "yellow", ())]
        assert pilot.app.reading_screen.message == "Discarded."


async def test_another_windows_words_are_shown_with_ones_own(reading, tmp_path):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "m", *"mine")
        await written(pilot)
        with Store.open(tmp_path / "store.sqlite3") as other:
            (note,) = other.all_notes()
            other.save(note._replace(comment="theirs", colour="pink", tags=("t",)), note)
        await pilot.press(*"!")
        await written(pilot)
        screen = pilot.app.screen
        text = screen.query_one(TextArea).text
        assert "theirs" in text
        assert "mine!" in text
        assert JOINED in screen_text(pilot)
        assert screen.query_one(ColourLine).colour == "pink"
        assert tags_of(screen.query_one(Input).value) == ("t",)
        # The cursor is where it was in one's own words.
        await pilot.press("?", "escape")
        assert "mine!?" in pilot.app.desk.notes[0].note.comment
        assert "theirs" in pilot.app.desk.notes[0].note.comment


async def test_what_another_window_writes_is_shown_while_nothing_is_typed(
    reading, tmp_path, monkeypatch
):
    monkeypatch.setattr("tui.reader.dialogs.note.AGAIN", 0.05)
    async with reading("a.txt") as pilot:
        await pilot.press("e", "m")
        with Store.open(tmp_path / "store.sqlite3") as other:
            (note,) = other.all_notes()
            other.save(note._replace(comment="theirs"), note)
        pilot.app.reading_screen.look_elsewhere()
        await pilot.pause(0.15)
        assert pilot.app.screen.query_one(TextArea).text == "theirs"


async def test_being_told_to_end_keeps_colour_and_tags_too(reading, tmp_path):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "m", *"half a", "alt+4", "tab", "tab", *"jobs")
        pilot.app.leave()
        await pilot.pause()
    assert kept(tmp_path) == [("half a", "pink", ("jobs",))]


async def test_without_a_store_it_says_that_nothing_is_saved(reading, tmp_path):
    damaged = tmp_path / "damaged.sqlite3"
    damaged.write_bytes(b"this is no database, it is a letter " * 50)
    async with reading("a.txt", store=damaged) as pilot:
        await pilot.press("e", "m", *"only here")
        await written(pilot)
        assert "Not saved: " in screen_text(pilot)
        await pilot.press("escape")
        assert pilot.app.desk.notes[0].note.comment == "only here"


async def test_a_comment_and_tags_that_cannot_be_shown_stay_as_they_are(reading):
    async with reading("a.txt") as pilot:
        desk = pilot.app.desk
        note = desk.take_note(Span(0, 5), "a\x1b[31m\r\nb")
        desk.change_note(note, tags=("x\u202ey",))
        pilot.app.reading_screen.show_marks()
        await pilot.press("]", "n", "m")
        text = pilot.app.screen.query_one(TextArea).text
        assert "\x1b" not in text
        assert "\u202e" not in pilot.app.screen.query_one(TagField).value
        await pilot.press("alt+2", "escape")
        kept_note = desk.notes[0].note
        assert kept_note.comment == "a\x1b[31m\r\nb"
        assert (kept_note.tags, kept_note.colour) == (("x\u202ey",), "green")


async def test_a_colour_that_the_theme_lacks_can_be_kept_and_left(reading):
    async with reading("a.txt") as pilot:
        desk = pilot.app.desk
        desk.take_note(Span(0, 5), colour="mauve")
        pilot.app.reading_screen.show_marks()
        await pilot.press("]", "n", "m")
        assert "[mauve]" in screen_text(pilot)
        await pilot.press("tab", "right", "escape")
        assert desk.notes[0].note.colour == "yellow"


@pytest.mark.parametrize(
    ("value", "offered"),
    [
        ("", ["vote", "council", "Ferry line"]),
        ("vote ", ["council", "Ferry line"]),
        ("co", ["council"]),
        ("#CO", ["council"]),
        ("x,line", ["Ferry line"]),
        ('x "fe', ["Ferry line"]),
        ("zebra", []),
    ],
)
def test_offered_tags(value, offered):
    field = TagField(Palette(load("midnight")), "", ["vote", "council", "Ferry line"])
    assert field.offered(value) == offered


@pytest.mark.parametrize("width", [20, 30, 40, 74])
def test_the_chosen_colour_is_in_sight_at_any_width(width, monkeypatch):
    from textual.geometry import Size

    line = ColourLine(Palette(load("midnight")), "pink")
    monkeypatch.setattr(ColourLine, "size", Size(width, 1))
    strip = line.render_line(0)
    assert "[pink]" in strip.text
    assert strip.cell_length == width
