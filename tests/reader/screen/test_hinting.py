from __future__ import annotations

from tests.reader.conftest import TEXT, nth, screen_text, status
from tui.annotation import Span


def message(pilot) -> str:
    return pilot.app.reading_screen.message


def hints(pilot):
    return pilot.app.reading_screen.view.hints


def label_of(pilot, kind: str, number: int) -> str:
    """The letters on the ``number``-th stop of a kind."""
    stops = [s for s in pilot.app.reading_screen.route.stops if s.kind == kind]
    return next(name for name, hint in hints(pilot)._by_name.items() if hint.stop == stops[number])


async def test_letters_stand_on_all_in_view_and_the_last_one_goes_there(reading):
    async with reading("a.txt") as pilot:
        before = screen_text(pilot).split("\n")
        await pilot.press("f")
        assert len(hints(pilot)) == 11
        assert "Esc leaves" in message(pilot)
        after = screen_text(pilot).split("\n")
        changed = [(a, b) for a, b in zip(before[:-2], after[:-2], strict=True) if a != b]
        assert changed
        assert all(len(a) == len(b) for a, b in changed)
        await pilot.press(label_of(pilot, "quote", 1))
        assert hints(pilot) is None
        assert status(pilot).startswith("QUOTE Ana Petrov")
        assert pilot.app.reading_screen.view.stop.span.start == nth(TEXT, "“We have").start


async def test_a_jump_by_hint_can_be_gone_back(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "f")
        await pilot.press(label_of(pilot, "entity", 4))
        assert status(pilot).startswith("PERSON Kwame Osei")
        await pilot.press("ctrl+o")
        assert status(pilot).startswith("PERSON Ana Petrov · mention 1")


async def test_letters_of_two_narrow_and_can_be_taken_back(reading):
    async with reading("a.txt") as pilot:
        screen = pilot.app.reading_screen
        for words in ("The union called the vote", "Petrov declined to answer"):
            start = nth(TEXT, words).start
            for at in range(start, start + 24, 2):
                screen.desk.take_note(Span(at, at + 2))
        screen.show_notes()
        await pilot.press("f")
        names = list(hints(pilot)._by_name)
        assert {len(name) for name in names} == {2}
        await pilot.press("a")
        assert "one of" in message(pilot)
        assert hints(pilot).left < len(names)
        await pilot.press("backspace")
        assert hints(pilot).left == len(names)
        await pilot.press("backspace")
        assert hints(pilot) is None


async def test_escape_and_other_keys_leave_and_do_nothing_else(reading):
    async with reading("a.txt") as pilot:
        for key in ("escape", "space", "z", "1"):
            await pilot.press("f")
            assert hints(pilot) is not None
            await pilot.press(key)
            assert hints(pilot) is None
        assert pilot.app.is_running
        assert pilot.app.reading_screen.view.stop is None
        await pilot.press("f", "m")
        assert "No annotation in view" in message(pilot)


async def test_in_visual_mode_the_selection_is_extended(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "v", "f")
        assert "selection" in message(pilot)
        await pilot.press(label_of(pilot, "entity", 2))
        selected = pilot.app.reading_screen.view.selection
        assert selected.of(TEXT).startswith("Ana Petrov said")
        assert selected.of(TEXT).endswith("Petrov")
        assert selected.end == nth(TEXT, "Petrov", 2).end


async def test_scrolling_and_new_annotations_take_the_letters_away(reading):
    async with reading("a.txt", size=(60, 14)) as pilot:
        view = pilot.app.reading_screen.view
        await pilot.press("f")
        view.scroll_lines(2)
        await pilot.pause()
        assert hints(pilot) is None
        await pilot.press("f")
        view.note([])
        assert hints(pilot) is None


async def test_where_nothing_is_in_view_it_says_so(reading):
    async with reading("b.txt") as pilot:
        await pilot.press("f")
        assert hints(pilot) is None
        assert message(pilot) == "No annotation is in view."
