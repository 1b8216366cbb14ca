from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from tui import cli
from tui.article import load

from .conftest import TEXT, one_sentence


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
        True,
        True,
        True,
    ]
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


def test_annotate_streams(
    file: Path, engine: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Each line is out before the next article is read."""
    events: list[str] = []

    class Out(io.StringIO):
        def write(self, text: str) -> int:
            events.append("line")
            return super().write(text)

        def flush(self) -> None:
            events.append("flush")

    monkeypatch.setattr(
        "tui.commands.inputs.read", lambda path: events.append("read") or load(path)
    )
    monkeypatch.setattr(sys, "stdout", Out())
    (tmp_path / "b.txt").write_text("Other\n\nNobody spoke in it.\n")
    cli.main(["annotate", str(tmp_path)])
    assert events[:6] == ["read", "line", "flush"] * 2


def test_annotate_does_not_touch_the_store(
    file: Path, engine: list[str], own_folders: Path
) -> None:
    assert cli.main(["annotate", str(file)]) == 0
    assert not list(own_folders.rglob("*.sqlite3"))
