from __future__ import annotations

import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tui import cli
from tui.commands import colouring, show

from .conftest import TEXT, one_sentence

SGR = re.compile(r"\x1b\[[0-9;]*m")
"""How colours are asked for, and nothing else."""


def test_show_prints_the_article_and_its_quotes_by_speaker(
    file: Path, engine: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["show", str(file)]) == 0
    assert (
        capsys.readouterr().out
        == """\
Harbour opens

“At last 🎉,” Ada Quill said on the quay.

Ships came in again.

Quotes by speaker

Ada Quill (person): 1 quote, 100% of the words quoted

  “At last 🎉,” (direct, paragraph 1)
"""
    )


def test_show_reads_several_and_loads_the_engine_once(
    file: Path, engine: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "b.txt").write_text("Other\n\nNobody spoke in it.\n")
    assert cli.main(["show", str(file), str(tmp_path / "b.txt"), str(file)]) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"Article 1: {file}\n\nHarbour opens\n")
    assert f"\n\n\nArticle 2: {tmp_path / 'b.txt'}\n\nOther\n" in out
    assert "Article 3" not in out
    assert engine == ["load", "Harbour opens", "Other"]


def test_show_reads_standard_input(
    engine: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert cli.main(["show", "-"]) == 0
    assert "Harbour opens" in capsys.readouterr().out


def test_show_lets_no_escape_sequence_through(
    engine: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Head \x1b[31mline\n\nBody \x9b1m with \u202ebidi.\n")
    cli.main(["show", str(tmp_path / "a.txt")])
    out = capsys.readouterr().out
    assert not {"\x1b", "\x9b", "\u202e"} & set(out)


def test_show_prints_on_a_locale_that_lacks_the_characters(file: Path) -> None:
    script = (
        "import sys; sys.argv[0] = 'x'\nfrom tui import cli, language\n"
        "from tui.annotation import Annotations\n"
        "language.load = lambda model=None: object()\n"
        "language.annotate = lambda a, n: Annotations(a.digest, 'fake/1')\n"
        "sys.exit(cli.main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "show", str(file)],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        check=True,
    )
    assert b"?At last ?,? Ada Quill" in done.stdout


def test_quotes_alone_and_in_reading_order(
    file: Path, engine: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["show", "--quotes", str(file)]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Quotes by speaker\n\nAda Quill (person): ")
    assert "Ships came in again" not in out
    assert cli.main(["show", "--quotes", "--outline", str(file)]) == 0
    assert capsys.readouterr().out == (
        "Quotes in reading order\n\nAda Quill: “At last 🎉,” (direct, paragraph 1)\n"
    )


def test_colours_change_no_letter(
    file: Path, engine: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["show", str(file)])
    plain = capsys.readouterr().out
    for theme in ("ansi", "midnight", "paper"):
        assert cli.main(["show", "--color", "always", "--theme", theme, str(file)]) == 0
        painted = capsys.readouterr().out
        assert painted != plain
        assert SGR.sub("", painted) == plain
        assert "\x1b" not in SGR.sub("", painted)


def test_a_speaker_has_one_colour_in_text_and_list(
    file: Path, engine: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    cli.main(["show", "--color", "always", "--theme", "ansi", str(file)])
    out = capsys.readouterr().out
    cyan = 36  # the first of the theme's speakers
    assert f"\x1b[{cyan}m“At last 🎉,”\x1b[0m" in out
    assert out.count(f"\x1b[1;{cyan}mAda Quill\x1b[0m") == 1


@pytest.mark.parametrize(
    ("variables", "option", "terminal", "coloured"),
    [
        ({}, "auto", True, True),
        ({}, "auto", False, False),
        ({}, "never", True, False),
        ({}, "always", False, True),
        ({"NO_COLOR": "1"}, "auto", True, False),
        ({"NO_COLOR": ""}, "auto", True, True),
        ({"NO_COLOR": "1"}, "always", True, True),
        ({"TERM": "dumb"}, "auto", True, False),
        ({"TERM": ""}, "auto", True, False),
    ],
)
def test_when_there_are_colours(
    variables: dict[str, str],
    option: str,
    terminal: bool,
    coloured: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    stream = io.StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: terminal)
    assert (colouring.painter(option, None, stream) is not None) is coloured


@pytest.mark.parametrize(
    ("variables", "escape"),
    [
        ({"COLORTERM": "truecolor"}, "38;2;230;159;76"),
        ({"TERM": "xterm-256color"}, "38;5;"),
        ({"TERM": "xterm"}, "\x1b[91m"),
    ],
)
def test_as_many_colours_as_the_terminal_has(
    variables: dict[str, str],
    escape: str,
    file: Path,
    engine: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    cli.main(["show", "--color", "always", "--theme", "midnight", str(file)])
    assert escape in capsys.readouterr().out


def test_with_colours_the_text_comes_even_if_the_engine_fails(
    engine: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Headline\n\nA crash in the text.\n\nMore.\n")
    assert cli.main(["show", "--color", "always", str(tmp_path / "a.txt")]) == 1
    out, error = capsys.readouterr()
    assert "More." in out
    assert one_sentence(error)
    assert "\x1b" not in error


def test_the_text_is_written_before_the_engine_is_loaded(
    file: Path, engine: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for options, words in (
        ([], "Ships came in again."),
        (["--color", "always"], "Harbour opens"),
    ):
        out = io.StringIO()
        monkeypatch.setattr(sys, "stdout", out)
        before: list[str] = []

        def load(model: str | None, out: io.StringIO = out, before: list[str] = before) -> object:
            before.append(out.getvalue())
            return object()

        monkeypatch.setattr("tui.language.load", load)
        assert cli.main(["show", *options, str(file)]) == 0
        assert len(before) == 1
        assert words in before[0]


@pytest.mark.parametrize(
    ("columns", "terminal", "width"),
    [
        ("40", 200, 40),
        ("200", 60, 200),
        ("", 200, 80),
        ("", 60, 60),
        ("0", 60, 60),
        ("wide", 60, 60),
    ],
)
def test_how_wide_lines_are(
    columns: str, terminal: int, width: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(
        "shutil.get_terminal_size", lambda fallback: os.terminal_size((terminal, 24))
    )
    assert show.width() == width


def test_a_theme_that_is_not_there_is_told_before_anything_is_printed(
    file: Path, engine: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["show", "--color", "always", "--theme", "no\x1bsuch", str(file)]) == 2
    out, error = capsys.readouterr()
    assert out == ""
    assert one_sentence(error)
    assert "\x1b" not in error
