from __future__ import annotations

import pytest

from tests.reader.conftest import status
from tui.reader.view.measuring import MAP_WIDTH


def screen(pilot):
    return pilot.app.reading_screen


@pytest.fixture
def long(folder):
    text = "Long\n\n" + "\n\n".join(f"Paragraph {n} about the ferry." for n in range(300))
    (folder / "long.txt").write_text(text)
    return "long.txt"


async def test_a_press_on_the_map_goes_there_and_can_be_gone_back(reading, long):
    async with reading(long, size=(80, 24)) as pilot:
        view = screen(pilot).view
        height = view.size.height
        await pilot.click("#minimap", offset=(0, height // 2))
        middle = view.scroll_offset.y + height / 2
        assert abs(middle - view.virtual_size.height / 2) <= view.virtual_size.height / height
        await pilot.click("#minimap", offset=(1, height - 1))
        assert view.scroll_offset.y == view.max_scroll_y
        await pilot.press("ctrl+o", "ctrl+o")
        assert view.scroll_offset.y == 0


async def test_the_map_can_be_dragged(reading, long):
    async with reading(long, size=(80, 24)) as pilot:
        view = screen(pilot).view
        await pilot.mouse_down("#minimap", offset=(0, 2))
        first = view.scroll_offset.y
        await pilot.hover("#minimap", offset=(0, 10))
        assert view.scroll_offset.y > first
        assert len(screen(pilot).jumps.places) == 1
        await pilot.mouse_up("#minimap", offset=(0, 10))
        here = view.scroll_offset.y
        await pilot.hover("#minimap", offset=(0, 15))
        assert view.scroll_offset.y == here


async def test_the_map_makes_room_for_a_scroll_bar_and_back(reading, long):
    async with reading(long, size=(80, 24)) as pilot:
        view = screen(pilot).view
        assert view.minimap.size.width == MAP_WIDTH
        assert view.scrollbar_size_vertical == 0
        await pilot.press("M")
        await pilot.pause()
        assert not view.minimap.display
        assert view.scrollbar_size_vertical == 1
        await pilot.press("M")
        await pilot.pause()
        assert view.minimap.display


async def test_the_part_in_view_moves_down_the_map(reading, long):
    async with reading(long, size=(80, 24)) as pilot:
        view = screen(pilot).view
        height = view.size.height

        def lit() -> list[int]:
            return [y for y in range(height) if view.minimap._in_view(y)]

        assert lit()[0] == 0
        await pilot.press("G")
        assert lit()[-1] == height - 1
        assert 1 <= len(lit()) < height


async def test_source_and_cue_are_marked_while_the_cursor_is_on_the_quote(reading):
    async with reading("a.txt") as pilot:
        view = screen(pilot).view
        await pilot.press("c")
        for y in range(view.size.height):
            view.render_line(y)
        layers = [p.mark.layer for p in view._moving.cursor]
        assert layers == ["cursor", "source", "cue"]
        await pilot.press("e")
        view.render_line(0)
        assert [p.mark.layer for p in view._moving.cursor] == ["cursor"]


@pytest.mark.parametrize("way", ["keys", "library", "jump"])
async def test_the_place_is_kept_whichever_way_articles_are_turned(reading, folder, way):
    (folder / "0long.txt").write_text("Long\n\n" + "\n\n".join(f"Part {n}." for n in range(200)))
    async with reading(size=(120, 24)) as pilot:
        view = screen(pilot).view
        await pilot.press("4", "0", "j")
        left = view.position
        assert left > 0
        if way == "keys":
            await pilot.press("J")
            await pilot.press("K")
        elif way == "library":
            screen(pilot).turn_to(2)
            await pilot.press("a", "k", "k", "enter")
        else:
            await pilot.press("J", "G")
            await pilot.press("ctrl+o", "ctrl+o")
        await pilot.pause()
        assert screen(pilot).desk.index == 0
        assert view.position == left


async def test_steps_from_a_cursor_out_of_view_begin_where_the_eye_is(reading):
    async with reading("a.txt", size=(60, 12)) as pilot:
        await pilot.press("e")
        assert status(pilot).startswith("PERSON Ana Petrov · mention 1")
        await pilot.press("G", "E")
        assert "mention 3" in status(pilot)
