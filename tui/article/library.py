"""The library: the articles that a command line names, found but not yet read."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path

from tui.article.article import Article
from tui.article.errors import ArticleError
from tui.article.formats import MAX_BYTES, from_bytes, is_article_name, load, sniff

STDIN = "-"


def natural(name: str) -> list[tuple[int, int, str]]:
    """A sort key that puts "item 9" before "item 10" and ignores case."""
    return [
        (0, int(part), "") if part.isdecimal() else (1, 0, part.casefold())
        for part in re.split(r"(\d+)", name)
        if part
    ]


def walk(folder: Path) -> Iterator[Path]:
    """The articles in ``folder`` and below, each folder's files first, in natural order.

    Hidden files and folders are left out; links to folders are not followed, so that a loop of
    links ends. Raises ArticleError where the folder itself cannot be listed.
    """
    pending = [folder]
    while pending:
        here = pending.pop()
        try:
            with os.scandir(here) as entries:
                found = sorted(entries, key=lambda entry: natural(entry.name))
        except OSError as error:
            if here == folder:
                raise ArticleError(
                    f"{here} cannot be listed ({error.strerror}); check its permissions."
                ) from None
            continue
        below = []
        stems = {Path(entry.name).stem for entry in found}
        for entry in found:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                below.append(here / entry.name)
            elif is_notes_of(entry.name, stems):
                continue
            elif is_article_name(entry.name) and entry.is_file():
                yield here / entry.name
        pending.extend(reversed(below))


NOTES_SUFFIX = "-notes"
"""What the name of an export has behind the article's; see ``is_notes_of``."""


def is_notes_of(name: str, stems: Container[str]) -> bool:
    """Whether a file is the export of notes on an article beside it, and no article itself."""
    stem = Path(name).stem
    return stem.endswith(NOTES_SUFFIX) and stem.removesuffix(NOTES_SUFFIX) in stems


def find(arguments: Sequence[str]) -> list[Path]:
    """The articles that the arguments name: files as given, folders walked, ``-`` kept as it is.

    Each file once. Raises ArticleError where a path does not exist, or where there is no article
    at all in the folders.
    """
    found: dict[Path, None] = {}
    for argument in arguments:
        path = Path(argument)
        if not argument:
            raise ArticleError("An empty path names no article; give a file or a folder.")
        if argument == STDIN:
            found[path] = None
        elif path.is_dir():
            inside = list(walk(path))
            if not inside:
                raise ArticleError(
                    f"{path} holds no articles; newsreader looks for .txt and .md files in it."
                )
            found.update(dict.fromkeys(inside))
        elif path.exists():
            found[path] = None
        else:
            raise ArticleError(f"{path} does not exist; check the spelling of the path.")
    return list(found)


def read(path: Path) -> Article:
    """The article at ``path``; ``-`` is standard input. Raises ArticleError."""
    if str(path) == STDIN:
        data = sys.stdin.buffer.read(MAX_BYTES + 1)
        return from_bytes(data)
    return load(path)


def readable(paths: Iterable[Path], named: Iterable[str]) -> Iterator[Path]:
    """Those of ``paths`` worth opening: all that were ``named``, and of a folder's the texts."""
    explicit = {Path(name) for name in named}
    for path in paths:
        if path in explicit or sniff(path):
            yield path
