"""The machine form: one JSON object an article, as evaluation scripts read it.

``{"path", "title", "digest", "engine", "entities": [{"start", "end", "label", "name"}],
"quotes": [{"content": [[start, end]], "type", "source", "cue", "via", "speaker", "kind", "role",
"named", "reason", "cue_class", "confidence"}]}``. A span is ``[start, end]`` in code points of the
decoded file, end-exclusive; ``source``, ``cue`` and ``via`` are a span or null; ``speaker`` is a
name or null, and null leaves what is known of a speaker null as well.
"""

from __future__ import annotations

from typing import Any

from tui.annotation import Annotations, Attribution, Span
from tui.article import Article
from tui.export.collecting import Export
from tui.export.formats import Form
from tui.export.jsontext import dumps


def export(export: Export) -> str:
    """A line for each article that the engine has seen, corrections applied."""
    return "".join(line(article, found) for article, found in export.annotated())


def line(article: Article, annotations: Annotations) -> str:
    """One article and what was found in it, as one line with its line end."""
    return dumps(record(article, annotations)) + "\n"


def record(article: Article, annotations: Annotations) -> dict[str, Any]:
    """The same as plain data. ``path`` is as it was given, ``-`` for standard input."""
    return {
        "path": "-" if article.path is None else str(article.path),
        "title": article.title,
        "digest": article.digest,
        "engine": annotations.engine,
        "entities": [
            {
                "start": mention.span.start,
                "end": mention.span.end,
                "label": mention.label,
                "name": annotations.entities[mention.entity].name,
            }
            for mention in annotations.mentions
        ],
        "quotes": [quote_record(annotations, item) for item in annotations.attributions],
    }


def quote_record(annotations: Annotations, item: Attribution) -> dict[str, Any]:
    """A quote as plain data."""
    speaker = annotations.speaker_of(item)
    return {
        "content": [list(piece) for piece in item.content],
        "type": item.type,
        "source": _span(item.source),
        "cue": _span(item.cue),
        "via": _span(item.via),
        "speaker": speaker.name if speaker else None,
        "kind": speaker.kind if speaker else None,
        "role": speaker.role if speaker else None,
        "named": speaker.named if speaker else None,
        "reason": speaker.reason if speaker else None,
        "cue_class": item.cue_class,
        "confidence": item.confidence,
    }


def _span(span: Span | None) -> list[int] | None:
    return None if span is None else list(span)


FORMAT = Form("jsonl", ".jsonl", "entities and quotes, one JSON object an article", export, True)
