"""An export on its way: what it comes to, how it begins, and writing it, in whatever thread."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from tui.export import Export, ExportedArticle, ExportError, Format, deliver, preview
from tui.reader.desk.gathering import Progress, StoppedError

_ALL = ("note", "correction", "quote", "mention")
_MARKS = ("note", "correction")
_FOUND = ("quote", "mention")
_HOLDS: Mapping[str, tuple[str, ...]] = {
    "markdown": ("note",),
    "text": ("note",),
    "csv": ("note",),
    "json": _MARKS,
    "csv-quotes": ("quote",),
    "html": ("note", *_FOUND),
    "tei": ("note", *_FOUND),
    "brat": ("note", *_FOUND),
    "jsonl": _FOUND,
    "gold": _FOUND,
    "prodigy": _FOUND,
    "doccano": _FOUND,
    "spacy": _FOUND,
}
"""What our own formats write; another package's may write anything."""

_WHOLE = ("html", "tei")
"""Formats that write the article too, so that nothing else need be there."""

_HEAD = 1000
"""Lines that a page may have before its body."""

_ON_THE_COMMAND_LINE = re.compile(r"(?:[,;] add --force to replace it| with -o)(?=\.)")


class ExistsError(ExportError):
    """There is a file already; it is replaced where that is forced."""


class Tally(NamedTuple):
    """What an export comes to: how many of what, in how many articles."""

    counts: Mapping[str, int]
    articles: int
    whole: bool

    @property
    def empty(self) -> bool:
        """Whether there is nothing to write."""
        return not self.articles or not (self.whole or self.counts)

    def __str__(self) -> str:
        """In words: "3 notes, 14 quotes in 2 articles"."""
        parts = [_count(number, what) for what, number in self.counts.items()]
        if self.empty:
            return "nothing"
        where = _count(self.articles, "article")
        return f"{', '.join(parts)} in {where}" if parts else where


def tally(form: Format, export: Export) -> Tally:
    """What ``form`` writes of an export."""
    holds = _HOLDS.get(form.name, _ALL if form.annotated else _MARKS)
    whole = form.name in _WHOLE
    total = dict.fromkeys(holds, 0)
    articles = 0
    for item in export.articles:
        found = _counts(item)
        articles += (whole and item.article is not None) or any(found[what] for what in holds)
        for what in holds:
            total[what] += found[what]
    return Tally({what: number for what, number in total.items() if number}, articles, whole)


def _counts(item: ExportedArticle) -> dict[str, int]:
    known = item.annotations
    return {
        "note": len(item.notes),
        "correction": len(item.corrections),
        "quote": len(known.attributions) if known else 0,
        "mention": len(known.mentions) if known else 0,
    }


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'s' * (number != 1)}"


def beginning(form: Format, export: Export, lines: int) -> list[str]:
    """The first lines of what ``form`` would make. Raises ExportError, whatever goes wrong in it."""
    holds = _HOLDS.get(form.name, _ALL if form.annotated else _MARKS)
    telling = tuple(item for item in export.articles if any(_counts(item)[what] for what in holds))
    export = replace(export, articles=telling or export.articles)
    with _guarded(form):
        if form.suffix != ".html":
            return preview(form, export, lines)
        found = preview(form, export, lines + _HEAD)
    body = next((at for at, line in enumerate(found) if line.startswith("<body")), 0)
    return found[body : body + lines]  # a style sheet tells nobody anything


def target_of(typed: str) -> Path:
    """The absolute path that was typed, ``~`` for the home folder. Raises ExportError."""
    typed = typed.strip()
    if not typed:
        raise ExportError("Give the file a name.")
    try:
        return Path(typed).expanduser().absolute()
    except (RuntimeError, ValueError) as error:
        raise ExportError(f"{typed} is no path ({error}).") from None


def write_out(
    form: Format, export: Export, path: Path, force: bool, progress: Progress
) -> list[Path]:
    """Write an export to a file, or into a folder where the format makes several; return which.

    Raises StoppedError, and then has written nothing: only while files are being written it no
    longer heeds ``progress.stopped``. Raises ExistsError where a file is there that is not to be
    replaced, ExportError where something else is wrong, in the format too.
    """
    with _guarded(form):
        progress.begin("making", len(export.articles))
        made = form.make(replace(export, articles=_Watched(export.articles, progress)))
    progress.check()
    files = [path / name for name in made] if isinstance(made, Mapping) else [path]
    there = next((file for file in files if file.exists()), None)
    if there is not None and there.is_file() and not force:
        raise ExistsError(f"{there} exists.")
    progress.what, progress.done, progress.total = "writing", 0, 0
    try:
        deliver(made, path, force)
    except ExportError as error:
        raise ExportError(_ON_THE_COMMAND_LINE.sub("", str(error))) from error
    return files


class _Watched(tuple[ExportedArticle, ...]):
    """Articles that tell how far a format has come with them, and can stop it."""

    progress: Progress

    def __new__(cls, articles: tuple[ExportedArticle, ...], progress: Progress) -> _Watched:
        made = super().__new__(cls, articles)
        made.progress = progress
        return made

    def __iter__(self) -> Iterator[ExportedArticle]:
        for number, item in enumerate(super().__iter__(), 1):
            self.progress.done = max(self.progress.done, number)
            self.progress.check()
            yield item


@contextmanager
def _guarded(form: Format) -> Iterator[None]:
    """Turn whatever a format raises into an ExportError: it may be anybody's code."""
    try:
        yield
    except (ExportError, StoppedError):
        raise
    except Exception as error:
        what = " ".join(f"{type(error).__name__}: {error}".split())
        raise ExportError(f"The format {form.name} has failed ({what}).") from error
