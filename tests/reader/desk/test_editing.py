from __future__ import annotations

import pytest

from tests.reader.conftest import TEXT, nth
from tui.reader.desk import Desk
from tui.reader.desk.editing import Editing, Entry
from tui.store import Store

SPAN = nth(TEXT, "60 jobs")


@pytest.fixture
def file(tmp_path):
    return tmp_path / "store.sqlite3"


@pytest.fixture
def desk(folder, by_hand, file) -> Desk:
    desk = Desk.open([folder / "a.txt"], named=["a.txt"], store=file)
    yield desk
    desk.close()


def entry(comment: str, colour: str = "yellow", *tags: str) -> Entry:
    return Entry(comment, colour, tags)


def kept(file) -> list[Entry]:
    """What another process would read now."""
    with Store.open(file) as store:
        return [Entry.of(note) for note in store.all_notes()]


def test_what_is_typed_is_on_the_disk_and_is_one_change(desk, file):
    editing = Editing.begin(desk, SPAN)
    assert kept(file) == [entry("")]
    for end in range(1, 6):
        written = editing.write(entry("check"[:end], "pink", "jobs"))
        assert kept(file) == [written] == [entry("check"[:end], "pink", "jobs")]
    assert editing.finish()
    assert desk.colour == "pink"
    desk.undo()
    assert kept(file) == []
    desk.redo()
    assert kept(file) == [entry("check", "pink", "jobs")]


def test_an_edit_of_a_note_goes_back_to_what_it_was(desk, file):
    before = desk.take_note(SPAN, "before")
    editing = Editing.begin(desk, before)
    editing.write(entry("after", "blue", "x"))
    assert editing.discard()
    assert kept(file) == [entry("before")]
    assert desk.undo() == "the note on “60 jobs” is gone"


def test_a_new_note_that_is_discarded_leaves_no_trace(desk, file):
    editing = Editing.begin(desk, SPAN)
    editing.write(entry("never mind"))
    assert editing.discard()
    assert kept(file) == []
    assert desk.undo() is None


def test_an_edit_that_changes_nothing_is_no_change(desk):
    note = desk.take_note(SPAN, "same")
    desk.undo()
    desk.redo()
    editing = Editing.begin(desk, desk.note(note.id).note)
    assert editing.write(editing.entry) == editing.entry
    assert not editing.finish()


def test_what_another_window_writes_meanwhile_is_joined(desk, file):
    editing = Editing.begin(desk, SPAN)
    editing.write(entry("mine"))
    with Store.open(file) as other:
        (note,) = other.all_notes()
        other.save(note._replace(comment="theirs", tags=("late",)), note)
    joined = editing.write(entry("mine, longer"))
    assert "mine, longer" in joined.comment
    assert "theirs" in joined.comment
    assert joined.tags == ("late",)
    # Their words stay where they are while ours go on.
    again = editing.write(joined._replace(comment=joined.comment + "!"))
    assert again.comment == joined.comment + "!"
    assert kept(file) == [again]


def test_it_sees_what_another_window_has_written(desk, file):
    editing = Editing.begin(desk, SPAN)
    with Store.open(file) as other:
        (note,) = other.all_notes()
        other.save(note._replace(colour="green"), note)
    desk.refresh()
    assert editing.look() == entry("", "green")


def test_discarding_leaves_what_another_window_wrote(desk, file):
    editing = Editing.begin(desk, SPAN)
    editing.write(entry("mine"))
    with Store.open(file) as other:
        (note,) = other.all_notes()
        other.save(note._replace(tags=("theirs",)), note)
    assert not editing.discard()
    assert kept(file) == [entry("mine", "yellow", "theirs")]


def test_without_a_store_it_is_kept_in_memory_and_said(folder, by_hand, tmp_path):
    damaged = tmp_path / "damaged.sqlite3"
    damaged.write_bytes(b"this is no database, it is a letter " * 50)
    desk = Desk.open([folder / "a.txt"], named=["a.txt"], store=damaged)
    editing = Editing.begin(desk, SPAN)
    assert editing.write(entry("only here")) == entry("only here")
    assert str(damaged) in editing.trouble
    editing.finish()
    assert [Entry.of(placed.note) for placed in desk.notes] == [entry("only here")]
    desk.close()
