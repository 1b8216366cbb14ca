from __future__ import annotations

import pytest
from textual import events

from tests.reader.conftest import screen_text, status
from tests.reader.view.test_selecting import chosen
from tests.reader.view.test_stepping import clusters


def place(pilot, words: str, at: int = 0) -> tuple[int, int]:
    """The cell of the screen at which a character of words stands."""
    for y, line in enumerate(screen_text(pilot).split("\n")):
        if words in line:
            return line.index(words) + at, y
    raise AssertionError(f"{words!r} is not on the screen")


async def drag(pilot, start, end, **held) -> None:
    await pilot.mouse_down(offset=start)
    await pilot.hover(offset=((start[0] + end[0]) // 2, (start[1] + end[1]) // 2))
    await pilot.hover(offset=end)
    if held:
        await pilot._post_mouse_events(
            [events.MouseUp],
            widget=None,
            offset=end,
            button=1,
            control=held.get("control", False),
            meta=held.get("meta", False),
        )
    else:
        await pilot.mouse_up(offset=end)
    await pilot.pause()


async def test_words_are_taken_whole(reading):
    async with reading("a.txt") as pilot:
        await drag(pilot, place(pilot, "nion called"), place(pilot, "calle", 3))
        assert chosen(pilot) == "union called"
        assert status(pilot).startswith("SELECTION 2 words, 12 characters")


async def test_backwards_too_and_over_rows(reading):
    async with reading("a.txt") as pilot:
        await drag(pilot, place(pilot, "told reporters", 1), place(pilot, "close on", 2))
        assert chosen(pilot) == "close on Monday.\n\n“We have waited long enough,” Petrov told"


async def test_quote_marks_are_taken_in_pairs(reading):
    async with reading("a.txt") as pilot:
        await drag(pilot, place(pilot, "a scandal"), place(pilot, "scandal", 5))
        assert chosen(pilot) == "a scandal"
        await drag(pilot, place(pilot, "“a scandal"), place(pilot, "scandal", 5))
        assert chosen(pilot) == "“a scandal”"


@pytest.mark.parametrize("held", ["control", "meta"])
async def test_with_alt_or_ctrl_it_is_exact(reading, held):
    async with reading("a.txt") as pilot:
        await drag(pilot, place(pilot, "nion called"), place(pilot, "calle", 3), **{held: True})
        assert chosen(pilot) == "nion call"


async def test_beside_the_text_and_between_paragraphs_the_nearest_text_counts(reading):
    async with reading("a.txt") as pilot:
        view = pilot.app.reading_screen.view
        x, y = place(pilot, "Petrov told")
        await drag(pilot, (x, y), (view.region.right - 2, y))
        assert chosen(pilot).startswith("Petrov told reporters")
        assert "\n" not in chosen(pilot)
        x, y = place(pilot, "Ferry closes")
        await drag(pilot, (x, y), (x + 3, y + 1))
        assert chosen(pilot) == "Ferry closes after vote"
        await drag(pilot, (view.region.x + 1, y + 2), (x, y))
        assert chosen(pilot) == "Ferry closes after vote"


async def test_out_of_the_view_it_goes_to_the_nearest_row_and_never_fails(reading):
    async with reading("a.txt", size=(120, 20)) as pilot:
        x, y = place(pilot, "Ferry closes")
        width, height = pilot.app.size
        for end in ((0, 0), (width - 1, 0), (width - 1, height - 1), (0, height - 1)):
            await drag(pilot, (x, y), end)
            assert chosen(pilot)
        await drag(pilot, (width - 1, height - 1), (x, y))


async def test_odd_coordinates_of_the_view_itself(reading):
    async with reading("a.txt") as pilot:
        view = pilot.app.reading_screen.view
        for x in (-500, -1, 0, 5, 10_000):
            for y in (-500, -1, 0, 3, 10_000):
                span = view._pointed(x, y)
                assert 0 <= span.start <= span.end <= len(view.reading.text)
                view.offset_at(x, y)


async def test_at_the_edge_the_text_rolls_on(reading, folder):
    (folder / "c.txt").write_text(
        "Long read\n\n" + "\n\n".join(f"Paragraph {n} of it." for n in range(99))
    )
    async with reading("c.txt") as pilot:
        view = pilot.app.reading_screen.view
        await pilot.mouse_down(offset=place(pilot, "Paragraph 2 of"))
        await pilot.hover(offset=(view.region.x + 30, view.region.bottom))
        for _ in range(200):
            await pilot.pause(0.02)
            if view.scroll_offset.y > 3:
                break
        await pilot.mouse_up(offset=(view.region.x + 30, view.region.bottom))
        await pilot.pause()
        assert view.scroll_offset.y > 3
        assert chosen(pilot).startswith("Paragraph 2 of it.")
        top = view.scroll_offset.y
        await pilot.pause(0.2)
        assert view.scroll_offset.y == top


async def test_a_double_click_selects_the_word_and_a_triple_click_the_paragraph(reading):
    async with reading("a.txt") as pilot:
        where = place(pilot, "union called", 2)
        await pilot.click(offset=where, times=2)
        assert chosen(pilot) == "union"
        await pilot.click(offset=place(pilot, "vote “a", 1), times=3)
        assert chosen(pilot).startswith("The union called the vote")
        assert chosen(pilot).endswith("jobs would go.")


async def test_a_click_elsewhere_drops_it_and_a_drag_is_no_click(reading):
    async with reading("a.txt") as pilot:
        view = pilot.app.reading_screen.view
        await drag(pilot, place(pilot, "union"), place(pilot, "Kwame", 3))
        assert view.stop is None
        assert chosen(pilot).endswith("Kwame")
        await pilot.click(offset=place(pilot, "declined", 2))
        assert chosen(pilot) == ""
        await pilot.press("v", "w")
        assert chosen(pilot) == "clined"
        await pilot.click(offset=(view.region.x, view.region.bottom - 2))
        assert chosen(pilot) == ""


async def test_the_keyboard_goes_on_with_what_the_mouse_selected(reading):
    async with reading("a.txt") as pilot:
        await drag(pilot, place(pilot, "union"), place(pilot, "called", 5))
        await pilot.press("w", "w")
        assert chosen(pilot) == "union called the vote"
        await pilot.press("h")
        assert pilot.app.desk.notes[0].note.target.quote.exact == "union called the vote"


async def test_wide_characters_and_clusters_stay_whole(reading, folder):
    (folder / "d.txt").write_text(
        "Quay\n\nThe 👩\u200d🚀 went, e\u0301lan 船来了 and cafe\u0301s.\n"
    )
    async with reading("d.txt") as pilot:
        view = pilot.app.reading_screen.view
        row = next(r for r in view._page.rows if "went" in view.reading.text[r.start : r.end])
        x = view._left + view._painter.gutter.width
        y = view._page.rows.index(row) + 1
        for cell in range(24):
            span = view._pointed(x + cell, y)
            assert set(span) <= clusters(view.reading.text)
