"""Notes as CSV with the columns that Readwise imports (https://readwise.io/import_bulk).

There is no byte order mark, as Readwise would take it for a part of the first column's name. Tags
are words that begin with a dot at the beginning of the note, as Readwise has them. ``Location`` is
the offset of the first character, by which highlights are put in order.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.export.collecting import Export, Exported, ExportedArticle
from tui.export.formats import Form
from tui.export.publication import byline, url
from tui.export.tables import table

COLUMNS = ("Highlight", "Title", "Author", "URL", "Note", "Location", "Date")

_NOT_IN_TAG = re.compile(r"[^\w-]+")


def export(export: Export) -> str:
    """A row for each note."""
    return table(COLUMNS, (row for item in export.articles for row in _rows(item)))


def _rows(item: ExportedArticle) -> Iterator[tuple[object, ...]]:
    article = item.article
    author, address = (byline(article), url(article)) if article else ("", "")
    for note in item.notes:
        yield (
            note.text,
            item.title,
            author,
            address,
            _note(note),
            note.anchor.span.start if note.anchor.span else note.note.target.position.start,
            _date(note.note.modified or note.note.created),
        )


def _note(item: Exported) -> str:
    tags = [_NOT_IN_TAG.sub("_", tag).strip("_") for tag in item.note.tags]
    return " ".join([*(f".{tag}" for tag in tags if tag), item.note.comment]).strip()


def _date(moment: str) -> str:
    """``2024-05-01T10:00:00Z`` as ``2024-05-01 10:00:00``."""
    return moment[:19].replace("T", " ")


FORMAT = Form("csv", ".csv", "notes in a table, with the columns of Readwise", export)
