"""Gathering what is to be exported, in any thread, from what a desk knew at one moment."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tui.annotation import Annotations, Correction, Note
from tui.article import Article, ArticleError
from tui.reader.desk.keeping import Change
from tui.reader.desk.writing import laid_over

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from tui.export import Export
    from tui.store import MarkedArticle, Store

BREATH = 0.001
"""Seconds that the keys get after every article, which is read in a third of that."""


class StoppedError(Exception):
    """The reader does not want to wait any longer."""


@dataclass
class Progress:
    """How far it is: ``what`` is done, to so many of ``total`` articles. Set ``stopped`` to stop."""

    what: str = ""
    done: int = 0
    total: int = 0
    stopped: bool = False

    def begin(self, what: str, total: int = 0) -> None:
        """Begin with something else. Raises StoppedError."""
        self.what, self.done, self.total = what, 0, total
        self.check()

    def step(self) -> None:
        """One article more. Raises StoppedError."""
        self.done += 1
        self.check()

    def check(self) -> None:
        """Raise StoppedError where nobody waits any more."""
        if self.stopped:
            raise StoppedError


class Gathered(NamedTuple):
    """What there is to export, and what is missing from it.

    ``unseen`` articles have not been annotated yet, ``unread`` ones cannot be read; ``trouble``
    says why only marks in memory are among it, where that is so.
    """

    export: Export
    unseen: int = 0
    unread: int = 0
    trouble: str = ""


class Known(NamedTuple):
    """What is known of an article without the store; ``annotations`` are the engine's own."""

    article: Article
    notes: Sequence[Note]
    corrections: Sequence[Correction]
    annotations: Annotations | None


@dataclass(frozen=True)
class Gathering:
    """What is needed to gather: made where the desk is, ``run`` in whatever thread.

    ``read`` reads an article by its place on the desk. ``store`` is the store's file, ``engine``
    the name under which it keeps annotations; ``changes`` are those that it did not take. ``raw``
    are the engine's answers that are in memory, by digest. ``annotated`` takes annotations along.
    ``trouble`` is what is wrong where there is no store.
    """

    current: Known
    index: int
    paths: Sequence[Path]
    read: Callable[[int], Article]
    store: Path | None
    engine: str | None
    everything: bool = False
    annotated: bool = False
    changes: Mapping[str, Change] = field(default_factory=dict)
    raw: Mapping[str, Annotations] = field(default_factory=dict)
    trouble: str = ""

    def run(self, progress: Progress | None = None) -> Gathered:
        """Gather. Raises StoppedError."""
        return _Run(self, progress or Progress()).run()


class _Run:
    def __init__(self, wanted: Gathering, progress: Progress) -> None:
        self.wanted = wanted
        self.progress = progress
        self.changes = dict(wanted.changes)
        self.store: Store | None = None
        self.trouble = ""
        self.unread = 0

    def run(self) -> Gathered:
        from tui.export import gather

        wanted = self.wanted
        with self._open():
            export = gather(
                self._articles() if wanted.everything else [wanted.current.article],
                self._notes,
                corrections=self._corrections,
                annotations=self._annotations if wanted.annotated else None,
            )
        unseen = sum(item.annotations is None for item in export.articles if item.article)
        return Gathered(export, unseen if wanted.annotated else 0, self.unread, self.trouble)

    def _open(self) -> AbstractContextManager[object]:
        """A connection of this thread's own, where other articles than the open one are wanted."""
        from tui.store import Store, StoreError

        path = self.wanted.store
        if self.wanted.everything and path is None:
            self.trouble = self.wanted.trouble
        if self.wanted.everything and path is not None:
            try:
                if path.exists():  # it is not for an export to make one
                    self.store = Store.open(path)
                    return closing(self.store)
                self.trouble = f"The notes' store {path} is gone."
            except (StoreError, OSError) as error:
                self.trouble = str(error)
        return nullcontext()

    def _articles(self) -> Iterator[Article]:
        """Every article, or where annotations are not wanted, those that may have marks."""
        wanted = self.wanted
        numbers = self._numbers()
        self.progress.begin("reading", len(numbers))
        for number in numbers:
            if number == wanted.index:
                yield wanted.current.article
            else:
                try:
                    article = wanted.read(number)
                except ArticleError:
                    self.unread += 1
                else:
                    yield article
                    time.sleep(BREATH)
            self.progress.step()

    def _numbers(self) -> Collection[int]:
        """Places on the desk of the articles to be read."""
        wanted = self.wanted
        every = range(len(wanted.paths))
        if wanted.annotated:
            return every
        here = {str(path.absolute()) for path in wanted.paths}
        marked = {item.path for item in self._marked()}
        marked |= {change.mark.target.path for change in self.changes.values()}
        if marked - here:
            return every  # some of these may be the same text under another name
        return [n for n in every if n == wanted.index or str(wanted.paths[n].absolute()) in marked]

    def _marked(self) -> Sequence[MarkedArticle]:
        from tui.store import StoreError

        try:
            return self.store.articles() if self.store is not None else []
        except StoreError as error:
            self._fail(error)
            return []

    def _notes(self, article: Article) -> Sequence[Note]:
        from tui.store import StoreError

        if article is self.wanted.current.article:
            return self.wanted.current.notes
        try:
            kept = self.store.notes(article) if self.store is not None else []
        except StoreError as error:
            self._fail(error)
            kept = []
        return laid_over(kept, Note, article, self.changes)

    def _corrections(self, article: Article) -> Sequence[Correction]:
        from tui.store import StoreError

        if article is self.wanted.current.article:
            return self.wanted.current.corrections
        try:
            kept = self.store.corrections(article) if self.store is not None else []
        except StoreError as error:
            self._fail(error)
            kept = []
        return laid_over(kept, Correction, article, self.changes)

    def _annotations(self, article: Article) -> Annotations | None:
        """What the engine found; the export lays the corrections over it."""
        from tui.store import StoreError

        wanted = self.wanted
        if article is wanted.current.article:
            return wanted.current.annotations
        raw = wanted.raw.get(article.digest)
        if raw is None and self.store is not None and wanted.engine is not None:
            try:
                raw = self.store.cached(article.digest, wanted.engine)
            except StoreError as error:
                self._fail(error)
        return raw

    def _fail(self, error: Exception) -> None:
        self.trouble = str(error)
