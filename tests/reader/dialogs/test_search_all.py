from __future__ import annotations

from tests.reader.conftest import screen_text, status
from tui.reader.dialogs.search_all import PAUSE, SearchAllDialog


async def searched(pilot) -> str:
    """The screen's text once the search is over."""
    await pilot.pause(PAUSE)
    for _ in range(200):
        await pilot.pause(0.02)
        text = screen_text(pilot)
        if (" hit" in text and "searching" not in text) or "is in none" in text:
            return text
    raise AssertionError(screen_text(pilot))


async def test_results_come_by_article_and_one_is_opened(reading):
    async with reading() as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("J", "g", "/", *"bridge")
        shown = await searched(pilot)
        assert "3 hits in 2 of 2 articles" in shown
        # The open article comes first.
        assert shown.index("Bridge opens early") < shown.index("Ferry closes after vote")
        assert "“The bridge is ready.”" in shown
        await pilot.press("pagedown", "enter")
        assert screen.desk.index == 0
        assert status(pilot) == "SEARCH “bridge” 1 of 1"
        await pilot.press("ctrl+o")
        assert screen.desk.index == 1


async def test_it_shows_what_it_found_last_when_it_is_opened_again(reading):
    async with reading() as pilot:
        await pilot.press("g", "/", *"harrowgate")
        await searched(pilot)
        await pilot.press("enter", "g", "/")
        await pilot.pause()
        assert "2 hits in 2 of 2 articles" in screen_text(pilot)


async def test_more_letters_narrow_and_other_words_search_anew(reading):
    async with reading() as pilot:
        await pilot.press("g", "/", *"ferry")
        assert "2 hits in 1 of 2 articles" in await searched(pilot)
        await pilot.press(*" would")
        assert "1 hit in 1 of 2 articles" in await searched(pilot)
        await pilot.press("ctrl+u", *"zebra")
        assert "“zebra” is in none of 2 articles" in await searched(pilot)


async def test_options_and_broken_patterns(reading):
    async with reading() as pilot:
        await pilot.press("g", "/", "f4", *"[bf]r?")
        await pilot.press("(")
        await pilot.pause()
        assert "Character 7: this ( is not closed." in screen_text(pilot)
        await pilot.press("backspace", "f3", "f4")
        assert "[W]" in screen_text(pilot)
        assert "[.*]" not in screen_text(pilot)


async def test_articles_that_cannot_be_read_are_counted(reading, folder):
    async with reading() as pilot:
        (folder / "b.txt").unlink()
        await pilot.press("g", "/", *"ferry")
        assert "1 could not be read" in await searched(pilot)


async def test_escape_leaves_all_as_it_was(reading):
    async with reading() as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("g", "/", *"ferry", "escape")
        await pilot.pause()
        assert pilot.app.screen is screen
        assert not screen.view.matches
        assert not screen.query(SearchAllDialog)


async def test_a_title_is_no_markup_and_no_escape(reading, folder):
    (folder / "a.txt").write_text("[bold]Loud\x1b[31m\n\nA needle here, \x1b[7m and there.\n")
    async with reading() as pilot:
        await pilot.press("g", "/", *"needle")
        shown = await searched(pilot)
        assert "[bold]Loud␛[31m" in shown
        assert "\x1b" not in shown
