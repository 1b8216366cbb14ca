from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tui.annotation import Note
from tui.article import Article, from_text
from tui.export import Exported, collect

from .conftest import TEXT, span_of


def test_notes_come_in_text_order_with_orphans_last(exported: list[Exported]) -> None:
    spans = [item.anchor.span for item in exported]
    assert spans[-1] is None
    assert exported[-1].orphan
    assert spans[:-1] == sorted(span for span in spans if span)


def test_a_note_knows_its_place_and_its_visible_text(
    article: Article, exported: list[Exported]
) -> None:
    title, quay = exported[0], exported[1]
    assert (title.paragraph, title.block) == (None, "title")
    assert (quay.paragraph, quay.block) == (1, "paragraph")
    assert quay.anchor.span == span_of(article.text, quay.note.target.quote.exact)
    assert "{mosads}" in quay.note.target.quote.exact
    assert "{mosads}" not in quay.text
    assert (quay.title, quay.path) == (article.title, str(article.path))
    assert quay.speaker == "[Ada] *Marsh*"


def test_an_orphan_keeps_what_it_quoted(exported: list[Exported]) -> None:
    lost = exported[-1]
    assert lost.text == lost.note.target.quote.exact
    assert (lost.paragraph, lost.block) == (None, None)


def test_a_note_over_two_paragraphs_keeps_them_apart() -> None:
    here = from_text("First of all.\nand on.\n\nSecond part of it.", Path("/a.txt"))
    note = note_on(here, "all.\nand on.\n\nSecond")
    (item,) = collect([here], lambda _: [note])
    assert item.text.endswith("\n\nSecond")


def note_on(article: Article, exact: str) -> Note:
    from .conftest import taken

    return taken(article, exact, "n1")


def test_a_note_on_copies_comes_once_where_it_was_taken(article: Article) -> None:
    copy = from_text(TEXT, Path("/elsewhere/copy.txt"))
    note = note_on(article, "harbour_master")
    for order in ([copy, article], [article, copy]):
        (item,) = collect(order, lambda _: [note])
        assert item.path == str(article.path)


def test_a_note_that_lost_its_text_here_is_taken_from_the_copy_that_has_it(
    article: Article,
) -> None:
    note = note_on(article, "“We wait,” said the pilots")
    changed = from_text("All new.\n\nNothing of it is left.", article.path)
    moved = from_text(TEXT, Path("/elsewhere/moved.txt"))
    for order in ([changed, moved], [moved, changed]):
        (item,) = collect(order, lambda _: [note])
        assert not item.orphan
        assert item.path == "/elsewhere/moved.txt"


def test_articles_are_read_one_at_a_time(article: Article) -> None:
    """``collect`` takes an iterator and asks for an article's notes before the next is read."""
    seen: list[str] = []

    def stream():  # type: ignore[no-untyped-def]
        for number in range(3):
            seen.append(f"read {number}")
            yield replace(article, path=Path(f"/{number}.txt"))

    collect(stream(), lambda a: seen.append(f"notes {a.path}") or ())
    assert seen == [
        f"{what} {i if what == 'read' else f'/{i}.txt'}"
        for i in range(3)
        for what in ("read", "notes")
    ]


def test_a_relative_path_is_made_absolute(article: Article) -> None:
    here = replace(article, path=Path("news.txt"))
    (item,) = collect([here], lambda _: [note_on(here, "Friday")])
    assert Path(item.path).is_absolute()


def test_standard_input_has_no_path(article: Article) -> None:
    here = replace(article, path=None)
    (item,) = collect([here], lambda _: [note_on(here, "Friday")])
    assert item.path == ""
