"""Notes and corrections from W3C Web Annotations, ours and, as far as they quote, others'."""

from __future__ import annotations

import json
import re
from typing import Any, get_args
from urllib.parse import unquote, urlsplit

from tui.annotation import (
    Correction,
    CorrectionKind,
    Note,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
)
from tui.export.incoming.incoming import Incoming, IncomingNote, Unreadable, name_id
from tui.export.incoming.shapes import mapping, of_type, offset, several, text
from tui.export.webannotation import JSON, NOTE_IRI, SHA256

_KINDS: tuple[str, ...] = get_args(CorrectionKind)
_UUID = re.compile(r"urn:uuid:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})", re.I)


def read_annotations(items: list[Any]) -> Incoming:
    """The notes and corrections in annotations; what is neither is told."""
    out = Incoming()
    for number, item in enumerate(items, 1):
        try:
            data = mapping(item, "it")
            if "editing" in several(data.get("motivation")):
                out.corrections.append(_correction(data))
            else:
                out.notes.append(IncomingNote(_note(data)))
        except Unreadable as error:
            out.unreadable.append(f"annotation {number}: {error}")
    return out


def _note(data: dict[str, Any]) -> Note:
    bodies = [body for body in several(data.get("body")) if isinstance(body, dict | str)]
    comments, speaker, tags = [], None, []
    for body in bodies:
        value = body if isinstance(body, str) else body.get("value")
        if not isinstance(value, str):
            continue
        purposes = several(body.get("purpose")) if isinstance(body, dict) else []
        if "tagging" in purposes:
            tags.append(value)
        elif "identifying" in purposes:
            speaker = value
        else:
            comments.append(value)
    target, found = _target(data)
    return Note(
        _id(data),
        target,
        comment="\n\n".join(comments),
        colour=text(found.get("styleClass"), "yellow"),
        speaker=speaker,
        created=text(data.get("created")),
        modified=text(data.get("modified")),
        tags=tuple(tags),
    )


def _correction(data: dict[str, Any]) -> Correction:
    body = next(
        (b for b in several(data.get("body")) if isinstance(b, dict) and b.get("format") == JSON),
        None,
    )
    if body is None:
        raise Unreadable("it is an edit that is no correction of newsreader's")
    try:
        said = mapping(json.loads(text(body.get("value"))), "its correction")
    except (ValueError, RecursionError):
        raise Unreadable("its correction is no JSON") from None
    on, kind = said.get("on"), said.get("kind")
    if on not in ("entity", "quote") or kind not in _KINDS:
        raise Unreadable("its correction is of a kind that this newsreader does not know")
    return Correction(
        id=_id(data),
        target=_target(data)[0],
        on=on,
        kind=kind,
        value=mapping(said.get("value"), "what it says"),
        replaced=mapping(said.get("replaced"), "what it replaces"),
        everywhere=said.get("everywhere") is True,
        created=text(data.get("created")),
        modified=text(data.get("modified")),
    )


def _target(data: dict[str, Any]) -> tuple[Target, dict[str, Any]]:
    """The target that can be kept, and the object that it was made of."""
    reasons = []
    for found in several(data.get("target")):
        if not isinstance(found, dict):
            reasons.append("its target is a whole document, not a place in one")
            continue
        selectors = several(found.get("selector"))
        quote = of_type(selectors, "TextQuoteSelector")
        exact = text(quote.get("exact")) if quote else ""
        if quote is None or not exact:
            reasons.append("it does not quote what it is about")
            continue
        place = of_type(selectors, "TextPositionSelector") or {}
        start = offset(place.get("start")) or 0
        end = offset(place.get("end"))
        path, digest, title = _source(found.get("source"))
        return (
            Target(
                digest,
                path,
                title,
                TextQuoteSelector(exact, text(quote.get("prefix")), text(quote.get("suffix"))),
                TextPositionSelector(start, start + len(exact) if end is None else end),
            ),
            found,
        )
    raise Unreadable(reasons[0] if reasons else "it has no target")


def _source(source: Any) -> tuple[str, str, str]:
    """Path, digest and title. What is not a file here is known by its IRI in the digest's place."""
    if isinstance(source, str):
        source = {"id": source}
    if not isinstance(source, dict):
        return "", "", ""
    iri = text(source.get("id"))
    identifier = text(source.get("dcterms:identifier"), iri.removeprefix("urn:"))
    digest = identifier.removeprefix("sha256:")
    if digest != identifier and not SHA256.fullmatch(digest):
        digest = identifier
    title = text(source.get("dcterms:title"), "" if iri.startswith("urn:") else iri)
    return file_path(iri), digest, title


def file_path(iri: str) -> str:
    """The path that a file URI of this machine names; "" for any other IRI."""
    try:
        parts = urlsplit(iri)
    except ValueError:
        return ""
    if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
        return ""
    return unquote(parts.path, errors="surrogateescape")


def _id(data: dict[str, Any]) -> str:
    """A note's id: our own as it was, for others one that is the same each time."""
    iri = text(data.get("id"))
    if match := _UUID.fullmatch(iri):
        return match[1].lower()
    if iri.startswith(NOTE_IRI):
        return unquote(iri.removeprefix(NOTE_IRI), errors="surrogatepass")
    return name_id(iri or json.dumps(data, sort_keys=True))
