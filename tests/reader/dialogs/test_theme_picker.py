from __future__ import annotations

import pytest

from tests.reader.conftest import screen_text
from tui.theme import names
from tui.theme.finding import user_folder


def told(pilot) -> list[str]:
    return [toast.message for toast in pilot.app._notifications]


async def test_it_lists_themes_and_marks_the_one_that_is_worn(reading):
    async with reading("a.txt", theme="midnight", size=(80, 24)) as pilot:
        await pilot.press("T")
        shown = screen_text(pilot)
        assert "▸ Midnight" in shown
        assert all(choice.title in shown for choice in pilot.app.screen.shown)
        assert [choice.name for choice in pilot.app.screen.shown] == names()


@pytest.mark.parametrize("keys", [("j",), ("down",), ("ctrl+n",)])
async def test_a_step_is_worn_at_once_and_enter_keeps_it(reading, keys):
    async with reading("a.txt", theme="midnight") as pilot:
        await pilot.press("T", *keys)
        after = names()[names().index("midnight") + 1]
        assert pilot.app.look.name == after
        assert pilot.app.reading_screen.palette.theme.name == after
        await pilot.press("enter")
        assert pilot.app.look.name == after
        assert pilot.app.screen is pilot.app.reading_screen
        assert f"--theme {after}" in told(pilot)[-1]
        assert "NEWSREADER_THEME" in told(pilot)[-1]


async def test_escape_goes_back(reading):
    async with reading("a.txt", theme="paper") as pilot:
        await pilot.press("T", "k", "k", "k", "end", "escape")
        assert pilot.app.look.name == "paper"
        assert pilot.app.screen is pilot.app.reading_screen
        assert not told(pilot)


async def test_to_and_fro_between_the_terminals_colours_and_others(reading):
    async with reading("a.txt", theme="midnight") as pilot:
        await pilot.press("T", "home")
        assert pilot.app.look.name == "ansi"
        assert pilot.app.native_ansi_color
        await pilot.press("escape")
        assert not pilot.app.native_ansi_color


async def test_what_is_typed_filters(reading):
    async with reading("a.txt", theme="midnight") as pilot:
        await pilot.press("T", *"light")
        picker = pilot.app.screen
        assert picker.shown
        assert {choice.kind for choice in picker.shown} == {"light"}
        assert not pilot.app.look.dark
        await pilot.press(*"zz")
        assert "No theme is called so." in screen_text(pilot)
        await pilot.press("enter")
        assert pilot.app.screen is picker
        await pilot.press("escape")
        assert len(picker.shown) == len(names())
        await pilot.press("escape")
        assert pilot.app.look.name == "midnight"


async def test_a_theme_with_a_mistake_is_told_and_not_worn(reading, own_folders):
    user_folder().mkdir(parents=True)
    (user_folder() / "aaa.yaml").write_text("title: [bold]x\n")
    async with reading("a.txt", theme="ansi") as pilot:
        await pilot.press("T", "home")
        assert "mistake, yours" in screen_text(pilot)
        assert pilot.app.look.name == "ansi"
        assert told(pilot)[0].startswith("aaa.yaml:1:")
        await pilot.press("enter")
        assert pilot.app.look.name == "ansi"


async def test_a_hostile_title_is_text(reading, own_folders):
    user_folder().mkdir(parents=True)
    (user_folder() / "aaa.yaml").write_text('title: "[red]x\\e[31m\\u202ey"\n')
    async with reading("a.txt", theme="midnight") as pilot:
        await pilot.press("T", "home")
        shown = screen_text(pilot)
        assert "[red]x" in shown
        assert not {"\x1b", "\u202e"} & set(shown)


async def test_a_theme_from_a_file_is_in_the_list_and_can_be_kept(reading, tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text("title: Elsewhere\n")
    async with reading("a.txt", theme=str(path)) as pilot:
        await pilot.press("T")
        assert "▸ Elsewhere" in screen_text(pilot)
        await pilot.press("j", "escape")
        assert pilot.app.look.title == "Elsewhere"


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60), (60, 12)])
async def test_the_cursor_is_in_sight_at_every_size(reading, size):
    async with reading("a.txt", theme="ansi", size=size) as pilot:
        await pilot.press("T")
        for number, _ in enumerate(names(), start=1):
            shown = screen_text(pilot)
            assert f"▸ {pilot.app.look.title}" in shown
            assert f" {number}/{len(names())} " in shown
            await pilot.press("j")
