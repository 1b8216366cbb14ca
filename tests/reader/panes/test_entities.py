from __future__ import annotations

from tests.reader.conftest import status
from tests.reader.panes.conftest import keys, line_with, panel_text

FIRST = [
    ("type", "PERSON"),
    ("entity", 0),
    ("entity", 3),
    ("type", "GPE"),
    ("entity", 2),
    ("type", "DATE"),
    ("type", "CARDINAL"),
]


async def test_entities_by_type_with_their_mentions(reading):
    async with reading("a.txt") as pilot:
        panel = pilot.app.reading_screen.panel
        await pilot.press("g", "e")
        assert keys(panel.view) == FIRST
        assert line_with(pilot, "People").split() == ["▾", "People", "2"]
        assert line_with(pilot, "Ana Petrov").split() == ["Ana", "Petrov", "3"]
        assert line_with(pilot, "Dates").split() == ["▸", "Dates", "1"]


async def test_enter_goes_from_mention_to_mention(reading):
    async with reading("a.txt") as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("g", "e", "j", "enter")
        assert pilot.app.focused is screen.view
        assert status(pilot) == "PERSON Ana Petrov · mention 1 of 3"
        for number in (2, 3, 1):
            await pilot.press("s", "enter")
            assert status(pilot) == f"PERSON Ana Petrov · mention {number} of 3"


async def test_a_heading_is_folded_with_its_key_or_enter(reading):
    async with reading("a.txt") as pilot:
        panel = pilot.app.reading_screen.panel
        await pilot.press("g", "e", "j", "l")
        assert panel.cursor == ("type", "PERSON")
        assert ("entity", 0) not in keys(panel.view)
        await pilot.press("enter")
        assert keys(panel.view) == FIRST
        assert pilot.app.focused is panel.view


async def test_the_list_follows_the_text_into_folded_types(reading):
    async with reading("a.txt") as pilot:
        panel = pilot.app.reading_screen.panel
        await pilot.press("g", "e", "escape", "e", "e")
        assert panel.cursor == ("type", "DATE")
        await pilot.press("e")
        assert panel.cursor == ("entity", 0)


async def test_by_count_or_by_order(reading):
    async with reading("a.txt") as pilot:
        panel = pilot.app.reading_screen.panel
        await pilot.press("g", "e", "o")
        assert "in order of appearance" in "\n".join(panel_text(pilot))
        assert keys(panel.view)[:3] == FIRST[:3]


async def test_a_filter_looks_into_folded_types(reading):
    async with reading("a.txt") as pilot:
        panel = pilot.app.reading_screen.panel
        await pilot.press("g", "e", "/", *"mon", "enter")
        assert keys(panel.view) == [("type", "DATE"), ("entity", 1)]


async def test_an_article_without_entities(reading):
    async with reading("b.txt") as pilot:
        await pilot.press("g", "e")
        assert "Nobody and nothing is named" in " ".join(panel_text(pilot))
