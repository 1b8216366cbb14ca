from __future__ import annotations

import os
import stat
import sys
import threading

import pytest

from tests.reader.conftest import screen_text
from tui.reader.clipboard import (
    TERMINAL_LIMIT,
    ClipboardError,
    Tool,
    find_tool,
    hand_over,
    plain,
    report,
)

ALL = {
    name: f"/bin/{name}"
    for name in "wl-copy xclip xsel pbcopy clip.exe termux-clipboard-set tmux".split()
}


@pytest.mark.parametrize(
    "environ, platform, name",
    [
        ({}, "linux", None),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "linux", "wl-copy"),
        ({"DISPLAY": ":0"}, "linux", "xclip"),
        ({"DISPLAY": ":0", "SSH_CONNECTION": "a"}, "linux", None),
        ({"DISPLAY": "localhost:10.0", "SSH_CONNECTION": "a"}, "linux", "xclip"),
        ({"WAYLAND_DISPLAY": "wayland-0", "SSH_CONNECTION": "a"}, "linux", None),
        ({}, "darwin", "pbcopy"),
        ({"SSH_CONNECTION": "a"}, "darwin", None),
        ({"WSL_DISTRO_NAME": "Debian"}, "linux", "clip.exe"),
        ({"TERMUX_VERSION": "0.118"}, "linux", "termux-clipboard-set"),
        ({"TMUX": "/tmp/tmux,1,0"}, "linux", "tmux"),
        ({"TMUX": "/tmp/tmux,1,0", "SSH_CONNECTION": "a"}, "linux", "tmux"),
        ({"TMUX": "/tmp/tmux,1,0"}, "darwin", "pbcopy"),
    ],
)
def test_which_tool_reaches_the_screen_before_the_reader(environ, platform, name):
    tool = find_tool(environ, ALL.get, platform)
    assert (tool.name if tool else None) == name
    if tool is not None:
        assert tool.command[0] == f"/bin/{name}"


def test_a_tool_that_is_not_there_is_passed_over():
    environ = {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}
    assert find_tool(environ, {"xsel": "/bin/xsel"}.get, "linux").name == "xsel"
    assert find_tool(environ, {}.get, "linux") is None


def test_what_a_terminal_would_obey_is_not_copied():
    assert plain("a\x1b[31mb\x07\x9b2J\x7f\r\tc\nd\x00é“ü”🎉") == "a[31mb2J\tc\nd" + "é“ü”🎉"
    for code in (*range(0x20), 0x7F, *range(0x80, 0xA0)):
        assert plain(chr(code)) == (chr(code) if chr(code) in "\n\t" else "")
    assert plain("a\ud800b") == "a\ufffdb"


def script(folder, body: str) -> Tool:
    path = folder / "tool"
    path.write_text(f"#!{sys.executable}\nimport os, sys, time\n{body}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return Tool("tool", (str(path),))


posix = pytest.mark.skipif(os.name != "posix", reason="scripts with an interpreter line")


@posix
def test_a_tool_gets_the_text_as_utf8(tmp_path):
    out = tmp_path / "out"
    tool = script(tmp_path, f"open({str(out)!r}, 'wb').write(sys.stdin.buffer.read())")
    hand_over(tool, "“Ferry” 🛳\n$(rm) `x`", limit=20)
    assert out.read_bytes() == "“Ferry” 🛳\n$(rm) `x`".encode()
    hand_over(tool._replace(encoding="utf-16-le"), "é🛳", limit=20)
    assert out.read_bytes().decode("utf-16-le") == "é🛳"


@posix
def test_a_tool_that_leaves_a_process_behind_is_not_waited_for(tmp_path):
    done = tmp_path / "done"
    body = f"""
sys.stdin.read()
if os.fork():
    os._exit(0)
while not os.path.exists({str(done)!r}):
    time.sleep(0.01)
"""
    hand_over(script(tmp_path, body), "text", limit=20)
    done.touch()


@posix
@pytest.mark.parametrize(
    "body, why",
    [
        ("sys.stdin.read(); sys.stderr.write('\\nno \\x1b[31mdisplay\\nmore'); sys.exit(1)", "no "),
        ("sys.exit(3)", "exit status 3"),
        ("time.sleep(60)", "no answer in 0.2 s"),
    ],
)
def test_a_tool_that_fails_says_why(tmp_path, body, why):
    with pytest.raises(ClipboardError, match=why):
        hand_over(script(tmp_path, body), "text " * 100_000, limit=0.2 if "sleep" in body else 20)


def test_a_tool_that_cannot_be_started(tmp_path):
    with pytest.raises(ClipboardError):
        hand_over(Tool("gone", (str(tmp_path / "gone"),)), "text")


def test_what_the_reader_is_told():
    tool = Tool("xclip", ("xclip",))
    assert report("two words", tool) == "2 words copied with xclip."
    assert report("word", None) == "1 word sent to the terminal’s clipboard."
    assert report("a", None, (tool, "no display.")) == (
        "1 word sent to the terminal’s clipboard. xclip failed: no display."
    )
    assert "set-clipboard" in report("a", None, (Tool("tmux", ("tmux",)), "unknown flag -w"))
    large = "é" * (TERMINAL_LIMIT // 2 + 1)
    assert "74 kB may be more than it takes" in report(large, None)
    assert "more than" not in report(large, tool)


@pytest.fixture
def copied(monkeypatch):
    """What was sent to the terminal; the machine's own clipboard is left alone."""
    sent: list[str] = []
    monkeypatch.setattr("tui.reader.clipboard.find_tool", lambda: None)
    monkeypatch.setattr("textual.app.App.copy_to_clipboard", lambda app, text: sent.append(text))
    return sent


async def told(pilot, words: str) -> bool:
    for _ in range(200):
        if words in screen_text(pilot):
            return True
        await pilot.pause(0.01)
    return False


async def test_without_a_tool_the_terminal_is_asked(reading, copied):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "y")
        assert copied == ["Ana Petrov"]
        assert await told(pilot, "2 words sent to the terminal’s clipboard.")


async def test_the_tool_is_used_where_there_is_one(reading, copied, monkeypatch):
    given: list[tuple[str, str, bool]] = []

    def take(tool, text):
        given.append((tool.name, text, threading.current_thread() is threading.main_thread()))

    monkeypatch.setattr("tui.reader.clipboard.find_tool", lambda: Tool("wl-copy", ("wl-copy",)))
    monkeypatch.setattr("tui.reader.clipboard.hand_over", take)
    async with reading("a.txt") as pilot:
        await pilot.press("e", "y")
        assert await told(pilot, "2 words copied with wl-copy.")
    assert given == [("wl-copy", "Ana Petrov", False)]
    assert copied == []


async def test_where_the_tool_fails_the_terminal_is_asked(reading, copied, monkeypatch):
    def fail(tool, text):
        raise ClipboardError("no \x1b[31mdisplay")

    monkeypatch.setattr("tui.reader.clipboard.find_tool", lambda: Tool("xclip", ("xclip",)))
    monkeypatch.setattr("tui.reader.clipboard.hand_over", fail)
    async with reading("a.txt", size=(160, 40)) as pilot:
        await pilot.press("e", "y")
        assert await told(pilot, "xclip failed: no ␛[31mdisplay.")
    assert copied == ["Ana Petrov"]
