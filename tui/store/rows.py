"""How notes and corrections stand in the tables, and how text that is no Unicode gets there."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tui.annotation import Correction, Note, Target, TextPositionSelector, TextQuoteSelector

TARGET = "digest, path, title, exact, prefix, suffix, start, end"
NOTE = f"id, {TARGET}, comment, colour, speaker, created, modified"
CORRECTION = f"id, {TARGET}, about, kind, value, replaced, everywhere, created, modified"
"""The columns in the order in which the functions below give and take them."""

_NO_FILE = ("", "-")


def absolute(path: Path | str | None) -> str:
    """The absolute path by which the store knows a file; empty for standard input."""
    if path is None or str(path) in _NO_FILE:
        return ""
    return os.path.abspath(path)  # noqa: PTH100 (resolve would put another name for a link)


def to_sql(value: Any) -> Any:
    """A value as SQLite takes it: text that is not Unicode (odd file names) as bytes."""
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            return value.encode("utf-8", "surrogatepass")
    return value


def from_sql(value: Any) -> Any:
    """The reverse of ``to_sql``."""
    return value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value


def fold(*texts: str | bytes | None) -> str:
    """Texts as they are searched: one below the other, without regard to case."""
    from unicodedata import normalize

    joined = "\n".join(from_sql(text) for text in texts if text)
    return normalize("NFC", joined.encode("utf-8", "replace").decode()).casefold()


def searched(note: Note) -> str:
    """What a search for a note looks through."""
    return fold(note.target.quote.exact, note.comment, note.speaker, note.target.title, *note.tags)


def kept_note(note: Note) -> Note:
    """A note as the store keeps it: an absolute path, no tag twice and none empty."""
    tags = tuple(dict.fromkeys(tag for tag in note.tags if tag))
    return note._replace(target=kept_target(note.target), tags=tags)


def kept_target(target: Target) -> Target:
    """A target with an absolute path."""
    return target._replace(path=absolute(target.path))


def note_to_row(note: Note) -> tuple[Any, ...]:
    """The columns of ``NOTE``."""
    row = (
        note.id,
        *_target_to_row(note.target),
        note.comment,
        note.colour,
        note.speaker,
        note.created,
        note.modified,
    )
    return tuple(map(to_sql, row))


def note_from_row(row: Sequence[Any], tags: Sequence[str] = ()) -> Note:
    """The note in the columns of ``NOTE``, whatever stands after them."""
    if bytes in map(type, row):
        row = tuple(map(from_sql, row))
    return Note(row[0], _target(row), row[9], row[10], row[11], row[12], row[13], tuple(tags))


def correction_to_row(correction: Correction) -> tuple[Any, ...]:
    """The columns of ``CORRECTION``."""
    row = (
        correction.id,
        *_target_to_row(correction.target),
        correction.on,
        correction.kind,
        _json(correction.value),
        _json(correction.replaced),
        int(correction.everywhere),
        correction.created,
        correction.modified,
    )
    return tuple(map(to_sql, row))


def correction_from_row(row: Sequence[Any]) -> Correction:
    """The correction in the columns of ``CORRECTION``."""
    row = tuple(map(from_sql, row))
    return Correction(
        id=row[0],
        target=_target(row),
        on=row[9],
        kind=row[10],
        value=json.loads(row[11]),
        replaced=json.loads(row[12]),
        everywhere=bool(row[13]),
        created=row[14],
        modified=row[15],
    )


def places(columns: str) -> str:
    """As many question marks as there are columns."""
    return ", ".join("?" * len(columns.split(",")))


def upsert(table: str, columns: str) -> str:
    """The statement that adds a row, or changes the one that has its id; ``number`` stays."""
    changed = ", ".join(f"{name} = excluded.{name}" for name in columns.split(", ")[1:])
    return (
        f"INSERT INTO {table} ({columns}) VALUES ({places(columns)}) "
        f"ON CONFLICT (id) DO UPDATE SET {changed}"
    )


def _target_to_row(target: Target) -> Iterable[Any]:
    return target.digest, target.path, target.title, *target.quote, *target.position


def _target(row: Sequence[Any]) -> Target:
    return Target(
        row[1],
        row[2],
        row[3],
        TextQuoteSelector(row[4], row[5], row[6]),
        TextPositionSelector(row[7], row[8]),
    )


def _json(value: Mapping[str, Any]) -> str:
    return json.dumps(dict(value), sort_keys=True, separators=(",", ":"))
