"""Notes as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), in JSON-LD.

One AnnotationCollection with its only AnnotationPage embedded, rather than a bare list: the file
is then a single JSON-LD document with one context, says how many annotations it holds, and any
JSON-LD tool reads it as it stands.

An annotation keeps everything that a note holds, as it was when it was taken:

- the target's selectors, TextQuoteSelector and TextPositionSelector, the latter in code points,
  end-exclusive, as the model has it (4.2.5);
- the source as a file URI, with the text's SHA-256 as ``dcterms:identifier`` and the title as
  ``dcterms:title`` (the annotation context defines the prefix), so that a moved file is known by
  its content; an article from standard input has only the digest;
- the comment as a TextualBody with purpose *commenting*, the speaker as one with purpose
  *identifying*;
- the colour as the target's ``styleClass`` (4.4): it says how the target looks, and leaves
  *tagging* bodies to tags.

There is no creator: the program does not know who its reader is. Nothing depends on the clock,
so that the same notes give the same file.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tui.annotation import Note
from tui.export.collecting import Exported
from tui.export.jsontext import dumps

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def export(notes: Sequence[Exported]) -> str:
    """The notes as an AnnotationCollection, indented, in the order given."""
    return dumps(collection([item.note for item in notes]), indent=2) + "\n"


def collection(notes: Sequence[Note]) -> dict[str, Any]:
    """The AnnotationCollection of ``notes``. Its id depends on the notes' ids alone."""
    items = [annotation(note) for note in notes]
    name = uuid.uuid5(uuid.NAMESPACE_URL, "\n".join(item["id"] for item in items)).urn
    return {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": "Notes taken in newsreader",
        "total": len(items),
        "first": {
            "id": f"{name}#page-1",
            "type": "AnnotationPage",
            "partOf": name,
            "startIndex": 0,
            "items": items,
        },
    }


def annotation(note: Note) -> dict[str, Any]:
    """One note as an Annotation."""
    target = note.target
    out: dict[str, Any] = {"id": _id(note.id), "type": "Annotation"}
    out["motivation"] = ["highlighting", "commenting"] if note.comment else "highlighting"
    if note.created:
        out["created"] = note.created
    if note.modified:
        out["modified"] = note.modified
    bodies = []
    if note.comment:
        bodies.append(_body(note.comment, "commenting"))
    if note.speaker is not None:
        bodies.append(_body(note.speaker, "identifying"))
    if bodies:
        out["body"] = bodies
    out["target"] = {
        "type": "SpecificResource",
        "source": _source(target.path, target.digest, target.title),
        "styleClass": note.colour,
        "selector": [
            {
                "type": "TextQuoteSelector",
                "exact": target.quote.exact,
                "prefix": target.quote.prefix,
                "suffix": target.quote.suffix,
            },
            {
                "type": "TextPositionSelector",
                "start": target.position.start,
                "end": target.position.end,
            },
        ],
    }
    return out


def _body(value: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose}


def _source(path: str, digest: str, title: str) -> dict[str, str]:
    markdown = path.lower().endswith((".md", ".markdown"))
    return {
        "id": Path(path).absolute().as_uri() if path else f"urn:sha256:{digest}",
        "type": "Text",
        "format": "text/markdown" if markdown else "text/plain",
        "dcterms:identifier": f"sha256:{digest}",
        "dcterms:title": title,
    }


def _id(note_id: str) -> str:
    """An IRI for a note: a UUID has one of its own."""
    try:
        if str(uuid.UUID(note_id)) == note_id:
            return f"urn:uuid:{note_id}"
    except ValueError:
        pass
    return "urn:newsreader:note:" + quote(note_id, safe="", errors="surrogatepass")
