"""What the reader marks: notes, and the selectors by which they find their place again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from tui.article import Span

CONTEXT = 32
"""Code points kept on each side of a quote; W3C leaves the length open, Hypothesis uses 32."""


class TextPositionSelector(NamedTuple):
    """Where the target stood, in code points (W3C Web Annotation Data Model, 4.2.5)."""

    start: int
    end: int


class TextQuoteSelector(NamedTuple):
    """What the target said, and what stood around it (W3C Web Annotation Data Model, 4.2.4)."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a note points: an article, by its text's digest and its path, and a place in it."""

    digest: str
    path: str
    title: str
    quote: TextQuoteSelector
    position: TextPositionSelector


@dataclass(frozen=True, slots=True)
class Note:
    """A highlight with an optional comment.

    ``id`` is a UUID. ``speaker`` is who the engine or the reader says speaks there, as text, so
    that an export needs no engine. ``created`` and ``modified`` are ISO 8601 in UTC.
    """

    id: str
    target: Target
    comment: str = ""
    colour: str = "yellow"
    speaker: str | None = None
    created: str = ""
    modified: str = ""


AnchorHow = Literal["exact", "quote", "fuzzy", "orphan"]


class Anchor(NamedTuple):
    """Where a note's target is now: ``span`` is None for an orphan."""

    span: Span | None
    how: AnchorHow


def select(text: str, span: Span) -> tuple[TextQuoteSelector, TextPositionSelector]:
    """The selectors that will find ``span`` of ``text`` again."""
    return (
        TextQuoteSelector(
            span.of(text),
            text[max(0, span.start - CONTEXT) : span.start],
            text[span.end : span.end + CONTEXT],
        ),
        TextPositionSelector(span.start, span.end),
    )
