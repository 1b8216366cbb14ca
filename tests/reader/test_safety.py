"""Whatever the text, no part of the screen shows anything that a terminal would obey.

The tests walk over the table of actions and press each one's keys, so that a new part of the screen
is walked over as well. The fence that makes every segment safe (``tui.reader.fenced``) is taken
down for the walk: each part must have done it by itself, as it must know how wide its text is.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.widgets import Input, TextArea

from tests import hostile
from tui.article import find
from tui.reader.app import ReaderApp
from tui.reader.desk import Desk
from tui.reader.fenced import Fence
from tui.theme import ACTIONS, parse

from . import conftest
from .conftest import HandEngine, ready, screen_text

GROUPS = list(dict.fromkeys(action.group for action in ACTIONS))
LEAVING = {"quit"}
"""Actions after which there is nothing to look at."""


@pytest.fixture
def no_fence(monkeypatch):
    monkeypatch.setattr(Fence, "apply", lambda self, segments, background: segments)


@pytest.fixture
def folder(tmp_path) -> Path:
    return hostile.lay_out(tmp_path)


@pytest.fixture
def by_hand(monkeypatch):
    monkeypatch.setattr(conftest, "annotate_by_hand", hostile.annotate)
    monkeypatch.setattr("tui.reader.app.Engine", HandEngine)
    monkeypatch.setattr("tui.language.ENGINE", "rules/test")


@pytest.fixture
def opened(folder, tmp_path, by_hand, own_folders, monkeypatch):
    """The reader on the hostile folder, with notes and a theme as hostile."""
    monkeypatch.chdir(tmp_path)  # for what an export writes
    store = tmp_path / "notes.sqlite3"
    hostile.take_notes(store, folder)
    hostile.theme(own_folders / "xdg_config_home" / "newsreader" / "themes")

    @asynccontextmanager
    async def open_(size=(120, 40), theme="odd [red]name", model=None):
        desk = Desk.open(find([str(folder)]), named=[str(folder)], store=store, model=model)
        app = ReaderApp(desk, theme)
        async with app.run_test(size=size, notifications=True) as pilot:
            await ready(pilot)
            yield pilot
        desk.close()

    return open_


def look(pilot, where: str) -> None:
    """Fail if a segment on the screen would harm, or if brackets were taken for markup."""
    for strip in pilot.app.screen._compositor.render_strips():
        for segment in strip:
            assert segment.control is None, where
            found = hostile.FORBIDDEN.search(segment.text)
            assert found is None, f"{where}: {found[0]!r} in {segment.text!r}"
            style = segment.style
            assert style is None or style.link is None, f"{where}: a link in {segment.text!r}"
            assert "app.bell" not in repr(style.meta if style else ""), where
    assert "markup {" not in screen_text(pilot), f"{where}: brackets were taken for markup"


async def press(pilot, action: str) -> None:
    """Press the keys that the theme gives an action."""
    sequences = pilot.app.look.keys.get(action)
    assert sequences, f"{action} has no keys"
    await pilot.press(*parse(sequences[0]))


async def settle(pilot) -> None:
    """Back to the text: out of dialogs, bars and panes."""
    for _ in range(8):
        if not has_opened(pilot):
            return
        await pilot.press("escape")
    assert pilot.app.is_running
    raise AssertionError(f"escape does not lead out of {pilot.app.focused}")


async def paste(pilot) -> None:
    """Paste as a terminal does, into whatever takes it."""
    pilot.app.post_message(events.Paste(hostile.HOSTILE + "\0\r\n"))
    await pilot.pause()


def has_opened(pilot) -> bool:
    """Whether there is something to use: a dialog, a pane, a bar or a field."""
    screen = pilot.app.reading_screen
    return pilot.app.screen is not screen or pilot.app.focused is not screen.view


async def walk(pilot, group: str, where: str, use: bool) -> None:
    """Do each action of a group; if asked to, use what it opens by keys, then with a paste."""
    await press(pilot, "next_quote")
    for action in ACTIONS:
        if action.group != group or action.id in LEAVING:
            continue
        here = f"{where}, {action.id}"
        await press(pilot, action.id)
        look(pilot, here)
        if not use:
            await settle(pilot)
        elif has_opened(pilot):
            await pilot.press("down", "down", "tab", "up")
            look(pilot, f"{here}, used by keys")
            await settle(pilot)
            await press(pilot, action.id)
            await paste(pilot)
            look(pilot, f"{here}, a paste")
            await pilot.press("enter")
            await pilot.pause(0.05)
            look(pilot, f"{here}, a paste and enter")
            await settle(pilot)
            look(pilot, f"{here}, left")


@pytest.mark.parametrize("group", GROUPS)
async def test_every_action(group, opened, no_fence):
    async with opened() as pilot:
        await walk(pilot, group, "120x40", use=True)


async def test_every_action_where_there_is_little_room(opened, no_fence):
    async with opened(size=(60, 20)) as pilot:
        for group in GROUPS:
            await walk(pilot, group, "60x20", use=False)


VIEWS = [action.id for action in ACTIONS if action.id.startswith("panel_")]


@pytest.mark.parametrize("view", VIEWS)
async def test_every_view_of_the_panel(view, opened, no_fence):
    async with opened(size=(150, 50)) as pilot:
        await press(pilot, view)
        look(pilot, view)
        assert "[bold]" in screen_text(pilot)
        for action in ("sort", "filter_type", "filter_named", "fold", "search"):
            await press(pilot, action)
            look(pilot, f"{view}, {action}")
        await pilot.press("[", "b")
        await paste(pilot)
        look(pilot, f"{view}, a filter pasted")
        await settle(pilot)
        await press(pilot, view)
        await pilot.press(*["down"] * 6)
        look(pilot, f"{view}, moved down")
        await pilot.press("enter")
        await pilot.pause()
        look(pilot, f"{view}, chosen")


async def test_every_stop_of_every_article_with_its_card(opened, no_fence):
    async with opened(size=(200, 60)) as pilot:
        for number in range(len(pilot.app.desk.paths)):
            await ready(pilot)
            look(pilot, f"article {number}")
            assert "[bold]mark[/bold]" in screen_text(pilot)
            assert pilot.app.desk.current.title
            for step in range(5):
                await press(pilot, "next_annotation")
                look(pilot, f"article {number}, stop {step}")
                await press(pilot, "peek")
                look(pilot, f"article {number}, stop {step}, its card")
                await pilot.press("escape")
            await press(pilot, "toggle_hidden")
            look(pilot, f"article {number}, what is hidden shown")
            await press(pilot, "next_article")


async def test_a_note_is_written_with_what_is_pasted(opened, no_fence):
    async with opened() as pilot:
        await press(pilot, "next_quote")
        await press(pilot, "comment")
        await paste(pilot)
        look(pilot, "a comment pasted")
        area = pilot.app.screen.query_one(TextArea)
        assert "[bold]mark[/bold]" in area.text
        assert hostile.FORBIDDEN.sub("", area.text) == area.text.replace("\n", "").replace("\t", "")
        await pilot.press("ctrl+s")
        await pilot.pause()
        look(pilot, "a comment kept")


async def test_an_engine_that_fails_and_what_cannot_be_read(opened, folder, monkeypatch, no_fence):
    monkeypatch.setattr(HandEngine, "failure", f"It failed: {hostile.HOSTILE}\0.")
    async with opened() as pilot:
        look(pilot, "the engine failed")
        assert "[bold]" in screen_text(pilot)
        await press(pilot, "toggle_panel")
        (folder / "b.md").unlink()
        paths = [path.name for path in pilot.app.desk.paths]
        pilot.app.reading_screen.turn_to(paths.index("b.md"))
        await pilot.pause()
        look(pilot, "an article that is gone")
        pilot.app.notify(hostile.HOSTILE, title=hostile.HOSTILE)
        await pilot.pause()
        look(pilot, "a notification")
        pilot.app.reading_screen.say(hostile.HOSTILE)
        look(pilot, "a message")


async def test_a_theme_with_a_mistake_and_one_that_is_not_there(opened, own_folders, no_fence):
    faulty = own_folders / "xdg_config_home" / "newsreader" / "themes" / "faulty.yaml"
    async with opened() as pilot:
        for words in (
            'title: "\\e[31m[bold]x[/bold]"\ncolors: {text: "\\e]52;c;eA==\\a[bold]"}\n',
            'extends: "\\e[31m[bold]"\n',
            '"\\e[31m[bold]": 1\n',
            'keys: {"\\x9b31m": "\\e"}\n',
            "\x1b[31m: [\n",
        ):
            faulty.write_text(words, encoding="utf-8")
            assert pilot.app.wear("faulty") is False
            await pilot.pause()
            look(pilot, f"a faulty theme: {words!r}")
        assert pilot.app.wear(hostile.HOSTILE) is False
        await pilot.pause()
        look(pilot, "no such theme")


@pytest.mark.parametrize("widget", [Input, TextArea])
async def test_what_is_typed_is_safe_behind_the_fence(widget, opened):
    """Fields are Textual's own: if something gets into one, the fence keeps it from the terminal."""
    async with opened() as pilot:
        await press(pilot, "comment")
        field = widget("a\x1b[31mb\x9b\u202e")
        await pilot.app.screen.mount(field)
        await pilot.pause()
        look(pilot, widget.__name__)
        assert "a␛[31mb·⇠" in screen_text(pilot)


def test_the_fence_changes_only_what_it_must():
    plain, control = Segment("“plain”", Style(bold=True)), Segment("\x1b[H", None, [(1,)])
    hostile_one = Segment("a\x1b\t", Style(bold=True))
    passed = Fence().apply([plain, hostile_one, control], None)
    assert passed[0] is plain
    assert passed[1] == Segment("a␛ ", Style(bold=True))
    assert passed[2] is control


TEXTUALS = re.compile(rb"\x1b\[[0-9;:?<>=!$ ]*[@-~]|\x1b\]22;[a-z-]*(?:\x1b\\|\x07)")
"""What Textual itself asks of a terminal: control sequences, and the pointer's shape (OSC 22)."""


def test_the_whole_program_writes_none_of_it_to_a_terminal(folder, tmp_path, own_folders):
    store = tmp_path / "notes.sqlite3"
    hostile.take_notes(store, folder)
    themes = own_folders / "xdg_config_home" / "newsreader" / "themes"
    command = [sys.executable, "-m", "tui", "--model", "rules", "--store", str(store)]
    command += ["--theme", str(hostile.theme(themes)), str(folder)]
    # A theme's name, the articles, every key that opens something, and out.
    keys = ["", "\t", "c", "p", "\x1b", "s", "gt", "gt", "gt", "gt", "\x1b", "T", "\x1b", "a"]
    keys += ["\x1b", "/mark", "\x1b", ":", "\x1b", "m", "\x1b", "J", "?", "\x1b", "q"]
    written = in_terminal(command, keys)
    assert "␛]52".encode() in written  # it was shown, and made visible
    assert b"\x1b[31m" not in written
    rest = TEXTUALS.sub(b"", written).decode("utf-8", "replace")
    found = hostile.FORBIDDEN.search(rest.replace("\r", "").replace("\n", ""))
    assert found is None, rest[max(0, found.start() - 40) : found.end() + 40]


def in_terminal(command: list[str], keys: list[str]) -> bytes:
    """What a program writes to a pseudo-terminal in which ``keys`` are pressed one by one."""
    process, terminal = pty.fork()
    if process == 0:
        os.environ["COLORTERM"] = "truecolor"
        os.execvp(command[0], command)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    written = bytearray()

    def read(first: float, quiet: float) -> bool:
        wait = first
        while select.select([terminal], [], [], wait)[0]:
            try:
                data = os.read(terminal, 1 << 16)
            except OSError:  # how Linux says that the program has ended
                return False
            if not data:
                return False
            written.extend(data)
            wait = quiet
        return True

    try:
        alive = read(20, 1.0)
        for key in keys:
            if not alive:
                break
            os.write(terminal, key.encode())
            alive = read(0.3, 0.15)
        if alive:
            read(5, 2)
        for _ in range(100):
            ended, status = os.waitpid(process, os.WNOHANG)
            if ended:
                break
            time.sleep(0.05)
        assert ended, bytes(written[-500:])
        assert os.waitstatus_to_exitcode(status) == 0
    finally:
        with contextlib.suppress(OSError):
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)
        os.close(terminal)
    return bytes(written)
