"""Notes from Hypothesis: what its API answers, or what its client exports.

The API answers ``{"total", "rows": […]}`` (https://h.readthedocs.io/en/latest/api-reference/), the
client writes ``{"export_date", "annotations": […]}``; a row is the same in both. It has ``id``,
``uri``, ``text``, ``tags``, ``created``, ``updated``, ``document.title`` and ``target``, whose
selectors are the W3C's. A TextPositionSelector counts UTF-16 code units there, as browsers do.
"""

from __future__ import annotations

from typing import Any

from tui.annotation import Note, Target, TextPositionSelector, TextQuoteSelector
from tui.export.incoming.incoming import Incoming, IncomingNote, Unreadable, name_id
from tui.export.incoming.shapes import mapping, of_type, offset, several, text
from tui.export.incoming.webannotations import file_path

ADDRESS = "https://hypothes.is/a/"
"""What an annotation's id follows in its address."""


def rows_of(data: Any) -> list[Any] | None:
    """The rows in a file of Hypothesis's; None where it is none."""
    if isinstance(data, dict):
        for key in ("rows", "annotations"):
            if isinstance(data.get(key), list):
                return data[key]  # type: ignore[no-any-return]
        return [data] if _is_row(data) else None
    if isinstance(data, list) and data and all(_is_row(row) for row in data):
        return data
    return None


def read_rows(rows: list[Any]) -> Incoming:
    """The notes in the rows. Replies and page notes are on no words and are told instead."""
    out = Incoming()
    for number, row in enumerate(rows, 1):
        try:
            out.notes.append(IncomingNote(_note(mapping(row, "it")), utf16=True))
        except Unreadable as error:
            out.unreadable.append(f"annotation {number}: {error}")
    return out


def _is_row(data: Any) -> bool:
    return isinstance(data, dict) and "uri" in data and "@context" not in data


def _note(row: dict[str, Any]) -> Note:
    if several(row.get("references")):
        raise Unreadable("it is a reply to another annotation")
    selectors = [
        selector
        for target in several(row.get("target"))
        if isinstance(target, dict)
        for selector in several(target.get("selector"))
    ]
    quote = of_type(selectors, "TextQuoteSelector")
    exact = text(quote.get("exact")) if quote else ""
    if quote is None or not exact:
        raise Unreadable("it is a note on a whole page")
    place = of_type(selectors, "TextPositionSelector") or {}
    start = offset(place.get("start")) or 0
    end = offset(place.get("end"))
    uri = text(row.get("uri"))
    document = row.get("document")
    titles = several(document.get("title")) if isinstance(document, dict) else []
    name = text(row.get("id"))
    return Note(
        name_id(ADDRESS + name if name else f"{uri}#{exact}"),
        Target(
            "" if file_path(uri) else uri,
            file_path(uri),
            next((title for title in titles if isinstance(title, str)), uri),
            TextQuoteSelector(exact, text(quote.get("prefix")), text(quote.get("suffix"))),
            TextPositionSelector(start, start + len(exact) if end is None else end),
        ),
        comment=text(row.get("text")),
        created=text(row.get("created")),
        modified=text(row.get("updated")),
        tags=tuple(tag for tag in several(row.get("tags")) if isinstance(tag, str)),
    )
