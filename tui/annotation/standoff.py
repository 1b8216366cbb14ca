"""What annotation tools draw: labelled spans with lines between them.

The labels are the 18 entity types, QUOTE_LABELS for what is said and PARTS for what belongs to
it; lines lead from what is said to its parts, and are called as those are.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from tui.annotation.kinds import QuoteType
from tui.article import Span

QUOTE_LABELS: Mapping[QuoteType, str] = MappingProxyType(
    {"direct": "Direct", "mixed": "Mixed", "indirect": "Indirect"}
)
"""The labels of what is said, by type."""

PARTS = ("Source", "Cue", "Via")
"""The labels of an attribution's other spans."""

NEXT = "Continued"
"""The line from a piece of what is said to the next, where a tool's spans have one piece."""

SPEAKER = "Speaker: "
"""Before the speaker's name in an annotator's note on what is said."""


class Mark(NamedTuple):
    """A labelled span in one or more pieces, end-exclusive code points of the text.

    ``words`` is what an annotator would note on it, with line ends.
    """

    label: str
    pieces: tuple[Span, ...]
    words: str = ""


class Line(NamedTuple):
    """A line from one mark to another, by their places in the list of marks."""

    label: str
    start: int
    end: int


class Standoff(NamedTuple):
    """The marks on one text, and the lines between them."""

    marks: list[Mark]
    lines: list[Line]
