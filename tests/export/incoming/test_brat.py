from __future__ import annotations

from pathlib import Path

import pytest

from tui.annotation import Note
from tui.article import load
from tui.export import FORMATS, Export, deliver
from tui.export.incoming import IncomingError, read_brat

NOW = "2024-06-01T08:00:00+00:00"
TEXT = "Ferry 🛳 back\n\nAda Quill said it would\nstay, and Noa agreed.\n"


def write(tmp_path: Path, ann: str, text: str = TEXT) -> Path:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8", newline="")
    (tmp_path / "a.ann").write_text(ann, encoding="utf-8", newline="")
    return tmp_path / "a.ann"


def notes(tmp_path: Path, ann: str) -> list[Note]:
    found = read_brat(write(tmp_path, ann), NOW)
    assert found.unreadable == []
    return [item.note for item in found.notes]


def span(words: str) -> str:
    return f"{TEXT.index(words)} {TEXT.index(words) + len(words)}"


def test_labels_become_tags_and_annotators_notes_comments(tmp_path: Path) -> None:
    said = f"{TEXT.index('it would')} {TEXT.index('would') + 5};{span('stay')}"
    found = notes(
        tmp_path,
        f"T1\tPerson {span('Ada Quill')}\tAda Quill\n"
        f"T2\tSaid {said}\tit would stay\r\n"
        "#1\tAnnotatorNotes T2\tfirst line\n#2\tAnnotatorNotes T2\t\n#3\tAnnotatorNotes T2\tthird\n"
        "R1\tSource Arg1:T2 Arg2:T1\nA1\tSure T2\nE1\tEvent:T2\n*\tEquiv T1 T2\nN1\tReference T1 W:1\tx\n",
    )
    person, quote = found
    assert (person.tags, person.comment, person.speaker) == (("Person",), "", None)
    assert quote.target.quote.exact == "it would\nstay"
    assert (quote.comment, quote.speaker) == ("first line\n\nthird", "Ada Quill")
    assert quote.created == quote.modified == NOW
    article = load(tmp_path / "a.txt")
    assert quote.target.digest == article.digest
    assert quote.target.position.start == TEXT.index("it would")  # code points, after an emoji


def test_the_same_file_gives_the_same_ids(tmp_path: Path) -> None:
    ann = f"T1\tPerson {span('Noa')}\tNoa\nT2\tPerson {span('Noa')}\tNoa\n"
    one, two = notes(tmp_path, ann)
    assert one.id != two.id
    assert [n.id for n in notes(tmp_path, ann)] == [one.id, two.id]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("T1\tPerson 0 999\tx", "line 1: the text has no characters 0 999"),
        ("T1\tPerson 5 5\t", "line 1: the text has no characters 5 5"),
        ("T1\tPerson 0 5\tother", "line 1: the text has other words there"),
        ("T1\tPerson zero five\tx", "line 1: expected a label and offsets"),
        ("T1", "line 1: expected a label and offsets"),
        ("what is this", "line 1: it is no line of brat's"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, line: str, why: str) -> None:
    found = read_brat(write(tmp_path, f"{line}\nT2\tPerson {span('Noa')}\tNoa\n"), NOW)
    assert found.unreadable == [why]
    assert len(found.notes) == 1


def test_missing_files_are_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.ann").write_text("")
    with pytest.raises(IncomingError, match=r"a\.txt does not exist.*a\.ann"):
        read_brat(tmp_path / "a.ann", NOW)
    (tmp_path / "b.txt").write_text("Some words.")
    with pytest.raises(IncomingError, match=r"b\.ann cannot be read"):
        read_brat(tmp_path / "b.txt", NOW)
    (tmp_path / "b.ann").write_bytes(b"\xff")
    with pytest.raises(IncomingError, match="not UTF-8"):
        read_brat(tmp_path / "b.txt", NOW)


def test_our_own_export_comes_back(whole: Export, tmp_path: Path) -> None:
    deliver(FORMATS["brat"].make(whole), tmp_path / "brat")
    (file,) = (tmp_path / "brat").glob("*.ann")
    found = read_brat(file, NOW)
    assert found.unreadable == []
    by_tag: dict[str, list[Note]] = {}
    for item in found.notes:
        by_tag.setdefault(item.note.tags[0], []).append(item.note)
    assert [n.target.quote.exact for n in by_tag["PERSON"]] == ["Noa Ziv"]
    pilots = by_tag["Direct"][1]
    assert pilots.speaker == "the pilots"
    assert pilots.target.quote.exact.startswith("“We wait,” said")
    taken = [item.note.target.quote.exact for item in whole.notes if not item.orphan]
    assert [n.target.quote.exact for n in by_tag["Note"]] == taken
