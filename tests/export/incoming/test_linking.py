from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tui.annotation import Note, Target, TextPositionSelector, TextQuoteSelector
from tui.article import Article, from_text, load
from tui.export.incoming import IncomingNote, link

TEXT = "Ferry back\n\nThe 🎉 ferry 🛳 is back on the bay, said Ada Quill, and stays.\n"


def note(path: str = "", exact: str = "ferry 🛳 is", start: int = 19, **more: str) -> Note:
    """As a browser has it: the emoji before the words counts twice."""
    quote = TextQuoteSelector(exact, "The 🎉 ", " back on the bay")
    position = TextPositionSelector(start, start + len(exact) + 1)
    target = Target("https://example.org", path, "Ferry back", quote, position)
    return Note("n1", target, **more)


def test_a_note_on_a_file_here_is_counted_in_code_points(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    article = load(file)
    (found,) = link([IncomingNote(note(str(file)), utf16=True)])
    assert found.target.digest == article.digest
    position = found.target.position
    assert article.text[position.start : position.end] == "ferry 🛳 is"
    assert found.target.quote.exact == "ferry 🛳 is"


def test_of_two_places_the_position_in_utf_16_tells(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("🎉🎉 Title line\n\nx y z, x y z, x y z.\n", encoding="utf-8")
    text = load(file).text
    second = text.index("x y z", text.index("x y z") + 1)
    target = Target(
        "", str(file), "", TextQuoteSelector("x y z"), TextPositionSelector(second + 2, second + 7)
    )
    (found,) = link([IncomingNote(Note("n", target), utf16=True)])
    assert found.target.position == (second, second + 5)


def test_words_are_looked_for_in_the_articles_given() -> None:
    here = from_text(TEXT, Path("/news/b.txt"))
    other = from_text("Something else altogether.", Path("/news/c.txt"))
    (found,) = link([IncomingNote(note(), utf16=True)], [other, here])
    assert (found.target.path, found.target.digest) == ("/news/b.txt", here.digest)
    assert link([IncomingNote(note())], [here])[0].target.path == "/news/b.txt"


def test_of_two_articles_with_the_words_the_title_tells() -> None:
    here = from_text(TEXT, Path("/news/b.txt"))
    copy = from_text(TEXT.replace("Ferry back", "Ferry, again"), Path("/news/c.txt"))
    (found,) = link([IncomingNote(note())], [copy, here])
    assert found.target.path == "/news/b.txt"
    same = replace(here, path=Path("/news/d.txt"))
    assert link([IncomingNote(note())], [same, here]) == [note()]


def test_what_is_nowhere_stays_as_it_came(tmp_path: Path) -> None:
    articles: list[Article] = [from_text("Something else altogether.")]
    gone = note(str(tmp_path / "none.txt"))
    for item in (note(), gone):
        for utf16 in (False, True):
            assert link([IncomingNote(item, utf16)], articles) == [item]


def test_a_file_that_changed_keeps_what_was_quoted(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("All of it is new.", encoding="utf-8")
    (found,) = link([IncomingNote(note(str(file)), utf16=True)])
    assert found.target.quote == note().target.quote
    assert found.target.digest == load(file).digest


def test_our_own_notes_are_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    assert link([IncomingNote(note("/gone/a.txt"))], []) == [note("/gone/a.txt")]
    assert link([IncomingNote(note(str(file)))], [load(file)]) == [note(str(file))]
