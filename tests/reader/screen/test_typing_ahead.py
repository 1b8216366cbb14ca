"""What is typed faster than a dialog or a field opens, as over a slow line."""

from __future__ import annotations

import pytest
from textual import events
from textual.widgets import Input, TextArea

from tests.reader.conftest import screen_text

NAMES = {"/": "slash", ":": "colon", "?": "question_mark", " ": "space"}


async def burst(pilot, keys: str) -> None:
    for character in keys:
        pilot.app.post_message(events.Key(NAMES.get(character, character), character))
    await pilot.pause(0.5)


@pytest.mark.parametrize(
    "keys, dialog, typed",
    [
        (":paper", "CommandPalette", "paper"),
        ("g/bridge", "SearchAllDialog", "bridge"),
        ("/putin", "MainScreen", "putin"),
        ("s/ushak", "MainScreen", "ushak"),
    ],
)
async def test_a_field_gets_what_was_typed_for_it(reading, keys, dialog, typed):
    async with reading("a.txt", "b.txt") as pilot:
        await burst(pilot, keys)
        assert type(pilot.app.screen).__name__ == dialog
        assert pilot.app.screen.query_one(Input).value == typed
        assert not pilot.app.desk.notes


async def test_a_note_gets_what_was_typed_for_it(reading):
    async with reading("a.txt") as pilot:
        await burst(pilot, "cmquick D note")
        assert pilot.app.screen.query_one(TextArea).text == "quick D note"


async def test_the_help_filters_by_it(reading):
    async with reading("a.txt") as pilot:
        await burst(pilot, "?jump")
        shown = screen_text(pilot)
        assert "Filter: jump" in shown
        assert "back to where you jumped from" in shown


async def test_a_dialog_left_before_it_was_there_is_left(reading):
    async with reading("a.txt") as pilot:
        await burst(pilot, "?q")
        assert type(pilot.app.screen).__name__ == "MainScreen"
        assert pilot.app.is_running


async def test_the_theme_picker_filters_by_it(reading):
    async with reading("a.txt") as pilot:
        await burst(pilot, "Tpap")
        assert pilot.app.look.name == "paper"
