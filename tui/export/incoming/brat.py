"""Notes from brat's standoff files: ID.ann beside ID.txt.

Each text-bound annotation (``T1<TAB>Label 0 5<TAB>words``) becomes a note whose tag is the label;
a discontinuous one, or one cut at line ends, reaches from its first piece to its last. Its
comment is what annotators noted on it (``#1<TAB>AnnotatorNotes T1<TAB>…``), a line each. Where a
relation or an event ties it to a T-line as its Source, those words are the note's speaker.
Attributes, normalizations and other relations are not about places in the text and stay out.
They become notes and not corrections: what somebody marked in brat need not follow this
program's labels. Offsets are code points of the text in UTF-8, end-exclusive, as everywhere here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tui.annotation import Note, Target, select
from tui.article import Article, ArticleError, Span, load
from tui.export.incoming.incoming import Incoming, IncomingError, IncomingNote, name_id

_BOUND = re.compile(r"(?P<label>\S+) (?P<pieces>\d+ \d+(?:;\d+ \d+)*)")
_RELATION = re.compile(r"Source Arg1:(?P<one>T\S+) Arg2:(?P<other>T\S+)\s*")
_ABOUT_NOTHING_BOUND = tuple("REAMN*")


class _Bound(NamedTuple):
    id: str
    label: str
    span: Span


def read_brat(path: Path, now: str) -> Incoming:
    """The notes in ID.ann at ``path`` (or beside ID.txt there), taken at ``now``, ISO 8601 in UTC.

    Raises IncomingError where one of the two files cannot be read.
    """
    annotations, text = path.with_suffix(".ann"), path.with_suffix(".txt")
    try:
        article = load(text)
        lines = annotations.read_bytes().decode("utf-8-sig").split("\n")
    except ArticleError as error:
        raise IncomingError(f"{error} It is the text that {annotations.name} is about.") from None
    except UnicodeDecodeError as error:
        raise IncomingError(f"{annotations} is not UTF-8 (byte {error.start}).") from None
    except OSError as error:
        raise IncomingError(f"{annotations} cannot be read ({error.strerror}).") from None
    return _File(article, now).read(line.rstrip("\r") for line in lines)


class _File:
    def __init__(self, article: Article, now: str) -> None:
        self.article = article
        self.now = now
        self.out = Incoming()
        self.bound: dict[str, _Bound] = {}
        self.comments: dict[str, list[str]] = {}
        self.sources: dict[str, str] = {}

    def read(self, lines: Iterator[str]) -> Incoming:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            name, _, rest = line.partition("\t")
            what, _, words = rest.partition("\t")
            if name.startswith("T"):
                self._bind(number, name, what, words)
            elif name.startswith("#"):
                _, _, about = what.partition(" ")
                self.comments.setdefault(about.strip(), []).append(words)
            elif match := _RELATION.fullmatch(what):
                self.sources[match["one"]] = match["other"]
            elif not name.startswith(_ABOUT_NOTHING_BOUND):
                self._complain(number, "it is no line of brat's")
        seen: dict[str, int] = {}
        for bound in self.bound.values():
            self.out.notes.append(IncomingNote(self._note(bound, seen)))
        return self.out

    def _bind(self, number: int, name: str, what: str, words: str) -> None:
        match = _BOUND.fullmatch(what.strip())
        if match is None:
            self._complain(number, "expected a label and offsets")
            return
        pieces = [Span(*map(int, piece.split(" "))) for piece in match["pieces"].split(";")]
        span = Span(pieces[0].start, pieces[-1].end)
        text = self.article.text
        if not all(0 <= p.start < p.end <= len(text) for p in pieces) or span.length <= 0:
            self._complain(number, f"the text has no characters {match['pieces']}")
        elif words and " ".join(words.split()) != _words(text, pieces):
            self._complain(number, "the text has other words there")
        else:
            self.bound[name] = _Bound(name, match["label"], span)

    def _note(self, bound: _Bound, seen: dict[str, int]) -> Note:
        article = self.article
        source = self.bound.get(self.sources.get(bound.id, ""))
        key = f"brat:{article.digest}:{bound.label}:{bound.span.start}:{bound.span.end}"
        seen[key] = seen.get(key, 0) + 1
        path = "" if article.path is None else str(article.path.absolute())
        return Note(
            name_id(key if seen[key] == 1 else f"{key}:{seen[key]}"),
            Target(article.digest, path, article.title, *select(article.text, bound.span)),
            comment="\n".join(self.comments.get(bound.id, ())).strip("\n"),
            speaker=" ".join(source.span.of(article.text).split()) if source else None,
            created=self.now,
            modified=self.now,
            tags=(bound.label,),
        )

    def _complain(self, number: int, why: str) -> None:
        self.out.unreadable.append(f"line {number}: {why}")


def _words(text: str, pieces: list[Span]) -> str:
    return " ".join(" ".join(piece.of(text) for piece in pieces).split())
