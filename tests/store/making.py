"""Articles, notes, corrections and annotations for the store to keep."""

from __future__ import annotations

from pathlib import Path

from tui.annotation import (
    Annotations,
    Attribution,
    Correction,
    Entity,
    Mention,
    Note,
    Span,
    Speaker,
    Target,
    select,
)
from tui.article import Article, from_text

TEXT = "Ferry returns\n\nThe harbour reopened on Friday.\n\n“At last 🎉,” Ada Quill said."


def article(path: Path | None, text: str = TEXT) -> Article:
    return from_text(text, path)


def note(of: Article, exact: str = "At last 🎉", note_id: str = "n1", **more: object) -> Note:
    start = of.text.index(exact)
    quote, position = select(of.text, Span(start, start + len(exact)))
    path = str(of.path) if of.path else ""
    return Note(note_id, Target(of.digest, path, of.title, quote, position), **more)  # type: ignore[arg-type]


def found(digest: str, engine: str = "rules/1") -> Annotations:
    return Annotations(
        digest,
        engine,
        entities=(Entity(0, "Ada Quill", "PERSON"),),
        mentions=(Mention(Span(60, 69), "PERSON", 0),),
        speakers=(Speaker(0, "Ada Quill", "person", role="ferry captain", entity=0),),
        attributions=(
            Attribution(
                0,
                (Span(47, 58),),
                "direct",
                Span(60, 69),
                Span(70, 74),
                speaker=0,
                cue_class="neutral",
            ),
        ),
    )


def correction(
    of: Article, exact: str = "Ada Quill", number: str = "c1", **more: object
) -> Correction:
    return Correction(
        number,
        note(of, exact).target,
        **{"on": "entity", "kind": "label", **more},  # type: ignore[arg-type]
    )
