"""Articles with their notes and annotations, ready for any format: what an exporter is given."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import groupby

from tui.annotation import Anchor, Annotations, Correction, Note, Span, anchor_all
from tui.article import Article
from tui.export.options import Options
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


@dataclass(frozen=True, slots=True)
class ExportedArticle:
    """One article with all that leaves with it.

    ``path`` is absolute, empty for standard input. ``notes`` are in text order, orphans last.
    ``article`` is None where notes are all that is left of it. ``annotations`` have the reader's
    corrections applied, and are None where nothing was asked of the engine; ``whole`` is the same
    before a filter took anything away. ``corrected`` are the ids of the attributions that go back
    to the reader.
    """

    path: str
    title: str
    article: Article | None = None
    notes: tuple[Exported, ...] = ()
    corrections: tuple[Correction, ...] = ()
    annotations: Annotations | None = None
    whole: Annotations | None = None
    corrected: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Export:
    """Everything that a format writes: the articles in the order given, and how to write them."""

    articles: tuple[ExportedArticle, ...] = ()
    options: Options = field(default_factory=Options)

    @property
    def notes(self) -> list[Exported]:
        """The notes of all articles."""
        return [note for item in self.articles for note in item.notes]

    @property
    def corrections(self) -> list[Correction]:
        """The corrections of all articles."""
        return [correction for item in self.articles for correction in item.corrections]

    def annotated(self) -> Iterator[tuple[Article, Annotations]]:
        """The articles that the engine has seen, with what it and the reader found."""
        for item in self.articles:
            if item.article is not None and item.annotations is not None:
                yield item.article, item.annotations


def collect(
    articles: Iterable[Article], notes: Callable[[Article], Iterable[Note]]
) -> list[Exported]:
    """The notes of ``articles``: ``gather(articles, notes).notes``."""
    return gather(articles, notes).notes


def gather(
    articles: Iterable[Article],
    notes: Callable[[Article], Iterable[Note]],
    *,
    corrections: Callable[[Article], Iterable[Correction]] = lambda article: (),
    annotations: Callable[[Article], Annotations | None] | None = None,
    lost: tuple[Iterable[Note], Iterable[Correction]] = ((), ()),
    options: Options | None = None,
) -> Export:
    """``articles``, each read when the one before is done with, with all that belongs to them.

    ``notes`` and ``corrections`` give an article's (``Store.notes``, ``Store.corrections``). A
    note that belongs to several of the articles (copies of one text) comes once, where it has a
    place and first where it was taken. ``annotations`` gives what the engine found in an
    article, and the corrections are laid over it here; without it, articles that have no notes
    are left out. ``lost`` are
    notes and corrections whose files are gone.
    """
    found: dict[str, tuple[int, int, Exported]] = {}
    made: dict[str, tuple[int, int, Correction]] = {}
    items: dict[int, ExportedArticle] = {}
    for number, article in enumerate(articles):
        place = _Place(article)
        own = False
        made_here = list(corrections(article))
        for item in place.all(notes(article)):
            note = item.note
            rank = 2 * item.orphan + (item.path != note.target.path)
            if note.id not in found or rank < found[note.id][0]:
                found[note.id] = (rank, number, item)
                own = True
        for correction in made_here:
            rank = int(place.path != correction.target.path)
            if correction.id not in made or rank < made[correction.id][0]:
                made[correction.id] = (rank, number, correction)
                own = True
        if annotations is not None:
            items[number] = _annotated(place.path, article, annotations(article), made_here)
        elif own:
            items[number] = ExportedArticle(place.path, article.title, article)
    sorted_notes = sorted(found.values(), key=_order)
    by_article = {n: [e[2] for e in g] for n, g in groupby(sorted_notes, key=lambda e: e[1])}
    # Corrections keep the order in which they were made, which is that in which they apply.
    own_corrections: dict[int, list[Correction]] = {}
    for _, number, correction in made.values():
        own_corrections.setdefault(number, []).append(correction)
    out = [
        replace(
            item,
            notes=tuple(by_article.get(number, ())),
            corrections=tuple(own_corrections.get(number, ())),
        )
        for number, item in items.items()
        if annotations is not None or number in by_article or number in own_corrections
    ]
    return Export((*out, *_lost(*lost)), options or Options())


def _annotated(
    path: str, article: Article, found: Annotations | None, corrections: Sequence[Correction]
) -> ExportedArticle:
    """An article with the reader's word laid over the engine's."""
    if found is None:
        return ExportedArticle(path, article.title, article)
    from tui.annotation.correcting import apply

    out = apply(found, article.text, corrections, hidden=[hidden.span for hidden in article.hidden])
    changed = zip(out.annotations.attributions, out.attributions, strict=True)
    return ExportedArticle(
        path,
        article.title,
        article,
        annotations=out.annotations,
        whole=out.annotations,
        corrected=frozenset(item.id for item, ids in changed if ids),
    )


def _order(entry: tuple[int, int, Exported]) -> tuple[int, bool, Span, str]:
    _, number, item = entry
    position = item.note.target.position
    span = item.anchor.span or Span(position.start, position.end)
    return number, item.orphan, span, item.note.id


def _lost(notes: Iterable[Note], corrections: Iterable[Correction]) -> Iterator[ExportedArticle]:
    """Notes and corrections whose files are gone, file by file in the order given."""
    groups: dict[tuple[str, str], tuple[str, list[Exported], list[Correction]]] = {}
    for note in notes:
        target = note.target
        item = Exported(
            note,
            Anchor(None, "orphan"),
            target.quote.exact,
            target.title,
            target.path,
            note.speaker,
        )
        key = (target.path, target.digest)
        groups.setdefault(key, (target.title, [], []))[1].append(item)
    for correction in corrections:
        key = (correction.target.path, correction.target.digest)
        groups.setdefault(key, (correction.target.title, [], []))[2].append(correction)
    for (path, _), (title, items, made) in groups.items():
        yield ExportedArticle(path, title, notes=tuple(items), corrections=tuple(made))


class _Place:
    """Where notes stand in one article."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.path = "" if article.path is None else str(article.path.absolute())

    @cached_property
    def paragraphs(self) -> Paragraphs:
        return Paragraphs(self.article)

    def all(self, notes: Iterable[Note]) -> Iterator[Exported]:
        """Each of the notes with its place."""
        notes = list(notes)
        targets = [(note.target.quote, note.target.position) for note in notes]
        for note, where in zip(notes, anchor_all(self.article.text, targets), strict=True):
            yield self._at(note, where)

    def _at(self, note: Note, where: Anchor) -> Exported:
        paragraph, block = None, None
        text = note.target.quote.exact
        if where.span is not None:
            reading = self.article.reading
            text = reading.span_from_article(where.span).of(reading.text).strip() or text
            paragraph, block = self.paragraphs.at(where.span.start)
        return Exported(
            note, where, text, self.article.title, self.path, note.speaker, paragraph, block
        )
