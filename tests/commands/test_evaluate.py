from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tui import cli

from .conftest import TEXT, one_sentence

SAID = [TEXT.index("“"), TEXT.index(" Ada")]
ADA = [TEXT.index("Ada"), TEXT.index(" said")]
COLUMNS = "1\tAda\tB-PER\n2\twaved\tO\n\n1\tBo\tB-PER\n2\tslept\tO\n"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A corpus of one article whose one quote the engine finds."""
    folder = tmp_path / "gold"
    folder.mkdir()
    add(folder, "harbour", TEXT)
    return folder


def add(folder: Path, name: str, text: str) -> None:
    (folder / f"{name}.txt").write_bytes(text.encode())
    quote = {
        "content": [SAID],
        "type": "direct",
        "source": ADA,
        "cue": None,
        "speaker": "Quill",
        "kind": "person",
    }
    data = {
        "id": name,
        "entities": [[*ADA, "PERSON"]],
        "attributions": [quote] if "At last" in text else [],
    }
    (folder / f"{name}.json").write_text(json.dumps(data))


@pytest.fixture
def columns(tmp_path: Path) -> Path:
    path = tmp_path / "names.iob2"
    path.write_text(COLUMNS)
    return path


def test_evaluate_prints_a_table_for_each_corpus(
    gold: Path, columns: Path, engine: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["evaluate", str(gold), str(columns)]) == 0
    out, error = capsys.readouterr()
    assert error == ""
    assert f"{gold}: 1 text, engine fake/1\n" in out
    assert f"\n\n{columns}: 2 texts, engine fake/1\n" in out
    rows = [" ".join(line.split()) for line in out.splitlines()]
    assert "end to end 100.0 100.0 100.0 1 1 what was said, and who it was" in rows
    assert "PERSON 0.0 0.0 0.0 2 0" in rows
    assert engine == ["load", "Harbour opens", "names-1", "names-2"]


def test_evaluate_writes_a_line_of_json_for_each_corpus(
    gold: Path, columns: Path, engine: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["evaluate", "--json", str(gold), str(columns), "--worst", "1"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["corpus"], first["form"], first["engine"], first["documents"]) == (
        str(gold),
        "gold",
        "fake/1",
        1,
    )
    assert first["quotes"]["direct"] == {"p": 100.0, "r": 100.0, "f": 100.0, "gold": 1, "pred": 1}
    assert [(m["kind"], m["start"], m["detail"], m["excerpt"]) for m in first["worst"]] == [
        ("entity missed", ADA[0], "PERSON", "Ada Quill")
    ]
    assert "quotes" not in second
    assert list(second["entities"]) == ["annotated"]
    assert len(second["worst"]) == 1


def test_evaluate_lists_no_errors_unless_asked(
    gold: Path, engine: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["evaluate", str(gold)]) == 0
    assert "Worst" not in capsys.readouterr().out
    assert cli.main(["evaluate", str(gold), "--worst", "3"]) == 0
    assert "entity missed       harbour:" in capsys.readouterr().out
    assert cli.main(["evaluate", str(gold), "--json"]) == 0
    assert "worst" not in json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nowhere"],
        ["."],
        ["--worst", "few"],
        ["--worst", "-1"],
        ["--frob"],
    ],
)
def test_bad_input_is_one_sentence_before_the_engine_is_loaded(
    gold: Path,
    engine: list[str],
    arguments: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    good = [str(gold)] if arguments else []
    assert cli.main(["evaluate", *good, *arguments]) == 2
    out, error = capsys.readouterr()
    assert one_sentence(error)
    assert (out, engine) == ("", [])


def test_a_malformed_corpus_is_told_with_file_and_line(
    columns: Path, engine: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    columns.write_text(COLUMNS.replace("2\tslept\tO", "2\tslept\x1b\tsound"))
    assert cli.main(["evaluate", str(columns)]) == 2
    error = capsys.readouterr().err
    assert one_sentence(error)
    assert f"{columns}, line 5: expected the tag" in error


def test_a_corpus_with_nothing_to_measure_by(
    columns: Path, engine: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    columns.write_text("1\tBo\tBo\tPROPN\t_\t_\t0\troot\t_\t_\n")
    assert cli.main(["evaluate", str(columns)]) == 2
    assert "annotates neither entities nor attributions" in capsys.readouterr().err


def test_evaluate_goes_on_past_a_text_that_the_engine_fails_on(
    gold: Path, engine: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    add(
        gold, "a", "This will crash the engine.\n\nIt is long enough for what is marked in it, yes."
    )
    assert cli.main(["evaluate", str(gold), "--json"]) == 2
    out, error = capsys.readouterr()
    assert one_sentence(error)
    assert "a could not be annotated (RuntimeError: the engine" in error
    assert "\x1b" not in error
    figures = json.loads(out)
    assert (figures["documents"], figures["not predicted"]) == (2, 1)
    assert figures["engine"] == "fake/1"


@pytest.mark.parametrize("terminal", [True, False])
def test_progress_is_told_on_a_terminal_alone(
    columns: Path, engine: list[str], terminal: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.StringIO()
    stream.isatty = lambda: terminal  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stderr", stream)
    assert cli.main(["evaluate", str(columns)]) == 0
    shown = stream.getvalue()
    assert ("\r2 of 2 texts" in shown) is terminal
    assert shown.endswith("\r\x1b[K") if terminal else shown == ""


def test_texts_are_read_one_at_a_time(
    gold: Path, engine: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is annotated before the next is read, after all have been checked once."""
    from tui.language.corpora import gold as reader

    for name in ("a", "b"):
        add(gold, name, TEXT.replace("Harbour", f"Station {name}"))
    read = reader.read_pair
    monkeypatch.setattr(reader, "read_pair", lambda *files: engine.append("read") or read(*files))
    assert cli.main(["evaluate", str(gold)]) == 0
    assert engine == [
        *["read"] * 3,
        "load",
        "read",
        "Station a opens",
        "read",
        "Station b opens",
        "read",
        "Harbour opens",
    ]


def test_the_engine_that_ships_is_measured_on_one_corpus_after_another(
    gold: Path, columns: Path
) -> None:
    """In a process of its own, where nothing of the engine has been imported before."""
    done = subprocess.run(
        [sys.executable, "-m", "tui", "evaluate", "--json", str(gold), str(columns)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    figures, names = map(json.loads, done.stdout.splitlines())
    assert names["documents"] == 2
    assert figures["quotes"]["direct"]["f"] == 100.0
    assert figures["labels"]["PERSON"]["gold"] == 1


def test_help_says_what_is_measured(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["evaluate", "--help"]) == 0
    text = capsys.readouterr().out
    for word in ("CORPUS", "--json", "--worst N", "IOB2", "precision"):
        assert word in text
