"""A document with other words in some places; its annotations move along."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from tui.article import Span
from tui.language.corpora import LabelledSpan
from tui.language.training.documents import Document, Reference, Said


class Edit(NamedTuple):
    """``new`` in place of what stands in ``[start, end)``."""

    start: int
    end: int
    new: str


def rewrite(document: Document, edits: Iterable[Edit]) -> Document:
    """``document`` after ``edits``, which do not overlap.

    A span with an end inside of an edit grows to take in all of the new words.
    """
    ordered = sorted(set(edits))
    if not ordered:
        return document
    moves = _Moves(ordered)
    return replace(
        document,
        text=moves.text(document.text),
        paragraphs=tuple(map(moves.span, document.paragraphs)),
        entities=tuple(LabelledSpan(moves.span(s), label) for s, label in document.entities),
        said=None if document.said is None else tuple(map(moves.said, document.said)),
        references=tuple(
            Reference(moves.span(item.span), tuple(map(moves.span, item.named)))
            for item in document.references
        ),
    )


@dataclass(frozen=True, slots=True)
class _Moves:
    edits: list[Edit]

    def text(self, text: str) -> str:
        parts = []
        at = 0
        for start, end, new in self.edits:
            parts += [text[at:start], new]
            at = end
        return "".join([*parts, text[at:]])

    def span(self, span: Span) -> Span:
        return Span(self._point(span.start, False), self._point(span.end, True))

    def optional(self, span: Span | None) -> Span | None:
        return self.span(span) if span else None

    def said(self, said: Said) -> Said:
        return Said(
            tuple(map(self.span, said.content)),
            self.optional(said.source),
            self.optional(said.cue),
            self.optional(said.via),
            tuple(map(self.span, said.voices)),
        )

    def _point(self, offset: int, is_end: bool) -> int:
        shift = 0
        for start, end, new in self.edits:
            if offset <= start:
                break
            if offset < end:
                return start + shift + (len(new) if is_end else 0)
            shift += len(new) - (end - start)
        return offset + shift
