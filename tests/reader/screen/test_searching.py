from __future__ import annotations

from tests.reader.conftest import screen_text, status
from tui.reader.screen.search_bar import SearchBar
from tui.reader.screen.searching import PAUSE


async def test_options_change_what_is_found_and_are_said(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("/", *"old")
        assert "1 of 2" in screen_text(pilot)
        await pilot.press("f3")
        assert "1 of 1" in screen_text(pilot)
        assert "[W]" in screen_text(pilot)
        await pilot.press("f2", "enter")
        assert status(pilot) == "SEARCH “old” 1 of 1 · match case, whole word"


async def test_a_sign_can_be_clicked(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("/", *"un.o")
        assert "no match" in screen_text(pilot)
        await pilot.click("OptionSigns", offset=(8, 0))
        assert "[.*]" in screen_text(pilot)
        assert "1 of 1" in screen_text(pilot)
        await pilot.press(*"n", "enter")
        assert status(pilot) == "SEARCH /un.on/ 1 of 1"


async def test_a_broken_pattern_is_explained_and_keeps_the_hits(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("/", "alt+r", *"bridge")
        before = pilot.app.reading_screen.view.matches
        assert len(before) == 1
        await pilot.press("(")
        assert "Character 7: this ( is not closed." in screen_text(pilot)
        await pilot.press("enter")
        assert pilot.app.reading_screen.searching
        assert pilot.app.reading_screen.view.matches == before
        await pilot.press("backspace")
        assert "is not closed" not in screen_text(pilot)


async def test_a_pattern_that_takes_for_ever_is_cut_off(reading, folder, monkeypatch):
    monkeypatch.setattr("tui.reader.finding.query.QUICK", 0.01)
    (folder / "c.txt").write_text("ab " + "a" * 3000 + "!\n")
    async with reading("c.txt") as pilot:
        await pilot.press("/", "f4", *"ab|(?:a|aa)+$")
        assert "Still searching" in screen_text(pilot)
        for _ in range(200):
            await pilot.pause(PAUSE / 4)
            if "Cut off" in screen_text(pilot):
                break
        assert "Cut off" in screen_text(pilot)
        assert "1 of 1+" in screen_text(pilot)
        await pilot.press("enter")
        assert status(pilot) == "SEARCH /ab|(?:a|aa)+$/ 1 of 1+"


async def test_up_and_down_walk_through_earlier_searches(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("/", *"bridge", "enter")
        await pilot.press("/", "f4", *"un.on", "enter")

        async def shown(key: str) -> str:
            await pilot.press(key)
            return pilot.app.reading_screen.query_one(SearchBar).query_one("Input").value

        await pilot.press("/")
        assert await shown("x") == "x"
        assert await shown("up") == "un.on"
        assert await shown("up") == "bridge"
        assert "[.*]" not in screen_text(pilot)
        assert await shown("up") == "bridge"
        assert await shown("down") == "un.on"
        assert "[.*]" in screen_text(pilot)
        assert await shown("down") == "x"


async def test_escape_goes_back_to_where_the_search_began(reading):
    async with reading("a.txt", size=(60, 12)) as pilot:
        view = pilot.app.reading_screen.view
        await pilot.press("j", "j")
        before = view.position
        await pilot.press("/", *"declined")
        assert view.position != before
        await pilot.press("escape")
        assert (view.position, view.matches) == (before, [])


async def test_a_kept_search_is_a_jump(reading):
    async with reading("a.txt", size=(60, 12)) as pilot:
        view = pilot.app.reading_screen.view
        before = view.position
        await pilot.press("/", *"declined", "enter")
        assert view.position != before
        await pilot.press("ctrl+o")
        assert view.position == before


async def test_the_last_search_goes_on_in_another_article(reading):
    async with reading() as pilot:
        await pilot.press("/", *"harrowgate", "enter", "J", "n")
        assert status(pilot) == "SEARCH “harrowgate” 1 of 1"
        await pilot.press("n")
        assert "Round the end to the beginning." in screen_text(pilot)


async def test_in_a_pane_the_key_filters_it(reading, monkeypatch):
    async with reading("a.txt") as pilot:
        screen = pilot.app.reading_screen
        asked = []
        monkeypatch.setattr(screen, "filter_pane", asked.append)
        await pilot.press("s", "/")
        assert asked == [screen.focused]
        assert not screen.query(SearchBar)
