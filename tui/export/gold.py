"""The gold form: pairs of ID.txt and ID.json, as ``newsreader train`` and ``evaluate`` take them.

``tui.language.corpora.gold`` describes it. With the reader's corrections applied, an article that
was gone through is one to learn from.
"""

from __future__ import annotations

from typing import Any

from tui.annotation import Annotations
from tui.export.collecting import Export
from tui.export.formats import Form
from tui.export.jsonl import quote_record
from tui.export.jsontext import dumps
from tui.export.names import Names

_QUOTE = ("content", "type", "source", "cue", "via", "speaker", "kind")


def export(export: Export) -> dict[str, str | bytes]:
    """The files by name."""
    names = Names()
    out: dict[str, str | bytes] = {}
    for article, found in export.annotated():
        name = names.of(article.path.stem if article.path else article.title)
        out[f"{name}.txt"] = article.text.encode("utf-8", "replace")
        out[f"{name}.json"] = dumps(record(name, found), indent=1) + "\n"
    return out


def record(name: str, annotations: Annotations) -> dict[str, Any]:
    """What ID.json holds."""
    quotes = [quote_record(annotations, item) for item in annotations.attributions]
    return {
        "id": name,
        "entities": [[*mention.span, mention.label] for mention in annotations.mentions],
        "attributions": [{key: quote[key] for key in _QUOTE} for quote in quotes],
    }


FORMAT = Form("gold", "", "a folder for newsreader train and evaluate", export, True)
