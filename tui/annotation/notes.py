"""What the reader marks: notes, and the selectors by which they find their place again."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from tui.article import Span

CONTEXT = 64
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


class Target(NamedTuple):
    """Where a note points: an article, by its text's digest and its path, and a place in it."""

    digest: str
    path: str
    title: str
    quote: TextQuoteSelector
    position: TextPositionSelector


class Note(NamedTuple):
    """A highlight with an optional comment and tags.

    ``id`` is a UUID. ``comment`` may be Markdown of several lines; ``tags`` are words without #. ``speaker`` is who the engine or the reader says speaks there, as text, so
    that an export needs no engine. ``created`` and ``modified`` are ISO 8601 in UTC.
    """

    id: str
    target: Target
    comment: str = ""
    colour: str = "yellow"
    speaker: str | None = None
    created: str = ""
    modified: str = ""
    tags: tuple[str, ...] = ()


CorrectionKind = Literal[
    "accept", "reject", "speaker", "label", "boundary", "merge", "split", "entity", "quote"
]
"""What a reader may do to what the engine found: see ``tui.annotation.corrections``."""


class Correction(NamedTuple):
    """The reader's word against the engine's.

    ``target`` is what it is about: a mention, or from the beginning of an attribution's content to
    its end (``on`` says which of the two); for what the engine missed, the text that is added.
    ``value`` is what the reader says, ``replaced`` what stood there; both are plain JSON data
    whose form depends on ``kind``. ``everywhere`` extends it to all mentions in the article.
    ``id`` is a UUID; ``created`` and ``modified`` are ISO 8601 in UTC.
    """

    id: str
    target: Target
    on: Literal["entity", "quote"]
    kind: CorrectionKind
    value: Mapping[str, Any] = MappingProxyType({})
    replaced: Mapping[str, Any] = MappingProxyType({})
    everywhere: bool = False
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
