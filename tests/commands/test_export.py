from __future__ import annotations

import json
from pathlib import Path

import pytest

from tui import cli
from tui.annotation import Note, Span, Target, select
from tui.article import load
from tui.store import Store

from .conftest import TEXT, one_sentence


@pytest.fixture
def store(file: Path, tmp_path: Path) -> Path:
    article = load(file)
    start = article.text.index("At last")
    quote, position = select(article.text, Span(start, start + 9))
    path = tmp_path / "notes.sqlite3"
    with Store.open(path) as opened:
        opened.save(
            Note(
                "n1",
                Target(article.digest, str(file), article.title, quote, position),
                comment="What joy.",
                speaker="Ada Quill",
            )
        )
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
    file: Path, own_folders: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["export", str(file), "--format", "markdown"]) == 0
    assert "There are no notes." in capsys.readouterr().out
    assert not list(own_folders.rglob("*.sqlite3"))
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
