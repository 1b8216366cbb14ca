from __future__ import annotations

from tests.reader.conftest import status


async def test_the_key_of_a_view_shows_it_and_leaves_it(reading):
    async with reading("a.txt") as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("g", "o")
        assert pilot.app.focused is screen.panel.view
        await pilot.press("g", "e")
        assert screen.panel.name_shown == "entities"
        assert pilot.app.focused is screen.panel.view
        await pilot.press("g", "e")
        assert pilot.app.focused is screen.view


async def test_tab_and_arrows_change_the_view_in_the_panel_only(reading):
    async with reading("a.txt") as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("tab")
        assert screen.panel.name_shown == "speakers"
        assert screen.view.stop is not None
        await pilot.press("s", "tab")
        assert screen.panel.name_shown == "entities"
        await pilot.press("right")
        assert screen.panel.name_shown == "notes"
        await pilot.press("left", "shift+tab", "left")
        assert screen.panel.name_shown == "across"
        assert pilot.app.focused is screen.panel.view
        await pilot.press("2", "g", "t")
        assert screen.panel.name_shown == "entities"


async def test_the_next_view_beside_the_text_leaves_the_keys_to_the_text(reading):
    async with reading("a.txt") as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("g", "t")
        assert screen.panel.name_shown == "entities"
        assert pilot.app.focused is screen.view


async def test_enter_on_a_quote_in_the_text_finds_a_view_that_has_it(reading):
    async with reading("a.txt") as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("g", "e", "escape", "c", "enter")
        assert screen.panel.name_shown == "speakers"
        assert screen.panel.cursor == ("quote", 0)
        await pilot.press("g", "o", "escape", "enter")
        assert screen.panel.name_shown == "outline"
        assert screen.panel.cursor == ("quote", 0)


async def test_enter_on_a_mention_goes_to_its_entity_or_its_speaker(reading):
    async with reading("a.txt") as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("e", "enter")
        assert screen.panel.cursor == ("speaker", 0)
        await pilot.press("g", "e", "escape", "enter")
        assert screen.panel.name_shown == "entities"
        assert screen.panel.cursor[0] == "entity"


async def test_letters_of_a_filter_are_no_commands(reading):
    async with reading("a.txt") as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("s", "/", *"quit")
        assert pilot.app.is_running
        assert screen.panel.view.filter.typed == "quit"
        await pilot.press("escape")
        assert pilot.app.focused is screen.panel.view


async def test_moves_in_a_pane_are_one_jump(reading):
    async with reading("a.txt") as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("e", "s", "j", "j", "j", "enter")
        assert status(pilot).startswith("QUOTE")
        await pilot.press("ctrl+o")
        assert status(pilot).startswith("PERSON Ana Petrov · mention 1")
        assert pilot.app.focused is screen.view


async def test_a_filter_for_the_speakers_brings_them(reading):
    async with reading("a.txt", size=(80, 24)) as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("g", "o", "escape", "t")
        assert screen.panel.display
        assert screen.panel.name_shown == "speakers"
        assert screen.panel.speakers.type == "direct"
        assert "Quotes: direct." in screen.message
