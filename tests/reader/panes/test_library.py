from __future__ import annotations

from tests.reader.conftest import screen_text
from tests.reader.panes.conftest import keys


async def test_articles_are_filtered_by_title_and_file(reading):
    async with reading(size=(200, 40)) as pilot:
        screen = pilot.app.reading_screen
        assert keys(screen.library) == [0, 1]
        await pilot.press("a", "/", *"b.txt", "enter")
        assert keys(screen.library) == [1]
        await pilot.press("/", "ctrl+u", *"zzz")
        assert "No article’s title" in screen_text(pilot)
        await pilot.press("escape")
        assert keys(screen.library) == [0, 1]
        assert pilot.app.focused is screen.library


async def test_thousands_of_articles_are_listed_as_far_as_they_are_seen(reading, folder):
    for number in range(1500):
        (folder / f"n{number:04}.txt").write_text(f"Headline {number}\n\nA word on it.\n")
    async with reading(size=(200, 40)) as pilot:
        library = pilot.app.reading_screen.library
        made = []
        make = library.block
        library.block = lambda item, width: made.append(item.key) or make(item, width)
        library.repaint()
        await pilot.press("a", "G")
        assert library.cursor == 1501
        assert "n1499.txt" in screen_text(pilot)
        assert len(set(made)) < 60
        await pilot.press("g", "g")
        assert library.cursor == 0
        assert "Articles" in screen_text(pilot)
