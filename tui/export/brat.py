"""brat's standoff format (https://brat.nlplab.org/standoff.html): ID.txt and ID.ann for each
article, and an annotation.conf that names the labels.

The text is the article's own, untouched, so that offsets (code points, end-exclusive) can be
checked against the file. An annotation there may not reach over a line end: where one does, it is
cut into the pieces that brat calls fragments. A comment of several lines is as many notes of the
annotator's, as a line of the file is a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.annotation import ENTITY_LABELS, Span
from tui.annotation.standoff import PARTS, QUOTE_LABELS, Standoff
from tui.article.safety import safe_line
from tui.export.collecting import Export
from tui.export.formats import Form
from tui.export.names import Names
from tui.export.standoff import NOTE, standoff

_RUN = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
"""What stands between the line ends that Python's and brat's readers know."""


def export(export: Export) -> dict[str, str | bytes]:
    """The files by name."""
    names = Names()
    out: dict[str, str | bytes] = {"annotation.conf": _conf()}
    for item in export.articles:
        article = item.article
        if article is None:
            continue
        name = names.of(article.path.stem if article.path else article.title)
        marks = standoff(item.annotations, item.notes)
        out[f"{name}.txt"] = article.text.encode("utf-8", "replace")
        out[f"{name}.ann"] = "".join(f"{line}\n" for line in _lines(article.text, marks))
    return out


def _lines(text: str, found: Standoff) -> Iterator[str]:
    numbers: dict[int, int] = {}
    comments = 0
    for at, mark in enumerate(found.marks):
        pieces = [run for piece in mark.pieces for run in _fragments(text, piece)]
        if not pieces:
            continue  # line ends and nothing else
        numbers[at] = number = len(numbers) + 1
        places = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
        words = " ".join(piece.of(text) for piece in pieces).encode("utf-8", "replace")
        yield f"T{number}\t{mark.label} {places}\t{words.decode('utf-8')}"
        for row in mark.words.splitlines():
            comments += 1
            yield f"#{comments}\tAnnotatorNotes T{number}\t{safe_line(row)}"
    related = 0
    for line in found.lines:
        if line.start in numbers and line.end in numbers:
            related += 1
            one, other = numbers[line.start], numbers[line.end]
            yield f"R{related}\t{line.label} Arg1:T{one} Arg2:T{other}"


def _fragments(text: str, span: Span) -> Iterator[Span]:
    """``span`` without the line ends in it, and without blanks at the ends of each piece."""
    for match in _RUN.finditer(text, *span):
        start, end = match.span()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield Span(start, end)


def _conf() -> str:
    said = list(QUOTE_LABELS.values())
    parts = [f"{part}\tArg1:{'|'.join(said)}, Arg2:{part}" for part in PARTS]
    entities = ["[entities]", *ENTITY_LABELS, *said, *PARTS, NOTE]
    relations = ["[relations]", *parts, "<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>"]
    return "\n".join([*entities, "", *relations, "", "[events]", "", "[attributes]", ""])


FORMAT = Form("brat", "", "a folder for the brat annotation tool", export, True)
