from __future__ import annotations

import pytest

from tests.reader.conftest import OTHER, TEXT, annotate_by_hand, nth
from tui.reader.desk import Desk
from tui.reader.finding.note_query import parse
from tui.reader.finding.notes import AllNotes
from tui.store import Store
from tui.theme import load


@pytest.fixture
def desk(folder, by_hand, tmp_path) -> Desk:
    """Notes on both articles, and both annotated."""
    paths = sorted(folder.iterdir())
    desk = Desk.open(paths, named=[str(p) for p in paths], store=tmp_path / "store.sqlite3")
    desk.keep_annotations(annotate_by_hand(desk.current))
    first = desk.take_note(nth(TEXT, "Petrov told reporters"), "ask her", "pink")
    desk.change_note(first, tags=("mayor", "vote"))
    second = desk.take_note(nth(TEXT, "“a scandal”"), colour="green")
    desk.change_note(second, tags=("vote",))
    desk.turn_to(1)
    desk.take_note(nth(OTHER, "opened on Sunday"), "check the day", "blue")
    yield desk
    desk.close()


@pytest.fixture
def notes(desk) -> AllNotes:
    return AllNotes(desk, load("midnight"))


def found(notes: AllNotes, typed: str = "") -> list[str]:
    """The quotes of the notes that are listed, in order."""
    notes.find(parse(typed), newest=False)
    listed = [notes.note(key) for key in notes.listed() if key is not None]
    return [note.target.quote.exact for note in listed if note is not None]


PETROV, SCANDAL, SUNDAY = "Petrov told reporters", "“a scandal”", "opened on Sunday"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", [PETROV, SCANDAL, SUNDAY]),
        ("day check", [SUNDAY]),
        ("colour:pink", [PETROV]),
        ("colour:bl", [SUNDAY]),
        ("colour:doubtful", [PETROV]),  # by what it means
        ("colour:pink colour:green", [PETROV, SCANDAL]),
        ("colour:mauve", []),
        ("tag:vote", [PETROV, SCANDAL]),
        ("tag:vo", [PETROV, SCANDAL]),
        ('tag:"vo"', []),
        ("tag:vote ask", [PETROV]),
        ("speaker:union", [SCANDAL]),
        ('speaker:"the union"', [SCANDAL]),
        ("speaker:nobody", []),
        ("article:bridge", [SUNDAY]),
        ("article:a.txt", [PETROV, SCANDAL]),
        ("entity:ana", [PETROV]),  # by a mention that does not say it
        ("entity:sunday", [SUNDAY]),  # by the words, since nothing is annotated there
        ("entity:Osei", []),
        ("since:2020", [PETROV, SCANDAL, SUNDAY]),
        ("since:9999", []),
        ("is:lost", []),
        ("is:lost vote", []),
    ],
)
def test_filters(notes, typed, expected):
    assert found(notes, typed) == expected


@pytest.mark.parametrize(
    "typed",
    ["", "ask", "colour:pink", "colour:doubtful", "tag:vote", "tag:x", "speaker:union", "article:b",
     "since:2020", "since:9999", "entity:petrov"],
)  # fmt: skip
def test_a_note_in_memory_alone_is_found_as_one_in_the_store(
    folder, by_hand, tmp_path, desk, typed
):
    bad = tmp_path / "bad.sqlite3"
    bad.write_bytes(b"this is no database, it is a letter " * 50)
    lame = Desk.open([folder / "a.txt"], named=["a.txt"], store=bad)
    lame.keep_annotations(annotate_by_hand(lame.current))
    for note in desk.store.all_notes()[:2]:
        lame.change_note(lame.take_note(nth(TEXT, note.target.quote.exact), note.comment,
                                        note.colour), tags=note.tags)  # fmt: skip
    desk.turn_to(0)
    wanted = [q for q in found(AllNotes(desk, load("midnight")), typed) if q != SUNDAY]
    listing = AllNotes(lame, load("midnight"))
    assert sorted(found(listing, typed)) == sorted(wanted)
    assert str(bad) in listing.trouble
    lame.close()


def test_the_newest_first(notes, desk):
    desk.turn_to(0)
    with Store.open(desk.store.path) as other:
        (note,) = other.find_notes("scandal")
        other.save(note._replace(modified="2099-01-01T00:00:00+00:00"))
    notes.find(parse(""), newest=True)
    assert notes.note(0).target.quote.exact == SCANDAL


def test_notes_whose_file_or_words_are_gone_are_listed(notes, desk, folder):
    kept = TEXT[TEXT.index("The union") : TEXT.index("Petrov declined")]
    (folder / "a.txt").write_text(f"Another story altogether\n\nNothing is left.\n\n{kept}")
    assert found(notes, "is:lost") == [PETROV]
    note = next(n for n in desk.store.all_notes() if n.target.quote.exact == PETROV)
    assert notes.lost(note) == ""  # the file is there; it is not read unless that is asked for
    assert notes.lost(note, look=True) == "not in the text any more"
    (folder / "a.txt").unlink()
    fresh = AllNotes(desk, load("midnight"))
    assert found(fresh, "is:lost") == [PETROV, SCANDAL]
    assert fresh.lost(note) == "file is gone"
    assert len(found(fresh)) == 3


def test_a_note_that_another_window_deletes_is_gone_from_its_place(notes, desk):
    notes.find(parse(""), newest=False)
    with Store.open(desk.store.path) as other:
        (note,) = other.find_notes("scandal")
        other.delete(note.id)
    before = notes.last_change()
    assert [n and n.target.quote.exact for n in map(notes.note, range(3))] == [PETROV, None, SUNDAY]
    with Store.open(desk.store.path) as other:
        other.save(note)
    assert notes.last_change() != before


def test_completion(notes):
    assert notes.offered("") == []
    assert notes.offered("ferry s") == ["speaker:", "since:"]
    assert notes.offered("colour:") == ["yellow", "green", "blue", "pink"]
    assert notes.offered("tag:") == ["vote", "mayor"]  # the most used first
    assert notes.offered("tag:#ma") == ["mayor"]
    assert notes.offered('speaker:"the u') == ["The union"]
    assert notes.offered("is:") == ["lost"]
    assert "week" in notes.offered("since:")
