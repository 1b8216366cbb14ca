"""Comma-separated values as RFC 4180 has them, for spreadsheets too."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from tui.article.safety import safe

BOM = "\ufeff"
"""Without it Excel takes UTF-8 for the system's own encoding; pandas and LibreOffice pass over it."""

_FORMULA = tuple("=+-@")
_BEFORE = tuple("\t\r")
"""What a spreadsheet takes for the beginning of a formula, and what it drops before one."""


def table(header: Sequence[str], rows: Iterable[Sequence[object]], *, bom: bool = False) -> str:
    """The rows under their header, lines ending in CR LF (RFC 4180, 2).

    None is an empty cell. Text that a spreadsheet would take for a formula begins with an
    apostrophe, and control characters are made visible.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([cell(value) for value in row])
    return (BOM if bom else "") + out.getvalue()


def cell(value: object) -> str:
    """One cell, numbers as they are."""
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value)
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    formula = value.startswith(_BEFORE) or text.lstrip().startswith(_FORMULA)
    guard = "'" if formula else ""
    return guard + safe(text)
