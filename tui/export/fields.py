"""What a template can name: an export as plain data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from tui.article import Article
from tui.export.collecting import Export, Exported, ExportedArticle
from tui.export.publication import byline, date, outlet, url

Names: TypeAlias = "Mapping[str, Names | None]"
"""The names in a scope: with those inside it for a list, None for a value. A list of words has no
names inside."""

NOTE: Names = dict.fromkeys(
    (
        "text",
        "comment",
        "colour",
        "speaker",
        "created",
        "modified",
        "day",
        "where",
        "start",
        "end",
        "moved",
        "id",
        "anchor",
        "title",
        "file",
        "uri",
    )
) | {"tags": {}}
"""``text`` is what the note is on. ``where`` is its place in words; ``start`` and ``end`` are code
points of the article's text. ``created`` and ``modified`` are ISO 8601 in UTC, ``day`` is the date
of the latter. ``moved`` is not empty where the text has changed since the note was taken.
``anchor`` is an id for a block of Obsidian's."""

ARTICLE: Names = dict.fromkeys(
    (
        "title",
        "file",
        "path",
        "uri",
        "section",
        "byline",
        "date",
        "outlet",
        "url",
        "digest",
        "count",
    )
) | {"notes": NOTE, "orphans": NOTE, "tags": {}}
"""``orphans`` are notes whose text is gone; ``notes`` are the others, ``count`` is of both."""

SPEAKER: Names = {"name": None, "count": None, "notes": NOTE}
"""Notes on one speaker's words; the last has no ``name`` and the notes on nobody's."""

EXPORT: Names = dict.fromkeys(("title", "count", "several")) | {
    "articles": ARTICLE,
    "only": ARTICLE,
    "speakers": SPEAKER,
    "tags": {},
}
"""``only`` is the article where there is just one, ``several`` is not empty where there are more;
``title`` is the article's then, else "Notes"."""

_NOT_IN_ANCHOR = re.compile(r"[^A-Za-z0-9-]+")


def fields(export: Export) -> dict[str, Any]:
    """The data for a template, of the form of EXPORT."""
    items = [item for item in export.articles if item.notes]
    articles = [_article(item) for item in items]
    return {
        "title": articles[0]["title"] if len(articles) == 1 else "Notes",
        "count": str(len(export.notes)),
        "several": "several" if len(articles) > 1 else "",
        "articles": articles,
        "only": articles if len(articles) == 1 else [],
        "speakers": _speakers(items),
        "tags": _tags(export.notes),
    }


def where(item: Exported) -> str:
    """A note's place in words: "paragraph 3, characters 120–140"."""
    span = item.anchor.span
    if span is None:
        position = item.note.target.position
        return f"was at characters {position.start}–{position.end}"
    place = f"paragraph {item.paragraph}" if item.paragraph else (item.block or "text")
    return f"{place}, characters {span.start}–{span.end}"


def block_id(note_id: str) -> str:
    """A note's id as Obsidian takes a block's: ASCII letters, digits and dashes."""
    return f"note-{_NOT_IN_ANCHOR.sub('-', note_id).strip('-')}"


def _article(item: ExportedArticle) -> dict[str, Any]:
    article = item.article
    return {
        "title": item.title,
        "file": Path(item.path).name if item.path else "",
        "path": item.path,
        "uri": Path(item.path).as_uri() if item.path else "",
        **_published(article),
        "digest": article.digest if article else item.notes[0].note.target.digest,
        "count": str(len(item.notes)),
        "notes": [_note(note) for note in item.notes if not note.orphan],
        "orphans": [_note(note) for note in item.notes if note.orphan],
        "tags": _tags(item.notes),
    }


def _published(article: Article | None) -> dict[str, str]:
    if article is None:
        return dict.fromkeys(("section", "byline", "date", "outlet", "url"), "")
    return {
        "section": article.section or "",
        "byline": byline(article),
        "date": date(article),
        "outlet": outlet(article),
        "url": url(article),
    }


def _note(item: Exported) -> dict[str, Any]:
    note, span = item.note, item.anchor.span
    return {
        "text": item.text,
        "comment": note.comment.strip("\r\n") if note.comment.strip() else "",
        "colour": note.colour,
        "speaker": item.speaker or "",
        "created": note.created,
        "modified": note.modified,
        "day": (note.modified or note.created)[:10],
        "where": where(item),
        "start": str(span.start if span else note.target.position.start),
        "end": str(span.end if span else note.target.position.end),
        "moved": "moved" if item.anchor.how == "fuzzy" else "",
        "id": note.id,
        "anchor": block_id(note.id),
        "title": item.title,
        "file": Path(item.path).name if item.path else "",
        "uri": Path(item.path).as_uri() if item.path else "",
        "tags": list(note.tags),
    }


def _speakers(items: Sequence[ExportedArticle]) -> list[dict[str, Any]]:
    """The notes by speaker, in the order in which speakers come; those on nobody's words last."""
    groups: dict[str, list[Exported]] = {}
    for item in items:
        for note in item.notes:
            groups.setdefault(note.speaker or "", []).append(note)
    nobody = groups.pop("", [])
    named = list(groups.items())
    return [
        {"name": name, "count": str(len(notes)), "notes": [_note(note) for note in notes]}
        for name, notes in [*named, *([("", nobody)] if nobody else [])]
    ]


def _tags(notes: Iterable[Exported]) -> list[str]:
    return sorted({tag for item in notes for tag in item.note.tags}, key=str.casefold)
