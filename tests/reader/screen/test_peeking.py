from __future__ import annotations

import pytest

from tests.reader.conftest import TEXT, nth, screen_text, status
from tui.annotation import Span


def screen(pilot):
    return pilot.app.reading_screen


def card(pilot):
    return screen(pilot)._card


def words(pilot) -> str:
    return "\n".join("".join(s.text for s in line) for line in card(pilot)._lines)


async def test_an_entity_with_all_its_mentions(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "p")
        await pilot.pause()
        shown = words(pilot)
        assert "PERSON Ana Petrov" in shown
        assert "3 mentions" in shown
        assert "2 quotes, 70% of all that is quoted" in shown
        assert shown.count("▸") == 1
        assert "told reporters" in shown
        assert "Ana Petrov" in screen_text(pilot)


async def test_a_quote_with_all_that_is_known(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("c", "c", "c", "p")
        shown = words(pilot)
        for part in (
            "QUOTE The union",
            "organization, not named",
            "direct: all",
            "“called”",
            "by rules",
        ):
            assert part in shown


async def test_a_note_with_its_comment(reading):
    async with reading("a.txt") as pilot:
        screen(pilot).desk.take_note(nth(TEXT, "60 jobs"), "check\nthis")
        screen(pilot).show_notes()
        await pilot.press("]", "n", "p")
        shown = words(pilot)
        assert "NOTE 60 jobs" in shown
        assert "check this" in shown
        assert "said by" in shown
        assert "Kwame Osei" in shown


async def test_it_follows_the_cursor_and_closes_with_it(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "p", "e")
        assert "DATE Monday" in words(pilot)
        await pilot.press("p")
        assert card(pilot) is None
        assert status(pilot).startswith("DATE")
        await pilot.press("p", "escape")
        assert card(pilot) is None
        assert status(pilot).startswith("DATE")
        await pilot.press("p")
        screen(pilot).view.put_cursor(None)
        screen(pilot).show_status()
        assert card(pilot) is None


async def test_opened_and_closed_faster_than_the_screen_is_painted(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e")
        for _ in range(3):
            screen(pilot).do("peek")
        assert card(pilot) is not None


async def test_without_an_annotation_it_says_what_to_do(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("p")
        assert card(pilot) is None
        assert "cursor on an annotation" in screen(pilot).message


async def test_the_reader_goes_to_a_mention(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "p", "j", "j", "j", "k", "enter")
        assert screen(pilot).view.stop.span == nth(TEXT, "Petrov", 2)
        assert card(pilot) is not None
        await pilot.press("ctrl+o")
        assert screen(pilot).view.stop.span == nth(TEXT, "Ana Petrov")


async def test_without_mentions_the_keys_scroll_the_text(reading):
    async with reading("a.txt", size=(60, 12)) as pilot:
        await pilot.press("c", "p")
        y = screen(pilot).view.scroll_offset.y
        await pilot.press("j")
        assert screen(pilot).view.scroll_offset.y == y + 1


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
async def test_it_never_covers_what_it_is_about_and_stays_in_the_view(reading, size):
    async with reading("a.txt", size=size) as pilot:
        view = screen(pilot).view
        await pilot.press("tab", "p")
        for _ in range(11):
            await pilot.pause()
            place = view.place_of(screen(pilot).pieces(view.stop)).translate(view.region.offset)
            box = card(pilot).region
            assert box.height > 3
            assert view.region.contains_region(box)
            assert not box.overlaps(place)
            await pilot.press("tab")


async def test_many_mentions_are_cut_with_a_sign(reading, folder):
    from tui.annotation import Annotations, Entity, Mention

    text = "Title\n\n" + "\n\n".join(f"Berg spoke {n} times." for n in range(60))
    (folder / "many.txt").write_text(text)
    async with reading("many.txt", size=(80, 24)) as pilot:
        at = [i for i in range(len(text)) if text.startswith("Berg", i)]
        found = Annotations(
            screen(pilot).desk.current.digest,
            "rules/test",
            entities=(Entity(0, "Berg", "PERSON"),),
            mentions=tuple(Mention(Span(i, i + 4), "PERSON", 0) for i in at),
        )
        screen(pilot).show_annotations(found)
        await pilot.press("e", "p")
        assert "60 mentions" in words(pilot)
        assert "more" in words(pilot).split("\n")[-1]
        for _ in range(3):
            await pilot.press("2", "0", "j")
        assert card(pilot).chosen == 59
        assert "59 times" in words(pilot)
