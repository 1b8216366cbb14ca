from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.reader.conftest import status
from tui.reader.screen.jumping import MOST, Jumps, Place

PLACES = st.integers(0, 5).map(lambda n: Place(Path("a.txt"), n))


def place(n: int) -> Place:
    return Place(Path("a.txt"), n)


def test_back_and_forward_lead_over_the_same_places():
    jumps = Jumps()
    for n in range(3):
        jumps.mark(place(n))
    assert jumps.walk(place(9), -1) == place(2)
    assert jumps.walk(place(2), -1) == place(1)
    assert jumps.walk(place(1), 1) == place(2)
    assert jumps.walk(place(2), 1) == place(9)
    assert jumps.walk(place(9), 1) is None


def test_steps_beyond_the_ends_stop_there():
    jumps = Jumps()
    assert jumps.walk(place(0), -1) is None
    for n in range(3):
        jumps.mark(place(n))
    assert jumps.walk(place(9), -50) == place(0)
    assert jumps.walk(place(0), -1) is None
    assert jumps.walk(place(0), 50) == place(9)


def test_a_jump_from_the_middle_loses_nothing():
    jumps = Jumps()
    for n in range(4):
        jumps.mark(place(n))
    jumps.walk(place(9), -3)
    jumps.mark(place(1))
    assert jumps.places == [place(0), place(2), place(3), place(9), place(1)]
    assert jumps.walk(place(7), -1) == place(1)


@given(st.lists(st.tuples(st.booleans(), PLACES, st.integers(-3, 3))))
def test_whatever_is_done_a_place_is_kept_once(doings):
    jumps = Jumps()
    for mark, here, steps in doings:
        if mark:
            jumps.mark(here)
        elif steps:
            found = jumps.walk(here, steps)
            assert found != here
            assert found is None or found in jumps.places
        assert len(set(jumps.places)) == len(jumps.places)
        assert 0 <= jumps.at <= len(jumps.places)


def test_old_places_are_forgotten():
    jumps = Jumps()
    for n in range(MOST + 50):
        jumps.mark(place(n))
    assert len(jumps.places) == MOST
    assert jumps.places[-1] == place(MOST + 49)


async def test_the_end_the_beginning_and_back(reading):
    async with reading("a.txt", size=(60, 12)) as pilot:
        view = pilot.app.reading_screen.view
        await pilot.press("j", "j", "j")
        left = view.position
        await pilot.press("G")
        end = view.position
        assert end > left
        await pilot.press("ctrl+o")
        assert view.position == left
        await pilot.press("ctrl+n")
        assert view.position == end
        await pilot.press("ctrl+n")
        assert "last place" in pilot.app.reading_screen.message


async def test_back_across_articles_with_cursor_and_place(reading):
    async with reading() as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("e", "e", "J")
        assert screen.desk.current.title == "Bridge opens early"
        await pilot.press("ctrl+o")
        assert screen.desk.current.title == "Ferry closes after vote"
        assert status(pilot).startswith("DATE Monday")
        await pilot.press("ctrl+n")
        assert screen.desk.current.title == "Bridge opens early"
        assert len(screen.jumps.places) == 2


async def test_the_same_is_a_jump_and_a_step_is_none(reading):
    async with reading("a.txt") as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("e", "e", "c")
        assert screen.jumps.places == []
        await pilot.press("e", "E", "tab")
        assert screen.jumps.places == []
        await pilot.press("c", ".")
        assert len(screen.jumps.places) <= 1


async def test_before_any_jump_it_says_so(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("ctrl+o")
        assert "not jumped" in pilot.app.reading_screen.message
