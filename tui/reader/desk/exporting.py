"""What leaves the desk: the marks and annotations of the open article, or of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.article import Article
from tui.reader.desk.corrected import Corrected

if TYPE_CHECKING:
    from tui.reader.desk.gathering import Gathering


class Exporting(Corrected):
    """The part of a desk that gathers what is exported."""

    paths: Sequence[Path]
    named: Sequence[str]

    def read(self, number: int) -> Article:
        """The article at a place of the list. Raises ArticleError."""
        raise NotImplementedError

    def gathering(self, *, everything: bool = False, annotated: bool = False) -> Gathering:
        """What is needed to gather what the open article, or every one, has to export.

        Takes no time to speak of; running it, in a thread, does. ``annotated`` takes what the
        engine and the reader found along, as far as it is known.
        """
        from tui.reader.desk.gathering import Gathering, Known

        article = self.current
        return Gathering(
            Known(
                article,
                self.notes_of(article),
                self.corrections_of(article),
                self._raw_of(article.digest) if annotated else None,
            ),
            self.index,
            self.paths,
            self.read,
            self.store.path if self.store is not None else None,
            self.engine_name if annotated else None,
            everything,
            annotated,
            dict(self._unsaved),
            dict(self._raw),
            (self.trouble or "") if self.store is None else "",
        )

    def export_name(self, everything: bool) -> str:
        """What a file with the open article's notes, or with those of all, may be called.

        A safe name without a suffix.
        """
        from tui.export.names import safe_name

        if not everything:
            path = self.current.path
            return safe_name(path.stem if path else self.current.title)
        folder = Path(self.named[0]).absolute() if len(self.named) == 1 else None
        return safe_name(folder.name if folder and folder.is_dir() else "articles", "articles")
