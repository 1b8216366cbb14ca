"""Pictures of the screens that matter; everything else is asserted through the pilot.

After a change that is meant: pytest tests/reader/test_snapshots.py --snapshot-update, and look.
"""

from __future__ import annotations

import pytest

from tests.reader.conftest import ready
from tui.reader.app import ReaderApp
from tui.reader.desk import Desk


@pytest.fixture
def picture(folder, by_hand, snap_compare):
    """Compares the screen after some keys with its picture."""

    def compare(*keys: str, names=("a.txt",), theme="midnight", size=(100, 30)) -> bool:
        paths = [folder / name for name in names]
        desk = Desk.open(paths, named=[str(p) for p in paths], store=folder.parent / "s.sqlite3")

        async def press(pilot) -> None:
            await ready(pilot)
            await pilot.press(*keys)
            await pilot.pause()
            while getattr(pilot.app.screen, "unseen", False):
                await pilot.pause(0.01)
            pilot.app.clear_notifications()
            await pilot.pause()

        return snap_compare(ReaderApp(desk, theme), run_before=press, terminal_size=size)

    return compare


@pytest.mark.parametrize("theme", ["paper", "midnight", "okabe", "ansi"])
def test_reading_with_the_cursor_on_a_quote(picture, theme):
    assert picture("e", "h", "c", "c", theme=theme, size=(120, 32))


def test_a_small_terminal(picture):
    assert picture("e", size=(60, 20))


def test_the_panel_as_a_drawer(picture):
    assert picture("c", "s", size=(80, 24), theme="paper")


def test_a_wide_terminal_with_the_articles_and_the_outline(picture):
    assert picture("c", "g", "o", names=("a.txt", "b.txt"), size=(180, 40))


def test_nobody_is_quoted(picture):
    assert picture(names=("b.txt",), theme="vellum")


def test_a_search(picture):
    assert picture("/", *"petrov", size=(100, 24))


def test_a_search_in_all_articles(picture):
    assert picture("g", "/", *"ridge", names=("a.txt", "b.txt"), size=(100, 30), theme="glacier")


def test_a_selection(picture):
    assert picture("e", "v", "w", "w", "w", "w", size=(100, 24), theme="paper")


def test_hints(picture):
    assert picture("f", size=(100, 24), theme="ember")


def test_the_entities_and_a_card(picture):
    assert picture("g", "e", "escape", "e", "p", size=(120, 30), theme="dusk")


def test_a_note_being_written(picture):
    assert picture("c", "m", *"Who counted?", size=(100, 28))


def test_finding_things(picture):
    assert picture(":", size=(100, 30), theme="moss")


def test_the_export(picture):
    # The first cells of this format have no path in them, which is another every time.
    assert picture("e", "h", "x", *["down"] * 5, theme="paper", size=(100, 28))


def test_the_help(picture):
    assert picture("?", size=(120, 40))
