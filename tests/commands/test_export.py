from __future__ import annotations

import json
from pathlib import Path

import pytest

from tui import cli
from tui.annotation import Correction, Note, Span, Target, select
from tui.article import load
from tui.export import OWN
from tui.store import Store

from .conftest import TEXT, one_sentence


def note(file: Path, words: str, note_id: str = "n1", **more: object) -> Note:
    article = load(file)
    start = article.text.index(words)
    quote, position = select(article.text, Span(start, start + len(words)))
    target = Target(article.digest, str(file), article.title, quote, position)
    return Note(note_id, target)._replace(**more)  # type: ignore[arg-type]


@pytest.fixture
def store(file: Path, tmp_path: Path) -> Path:
    path = tmp_path / "notes.sqlite3"
    with Store.open(path) as opened:
        opened.save(note(file, "At last 🎉", comment="What joy.", speaker="Ada Quill"))
        opened.save(
            note(
                file, "Ships", "n2", colour="green", tags=("sea",), modified="2024-06-01T00:00:00Z"
            )
        )
        said = note(file, "“At last 🎉,”").target
        opened.save_correction(
            Correction("c1", said, "quote", "speaker", {"speaker": "Bo Li", "entity": None})
        )
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    """What is printed where nothing goes wrong."""
    assert cli.main([str(argument) for argument in arguments]) == 0
    return capsys.readouterr().out


def test_export_writes_the_notes(
    file: Path, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = run(capsys, "export", file, "--store", store)
    assert "> [!quote] Ada Quill\n> At last 🎉\n>\n> paragraph 1, characters 16–25" in text
    assert "> What joy.\n\n^note-n1\n" in text
    out = tmp_path / "out.json"
    run(capsys, "export", file, "--store", store, "--format", "json", "-o", out)
    assert json.loads(out.read_text())["total"] == 3


def test_export_finds_the_notes_of_a_changed_and_of_a_moved_file(
    file: Path, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "moved.txt").write_text(TEXT)
    file.write_text("New beginning\n\nMore. " + TEXT)
    for path in (file, tmp_path / "moved.txt"):
        assert "> At last 🎉" in run(capsys, "export", path, "--store", store)


def test_without_paths_it_is_all_that_is_in_the_store(
    file: Path, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "gone.txt"
    other.write_text("A tunnel\n\nIt is being dug.\n")
    with Store.open(store) as opened:
        opened.save(note(other, "being dug", "n3"))
    other.unlink()
    text = run(capsys, "export", "--store", store)
    assert "> At last 🎉" in text
    assert "> [!warning] No longer in the text\n> being dug" in text
    data = json.loads(run(capsys, "export", "--store", store, "--format", "json"))
    assert data["total"] == 4


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
    for arguments in ([file], []):
        assert "There are no notes." in run(capsys, "export", *arguments)
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


@pytest.mark.parametrize("name", OWN)
def test_every_format_is_written(
    name: str,
    file: Path,
    store: Path,
    tmp_path: Path,
    engine: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "out"
    run(capsys, "export", file, "--store", store, "--format", name, "-o", out)
    assert any(out.iterdir()) if out.is_dir() else out.stat().st_size


def test_corrections_are_in_what_is_exported_and_notes_need_no_engine(
    file: Path, store: Path, engine: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(capsys, "export", file, "--store", store, "--format", "csv")
    assert engine == []
    data = json.loads(run(capsys, "export", file, "--store", store, "--format", "jsonl"))
    assert [quote["speaker"] for quote in data["quotes"]] == ["Bo Li"]
    assert engine == ["load", "Harbour opens"]


def test_what_the_store_has_of_an_article_is_not_found_again(
    file: Path, store: Path, engine: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    from tui.annotation import Annotations
    from tui.language import engine_name

    with Store.open(store) as opened:
        opened.cache(Annotations(load(file).digest, engine_name()))
    data = json.loads(run(capsys, "export", file, "--store", store, "--format", "jsonl"))
    assert data["engine"] == engine_name()
    assert engine == []


def test_filters(file: Path, store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def found(*options: str) -> list[str]:
        text = run(capsys, "export", file, "--store", store, "--format", "text", *options)
        return [words for words in ("At last", "Ships") if f"> {words}" in text]

    assert found("--colour", "green") == found("--tag", "SEA") == ["Ships"]
    assert found("--speaker", "ada quill") == found("--kind", "comment") == ["At last"]
    assert found("--colour", "green", "--colour", "yellow") == ["At last", "Ships"]
    assert found("--since", "2024-05-31") == ["Ships"]


def test_a_template_of_ones_own(
    file: Path, store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "mine.md"
    mine.write_text("{{#articles}}{{#notes}}* {{text}} ({{speaker}})\n{{/notes}}{{/articles}}")
    text = run(capsys, "export", file, "--store", store, "--template", mine)
    assert text == "* At last 🎉 (Ada Quill)\n* Ships ()\n"
    mine.write_text(run(capsys, "export", "--print-template"))
    assert run(capsys, "export", file, "--store", store, "--template", mine) == run(
        capsys, "export", file, "--store", store
    )


@pytest.mark.parametrize(
    "options",
    [
        ["--format", "markdwn"],
        ["--kind", "quotes"],
        ["--since", "yesterday"],
        ["--format", "brat"],
        ["--theme", "none such", "--format", "html"],
        ["--template", "nowhere.md"],
        ["--template", "bad.md"],
        ["--template", "bad.md", "--format", "json"],
        ["--by", "date"],
    ],
)
def test_what_is_wrong_is_one_sentence(
    options: list[str],
    file: Path,
    engine: list[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bad.md").write_text("{{titel}}")
    assert cli.main(["export", str(file), *options]) == 2
    out, error = capsys.readouterr()
    assert out == ""
    assert one_sentence(error)


def test_formats_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    lines = run(capsys, "export", "--formats").splitlines()
    assert [line.split()[0] for line in lines] == list(OWN)
    assert all(len(line) <= 80 for line in lines)
