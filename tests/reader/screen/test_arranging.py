from __future__ import annotations

import pytest

from tests.reader.conftest import screen_text


async def test_zen_is_the_text_alone_and_back(reading):
    async with reading(size=(180, 40)) as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("Z")
        assert not (screen.panel.display or screen.library.display or screen.keys.display)
        assert screen.status.display
        assert pilot.app.focused is screen.view
        await pilot.press("c", "Z")
        assert screen.panel.display
        assert screen.library.display
        assert screen.keys.display
        assert screen.panel.cursor == ("quote", screen.view.stop.key)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_opening_a_panel_leaves_zen(reading, size):
    async with reading(size=size) as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("Z", "g", "o")
        assert screen.panel.display
        assert screen.keys.display
        assert pilot.app.focused is screen.panel.view
        await pilot.press("escape")
        assert screen.panel.display == (size == (120, 40))


async def test_a_search_in_zen_leaves_the_keys_away(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("Z", "/", *"petrov", "enter")
        await pilot.pause()
        assert not pilot.app.reading_screen.keys.display


async def test_a_drawer_shows_what_the_text_is_on(reading):
    async with reading("a.txt", size=(80, 24)) as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("c", "c", "c", "g", "o")
        assert screen.panel.display
        assert screen.panel.cursor == ("quote", 2)
        assert "The union" in screen_text(pilot)
        await pilot.press("escape")
        assert not screen.panel.display


async def test_a_panel_that_becomes_wide_enough_stands_beside_the_text(reading):
    async with reading("a.txt", size=(80, 24)) as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("s")
        await pilot.resize_terminal(140, 40)
        await pilot.pause()
        assert screen.panel.display
        assert not screen.panel.has_class("drawer")
        await pilot.press("escape")
        assert screen.panel.display
        await pilot.press("S")
        assert not screen.panel.display
        await pilot.press("S")
        assert screen.panel.display
