"""The articles that were named, one of them open, and what is known of them."""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from tui.annotation import Annotations, Correction
from tui.article import Article, ArticleError, from_bytes, load
from tui.article.library import STDIN, Paths
from tui.reader.desk.exporting import Exporting
from tui.reader.desk.keeping import PATIENT, Change, Mark, plainly

if TYPE_CHECKING:
    from tui.store import Store

KEPT = 8
"""How many articles stay in memory once they have been read."""


class Desk(Exporting):
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
            opened = Store.open(store, PATIENT)
        except StoreError as error:
            trouble = plainly(error)
        desk = cls(
            paths,
            named=named,
            store=opened,
            trouble=trouble,
            standard_input=standard_input,
            model=model,
        )
        if opened is None:
            desk.look_for(store)
        desk.open_first()
        if resume:
            desk.resume()
        return desk

    def resume(self) -> None:
        """Open the article that was left last, if it is among these and can still be read."""
        found: list[str | None] = []
        self.attempt(lambda store: found.append(store.last_opened()))
        number = self.place_of(found[0]) if found and found[0] is not None else None
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
        self.reload()
        return article

    def add(self, path: str) -> int:
        """Lay an article at the end of the list and return its place, or the one that it has.

        ``path`` is absolute. Raises ArticleError where it cannot be read; the list stays as it was.
        """
        there = self.place_of(path)
        if there is not None:
            return there
        load(Path(path))
        known = self.paths
        names = known.names if isinstance(known, Paths) else [str(path) for path in known]
        self.paths = Paths([*names, path])
        return len(self.paths) - 1

    def title(self, number: int) -> str:
        """An article's title, or its file's name until it has been read."""
        path = self.paths[number]
        return self._titles.get(path) or path.stem

    def learn(self, number: int, article: Article, annotations: Annotations | None) -> None:
        """Take note of an article that was read, and perhaps annotated, in the background."""
        self._titles[self.paths[number]] = article.title
        if number == self.index:
            # It may have been corrected since.
            annotations = self.annotations() or annotations
        if annotations is not None:
            self.across.add(number, article.title, article.text, annotations)

    # Positions -----------------------------------------------------------------------------

    def position(self) -> int:
        """Where the open article was left: an offset into its text, 0 for a new one."""
        found: list[int | None] = []
        self.attempt(lambda store: found.append(store.position(self.current)))
        return (found[0] or 0) if found else 0

    def remember(self, offset: int) -> None:
        """Keep where the open article was left."""
        self.attempt(lambda store: store.remember(self.current, offset))

    # Annotations ---------------------------------------------------------------------------

    def keep_annotations(self, annotations: Annotations) -> bool:
        """Keep an engine's result; says whether it is the open article's."""
        if not super().keep_annotations(annotations):
            return False
        self.tell_across()
        return True

    def keep(self, change: Change) -> Mark | None:
        """Write a change; the index of speakers learns of corrections of other articles."""
        kept = super().keep(change)
        target = change.mark.target
        if isinstance(change.mark, Correction) and target.digest != self.current.digest:
            number = self.place_of(target.path)
            if number is not None and number != self.index:
                with suppress(ArticleError):
                    article = self.article(number)
                    self.learn(number, article, self.known_of(article))
        return kept

    def tell_across(self) -> None:
        """Let the index of speakers know what is known of the open article."""
        annotations = self.annotations()
        if annotations is not None:
            article = self.current
            self.across.add(self.index, article.title, article.text, annotations)
