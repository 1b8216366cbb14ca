from __future__ import annotations

from dataclasses import replace

from tests.reader.conftest import status
from tui.reader.palette import Palette


def screen(pilot):
    return pilot.app.reading_screen


async def test_a_number_repeats_a_move(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("3")
        assert screen(pilot).keys.pending == "3"
        await pilot.press("e")
        assert screen(pilot).keys.pending == ""
        assert status(pilot).startswith("PERSON Ana Petrov · mention 2 of 3")
        await pilot.press("e")
        assert status(pilot).startswith("COUNTRY OR TOWN Harrowgate")


async def test_too_few_leads_to_the_last_and_says_so(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("1", "2", "c")
        assert status(pilot).startswith("QUOTE Kwame Osei")
        assert screen(pilot).message == "Only 4 further; this is the last quote."
        await pilot.press("9", "C")
        assert status(pilot).startswith("QUOTE Ana Petrov")
        assert screen(pilot).message == "Only 3 earlier; this is the first quote."
        await pilot.press("2", "C")
        assert screen(pilot).message == "No earlier quote."


async def test_a_number_repeats_a_scroll(reading):
    async with reading("a.txt", size=(40, 10)) as pilot:
        view = screen(pilot).view
        await pilot.press("1", "2", "j")
        assert view.scroll_offset.y == 12
        await pilot.press("5", "k")
        assert view.scroll_offset.y == 7


async def test_a_number_stands_before_a_sequence_too(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("2", "]")
        assert screen(pilot).keys.pending == "2]"
        await pilot.press("q")
        assert "quote 2 of 2" in status(pilot)


async def test_zero_only_goes_on_with_a_number(reading):
    async with reading("a.txt", size=(40, 10)) as pilot:
        await pilot.press("0")
        assert screen(pilot).keys.pending == ""
        await pilot.press("1", "0", "j")
        assert screen(pilot).view.scroll_offset.y == 10


async def test_escape_drops_the_number_and_nothing_else(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "7", "escape")
        assert screen(pilot).keys.pending == ""
        assert status(pilot).startswith("PERSON")
        await pilot.press("e")
        assert status(pilot).startswith("DATE")


async def test_an_unbound_key_and_a_failed_sequence_drop_the_number(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("4", "ä", "e")
        assert status(pilot).startswith("PERSON Ana Petrov · mention 1")
        await pilot.press("3", "]", "1", "e")
        assert status(pilot).startswith("DATE")


async def test_a_number_has_a_limit(reading):
    async with reading("a.txt") as pilot:
        await pilot.press(*"123456")
        assert screen(pilot).keys.pending == "999"


async def test_a_number_turns_that_many_articles(reading, folder):
    for n in range(5):
        (folder / f"c{n}.txt").write_text(f"Story {n}\n\nWords.\n")
    async with reading() as pilot:
        desk = screen(pilot).desk
        await pilot.press("3", "J")
        assert desk.index == 3
        await pilot.press("9", "J")
        assert desk.index == 6
        await pilot.press("2", "K")
        assert desk.index == 4
        await pilot.press("9", "K", "K")
        assert desk.index == 0
        assert "first article" in screen(pilot).message


async def test_what_makes_no_sense_twice_is_done_once(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("2", "M")
        assert not screen(pilot).view.mapped


async def test_a_digit_that_the_theme_binds_is_a_key(reading):
    async with reading("a.txt") as pilot:
        theme = screen(pilot).palette.theme
        keys = dict(theme.keys) | {"next_entity": ("2", "e")}
        screen(pilot).set_palette(Palette(replace(theme, keys=keys)))
        await pilot.press("2")
        assert status(pilot).startswith("PERSON Ana Petrov")
        await pilot.press("3", "2")
        assert "mention 2" in status(pilot) or "Harrowgate" in status(pilot)
