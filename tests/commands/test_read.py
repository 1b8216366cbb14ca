from __future__ import annotations

import contextlib
import io
import os
import pty
import subprocess
import sys
import tty
from pathlib import Path
from types import SimpleNamespace

import pytest

import tui
from tui import cli
from tui.commands.read import _terminals
from tui.store import Store

from .conftest import TEXT, one_sentence


def test_the_reader_opens_what_was_named(
    file: Path, opened: list[SimpleNamespace], tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "a.md").write_text("# A\n\nText.")
    arguments = [str(file), str(tmp_path / "folder")]
    assert cli.main([*arguments[:1], "--store", str(tmp_path / "s"), *arguments[1:]]) == 0
    (call,) = opened
    assert call.paths == [file, tmp_path / "folder" / "a.md"]
    assert call.named == arguments
    assert (call.theme, call.store, call.standard_input) == ("midnight", tmp_path / "s", None)


def test_the_theme_is_the_options_else_the_environments(
    file: Path, opened: list[SimpleNamespace], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NEWSREADER_THEME", "paper")
    cli.main([str(file)])
    cli.main([str(file), "--theme", "ansi"])
    monkeypatch.setenv("NEWSREADER_THEME", "")
    cli.main([str(file)])
    assert [call.theme for call in opened] == ["paper", "ansi", "midnight"]


def test_the_readers_status_is_the_programs(
    file: Path, opened: list[SimpleNamespace], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.reader.run", lambda *_, **__: 3)
    assert cli.main([str(file)]) == 3


def test_without_a_path_the_seeds_are_opened_and_no_store_is_made(
    opened: list[SimpleNamespace], own_folders: Path
) -> None:
    assert cli.main([]) == 0
    seeds = Path(tui.__file__).parent.parent / "seeds"
    assert opened[0].named == [str(seeds)]
    assert all(path.parent == seeds for path in opened[0].paths)
    assert opened[0].paths
    assert not list(own_folders.rglob("*.sqlite3"))


def test_without_a_path_what_was_read_last_is_opened(
    file: Path, opened: list[SimpleNamespace], tmp_path: Path
) -> None:
    store = tmp_path / "notes.sqlite3"
    with Store.open(store) as kept:
        kept.set_last_read([tmp_path / "gone.txt", file])
    cli.main(["--store", str(store)])
    assert opened[0].named == [str(file)]
    file.unlink()
    cli.main(["--store", str(store)])
    assert "seeds" in opened[1].named[0]


def test_without_a_path_and_with_a_store_that_fails_the_seeds_are_opened(
    opened: list[SimpleNamespace], tmp_path: Path
) -> None:
    (tmp_path / "notes.sqlite3").write_text("no database at all, but some text" * 50)
    assert cli.main(["--store", str(tmp_path / "notes.sqlite3")]) == 0
    assert opened[0].store == tmp_path / "notes.sqlite3"


def test_missing_seeds_are_a_sentence(
    opened: list[SimpleNamespace],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("tui.commands.read.bundled", lambda name: None)
    assert cli.main([]) == 2
    assert one_sentence(capsys.readouterr().err)


def test_a_file_named_like_a_command_is_reachable(
    opened: list[SimpleNamespace], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "show").write_text(TEXT)
    assert cli.main(["./show"]) == 0
    assert opened[0].paths == [Path("show")]


def test_a_dash_reads_standard_input_and_takes_the_keyboard_back(
    opened: list[SimpleNamespace], monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[bool] = []
    monkeypatch.setattr("tui.commands.read.take_keyboard", lambda: taken.append(True))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert cli.main(["-"]) == 0
    assert opened[0].paths == [Path("-")]
    assert opened[0].standard_input == TEXT.encode()
    assert taken == [True]


READER_ON_A_TERMINAL = """
import os, sys
from tui import reader
from tui.cli import main

def run(paths, **more):
    data = more["standard_input"]
    key = os.read(0, 1) if os.isatty(0) else b"no keyboard"
    os.write(2, b"|%r %r %r|" % (data, key, os.isatty(2)))
    return 0

reader.run = run
sys.exit(main(sys.argv[1:]))
"""


def on_a_terminal(arguments: list[str], *, stdin: bytes | None, stderr: bool = True) -> str:
    """What the reader above writes when standard output is a pseudo-terminal."""
    here, there = pty.openpty()
    tty.setraw(there)
    process = subprocess.Popen(
        [sys.executable, "-c", READER_ON_A_TERMINAL, *arguments],
        stdin=there if stdin is None else subprocess.PIPE,
        stdout=there,
        stderr=there if stderr else subprocess.DEVNULL,
        start_new_session=True,
    )
    os.close(there)
    os.write(here, b"k")
    if process.stdin is not None:
        process.stdin.write(stdin or b"")
        process.stdin.close()
    seen = b""
    with contextlib.suppress(OSError):  # how Linux says that the other side has gone
        while piece := os.read(here, 1000):
            seen += piece
    os.close(here)
    assert process.wait(60) == 0
    return seen.decode()


def test_on_a_terminal_the_keys_come_from_it_though_the_article_came_from_a_pipe() -> None:
    assert f"|{b'Text.'!r} {b'k'!r} True|" in on_a_terminal(["-"], stdin=b"Text.")


def test_a_pipe_that_nobody_asked_for_does_not_take_the_keyboard(file: Path) -> None:
    assert f"|None {b'k'!r} True|" in on_a_terminal([str(file)], stdin=b"x")


def test_errors_sent_elsewhere_do_not_take_the_screen(file: Path) -> None:
    assert f"|None {b'k'!r} True|" in on_a_terminal([str(file)], stdin=None, stderr=False)


def test_no_terminal_to_read_keys_from_is_a_sentence(
    opened: list[SimpleNamespace],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("tui.commands.read._terminals", lambda: iter(["/nowhere/tty"]))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert cli.main(["-"]) == 2
    error = capsys.readouterr().err
    assert one_sentence(error)
    assert "newsreader show" in error
    assert opened == []


def test_where_the_output_is_no_terminal_the_article_is_shown(
    file: Path, engine: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([str(file)]) == 0
    plain = capsys.readouterr().out
    assert cli.main(["show", str(file)]) == 0
    assert capsys.readouterr().out == plain


def test_the_controlling_terminal_is_tried_where_the_outputs_own_has_no_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_name(descriptor: int) -> str:
        raise OSError(25, "Inappropriate ioctl for device")

    monkeypatch.setattr(os, "ttyname", no_name)
    assert list(_terminals()) == ["/dev/tty"]


def test_a_terminal_of_sixteen_colours_gets_the_theme_of_sixteen_colours(monkeypatch):
    from tui.commands.read import default_theme

    for term, color, theme in (
        ("xterm-16color", "", "ansi"),
        ("linux", "", "ansi"),
        ("xterm-16color", "truecolor", "midnight"),
        ("xterm-256color", "", "midnight"),
        ("xterm", "", "midnight"),
    ):
        monkeypatch.setenv("TERM", term)
        monkeypatch.setenv("COLORTERM", color)
        assert default_theme() == theme
