"""The library: the articles that a command line names, found but not yet read."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path
from typing import overload

from tui.article.article import Article
from tui.article.errors import ArticleError
from tui.article.formats import ENDS, MAX_BYTES, from_bytes, load, sniff

STDIN = "-"


class Paths(Sequence[Path]):
    """The paths of articles, each made a Path when it is asked for.

    A folder of ten thousand articles is laid out before the first paint; to make as many Paths
    takes half as long as that paint.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names: tuple[str, ...] = tuple(names)

    @overload
    def __getitem__(self, place: int) -> Path: ...
    @overload
    def __getitem__(self, place: slice) -> Paths: ...
    def __getitem__(self, place: int | slice) -> Path | Paths:
        if isinstance(place, slice):
            return Paths(self.names[place])
        return Path(self.names[place])

    def __len__(self) -> int:
        return len(self.names)

    def __contains__(self, path: object) -> bool:
        return str(path) in self.names

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    def __hash__(self) -> int:
        return hash(self.names)

    def __repr__(self) -> str:
        return f"Paths({self.names!r})"


def natural(name: str) -> str:
    """A sort key that puts "item 9" before "item 10" and ignores case."""
    return _NUMBER.sub(_padded, name.casefold())


def in_order(names: list[str]) -> list[str]:
    """``names`` in natural order."""
    if len({name.translate(_ALL_ONE) for name in names}) <= 1:
        # They differ in digits alone, as numbered files do: as text they are in order already.
        return sorted(names)
    return sorted(names, key=natural)


_ALL_ONE = str.maketrans("023456789", "1" * 9)
_NUMBER = re.compile(r"\d+")
_LONGEST_NUMBER = 20


def _padded(number: re.Match[str]) -> str:
    return number[0].zfill(_LONGEST_NUMBER)


def walk(folder: Path) -> Iterator[str]:
    """The articles in ``folder`` and below, each folder's files first, in natural order.

    Hidden files and folders are left out; links to folders are not followed, so that a loop of
    links ends. Raises ArticleError where the folder itself cannot be listed.
    """
    pending = [str(folder)]
    while pending:
        here = pending.pop()
        files: list[str] = []
        below: list[str] = []
        try:
            with os.scandir(here) as entries:
                for entry in entries:
                    name = entry.name
                    if name[0] == ".":
                        continue
                    if entry.is_file():
                        if name.lower().endswith(ENDS):
                            files.append(name)
                    elif entry.is_dir(follow_symlinks=False):
                        below.append(name)
        except OSError as error:
            if here == str(folder):
                raise ArticleError(
                    f"{here} cannot be listed ({error.strerror}); check its permissions."
                ) from None
            continue
        if any(NOTES_SUFFIX in name for name in files):
            stems = {Path(name).stem for name in files}
            files = [name for name in files if not is_notes_of(name, stems)]
        before = "" if here == "." else os.path.join(here, "")  # noqa: PTH118 (ten thousand times)
        yield from [before + name for name in in_order(files)]
        pending.extend(before + name for name in reversed(in_order(below)))


NOTES_SUFFIX = "-notes"
"""What the name of an export has behind the article's; see ``is_notes_of``."""


def is_notes_of(name: str, stems: Container[str]) -> bool:
    """Whether a file is the export of notes on an article beside it, and no article itself."""
    stem = Path(name).stem
    return stem.endswith(NOTES_SUFFIX) and stem.removesuffix(NOTES_SUFFIX) in stems


def find(arguments: Sequence[str]) -> Paths:
    """The articles that the arguments name: files as given, folders walked, ``-`` kept as it is.

    Each file once. Raises ArticleError where a path does not exist, or where there is no article
    at all in the folders.
    """
    found: dict[str, None] = {}
    for argument in arguments:
        path = Path(argument)
        if not argument:
            raise ArticleError("An empty path names no article; give a file or a folder.")
        if argument == STDIN:
            found[STDIN] = None
        elif path.is_dir():
            inside = list(walk(path))
            if not inside:
                raise ArticleError(
                    f"{path} holds no articles; newsreader looks for .txt and .md files in it."
                )
            if len(arguments) == 1:
                return Paths(inside)  # in a folder nothing is there twice
            found.update(dict.fromkeys(inside))
        elif path.exists():
            found[str(path)] = None
        else:
            raise ArticleError(f"{path} does not exist; check the spelling of the path.")
    return Paths(found)


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
