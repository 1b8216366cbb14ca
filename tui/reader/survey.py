"""Beside the reader: all the desk's articles, their titles first, then their annotations."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from tui.annotation import Annotations
from tui.article import Article, ArticleError
from tui.reader.engine import Engine, EngineError

if TYPE_CHECKING:
    from tui.reader.desk import Desk
    from tui.store import Store

BREATH = 0.001
"""Seconds that the keys get after every article, which is read in a third of that."""

EVERY = 0.1
"""Seconds between two reports."""


class Found(NamedTuple):
    """An article by its place on the desk, and what is known of it (None: nothing yet).

    The reader's corrections are in it.
    """

    number: int
    article: Article
    annotations: Annotations | None


class Survey:
    """Goes through a desk's articles in a thread of its own and tells what it finds.

    Titles and annotations that are kept come first; what has none is then annotated in reading
    order, beginning after the open article. ``tell`` is called in the thread with what is new.
    """

    def __init__(self, desk: Desk, engine: Engine, tell: Callable[[list[Found]], object]) -> None:
        self.desk = desk
        self.engine = engine
        self.total = 0
        """How many articles had no annotations when their titles were read."""
        self.left = 0
        self.resting = False
        self._tell = tell
        self._news: list[Found] = []
        self._told = 0.0
        self._pending: set[int] = set()
        self._ended = False
        self._awake = threading.Event()
        self._awake.set()

    def start(self) -> None:
        """Begin."""
        threading.Thread(target=self._run, name="survey", daemon=True).start()

    def rest(self) -> None:
        """Stop annotating after the article at work, until ``go_on``."""
        self.resting = True
        self._awake.clear()

    def go_on(self) -> None:
        """Annotate again."""
        self.resting = False
        self._awake.set()

    def end(self) -> None:
        """Leave the rest undone."""
        self._ended = True
        self._awake.set()

    @property
    def at_work(self) -> bool:
        """Whether articles are being annotated, or would be were it not resting."""
        return self.left > 0

    def _run(self) -> None:
        store = self._store()
        try:
            self._read_all(store)
            self.total = self.left = len(self._pending)
            self._report(at_once=True)
            self._annotate_all(store)
            self._report(at_once=True)
        finally:
            if store is not None:
                store.close()

    def _store(self) -> Store | None:
        """A connection of this thread's own."""
        from tui.store import Store, StoreError

        if self.desk.store is not None:
            with suppress(StoreError):
                return Store.open(self.desk.store.path)
        return None

    def _read_all(self, store: Store | None) -> None:
        for number in range(len(self.desk.paths)):
            if self._ended:
                return
            article = self._read(number)
            if article is None:
                continue
            known = self._kept(store, article)
            if known is None:
                self._pending.add(number)
            self._found(number, article, known, store)
            time.sleep(BREATH)

    def _annotate_all(self, store: Store | None) -> None:
        at = first = self.desk.index
        while self._pending:
            self._awake.wait()
            if self._ended:
                return
            if first != self.desk.index:
                at = first = self.desk.index
            while at not in self._pending:
                at = (at + 1) % len(self.desk.paths)
            self._pending.discard(at)
            article = self._read(at)
            known = self._kept(store, article) if article is not None else None
            if article is not None and known is None:
                known = self._annotated(article, store)
            self.left = len(self._pending)
            if article is not None:
                self._found(at, article, known, store)

    def _annotated(self, article: Article, store: Store | None) -> Annotations | None:
        from tui.store import StoreError

        try:
            annotations = self.engine.ask(article, first=False).result()
        except (EngineError, CancelledError):
            return None
        if store is not None:
            with suppress(StoreError):
                store.cache(annotations)
        return annotations

    def _read(self, number: int) -> Article | None:
        """An article; None for what a folder holds that is none. Opening it says why."""
        try:
            return self.desk.read(number)
        except ArticleError:
            return None

    def _kept(self, store: Store | None, article: Article) -> Annotations | None:
        from tui.store import StoreError

        engine = self.desk.engine_name
        if store is None or engine is None:
            return None
        try:
            return store.cached(article.digest, engine)
        except StoreError:
            return None

    def _found(
        self, number: int, article: Article, known: Annotations | None, store: Store | None
    ) -> None:
        if known is not None:
            known = self._corrected(store, article, known)
        self._news.append(Found(number, article, known))
        self._report()

    def _corrected(self, store: Store | None, article: Article, known: Annotations) -> Annotations:
        """The engine's annotations with the reader's corrections, as far as the store tells them."""
        from tui.store import StoreError

        if store is None:
            return known
        try:
            corrections = store.corrections(article)
        except StoreError:
            return known
        if not corrections:
            return known
        from tui.reader.desk.corrected import lay

        return lay(known, article, corrections).annotations

    def _report(self, *, at_once: bool = False) -> None:
        now = time.monotonic()
        if not self._ended and (at_once or now - self._told >= EVERY):
            self._told = now
            news, self._news = self._news, []
            self._tell(news)
