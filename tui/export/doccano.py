"""doccano's JSON lines for sequence labelling with relations (JSONL, "relation").

Offsets are end-exclusive and count UTF-16 code units: doccano draws with JavaScript's, so that
code points would stand too far left after an emoji. That is its way unless a project is told to
count grapheme clusters. Spans overlap, which a project must allow. What is said in several pieces
is several spans, each with a line to the next. ``speakers`` has the names of speakers by the place
of the first span of what they say; doccano keeps it with the text, as it does all that it does not
know.
"""

from __future__ import annotations

from typing import Any

from tui.annotation import Annotations
from tui.annotation.standoff import SPEAKER
from tui.article import Article
from tui.article.offsets import Utf16
from tui.export.collecting import Export
from tui.export.formats import Form
from tui.export.jsontext import dumps
from tui.export.standoff import standoff


def export(export: Export) -> str:
    """A line for each article that the engine has seen; ids are told apart in the whole file."""
    out = []
    marks = lines = 0
    for article, found in export.annotated():
        data = record(article, found, marks, lines)
        marks += len(data["entities"])
        lines += len(data["relations"])
        out.append(dumps(data) + "\n")
    return "".join(out)


def record(
    article: Article, annotations: Annotations, marks: int = 0, lines: int = 0
) -> dict[str, Any]:
    """One article; ids begin after ``marks`` entities and ``lines`` relations."""
    found = standoff(annotations, pieces=False)
    units = Utf16(article.text)
    return {
        "text": article.text,
        "entities": [
            {
                "id": marks + number,
                "label": mark.label,
                "start_offset": units.to_units(mark.pieces[0].start),
                "end_offset": units.to_units(mark.pieces[0].end),
            }
            for number, mark in enumerate(found.marks, 1)
        ],
        "relations": [
            {
                "id": lines + number,
                "from_id": marks + line.start + 1,
                "to_id": marks + line.end + 1,
                "type": line.label,
            }
            for number, line in enumerate(found.lines, 1)
        ],
        "speakers": [
            [*map(units.to_units, mark.pieces[0]), mark.words.removeprefix(SPEAKER)]
            for mark in found.marks
            if mark.words
        ],
        "title": article.title,
        "digest": article.digest,
    }


FORMAT = Form("doccano", ".jsonl", "sequence labelling with relations for doccano", export, True)
