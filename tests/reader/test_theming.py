from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.reader.conftest import screen_text, status
from tui.theme.finding import user_folder


def write(path: Path, text: str) -> None:
    """Save, and be noticed however coarse the clock is."""
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_text(text)
    now = max(path.stat().st_mtime_ns, before + 1_000_000)
    os.utime(path, ns=(now, now))


@pytest.fixture
def mine(own_folders) -> Path:
    path = user_folder() / "mine.yaml"
    path.parent.mkdir(parents=True)
    path.write_text('extends: paper\ncolors: {accent: "#004488"}\n')
    return path


def told(pilot) -> list[str]:
    return [toast.message for toast in pilot.app._notifications]


async def look(pilot) -> None:
    """What the timer does, at once."""
    await pilot.pause()
    pilot.app.mind_files()
    await pilot.pause()


class TestLiveReload:
    async def test_a_saved_file_is_worn(self, reading, mine):
        async with reading("a.txt", theme="mine") as pilot:
            write(mine, 'extends: paper\ncolors: {accent: "#880044"}\n')
            await look(pilot)
            assert pilot.app.look.colors["accent"] == "#880044"
            assert pilot.app.reading_screen.palette.color("accent") == "#880044"
            assert pilot.app.current_theme.accent == "#880044"
            assert not told(pilot)

    async def test_so_is_one_that_it_extends(self, reading, mine):
        write(mine.parent / "day.yaml", "extends: paper\n")
        write(mine, "extends: day\n")
        async with reading("a.txt", theme="mine") as pilot:
            write(mine.parent / "day.yaml", "extends: paper\nlayout: {measure: 44}\n")
            await look(pilot)
            assert pilot.app.look.layout.measure == 44

    async def test_and_one_that_lies_elsewhere(self, reading, tmp_path):
        path = tmp_path / "else.yaml"
        path.write_text("extends: paper\n")
        async with reading("a.txt", theme=str(path)) as pilot:
            write(path, "extends: midnight\n")
            await look(pilot)
            assert pilot.app.look.dark

    async def test_on_an_error_the_last_good_theme_stays_and_it_is_said_once(self, reading, mine):
        async with reading("a.txt", theme="mine") as pilot:
            write(mine, "extends: paper\nlayout: {measure: wide}\n")
            await look(pilot)
            assert pilot.app.look.colors["accent"] == "#004488"
            assert told(pilot) == ["mine.yaml:2:19: measure: a whole number is expected here"]
            write(mine, "# again\nextends: paper\nlayout: {measure: wide}\n")
            await look(pilot)
            await look(pilot)
            assert len(told(pilot)) == 2
            write(mine, "extends: paper\nlayout: {measure: 50}\n")
            await look(pilot)
            assert pilot.app.look.layout.measure == 50
            assert not told(pilot)
            assert "works again" in screen_text(pilot)

    async def test_the_same_error_is_not_said_again(self, reading, mine):
        async with reading("a.txt", theme="mine") as pilot:
            for text in ("extends: no\n", "extends: no\n\n", "extends: no\n# x\n"):
                write(mine, text)
                await look(pilot)
            assert len(told(pilot)) == 1

    async def test_keys_change_with_it(self, reading, mine):
        async with reading("a.txt", theme="mine") as pilot:
            write(mine, "extends: paper\nkeymap: vim\n")
            await look(pilot)
            await pilot.press("right_square_bracket", "e")
            assert status(pilot).startswith("PERSON Ana Petrov")

    async def test_nothing_happens_while_nothing_changes(self, reading, mine, monkeypatch):
        async with reading("a.txt", theme="mine") as pilot:
            await pilot.pause()
            monkeypatch.setattr("tui.reader.theming.load_theme", lambda *_: 1 / 0)
            await look(pilot)

    async def test_the_timer_looks(self, reading, mine, monkeypatch):
        monkeypatch.setattr("tui.reader.theming.LOOK_EVERY", 0.02)
        async with reading("a.txt", theme="mine") as pilot:
            await pilot.pause()
            write(mine, "extends: midnight\n")
            for _ in range(200):
                await pilot.pause(0.02)
                if pilot.app.look.dark:
                    break
            assert pilot.app.look.dark


class TestHardToRead:
    async def test_it_is_said_once_for_each_state(self, reading, mine):
        mine.write_text('extends: paper\ncolors: {muted: "#cccccc"}\n')
        async with reading("a.txt", theme="mine") as pilot:
            await pilot.pause()
            (words,) = told(pilot)
            assert words.startswith("muted (#cccccc) on ")
            assert "more; newsreader themes check" in words
            write(mine, 'extends: paper\ncolors: {muted: "#cccccc"}\nlayout: {measure: 60}\n')
            await look(pilot)
            assert len(told(pilot)) == 1
            write(mine, "extends: paper\n")
            await look(pilot)
            assert len(told(pilot)) == 1

    async def test_built_in_themes_are_not_judged(self, reading, monkeypatch):
        monkeypatch.setattr("tui.theme.contrast.check", lambda theme: 1 / 0)
        async with reading("a.txt", theme="paper") as pilot:
            await pilot.pause()
            assert not told(pilot)


class TestNoColor:
    @pytest.mark.parametrize("theme", ["midnight", "paper", "ansi"])
    async def test_text_is_in_the_terminals_own_colours(self, reading, monkeypatch, theme):
        monkeypatch.setenv("NO_COLOR", "1")
        async with reading("a.txt", theme=theme) as pilot:
            await pilot.press("c")
            for strip in pilot.app.screen._compositor.render_strips():
                for segment in strip.apply_filter(
                    pilot.app.get_line_filters()[-1], pilot.app.screen.styles.background
                ):
                    if segment.style is not None:
                        for color in (segment.style.color, segment.style.bgcolor):
                            assert color is None or color.is_default, segment

    async def test_it_stays_so_when_the_theme_changes(self, reading, monkeypatch):
        monkeypatch.setenv("NO_COLOR", "1")
        async with reading("a.txt", theme="midnight") as pilot:
            for name in ("ansi", "paper"):
                assert pilot.app.wear(name)
                assert pilot.app.palette.plain
                assert pilot.app.native_ansi_color

    async def test_an_empty_one_means_nothing(self, reading, monkeypatch):
        monkeypatch.setenv("NO_COLOR", "")
        async with reading("a.txt") as pilot:
            assert not pilot.app.palette.plain
            assert not pilot.app.no_color

    async def test_speakers_have_letters_in_gutter_and_panel(self, reading, monkeypatch):
        monkeypatch.setenv("NO_COLOR", "1")
        async with reading("a.txt") as pilot:
            x = pilot.app.reading_screen.panel.region.x
            lines = screen_text(pilot).split("\n")
            assert any(line[x:].strip("│ ").startswith("A Ana Petrov") for line in lines)
            assert any(line[:x].split()[:1] == ["Ad▌"] for line in lines)


@pytest.mark.parametrize(("term", "few"), [("xterm-256color", False), ("xterm", True)])
async def test_signs_where_the_terminal_has_few_colours(reading, monkeypatch, term, few):
    monkeypatch.setenv("TERM", term)
    async with reading("a.txt") as pilot:
        assert pilot.app.palette.few == few


async def test_a_key_map_may_be_asked_for(folder, by_hand):
    from tui.reader.app import ReaderApp
    from tui.reader.desk import Desk

    desk = Desk.open([folder / "a.txt"], named=["a.txt"], store=folder.parent / "s.sqlite3")
    app = ReaderApp(desk, "paper", keymap="emacs")
    async with app.run_test():
        assert app.look.keymap == "emacs"
        assert app.wear("midnight")
        assert app.look.keymap == "emacs"
    desk.close()
