from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import tui
from tui import cli

from .commands.conftest import FAKE_ENGINE, TEXT, one_sentence, replace_reader

HEAVY = (
    "textual",
    "rich",
    "spacy",
    "yaml",
    "pydantic",
    "sqlite3",
    "rapidfuzz",
    "charset_normalizer",
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[SimpleNamespace]:
    return replace_reader(monkeypatch)


@pytest.mark.parametrize(
    "argument",
    ["--help", "--version", "show --help", "serve --help", "annotate --help", "export --help"],
)
def test_help_imports_nothing_heavy(argument: str) -> None:
    script = (
        "import sys; from tui.cli import main; status = main(sys.argv[1].split());\n"
        f"print('heavy:', [m for m in {HEAVY!r} if m in sys.modules], status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, argument], check=True, capture_output=True, text=True
    )
    assert done.stdout.endswith("heavy: [] 0\n")


def test_a_file_is_found_missing_without_a_heavy_import() -> None:
    script = (
        "import sys; from tui.cli import main; status = main(['nowhere.txt', '--theme', 'x'])\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules], status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    assert done.stdout == "[] 2\n"


def test_the_version() -> None:
    """As ``python -m tui``, which is the same program."""
    done = subprocess.run(
        [sys.executable, "-m", "tui", "--version"], check=True, capture_output=True, text=True
    )
    assert done.stdout == f"newsreader {tui.__version__}\n"


def test_help_names_every_command_and_fits_a_small_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["--help"]) == 0
    text = capsys.readouterr().out
    for command in cli.COMMANDS:
        assert f"\n  {command} " in text
    for option in ("--theme", "--model", "--store", "--version"):
        assert f"\n  {option} " in text
    assert len(text.splitlines()) <= 26


def test_help_says_where_things_are_kept(
    capsys: pytest.CaptureFixture[str], own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tui.store import default_path
    from tui.theme.finding import user_folder

    assert cli.main(["--help"]) == 0
    text = capsys.readouterr().out
    for path in (default_path().parent, user_folder()):
        assert f"~/{path.relative_to(own_folders).as_posix()}" in text
    monkeypatch.setenv("HOME", "/nowhere")
    cli.main(["--help"])
    assert str(default_path().parent) in capsys.readouterr().out


def test_the_overview_lists_the_commands_and_keys_that_there_are() -> None:
    from tui.commands import overview
    from tui.theme import ACTION_IDS, load, parse, show

    assert set(overview.COMMANDS) == set(cli.COMMANDS)
    assert set(overview.KEYS) <= ACTION_IDS
    keys = load("midnight").keys
    for action, (key, _) in overview.KEYS.items():
        assert key in [show(parse(sequence)) for sequence in keys[action]]


@pytest.mark.parametrize("command", sorted(cli.COMMANDS))
def test_each_commands_help_has_an_example(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([command, "--help"]) == 0
    out = capsys.readouterr().out
    assert f"\n  newsreader {command} " in out.split("examples:")[1]


def test_options_stand_before_or_after_the_command(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[tuple[object, ...]] = []

    def run(paths: list[str], model: str | None = None, **more: object) -> int:
        calls.append((paths, model, more["theme"]))
        return 0

    monkeypatch.setattr("tui.commands.show.run", run)
    for arguments in (
        ["--model", "rules", "--theme=paper", "show", str(file)],
        ["--theme", "paper", "show", "--model", "rules", str(file)],
        ["show", str(file), "--model", "rules", "--theme", "paper"],
    ):
        assert cli.main(arguments) == 0
    assert calls == [([str(file)], "rules", "paper")] * 3
    assert cli.main(["--store", "s", "show", str(file)]) == 2
    error = capsys.readouterr().err
    assert one_sentence(error)
    assert "--store" in error
    assert "newsreader show --help" in error


def test_a_command_is_no_options_value(opened: list[SimpleNamespace], file: Path) -> None:
    assert cli.main(["--theme", "show", str(file)]) == 0
    assert opened[0].theme == "show"


def test_the_choices_of_colour_named_here_are_those_there_are() -> None:
    from tui.commands.colouring import WHEN

    assert cli.COLOURS == WHEN


def test_the_help_of_export_names_every_format_and_kind(
    capsys: pytest.CaptureFixture[str],
) -> None:
    from tui.export import KINDS, OWN

    assert cli.main(["export", "--help"]) == 0
    words = set(re.findall(r"[a-z-]+", capsys.readouterr().out))
    assert {*OWN, *KINDS} <= words


@pytest.mark.parametrize(
    "arguments",
    [
        ["nowhere.txt"],
        ["show"],
        ["show", "nowhere.txt"],
        ["annotate"],
        ["--colour", "red"],
        ["annotate", "x", "--format", "xml"],
        ["export", "x"],
        ["show", "bad\x1b[31m\nname"],
        ["export", "x", "--format", "json", "--frob\x1b"],
        ["--theme"],
        ["show", ""],
        ["--store"],
        ["annotate", "x", "--store", "y"],
    ],
)
def test_bad_input_is_one_sentence(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(arguments) == 2
    error = capsys.readouterr().err
    assert one_sentence(error)
    assert "\x1b" not in error


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.mkdir(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"\x7fELF\0\0\0" * 100),
        lambda path: path.open("wb").truncate(21 * 1024 * 1024),
    ],
)
def test_a_file_that_is_no_article_is_one_sentence(
    make,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],  # type: ignore[no-untyped-def]
) -> None:
    make(tmp_path / "thing.txt")
    assert cli.main(["show", str(tmp_path / "thing.txt")]) == 2
    assert one_sentence(capsys.readouterr().err)


def test_an_odd_file_name_is_told_without_a_second_error(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", "show", os.fsencode(tmp_path) + b"/caf\xe9.txt"],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert one_sentence(done.stderr.decode())


def test_an_unexpected_error_is_one_sentence_and_a_traceback_only_when_asked_for(
    file: Path,
    opened: list[SimpleNamespace],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(*_: object, **__: object) -> int:
        raise ZeroDivisionError("two\nlines \x1b[31m")

    monkeypatch.setattr("tui.reader.run", fail)
    assert cli.main([str(file)]) == 1
    error = capsys.readouterr().err
    assert one_sentence(error)
    assert "ZeroDivisionError: two lines" in error
    assert "\x1b" not in error
    monkeypatch.setenv("NEWSREADER_DEBUG", "1")
    assert cli.main([str(file)]) == 1
    assert "Traceback" in capsys.readouterr().err


def test_the_packages_own_errors_are_taken_for_bad_input(
    file: Path,
    opened: list[SimpleNamespace],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from tui.theme.errors import ThemeError

    def fail(*_: object, **__: object) -> int:
        raise ThemeError("no such theme")

    monkeypatch.setattr("tui.reader.run", fail)
    assert cli.main([str(file)]) == 2
    assert capsys.readouterr().err == "newsreader: no such theme\n"


def test_ctrl_c_ends_with_130_and_says_nothing(
    file: Path,
    opened: list[SimpleNamespace],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def interrupt(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("tui.reader.run", interrupt)
    assert cli.main([str(file)]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_reader_of_the_output_that_leaves_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("Harbour opens\n\n" + "Ships came in again. " * 20_000)
    source, sink = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-c", FAKE_ENGINE, "show", str(tmp_path / "long.txt")],
        stdout=sink,
        stderr=subprocess.PIPE,
    )
    os.close(sink)
    os.read(source, 10)
    os.close(source)
    _, error = process.communicate(timeout=60)
    assert (process.returncode, error) == (141, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has /dev/full")
@pytest.mark.parametrize("command", ["show", "annotate"])
def test_a_full_disk_is_one_sentence(file: Path, command: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", FAKE_ENGINE, command, str(file)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert done.returncode == 2
    assert one_sentence(done.stderr)
    assert "No space left" in done.stderr
