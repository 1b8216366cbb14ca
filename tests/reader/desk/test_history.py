from __future__ import annotations

import pytest

from tests.reader.conftest import OTHER, TEXT, nth
from tui.reader.desk import Desk
from tui.store import Store


@pytest.fixture
def desk(folder, by_hand, tmp_path) -> Desk:
    paths = sorted(folder.iterdir())
    desk = Desk.open(paths, named=[str(p) for p in paths], store=tmp_path / "store.sqlite3")
    yield desk
    desk.close()


def test_every_change_can_be_undone_and_made_again(desk):
    span = nth(TEXT, "60 jobs")
    note = desk.take_note(span)
    note = desk.change_note(note, comment="check", tags=("jobs",))
    note = desk.change_note(note, colour="pink")
    desk.delete_note(note)
    said = []
    while (words := desk.undo()) is not None:
        said.append(words)
    assert said == [
        "the note on “60 jobs” is there",
        "the note on “60 jobs” is yellow again",
        "the comment on “60 jobs” is as it was",
        "the note on “60 jobs” is gone",
    ]
    assert desk.notes == []
    said.clear()
    while (words := desk.redo()) is not None:
        said.append(words)
    assert said == [
        "the note on “60 jobs” is there",
        "the comment on “60 jobs” is as you wrote it",
        "the note on “60 jobs” is pink again",
        "the note on “60 jobs” is gone",
    ]
    desk.undo()
    (placed,) = desk.notes
    assert placed.note._replace(modified="") == note._replace(modified="")
    assert desk.store.all_notes() == [placed.note]


def test_a_hundred_changes_are_remembered(desk):
    note = desk.take_note(nth(TEXT, "60 jobs"))
    for number in range(100):
        note = desk.change_note(note, comment=f"{number}")
    for number in reversed(range(99)):
        desk.undo()
        assert desk.notes[0].note.comment == f"{number}"


def test_tags_are_named(desk):
    note = desk.take_note(nth(TEXT, "60 jobs"))
    note = desk.change_note(note, tags=("jobs", "port"))
    desk.change_note(note, tags=())
    assert desk.undo() == "the note on “60 jobs” has #jobs #port again"
    assert desk.undo() == "the note on “60 jobs” has no tags again"


def test_a_new_change_leaves_nothing_to_make_again(desk):
    desk.take_note(nth(TEXT, "60 jobs"))
    desk.undo()
    desk.take_note(nth(TEXT, "Harrowgate"))
    assert desk.redo() is None


def test_what_is_undone_in_another_article_is_told_with_its_title(desk):
    desk.take_note(nth(TEXT, "60 jobs"))
    desk.turn_to(1)
    desk.take_note(nth(OTHER, "Sunday"))
    assert desk.undo() == "the note on “Sunday” is gone"
    assert desk.undo() == "the note on “60 jobs” in “Ferry closes after vote” is gone"
    desk.turn_to(0)
    assert desk.notes == []


def test_what_another_window_has_changed_is_not_undone(desk, tmp_path):
    note = desk.take_note(nth(TEXT, "60 jobs"))
    with Store.open(tmp_path / "store.sqlite3") as other:
        other.save(note._replace(comment="mine"), note)
    assert desk.undo() == "“60 jobs” stays, another window has changed it"
    assert desk.notes[0].note.comment == "mine"
