from __future__ import annotations

from tests.reader.panes.conftest import keys, line_with, panel_text


async def test_who_says_what_in_reading_order(reading):
    async with reading("a.txt") as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("g", "o")
        assert keys(screen.panel.view) == [("quote", n) for n in range(4)]
        shown = "\n".join(panel_text(pilot))
        assert "Ana Petrov said" in shown
        assert "The union called" in shown
        assert shown.index("told") < shown.index("called") < shown.index("wrote")


async def test_a_paragraph_is_numbered_once_and_goes_on_with_an_arrow(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("g", "o")
        assert "¶" in line_with(pilot, "The union called")
        follows = line_with(pilot, "Kwame Osei wrote")
        assert "¶" not in follows
        assert follows.startswith("→")


async def test_it_follows_and_leads_the_text(reading):
    async with reading("a.txt") as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("g", "o", "escape", "c", "c", "c")
        assert screen.panel.cursor == ("quote", 2)
        await pilot.press("enter")
        assert pilot.app.focused is screen.panel.view
        await pilot.press("j")
        assert screen.view.stop.key == 3


async def test_it_is_filtered_and_empty_where_nobody_speaks(reading):
    async with reading("a.txt") as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("g", "o", "/", *"wrote", "enter")
        assert keys(screen.panel.view) == [("quote", 3)]
        assert "¶" in line_with(pilot, "Kwame Osei wrote")
    async with reading("b.txt") as pilot:
        await pilot.press("g", "o")
        assert "Nobody is quoted" in "\n".join(panel_text(pilot))
