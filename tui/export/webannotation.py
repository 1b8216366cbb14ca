"""Notes and corrections as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), JSON-LD.

One AnnotationCollection with its only AnnotationPage embedded, rather than a bare list: the file
is then a single JSON-LD document with one context, says how many annotations it holds, and any
JSON-LD tool reads it as it stands. ``incoming.webannotations`` reads it back.

An annotation keeps everything that a note holds, as it was when it was taken:

- the target's selectors, TextQuoteSelector and TextPositionSelector, the latter in code points,
  end-exclusive, as the model has it (4.2.5);
- the source as a file URI, with the text's SHA-256 as ``dcterms:identifier`` and the title as
  ``dcterms:title`` (the annotation context defines the prefix), so that a moved file is known by
  its content; an article from standard input has only the digest, and one that was never here
  the IRI that it was imported with;
- the comment as a TextualBody with purpose *commenting*, the speaker as one with purpose
  *identifying*, each tag as one with purpose *tagging*;
- the colour as the target's ``styleClass`` (4.4): it says how the target looks.

A correction has the motivation *editing* and one body, all that it says as a text of the format
application/json: the model has no words for it, and so needs no context of our own.

There is no creator: the program does not know who its reader is. Nothing depends on the clock,
so that the same notes give the same file.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import quote

from tui.annotation import Correction, Note, Target
from tui.export.collecting import Export
from tui.export.formats import Form
from tui.export.jsontext import dumps

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
NOTE_IRI = "urn:newsreader:note:"
"""Before the id of a note or a correction that is no UUID."""

JSON = "application/json"

SHA256 = re.compile(r"[0-9a-f]{64}")
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


def export(export: Export) -> str:
    """The notes and corrections as an AnnotationCollection, indented, in the order given."""
    notes = [item.note for item in export.notes]
    return dumps(collection(notes, export.corrections), indent=2) + "\n"


def collection(notes: Sequence[Note], corrections: Sequence[Correction] = ()) -> dict[str, Any]:
    """The AnnotationCollection of them. Its id depends on their ids alone."""
    items = [annotation(note) for note in notes]
    items += [correction_annotation(correction) for correction in corrections]
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
    motivations = ["highlighting"]
    bodies = []
    if note.comment:
        motivations.append("commenting")
        bodies.append(_body(note.comment, "commenting"))
    if note.speaker is not None:
        bodies.append(_body(note.speaker, "identifying"))
    if note.tags:
        motivations.append("tagging")
        bodies += [_body(tag, "tagging") for tag in note.tags]
    motivation = motivations if len(motivations) > 1 else motivations[0]
    out = _begin(note.id, motivation, note.created, note.modified)
    if bodies:
        out["body"] = bodies
    out["target"] = _target(note.target)
    out["target"]["styleClass"] = note.colour
    return out


def correction_annotation(correction: Correction) -> dict[str, Any]:
    """One correction as an Annotation."""
    out = _begin(correction.id, "editing", correction.created, correction.modified)
    said = {
        "on": correction.on,
        "kind": correction.kind,
        "value": dict(correction.value),
        "replaced": dict(correction.replaced),
        "everywhere": correction.everywhere,
    }
    out["body"] = [_body(dumps(said), "editing", JSON)]
    out["target"] = _target(correction.target)
    return out


def _begin(id_: str, motivation: str | list[str], created: str, modified: str) -> dict[str, Any]:
    out: dict[str, Any] = {"id": _id(id_), "type": "Annotation", "motivation": motivation}
    if created:
        out["created"] = created
    if modified:
        out["modified"] = modified
    return out


def _body(value: str, purpose: str, form: str = "text/plain") -> dict[str, str]:
    return {"type": "TextualBody", "value": value, "format": form, "purpose": purpose}


def _target(target: Target) -> dict[str, Any]:
    return {
        "type": "SpecificResource",
        "source": _source(target.path, target.digest, target.title),
        "selector": [
            {"type": "TextQuoteSelector", **target.quote._asdict()},
            {"type": "TextPositionSelector", **target.position._asdict()},
        ],
    }


def _source(path: str, digest: str, title: str) -> dict[str, str]:
    markdown = path.lower().endswith((".md", ".markdown"))
    known = f"sha256:{digest}" if SHA256.fullmatch(digest) else digest
    if path:
        iri = Path(path).absolute().as_uri()
    elif _IRI.fullmatch(known):
        iri = f"urn:{known}" if known.startswith("sha256:") else known
    else:
        iri = NOTE_IRI + "text:" + quote(digest, safe="", errors="surrogatepass")
    return {
        "id": iri,
        "type": "Text",
        "format": "text/markdown" if markdown else "text/plain",
        "dcterms:identifier": known,
        "dcterms:title": title,
    }


def _id(note_id: str) -> str:
    """An IRI for a note: a UUID has one of its own."""
    try:
        if str(uuid.UUID(note_id)) == note_id:
            return f"urn:uuid:{note_id}"
    except ValueError:
        pass
    return NOTE_IRI + quote(note_id, safe="", errors="surrogatepass")


FORMAT = Form("json", ".json", "notes and corrections, complete: W3C Web Annotation", export)
