from __future__ import annotations

import threading

import pytest

from tests.reader.conftest import HandEngine, ready, screen_text
from tests.reader.panes.conftest import keys, panel_text

VIEWS = ("speakers", "entities", "notes", "outline", "across")


async def test_views_are_built_when_they_are_first_shown(reading):
    async with reading("a.txt") as pilot:
        panel = pilot.app.reading_screen.panel
        assert [type(w).__name__ for w in panel.query("ListPane")] == ["SpeakersPane"]
        await pilot.press("g", "e")
        assert {type(w).__name__ for w in panel.query("ListPane")} == {
            "SpeakersPane",
            "EntitiesPane",
        }


async def test_one_view_is_shown_at_a_time(reading):
    async with reading("a.txt") as pilot:
        panel = pilot.app.reading_screen.panel
        for _ in range(2):
            for name, letter in zip(VIEWS, "senox", strict=True):
                await pilot.press("escape", "g", letter)
                assert panel.name_shown == name
                assert [w for w in panel.query("ListPane") if w.display] == [panel.view]
                assert pilot.app.focused is panel.view


async def test_another_article_is_told_to_a_view_that_was_not_shown(reading):
    async with reading() as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("g", "e", "g", "o", "escape", "J")
        await ready(pilot)
        await pilot.press("g", "e")
        assert keys(screen.panel.view) == []
        await pilot.press("escape", "K")
        await ready(pilot)
        assert ("entity", 0) in keys(screen.panel.view)


@pytest.mark.parametrize("letter", "seo")
async def test_a_working_and_a_failing_engine_are_told(reading, monkeypatch, letter):
    gate = threading.Event()
    monkeypatch.setattr(HandEngine, "gate", gate)
    monkeypatch.setattr(HandEngine, "failure", "The engine has no more words.")
    async with reading("a.txt", wait=False) as pilot:
        await pilot.press("g", letter)
        await pilot.pause()
        assert "Reading the article" in "\n".join(panel_text(pilot))
        gate.set()
        await ready(pilot)
        shown = " ".join(line.strip() for line in panel_text(pilot))
        assert "! The engine has no more words." in shown


async def test_the_sign_of_work_turns_and_stops(reading, monkeypatch):
    gate = threading.Event()
    monkeypatch.setattr(HandEngine, "gate", gate)
    monkeypatch.setattr("tui.reader.panes.article_pane.ArticlePane.PACE", 0.01)
    async with reading("a.txt", wait=False) as pilot:
        signs = set()
        for _ in range(20):
            await pilot.pause(0.02)
            line = next(line for line in panel_text(pilot) if "Reading the article" in line)
            signs.add(line.strip()[0])
        assert len(signs) > 2
        gate.set()
        await ready(pilot)
        assert "Reading the article" not in screen_text(pilot)
        assert pilot.app.reading_screen.panel.view._turning is None


async def test_a_tab_is_clicked(reading):
    async with reading("a.txt") as pilot:
        panel = pilot.app.reading_screen.panel
        await pilot.click(offset=(panel.region.x + 12, panel.region.y))
        assert panel.name_shown == "entities"
        assert pilot.app.focused is panel.view


async def test_the_theme_changes_in_all_views(reading):
    async with reading("a.txt") as pilot:
        panel = pilot.app.reading_screen.panel
        await pilot.press("g", "e", "g", "o")
        pilot.app.wear("paper")
        await pilot.pause()
        assert {w.palette for w in panel.query("ListPane")} == {pilot.app.palette}
