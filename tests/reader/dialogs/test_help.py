from __future__ import annotations

import pytest

from tests.reader.conftest import screen_text
from tui.theme.actions import ACTIONS


async def all_lines(pilot) -> str:
    """Everything that can be scrolled to."""
    await pilot.pause()
    return str(pilot.app.screen.query_one("#keys").render())


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20), (200, 60)])
async def test_every_action_is_there(reading, size):
    async with reading("a.txt", size=size) as pilot:
        await pilot.press("question_mark")
        words = " ".join((await all_lines(pilot)).split())
        if size[0] < 108:  # in two columns a folded line stands beside another
            assert all(action.help in words for action in ACTIONS)
        assert [row.action for row in pilot.app.screen.rows()] == list(ACTIONS)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20), (200, 60)])
@pytest.mark.parametrize("keymap", ["default", "vim", "emacs"])
async def test_nothing_is_cut_off_at_the_right(reading, tmp_path, size, keymap):
    (tmp_path / "mine.yaml").write_text(f"keymap: {keymap}\n")
    async with reading("a.txt", size=size, theme=str(tmp_path / "mine.yaml")) as pilot:
        await pilot.press("question_mark")
        width = pilot.app.screen.query_one("#body").scrollable_content_region.width
        lines = (await all_lines(pilot)).split("\n")
        assert max(map(len, lines)) <= width
        assert f"Keys · {keymap}" in screen_text(pilot)


async def test_two_columns_where_there_is_room(reading):
    for size, columns in (((80, 24), 1), ((120, 40), 2)):
        async with reading("a.txt", size=size) as pilot:
            await pilot.press("question_mark")
            lines = (await all_lines(pilot)).split("\n")
            head = next(line for line in lines if "Scroll" in line).split()
            assert len(head) == columns


async def test_what_is_seen_is_explained_and_found(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("question_mark")
        shown = screen_text(pilot)
        assert "an indirect one: told in the writer’s words" in shown
        assert "country or town" in shown
        await pilot.press(*"share")
        assert "share of all words quoted" in screen_text(pilot)
        assert "indirect one" not in screen_text(pilot)


async def test_what_is_typed_filters(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("question_mark", *"next quote")
        assert [row.action.id for row in pilot.app.screen.rows()] == ["next_quote", "next_same"]
        assert "Filter: next quote" in screen_text(pilot)
        await pilot.press("escape")
        assert len(pilot.app.screen.rows()) == len(ACTIONS)
        await pilot.press("slash", *"jq")
        assert "No key does that." in screen_text(pilot)
        await pilot.press("backspace", "backspace", *"ctrl+d")
        assert [row.action.id for row in pilot.app.screen.rows()] == ["half_page_down"]
        await pilot.press("escape", "escape")
        assert pilot.app.screen is pilot.app.reading_screen


@pytest.mark.parametrize("key", ["escape", "q", "question_mark", "f1", "enter"])
async def test_the_ways_out(reading, key):
    async with reading("a.txt") as pilot:
        await pilot.press("question_mark", key)
        assert pilot.app.screen is pilot.app.reading_screen


async def test_scrolling(reading):
    async with reading("a.txt", size=(80, 24)) as pilot:
        await pilot.press("question_mark")
        body = pilot.app.screen.query_one("#body")
        await pilot.press("down", "down")
        assert body.scroll_offset.y == 2
        await pilot.press("up")
        assert body.scroll_offset.y == 1
        await pilot.press("end")
        assert body.scroll_offset.y == body.max_scroll_y
        assert "leave the program" in screen_text(pilot)
        await pilot.press("home", "pagedown")
        assert body.scroll_offset.y > 5
        await pilot.press("pageup")
        assert body.scroll_offset.y == 0


async def test_it_shows_the_keys_of_the_theme_in_one_notation(reading, tmp_path):
    theme = tmp_path / "mine.yaml"
    theme.write_text('keys: {quit: [ctrl+shift+up, alt+x], help: ["?", ctrl+t], theme: []}\n')
    async with reading("a.txt", theme=str(theme)) as pilot:
        await pilot.press("question_mark")
        keys = {row.action.id: row.keys for row in pilot.app.screen.rows()}
        assert keys["quit"] == ("Ctrl+Shift+↑", "Alt+x")
        assert keys["help"] == ("?", "Ctrl+T")
        assert keys["theme"] == ()
        assert "^" not in await all_lines(pilot)
