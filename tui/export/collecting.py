"""Notes with their articles, ready for any format: what every exporter is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from tui.annotation import Anchor, Note, Span, anchor
from tui.article import Article
from tui.export.paragraphs import Paragraphs


@dataclass(frozen=True, slots=True)
class Exported:
    """One note, where it stands now, and in what.

    ``anchor.span`` is in code points of the article's text as it is now, None for an orphan.
    ``text`` is what is visible there, blocks parted by a blank line; for an orphan, what the note
    quoted when it was taken. ``path`` is absolute, empty for standard input. ``paragraph`` counts
    the visible paragraphs from 1; it is None outside of them (``block`` then says where: a title,
    a byline, …) and for an orphan.
    """

    note: Note
    anchor: Anchor
    text: str
    title: str
    path: str
    speaker: str | None = None
    paragraph: int | None = None
    block: str | None = None

    @property
    def orphan(self) -> bool:
        """Whether the text that the note quotes is no longer there."""
        return self.anchor.span is None


def collect(
    articles: Iterable[Article], notes: Callable[[Article], Iterable[Note]]
) -> list[Exported]:
    """The notes of ``articles``, article by article and in text order, orphans last in each.

    ``notes`` gives an article's notes (``Store.notes``). A note that belongs to several of the
    articles (copies of one text) comes once, where it has a place and first where it was taken.
    """
    found: dict[str, tuple[int, int, Exported]] = {}
    for number, article in enumerate(articles):
        place = _Place(article)
        for note in notes(article):
            item = place.of(note)
            rank = 2 * item.orphan + (item.path != note.target.path)
            if note.id not in found or rank < found[note.id][0]:
                found[note.id] = (rank, number, item)
    return [item for _, _, item in sorted(found.values(), key=_order)]


def _order(entry: tuple[int, int, Exported]) -> tuple[int, bool, Span, str]:
    _, number, item = entry
    position = item.note.target.position
    span = item.anchor.span or Span(position.start, position.end)
    return number, item.orphan, span, item.note.id


class _Place:
    """Where notes stand in one article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.path = "" if article.path is None else str(article.path.absolute())

    @cached_property
    def paragraphs(self) -> Paragraphs:
        return Paragraphs(self.article)

    def of(self, note: Note) -> Exported:
        target = note.target
        where = anchor(self.article.text, target.quote, target.position)
        paragraph, block = None, None
        text = target.quote.exact
        if where.span is not None:
            reading = self.article.reading
            text = reading.span_from_article(where.span).of(reading.text).strip() or text
            paragraph, block = self.paragraphs.at(where.span.start)
        return Exported(
            note, where, text, self.article.title, self.path, note.speaker, paragraph, block
        )
