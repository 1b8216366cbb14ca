"""The articles that a command is given, read one after another."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from tui.article import Article, ArticleError, find, read
from tui.article.formats import sniff
from tui.commands.messages import complain


class Inputs:
    """Articles by the arguments that name them; only one of them is in memory at a time.

    What cannot be read is told on standard error and counted in ``failed``, and the rest is read
    all the same. A folder's files that are not text are passed over without a word.
    """

    def __init__(self, arguments: Sequence[str]) -> None:
        self._arguments = arguments
        self.failed = 0
        self.read = 0

    def __iter__(self) -> Iterator[Article]:
        for path in self._paths():
            try:
                article = read(path)
            except ArticleError as error:
                self.fail(str(error))
                continue
            self.read += 1
            yield article

    def fail(self, message: str) -> None:
        """Tell and count a failure."""
        self.failed += 1
        complain(message)

    @property
    def status(self) -> int:
        """The exit status: 2 where anything could not be read, else 0."""
        return 2 if self.failed else 0

    def _paths(self) -> Iterator[Path]:
        seen: set[Path] = set()
        for argument in self._arguments:
            try:
                found: Sequence[Path] = find([argument])
            except ArticleError as error:
                self.fail(str(error))
                continue
            if Path(argument).is_dir():
                # What may not be read is let through, so that reading it says so.
                found = [path for path in found if sniff(path) or not os.access(path, os.R_OK)]
                if not found:
                    self.fail(f"{argument} holds no articles, only files that are not text.")
            for path in found:
                if path not in seen:
                    seen.add(path)
                    yield path
