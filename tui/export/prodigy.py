"""Prodigy's JSON lines (https://prodi.gy/docs/api-interfaces): one task an article.

``start`` and ``end`` are code points, end-exclusive; ``token_start`` and ``token_end`` count
tokens, and the latter is the last token itself, not the one after it. A word is cut where a span
begins or ends within it, so that every span is made of whole tokens. Spans overlap, as names
stand inside quotes: the interfaces that take this are spans_manual and relations. What is said
in several pieces is several spans, each with a line to the next; the first bears its ``speaker``, a key of our own.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import Any

from tui.annotation import Annotations
from tui.annotation.standoff import SPEAKER, Standoff
from tui.article import Article
from tui.export.collecting import Export
from tui.export.formats import Form
from tui.export.jsontext import dumps
from tui.export.standoff import standoff
from tui.export.tokens import Token, tokens


def export(export: Export) -> str:
    """A line for each article that the engine has seen."""
    return "".join(
        dumps(task(article, annotations)) + "\n" for article, annotations in export.annotated()
    )


def task(article: Article, annotations: Annotations) -> dict[str, Any]:
    """One article as a task."""
    marks = standoff(annotations, pieces=False)
    cut = tokens(article.text, [mark.pieces[0] for mark in marks.marks])
    spans = _spans(marks, cut)
    return {
        "text": article.text,
        "tokens": [_token(article.text, number, token) for number, token in enumerate(cut)],
        "spans": spans,
        "relations": [
            {
                "head": spans[line.start]["token_start"],
                "child": spans[line.end]["token_start"],
                "head_span": spans[line.start],
                "child_span": spans[line.end],
                "label": line.label,
            }
            for line in marks.lines
        ],
        "meta": {"title": article.title, "digest": article.digest, "engine": annotations.engine},
        "answer": "accept",
    }


def _token(text: str, number: int, token: Token) -> dict[str, Any]:
    start, end = token.span
    return {"text": text[start:end], "start": start, "end": end, "id": number, "ws": token.space}


def _spans(marks: Standoff, cut: list[Token]) -> list[dict[str, Any]]:
    starts = [token.span.start for token in cut]
    out = []
    for mark in marks.marks:
        (span,) = mark.pieces
        entry: dict[str, Any] = {
            "start": span.start,
            "end": span.end,
            "token_start": bisect_left(starts, span.start),
            "token_end": bisect_left(starts, span.end) - 1,
            "label": mark.label,
        }
        if mark.words:
            entry["speaker"] = mark.words.removeprefix(SPEAKER)
        out.append(entry)
    return out


FORMAT = Form("prodigy", ".jsonl", "tasks for Prodigy, tokens and relations included", export, True)
