"""What the tests of the engine share."""

from __future__ import annotations

from typing import NamedTuple

from spacy.language import Language

from tui.annotation import Annotations, Span
from tui.article import from_text
from tui.language import annotate


class Said(NamedTuple):
    """An attribution in words."""

    speaker: str | None
    content: tuple[str, ...]
    source: str | None
    cue: str | None
    via: str | None
    type: str


def annotated(text: str, nlp: Language) -> tuple[str, Annotations]:
    """The article's text, and what the engine finds in it."""
    article = from_text(text)
    return article.text, annotate(article, nlp)


def said(text: str, nlp: Language) -> list[Said]:
    """The attributions of ``text`` in words."""
    text, found = annotated(text, nlp)

    def words(span: Span | None) -> str | None:
        return None if span is None else span.of(text)

    return [
        Said(
            None if a.speaker is None else found.speakers[a.speaker].name,
            tuple(piece.of(text) for piece in a.content),
            words(a.source),
            words(a.cue),
            words(a.via),
            a.type,
        )
        for a in found.attributions
    ]


def mentions(text: str, nlp: Language) -> list[tuple[str, str]]:
    """The entity mentions of ``text`` with their labels."""
    text, found = annotated(text, nlp)
    return [(m.span.of(text), m.label) for m in found.mentions]
