"""Tying notes that came from elsewhere to the articles that are here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from tui.annotation import Note, Span, Target, TextPositionSelector, anchor, select
from tui.article import Article, ArticleError, load
from tui.article.offsets import Utf16
from tui.export.incoming.incoming import IncomingNote


def link(notes: Iterable[IncomingNote], articles: Sequence[Article] = ()) -> list[Note]:
    """The notes, each tied to the article that it was taken on where that is here.

    That is the file that it names, or else the one of ``articles`` that has its words with what
    stood around them; where several have, the one with its title. Positions in UTF-16 become code
    points then. Any other note stays as it came, known by its quote.
    """
    files = _Files()
    return [_linked(item, files, articles) for item in notes]


def _linked(item: IncomingNote, files: _Files, articles: Sequence[Article]) -> Note:
    note, target = item.note, item.note.target
    own = files.get(target.path) if item.utf16 else None
    if own is not None:
        return note._replace(target=_on(own, target, item.utf16) or _known(own, target))
    if target.path and (not item.utf16 or Path(target.path).exists()):
        return note
    found = [
        (article, place)
        for article in articles
        if (place := _on(article, target, item.utf16)) is not None
    ]
    if len(found) > 1:
        found = [(article, place) for article, place in found if article.title == target.title]
    return note._replace(target=found[0][1]) if len(found) == 1 else note


def _on(article: Article, target: Target, utf16: bool) -> Target | None:
    """The target in ``article``, None where its words do not stand there."""
    position = target.position
    if utf16:
        units = Utf16(article.text)
        start = units.from_units(position.start)
        position = TextPositionSelector(start, start + len(target.quote.exact))
    where = anchor(article.text, target.quote, position)
    if where.span is None or where.how == "fuzzy":
        # Hypothesis quotes a page's words with its own blanks; the place alone may be right.
        here = Span(*position)
        if here.of(article.text) != target.quote.exact:
            return None
        return _target(article, here)
    return _target(article, where.span)


def _target(article: Article, span: Span) -> Target:
    path = "" if article.path is None else str(article.path.absolute())
    return Target(article.digest, path, article.title, *select(article.text, span))


def _known(article: Article, target: Target) -> Target:
    """The target as it came, on a file that no longer has its words."""
    return target._replace(digest=article.digest, title=target.title or article.title)


class _Files:
    """The articles in the files that notes name, each read once."""

    def __init__(self) -> None:
        self._read: dict[str, Article | None] = {}

    def get(self, path: str) -> Article | None:
        """The article in the file at ``path``, None where there is none."""
        if path and path not in self._read:
            try:
                self._read[path] = load(Path(path))
            except ArticleError:
                self._read[path] = None
        return self._read.get(path)
