from __future__ import annotations

from pathlib import Path

import pytest

from tests.reader.conftest import TEXT, nth
from tui.export import FORMATS, Export, ExportError, Form
from tui.reader.desk.gathering import Progress, StoppedError
from tui.reader.desk.outgoing import ExistsError, beginning, tally, target_of, write_out


@pytest.fixture
def export(desk) -> Export:
    """Two notes, and what was found in the first of two articles."""
    desk.take_note(nth(TEXT, "Monday"), "when")
    desk.take_note(nth(TEXT, "a scandal"))
    return desk.gathering(everything=True, annotated=True).run().export


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("markdown", "2 notes in 1 article"),
        ("json", "2 notes in 1 article"),
        ("csv-quotes", "4 quotes in 1 article"),
        ("jsonl", "4 quotes, 7 mentions in 1 article"),
        ("html", "2 notes, 4 quotes, 7 mentions in 2 articles"),
    ],
)
def test_what_a_format_writes_is_counted(export, name, words):
    assert str(tally(FORMATS[name], export)) == words


def test_nothing_is_nothing_but_a_page_has_its_article(desk):
    export = desk.gathering().run().export
    assert tally(FORMATS["markdown"], export).empty
    export = desk.gathering(everything=True, annotated=True).run().export
    assert not tally(FORMATS["html"], export).empty
    assert str(tally(FORMATS["csv"], Export())) == "nothing"


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_begins_and_is_written(export, name, tmp_path):
    form = FORMATS[name]
    assert beginning(form, export, 10)
    progress = Progress()
    files = write_out(form, export, tmp_path / "out", False, progress)
    assert any(file.stat().st_size for file in files)
    assert sorted(
        path
        for path in tmp_path.rglob("*")
        if path.is_file() and "store" not in path.name and "articles" not in path.parts
    ) == sorted(files)


def test_a_page_begins_where_it_can_be_read(export):
    lines = beginning(FORMATS["html"], export, 8)
    assert lines[0].startswith("<body")
    assert len(lines) == 8


@pytest.mark.parametrize("name", ["markdown", "brat"])
def test_what_is_there_is_kept_unless_forced(export, name, tmp_path):
    form = FORMATS[name]
    target = tmp_path / "out"
    (there, *_) = write_out(form, export, target, False, Progress())
    there.write_text("mine")
    with pytest.raises(ExistsError, match="exists"):
        write_out(form, export, target, False, Progress())
    assert there.read_text() == "mine"
    write_out(form, export, target, True, Progress())
    assert there.read_text() != "mine"


def test_errors_say_nothing_of_the_command_line(export, tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(ExportError) as caught:
        write_out(FORMATS["markdown"], export, tmp_path / "folder", False, Progress())
    assert "folder" in str(caught.value)
    with pytest.raises(ExportError) as caught:
        write_out(FORMATS["text"], export, tmp_path / "no" / "x.txt", False, Progress())
    assert " -o" not in str(caught.value)
    assert "cannot be written" in str(caught.value)


def fails(export: Export) -> str:
    raise KeyError("anything")


def test_a_format_that_fails_is_one_sentence(export, tmp_path):
    broken = Form("broken", ".x", "it is broken", fails)
    for work in (
        lambda: beginning(broken, export, 5),
        lambda: write_out(broken, export, tmp_path / "out", False, Progress()),
    ):
        with pytest.raises(
            ExportError, match=r"^The format broken has failed \(KeyError: 'anything'\)\.$"
        ):
            work()
    assert not (tmp_path / "out").exists()


def test_a_format_is_stopped_between_two_articles_and_nothing_is_written(export, tmp_path):
    progress = Progress()

    def slow(export: Export) -> str:
        for number, _ in enumerate(export.articles):
            progress.stopped = number == 0
        return "never"

    with pytest.raises(StoppedError):
        write_out(Form("slow", ".x", "slow", slow), export, tmp_path / "out", False, progress)
    assert progress.done == 2
    assert not (tmp_path / "out").exists()


def test_a_path_that_was_typed(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert target_of(" ~/x.md ") == tmp_path / "x.md"
    assert target_of("x.md") == Path.cwd() / "x.md"
    with pytest.raises(ExportError, match="a name"):
        target_of("  ")
    with pytest.raises(ExportError, match="is no path"):
        target_of("~nobody-of-that-name/x")
