from __future__ import annotations

import pytest

from tests.reader.conftest import TEXT, ready, status
from tests.reader.panes.conftest import keys, line_with, panel_text


@pytest.fixture
def again(folder):
    """A third article, in which the same people speak."""
    (folder / "c.txt").write_text(TEXT.replace("Ferry closes after vote", "Ferry vote, told again"))


async def surveyed(pilot, articles: int) -> None:
    for _ in range(300):
        if len(pilot.app.desk.across) >= articles:
            break
        await pilot.pause(0.01)
    await pilot.pause()


async def test_with_one_article_it_says_what_it_is_for(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("g", "x")
        shown = " ".join(line.strip() for line in panel_text(pilot))
        assert "Only one article is open." in shown


async def test_those_who_speak_in_several_articles_come_first(reading, again):
    async with reading() as pilot:
        screen = pilot.app.reading_screen
        await surveyed(pilot, 3)
        await pilot.press("g", "x")
        assert line_with(pilot, "In several articles")
        assert "in 2 articles · Mayor" in "\n".join(panel_text(pilot))
        assert not line_with(pilot, "The union")
        found = keys(screen.panel.view)
        assert found[0] == ("known", "ana petrov")
        assert [k[:2] for k in found[1:5]] == [("across", 0)] * 2 + [("across", 2)] * 2


async def test_enter_opens_the_article_at_the_quote(reading, again):
    async with reading() as pilot:
        screen = pilot.app.reading_screen
        await surveyed(pilot, 3)
        await pilot.press("g", "x", "j", "j", "j", "enter")
        await ready(pilot)
        assert pilot.app.desk.index == 2
        assert pilot.app.focused is screen.view
        assert status(pilot).startswith("QUOTE Ana Petrov · Mayor · indirect")
        assert screen.panel.cursor[:2] == ("across", 2)


async def test_a_speaker_is_unfolded_with_enter(reading, again):
    async with reading() as pilot:
        screen = pilot.app.reading_screen
        await surveyed(pilot, 3)
        await pilot.press("g", "x", "l")
        assert screen.panel.cursor == ("known", "ana petrov")
        assert ("known", "kwame osei") in keys(screen.panel.view)[:2]
        await pilot.press("enter")
        assert keys(screen.panel.view)[1][0] == "across"


async def test_it_follows_the_text_and_is_filtered(reading, again):
    async with reading() as pilot:
        screen = pilot.app.reading_screen
        await surveyed(pilot, 3)
        await pilot.press("g", "x", "escape", "c")
        stop = screen.view.stop
        assert screen.panel.cursor == ("across", 0, stop.span.start)
        await pilot.press("s", "/", *"osei again", "enter")
        assert [k[0] for k in keys(screen.panel.view)] == ["known", "across"]
        assert keys(screen.panel.view)[1][1] == 2


async def test_what_is_read_meanwhile_is_listed(reading, again, monkeypatch):
    monkeypatch.setattr("tui.reader.panes.across.FRESHEN", 0.02)
    async with reading() as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("g", "x")
        await surveyed(pilot, 3)
        await pilot.pause(0.1)
        assert line_with(pilot, "In several articles")
        assert screen.panel.view.complete
