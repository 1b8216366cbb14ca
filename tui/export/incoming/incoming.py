"""What was found in a file that is imported."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import NamedTuple

from tui.annotation import Correction, Note
from tui.export.errors import ExportError


class IncomingError(ExportError):
    """A file cannot be imported at all; the message is a sentence for the reader."""


class Unreadable(Exception):
    """One thing in a file cannot be imported; the message completes "…: "."""


class IncomingNote(NamedTuple):
    """A note as it came. ``utf16`` says that its position counts UTF-16 code units."""

    note: Note
    utf16: bool = False


@dataclass(slots=True)
class Incoming:
    """What a file holds. ``unreadable`` says of each thing that could not be read which and why."""

    notes: list[IncomingNote] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)


def name_id(text: str) -> str:
    """The id of a note that others call ``text``: the same each time."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, text.encode("utf-8", "replace").decode("utf-8")))
