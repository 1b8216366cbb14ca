"""The reader's desk: the articles laid out, what is known of them, and the notes on them.

No widget and no screen: what the application asks and tells, it asks and tells here.
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tui.annotation import Annotations, voices
from tui.article import Article, ArticleError, from_bytes, load
from tui.article.library import STDIN, Paths
from tui.reader.noted import Noted

if TYPE_CHECKING:
    from tui.annotation.across import Across
    from tui.store import Store

KEPT = 8
"""How many articles stay in memory once they have been read."""


class Desk(Noted):
    """The articles that were named, one of them open."""

    def __init__(
        self,
        paths: Sequence[Path],
        *,
        named: Sequence[str] = (),
        store: Store | None = None,
        trouble: str | None = None,
        standard_input: bytes | None = None,
        model: str | None = None,
    ) -> None:
        super().__init__()
        self.paths = paths if isinstance(paths, Paths) else list(paths)
        self.named = list(named)
        self.store = store
        self.trouble = trouble
        self.model = model
        self.index = 0
        self._standard_input = standard_input
        self._articles: OrderedDict[Path, Article] = OrderedDict()
        self._titles: dict[Path, str] = {}
        self._annotations: OrderedDict[str, Annotations] = OrderedDict()
        self._ranked: tuple[Annotations, dict[int, int]] | None = None

    @classmethod
    def open(
        cls,
        paths: Sequence[Path],
        *,
        named: Sequence[str] = (),
        store: Path | None = None,
        standard_input: bytes | None = None,
        model: str | None = None,
        resume: bool = False,
    ) -> Desk:
        """Lay out ``paths`` and open the first that can be read, or to ``resume`` the last one left.

        Without a store that works the reader still reads: ``trouble`` then says what is wrong.
        Raises ArticleError where no article can be opened.
        """
        from tui.store import Store, StoreError

        opened, trouble = None, None
        try:
            opened = Store.open(store)
        except StoreError as error:
            trouble = f"{error} Notes will not be kept."
        desk = cls(
            paths,
            named=named,
            store=opened,
            trouble=trouble,
            standard_input=standard_input,
            model=model,
        )
        desk.open_first()
        if resume:
            desk.resume()
        return desk

    def resume(self) -> None:
        """Open the article that was left last, if it is among these and can still be read."""
        last = self.store.last_opened() if self.store else None
        number = self.place_of(last) if last is not None else None
        if number is not None:
            with suppress(ArticleError):
                self.turn_to(number)

    def place_of(self, path: str) -> int | None:
        """The place in the list of the article at an absolute path, None where it is not there."""
        name = os.path.basename(path)  # noqa: PTH119 (there may be ten thousand to look through)
        known = self.paths
        names = known.names if isinstance(known, Paths) else [str(path) for path in known]
        for number, there in enumerate(names):
            if there.endswith(name) and os.path.abspath(there) == path:  # noqa: PTH100
                return number
        return None

    def settle(self) -> None:
        """What can wait until the text is on the screen: keep what a bare start will open."""
        if self.store is not None and self.named and STDIN not in self.named:
            self.attempt(lambda store: store.set_last_read(self.named))

    def open_first(self) -> None:
        """Open the first article that can be read; those before it leave the list.

        Raises ArticleError, the first one's, where there is none.
        """
        first: ArticleError | None = None
        explicit = {Path(name) for name in self.named}
        for number, path in enumerate(self.paths):
            try:
                self.article(number)
            except ArticleError as error:
                if first is None or path in explicit:
                    first = first or error
                continue
            if first is not None and any(p in explicit for p in self.paths[:number]):
                self.trouble = self.trouble or str(first)
            self.paths = self.paths[number:]
            self.turn_to(0)
            return
        raise first or ArticleError("There is no article to read; give a file or a folder.")

    def close(self) -> None:
        """Close the store."""
        if self.store is not None:
            self.store.close()

    # Articles ------------------------------------------------------------------------------

    def read(self, number: int) -> Article:
        """The article at a place of the list, from the disk; may be asked for in any thread.

        Raises ArticleError where it cannot be read.
        """
        path = self.paths[number]
        return from_bytes(self._standard_input or b"") if str(path) == STDIN else load(path)

    def article(self, number: int) -> Article:
        """The article at a place of the list. Raises ArticleError where it cannot be read."""
        path = self.paths[number]
        article = self._articles.get(path)
        if article is None:
            article = self._articles[path] = self.read(number)
            while len(self._articles) > KEPT:
                self._articles.popitem(last=False)
        self._articles.move_to_end(path)
        self._titles[path] = article.title
        return article

    @property
    def current(self) -> Article:
        """The open article."""
        return self.article(self.index)

    def turn_to(self, number: int) -> Article:
        """Open the article at a place of the list. Raises ArticleError and stays where it was."""
        article = self.article(number)
        self.index = number
        self.place_notes()
        return article

    def title(self, number: int) -> str:
        """An article's title, or its file's name until it has been read."""
        path = self.paths[number]
        return self._titles.get(path) or path.stem

    def learn(self, number: int, article: Article, annotations: Annotations | None) -> None:
        """Take note of an article that was read, and perhaps annotated, in the background."""
        self._titles[self.paths[number]] = article.title
        if annotations is not None:
            self.across.add(number, article.title, article.text, annotations)

    # Positions -----------------------------------------------------------------------------

    def position(self) -> int:
        """Where the open article was left: an offset into its text, 0 for a new one."""
        return (self.store.position(self.current) or 0) if self.store else 0

    def remember(self, offset: int) -> None:
        """Keep where the open article was left."""
        if self.store is not None:
            self.attempt(lambda store: store.remember(self.current, offset))

    # Annotations ---------------------------------------------------------------------------

    def annotations(self) -> Annotations | None:
        """What is known of the open article without asking the engine."""
        digest = self.current.digest
        found = self._annotations.get(digest)
        if found is None and self.store is not None and self.engine_name is not None:
            found = self.store.cached(digest, self.engine_name)
            if found is not None:
                self._hold(found)
        return found

    @cached_property
    def engine_name(self) -> str | None:
        """Under what name annotations are kept; None where the model cannot be used."""
        from tui.language import CueError, ModelError, engine_name

        try:
            return engine_name(self.model)
        except (ModelError, CueError):
            return None  # loading it says why

    def keep(self, annotations: Annotations) -> bool:
        """Keep an engine's result; says whether it is the open article's."""
        self._hold(annotations)
        if self.store is not None:
            self.attempt(lambda store: store.cache(annotations))
        article = self.current
        if annotations.digest != article.digest:
            return False
        self.across.add(self.index, article.title, article.text, annotations)
        return True

    @cached_property
    def across(self) -> Across:
        """What the same speakers say in all the articles that are annotated by now."""
        from tui.annotation.across import Across

        return Across()

    def _hold(self, annotations: Annotations) -> None:
        self._annotations[annotations.digest] = annotations
        self._annotations.move_to_end(annotations.digest)
        while len(self._annotations) > KEPT:
            self._annotations.popitem(last=False)

    # Panel ---------------------------------------------------------------------------------

    def ranks(self, annotations: Annotations) -> dict[int, int]:
        """Each speaker's place by share of words, from 0: the place in the palette."""
        if self._ranked is None or self._ranked[0] is not annotations:
            self._ranked = (annotations, self._rank(annotations))
        return self._ranked[1]

    def _rank(self, annotations: Annotations) -> dict[int, int]:
        ranked = voices(annotations, self.current.text)
        known = [voice.speaker for voice in ranked if voice.speaker is not None]
        return {speaker.id: rank for rank, speaker in enumerate(known)}
