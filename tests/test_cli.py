from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import tui
from tui import cli
from tui.annotation import Annotations, Attribution, Note, Span, Speaker, Target, select
from tui.article import Article, load
from tui.store import Store

TEXT = "Harbour opens\n\n“At last 🎉,” Ada Quill said on the quay.\n\nShips came in again.\n"
HEAVY = ("textual", "rich", "spacy", "yaml", "pydantic", "sqlite3", "rapidfuzz",
         "charset_normalizer")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test touches the user's own store or settings."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    monkeypatch.delenv("NEWSREADER_THEME", raising=False)
    monkeypatch.delenv("NEWSREADER_DEBUG", raising=False)
    monkeypatch.setenv("COLUMNS", "60")
    return folder


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """An engine that finds one quote wherever it says 🎉; the list says what it was asked."""
    asked: list[str] = []

    def load_() -> object:
        asked.append("load")
        return object()

    def annotate(article: Article, nlp: object) -> Annotations:
        asked.append(article.title)
        if "crash" in article.text:
            raise RuntimeError("the engine\x1b choked")
        at = article.text.find("“At last")
        if at < 0:
            return Annotations(article.digest, "fake/1")
        quote = Attribution(0, (Span(at, at + 12),), "direct", Span(at + 13, at + 22), speaker=0)
        return Annotations(article.digest, "fake/1", speakers=(Speaker(0, "Ada Quill", "person"),),
                           attributions=(quote,))

    monkeypatch.setattr("tui.language.load", load_)
    monkeypatch.setattr("tui.language.annotate", annotate)
    return asked


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[SimpleNamespace]:
    """What the reader was opened with; standard streams pass for a terminal's."""
    calls: list[SimpleNamespace] = []

    def run(paths: list[Path], **more: object) -> int:
        calls.append(SimpleNamespace(paths=paths, **more))
        return 0

    monkeypatch.setattr("tui.reader.run", run)
    monkeypatch.setattr("tui.commands.read._is_terminal", lambda stream: True)
    return calls


def run(*arguments: object, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[str]:
    """The command as a user calls it, without a terminal."""
    done = subprocess.run(
        [sys.executable, "-m", "tui", *map(str, arguments)], input=stdin, capture_output=True,
        env={**os.environ, **env}, check=False,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def one_sentence(text: str) -> bool:
    return text.startswith("newsreader: ") and text.count("\n") == 1 and "Traceback" not in text


# Starting ----------------------------------------------------------------------------------


@pytest.mark.parametrize("argument", ["--help", "--version", "show --help", "annotate --help",
                                      "export --help"])
def test_help_imports_nothing_heavy(argument: str) -> None:
    script = (
        "import sys; from tui.cli import main; status = main(sys.argv[1].split());\n"
        f"print('heavy:', [m for m in {HEAVY!r} if m in sys.modules], status)"
    )
    done = subprocess.run([sys.executable, "-c", script, argument], check=True,
                          capture_output=True, text=True)
    assert done.stdout.endswith("heavy: [] 0\n")


def test_a_file_is_found_missing_without_a_heavy_import() -> None:
    script = (
        "import sys; from tui.cli import main; status = main(['nowhere.txt', '--theme', 'x'])\n"
        f"print([m for m in {HEAVY!r} if m in sys.modules], status)"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True,
                          text=True)
    assert done.stdout == "[] 2\n"


def test_the_version() -> None:
    assert run("--version").stdout == f"newsreader {tui.__version__}\n"


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    text = capsys.readouterr().out
    for command in cli.COMMANDS:
        assert f"\n  {command} " in text
    assert "examples:" in text
    for option in ("--theme", "--store", "--version"):
        assert option in text


def test_the_formats_named_here_are_those_there_are() -> None:
    from tui.export import FORMATS

    assert tuple(FORMATS) == cli.FORMATS


# The reader --------------------------------------------------------------------------------


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
    opened: list[SimpleNamespace], home: Path
) -> None:
    assert cli.main([]) == 0
    seeds = Path(tui.__file__).parent.parent / "seeds"
    assert opened[0].named == [str(seeds)]
    assert all(path.parent == seeds for path in opened[0].paths)
    assert opened[0].paths
    assert not list(home.rglob("*.sqlite3"))


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
    opened: list[SimpleNamespace], monkeypatch: pytest.MonkeyPatch,
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
    import pty
    import tty

    child, terminal = pty.fork()
    if child == 0:  # pragma: no cover
        try:
            if stdin is not None:
                source, sink = os.pipe()
                os.write(sink, stdin)
                os.close(sink)
                os.dup2(source, 0)
            if not stderr:
                os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
            tty.setraw(1)
            os.execv(sys.executable, [sys.executable, "-c", READER_ON_A_TERMINAL, *arguments])
        finally:
            os._exit(99)
    os.write(terminal, b"k")
    seen = b""
    while True:
        try:
            piece = os.read(terminal, 1000)
        except OSError:  # Linux says so when the other side has gone
            break
        if not piece:
            break
        seen += piece
    os.waitpid(child, 0)
    os.close(terminal)
    return seen.decode()


def test_on_a_terminal_the_keys_come_from_it_though_the_article_came_from_a_pipe() -> None:
    assert f"|{b'Text.'!r} {b'k'!r} True|" in on_a_terminal(["-"], stdin=b"Text.")


def test_a_pipe_that_nobody_asked_for_does_not_take_the_keyboard(file: Path) -> None:
    assert f"|None {b'k'!r} True|" in on_a_terminal([str(file)], stdin=b"x")


def test_errors_sent_elsewhere_do_not_take_the_screen(file: Path) -> None:
    assert f"|None {b'k'!r} True|" in on_a_terminal([str(file)], stdin=None, stderr=False)


def test_no_terminal_to_read_keys_from_is_a_sentence(
    opened: list[SimpleNamespace], monkeypatch: pytest.MonkeyPatch,
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


# show --------------------------------------------------------------------------------------


def test_show_prints_the_article_and_its_quotes_by_speaker(
    file: Path, engine: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["show", str(file)]) == 0
    assert capsys.readouterr().out == """\
Harbour opens

“At last 🎉,” Ada Quill said on the quay.

Ships came in again.

Quotes by speaker

Ada Quill (person): 1 quote, 100% of the words quoted

  “At last 🎉,” (direct, paragraph 1)
"""


def test_show_reads_several_and_loads_the_engine_once(
    file: Path, engine: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "b.txt").write_text("Other\n\nNobody spoke in it.\n")
    assert cli.main(["show", str(file), str(tmp_path / "b.txt"), str(file)]) == 0
    assert capsys.readouterr().out.count("* * *") == 1
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
    script = ("import sys; sys.argv[0] = 'x'\nfrom tui import cli, language\n"
              "from tui.annotation import Annotations\n"
              "language.load = object\n"
              "language.annotate = lambda a, n: Annotations(a.digest, 'fake/1')\n"
              "sys.exit(cli.main(sys.argv[1:]))")
    done = subprocess.run([sys.executable, "-c", script, "show", str(file)], capture_output=True,
                          env={**os.environ, "PYTHONIOENCODING": "latin-1"}, check=True)
    assert b"?At last ?,? Ada Quill" in done.stdout


# annotate ----------------------------------------------------------------------------------


def test_annotate_writes_a_line_an_article(
    file: Path, engine: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "b.md").write_text("# Other\n\nNobody spoke in it.\n")
    assert cli.main(["annotate", str(tmp_path), "--format", "jsonl"]) == 0
    second, first = map(json.loads, capsys.readouterr().out.splitlines())
    assert [Path(item["path"]).name for item in (first, second)] == ["harbour.txt", "b.md"]
    (quote,) = first["quotes"]
    start, end = quote["content"][0]
    assert TEXT[start:end] == "“At last 🎉,”"
    assert quote["speaker"] == "Ada Quill"


def test_annotate_goes_on_past_what_fails_and_says_so(
    file: Path, engine: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a empty.txt").write_text("  \n")
    (tmp_path / "b binary.txt").write_bytes(b"\0\1\2" * 100)
    (tmp_path / "c crash.txt").write_text("This will crash the engine.\n\nYes.\n")
    out = tmp_path / "out.jsonl"
    assert cli.main(["annotate", "missing.txt", str(tmp_path), "-o", str(out)]) == 2
    errors = capsys.readouterr().err.splitlines()
    assert len(errors) == 3
    assert all(error.startswith("newsreader: ") for error in errors)
    assert [("missing.txt" in errors[0]), ("a empty" in errors[1]), ("c crash" in errors[2])] == [
        True, True, True]
    assert "\x1b" not in "".join(errors)
    assert [json.loads(line)["path"] for line in out.read_text().splitlines()] == [str(file)]


def test_annotate_keeps_an_existing_file_before_it_begins(
    file: Path, engine: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("mine")
    assert cli.main(["annotate", str(file), "-o", str(out)]) == 2
    assert one_sentence(capsys.readouterr().err)
    assert (out.read_text(), engine) == ("mine", [])
    assert cli.main(["annotate", str(file), "-o", str(out), "--force"]) == 0
    assert json.loads(out.read_text())["engine"] == "fake/1"


def test_annotate_that_reads_nothing_replaces_nothing(
    engine: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("mine")
    assert cli.main(["annotate", "missing.txt", "-o", str(out), "--force"]) == 2
    assert "was not written" in capsys.readouterr().err
    assert out.read_text() == "mine"


def test_annotate_streams(file: Path, engine: list[str], monkeypatch: pytest.MonkeyPatch,
                          tmp_path: Path) -> None:
    """Each line is out before the next article is read."""
    events: list[str] = []

    class Out(io.StringIO):
        def write(self, text: str) -> int:
            events.append("line")
            return super().write(text)

        def flush(self) -> None:
            events.append("flush")

    monkeypatch.setattr("tui.commands.inputs.read",
                        lambda path: events.append("read") or load(path))
    monkeypatch.setattr(sys, "stdout", Out())
    (tmp_path / "b.txt").write_text("Other\n\nNobody spoke in it.\n")
    cli.main(["annotate", str(tmp_path)])
    assert events[:6] == ["read", "line", "flush"] * 2


def test_annotate_does_not_touch_the_store(
    file: Path, engine: list[str], home: Path
) -> None:
    assert cli.main(["annotate", str(file)]) == 0
    assert not list(home.rglob("*.sqlite3"))


# export ------------------------------------------------------------------------------------


@pytest.fixture
def store(file: Path, tmp_path: Path) -> Path:
    article = load(file)
    start = article.text.index("At last")
    quote, position = select(article.text, Span(start, start + 9))
    path = tmp_path / "notes.sqlite3"
    with Store.open(path) as opened:
        opened.save(Note("n1", Target(article.digest, str(file), article.title, quote, position),
                         comment="What joy.", speaker="Ada Quill"))
    return path


def test_export_writes_the_notes(
    file: Path, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["export", str(file), "--store", str(store), "--format"]
    assert cli.main([*call, "markdown"]) == 0
    text = capsys.readouterr().out
    assert "> At last 🎉\n\n**Ada Quill** · paragraph 1, characters 16–25" in text
    assert "What joy." in text
    assert cli.main([*call, "json", "-o", str(tmp_path / "out.json")]) == 0
    assert json.loads((tmp_path / "out.json").read_text())["total"] == 1


def test_export_finds_the_notes_of_a_changed_and_of_a_moved_file(
    file: Path, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "moved.txt").write_text(TEXT)
    file.write_text("New beginning\n\nMore. " + TEXT)
    for path in (file, tmp_path / "moved.txt"):
        cli.main(["export", str(path), "--store", str(store), "--format", "markdown"])
        assert "> At last 🎉" in capsys.readouterr().out


def test_export_keeps_an_existing_file(
    file: Path, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.md"
    out.write_text("mine")
    call = ["export", str(file), "--store", str(store), "--format", "markdown", "-o", str(out)]
    assert cli.main(call) == 2
    assert one_sentence(capsys.readouterr().err)
    assert out.read_text() == "mine"
    assert cli.main([*call, "--force"]) == 0
    assert "What joy." in out.read_text()


def test_export_without_a_store_has_no_notes_and_makes_none(
    file: Path, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["export", str(file), "--format", "markdown"]) == 0
    assert "There are no notes." in capsys.readouterr().out
    assert not list(home.rglob("*.sqlite3"))
    call = ["export", str(file), "--format", "json", "--store", str(tmp_path / "typo")]
    assert cli.main(call) == 2
    assert one_sentence(capsys.readouterr().err)
    assert not (tmp_path / "typo").exists()


def test_export_says_what_is_wrong_with_a_store(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.sqlite3"
    bad.write_text("no database " * 100)
    assert cli.main(["export", str(file), "--format", "json", "--store", str(bad)]) == 2
    assert one_sentence(capsys.readouterr().err)


# Bad input ---------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [
    ["nowhere.txt"], ["show"], ["show", "nowhere.txt"], ["annotate"], ["--colour", "red"],
    ["annotate", "x", "--format", "xml"], ["export", "x"], ["show", "bad\x1b[31m\nname"],
    ["export", "x", "--format", "json", "--frob\x1b"], ["--theme"], ["show", ""],
    ["--store"], ["annotate", "x", "--store", "y"],
])
def test_bad_input_is_one_sentence(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(arguments) == 2
    error = capsys.readouterr().err
    assert one_sentence(error)
    assert "\x1b" not in error


@pytest.mark.parametrize("make", [
    lambda path: path.mkdir(),
    lambda path: path.write_bytes(b""),
    lambda path: path.write_bytes(b"\x7fELF\0\0\0" * 100),
    lambda path: path.open("wb").truncate(21 * 1024 * 1024),
])
def test_a_file_that_is_no_article_is_one_sentence(
    make, tmp_path: Path, capsys: pytest.CaptureFixture[str]  # type: ignore[no-untyped-def]
) -> None:
    make(tmp_path / "thing.txt")
    assert cli.main(["show", str(tmp_path / "thing.txt")]) == 2
    assert one_sentence(capsys.readouterr().err)


def test_an_odd_file_name_is_told_without_a_second_error(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tui", "show", os.fsencode(tmp_path) + b"/caf\xe9.txt"],
        capture_output=True, check=False,
    )
    assert done.returncode == 2
    assert one_sentence(done.stderr.decode())


def test_an_unexpected_error_is_one_sentence_and_a_traceback_only_when_asked_for(
    file: Path, opened: list[SimpleNamespace], monkeypatch: pytest.MonkeyPatch,
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
    file: Path, opened: list[SimpleNamespace], monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from tui.theme.errors import ThemeError

    def fail(*_: object, **__: object) -> int:
        raise ThemeError("no such theme")

    monkeypatch.setattr("tui.reader.run", fail)
    assert cli.main([str(file)]) == 2
    assert capsys.readouterr().err == "newsreader: no such theme\n"


def test_ctrl_c_ends_with_130_and_says_nothing(
    file: Path, opened: list[SimpleNamespace], monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def interrupt(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("tui.reader.run", interrupt)
    assert cli.main([str(file)]) == 130
    assert capsys.readouterr() == ("", "")


FAKE_ENGINE = """
import sys
from tui import cli, language
from tui.annotation import Annotations
language.load = object
language.annotate = lambda article, nlp: Annotations(article.digest, "fake/1")
sys.exit(cli.main(sys.argv[1:]))
"""


def test_a_reader_of_the_output_that_leaves_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "long.txt").write_text("Harbour opens\n\n" + "Ships came in again. " * 20_000)
    source, sink = os.pipe()
    process = subprocess.Popen(
        [sys.executable, "-c", FAKE_ENGINE, "show", str(tmp_path / "long.txt")],
        stdout=sink, stderr=subprocess.PIPE,
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
        done = subprocess.run([sys.executable, "-c", FAKE_ENGINE, command, str(file)],
                              stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert one_sentence(done.stderr)
    assert "No space left" in done.stderr
