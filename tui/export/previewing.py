"""The beginning of an export, to look at before it is written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tui.article.safety import safe_line
from tui.export.collecting import Export
from tui.export.formats import Format, Made

ARTICLES = 2
NOTES = 5
"""How much of an export is made for a preview; a line of it is cut at WIDEST code points."""

WIDEST = 500


def preview(form: Format, export: Export, lines: int = 20) -> list[str]:
    """The first ``lines`` of what ``form`` would make, safe for a terminal.

    Only the first articles and notes are made, so that it takes no time to speak of. Raises
    ExportError where the format does.
    """
    few = tuple(replace(item, notes=item.notes[:NOTES]) for item in export.articles[:ARTICLES])
    return _lines(form.make(replace(export, articles=few)), lines)


def _lines(made: Made, count: int) -> list[str]:
    if isinstance(made, bytes):
        try:
            return _lines(made.decode("utf-8"), count)
        except UnicodeDecodeError:
            pass
        return [f"A binary file; its first articles take {len(made):,} bytes."][:count]
    if isinstance(made, Mapping):
        out = []
        for name, content in made.items():
            out += [safe_line(name), *(f"  {row}" for row in _lines(content, count)), ""]
        return out[:count]
    rows = made.removeprefix("\ufeff").split("\n", count)[:count]
    return [safe_line(row.rstrip("\r")[:WIDEST]) for row in rows]
