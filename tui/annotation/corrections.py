"""Corrections as plain data: what each kind says, what it keeps of what stood there, and JSON.

A *place* is a mapping ``{"exact", "prefix", "suffix", "start", "end"}``: the two selectors of a
span, in code points. What ``Correction.value`` holds:

========  ============  =======================================================================
kind      on            value
========  ============  =======================================================================
accept    both          nothing: what ``replaced`` says is right
reject    both          nothing
speaker   quote         ``speaker``: a name, or None for nobody; ``entity``: the name of the
                        entity that speaks, or None
label     entity        ``label``: an ``EntityLabel``
boundary  both          the new span's place; for a quote perhaps ``type``, where that changes
merge     entity        ``into``: the name of the entity that it is; perhaps ``label``, that
                        entity's, where two bear the name
split     entity        ``name``: what the mention stands for instead
entity    entity        ``label`` and ``name`` of a mention that was missed
quote     quote         ``type``; ``speaker``: a name, or None where the reader gives none;
                        perhaps ``entity``; ``content``: a list of places, its pieces, where
                        there are several; perhaps the places ``source`` and ``cue``
========  ============  =======================================================================

``replaced`` holds what stood there, enough to make it anew: of a mention ``label`` and ``name``
(its entity's); of an attribution ``type``, ``content``, ``source``, ``cue``, ``via`` (places),
``cue_class``, ``confidence`` and ``speaker``, itself None or a mapping of ``name``, ``kind``,
``named``, ``role``, ``reason`` and ``entity`` (the entity's name). It is empty for what was added;
where it is empty otherwise, what the engine no longer finds cannot be made anew.

``everywhere`` extends a correction to all mentions of the mention's entity (accept, reject,
label), to all its mentions of the same words (boundary, where the same words stand around them;
split), to all occurrences of the same words (entity), or to all quotes of the speaker that was
replaced (speaker). A merge is always of two whole entities. Elsewhere it has no meaning: no two
quotes are rejected, accepted, added or cut for the same reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, cast, get_args

from tui.annotation.kinds import ENTITY_LABELS, QuoteType
from tui.annotation.notes import (
    Correction,
    CorrectionKind,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
    select,
)
from tui.article import Span

Place = Mapping[str, Any]
Selectors = tuple[TextQuoteSelector, TextPositionSelector]

KINDS: tuple[CorrectionKind, ...] = get_args(CorrectionKind)

EVERYWHERE: frozenset[tuple[str, str]] = frozenset(
    {
        ("accept", "entity"),
        ("reject", "entity"),
        ("label", "entity"),
        ("boundary", "entity"),
        ("merge", "entity"),
        ("split", "entity"),
        ("entity", "entity"),
        ("speaker", "quote"),
    }
)
"""The kinds, and what they are on, that may apply everywhere in an article."""

_ON: dict[str, tuple[str, ...]] = {
    "accept": ("entity", "quote"),
    "reject": ("entity", "quote"),
    "boundary": ("entity", "quote"),
    "speaker": ("quote",),
    "quote": ("quote",),
    "label": ("entity",),
    "merge": ("entity",),
    "split": ("entity",),
    "entity": ("entity",),
}
_TYPES: tuple[str, ...] = get_args(QuoteType)


def place_of(text: str, span: Span) -> dict[str, Any]:
    """The place of ``span`` in ``text``, as plain data."""
    quote, position = select(text, span)
    return {**quote._asdict(), **position._asdict()}


def selectors_of(place: Place) -> Selectors:
    """The selectors that a place holds. Raises KeyError where one lacks."""
    return (
        TextQuoteSelector(place["exact"], place["prefix"], place["suffix"]),
        TextPositionSelector(place["start"], place["end"]),
    )


def to_dict(correction: Correction) -> dict[str, Any]:
    """Plain data that JSON can hold; ``from_dict`` takes it back."""
    target = correction.target
    return {
        **correction._asdict(),
        "target": {
            "digest": target.digest,
            "path": target.path,
            "title": target.title,
            **target.quote._asdict(),
            **target.position._asdict(),
        },
        "value": dict(correction.value),
        "replaced": dict(correction.replaced),
    }


def from_dict(data: Mapping[str, Any]) -> Correction:
    """The correction that ``to_dict`` wrote. Raises ValueError on other data."""
    try:
        target = data["target"]
        correction = Correction(
            **{
                **data,
                "target": Target(
                    target["digest"], target["path"], target["title"], *selectors_of(target)
                ),
            }
        )
        texts = (correction.id, correction.created, correction.modified, *correction.target[:3])
    except (KeyError, TypeError) as error:
        raise ValueError(f"This is no correction ({error}).") from None
    if not all(isinstance(item, str) for item in texts):
        raise ValueError("A correction's id, times, digest, path and title are text.")
    if not isinstance(correction.everywhere, bool):
        raise ValueError("A correction's “everywhere” is true or false.")
    check(correction)
    return correction


def check(correction: Correction) -> None:
    """Raise ValueError, and say why, where a correction cannot mean anything."""
    kind, on = correction.kind, correction.on
    if kind not in KINDS:
        raise ValueError(f"There is no correction of the kind “{kind}”.")
    if on not in _ON[kind]:
        raise ValueError(f"A correction of the kind “{kind}” is not on “{on}”.")
    if not isinstance(correction.value, Mapping) or not isinstance(correction.replaced, Mapping):
        raise ValueError("What a correction says, and what it replaced, are mappings.")
    _check_place({**correction.target.quote._asdict(), **correction.target.position._asdict()})
    _check_value(kind, correction.value)
    if correction.replaced:
        (_check_mention if on == "entity" else _check_attribution)(correction.replaced)


def _check_value(kind: CorrectionKind, value: Mapping[str, Any]) -> None:
    if kind == "speaker":
        _check_text(value, "speaker", "entity", none=True)
        if "speaker" not in value:
            raise ValueError("A correction of a speaker says who speaks.")
    elif kind == "boundary":
        _check_place(value)
        if "type" in value:
            _check_one_of(value["type"], _TYPES)
    elif kind == "merge":
        _check_text(value, "into")
        if value.get("label") is not None:
            _check_one_of(value["label"], ENTITY_LABELS)
    elif kind == "split":
        _check_text(value, "name")
    elif kind == "label":
        _check_one_of(value.get("label"), ENTITY_LABELS)
    elif kind == "entity":
        _check_mention(value)
    elif kind == "quote":
        _check_one_of(value.get("type"), _TYPES)
        _check_text(value, "speaker", "entity", none=True)
        _check_places(value)


def _check_mention(data: Mapping[str, Any]) -> None:
    _check_one_of(data.get("label"), ENTITY_LABELS)
    _check_text(data, "name")


def _check_attribution(data: Mapping[str, Any]) -> None:
    _check_one_of(data.get("type"), _TYPES)
    _check_places(data)
    speaker = data.get("speaker")
    if speaker is not None:
        if not isinstance(speaker, Mapping):
            raise ValueError("A speaker that was replaced is a mapping.")
        _check_text(speaker, "name")
        _check_text(speaker, "kind", "role", "reason", "entity", none=True)


def _check_places(data: Mapping[str, Any]) -> None:
    for piece in data.get("content") or ():
        _check_place(piece)
    for name in ("source", "cue", "via"):
        if data.get(name) is not None:
            _check_place(data[name])


def _check_place(place: Any) -> None:
    good = (
        isinstance(place, Mapping)
        and all(isinstance(place.get(name), str) for name in ("exact", "prefix", "suffix"))
        and all(type(place.get(name)) is int for name in ("start", "end"))
    )
    if not good:
        raise ValueError("A place has exact, prefix and suffix (text), start and end (numbers).")
    if not place["exact"] or not 0 <= place["start"] < place["end"]:
        raise ValueError("A place is not empty, and lies in the text.")


def _check_text(data: Mapping[str, Any], *names: str, none: bool = False) -> None:
    for name in names:
        value = data.get(name)
        if none and value is None:
            continue
        if not isinstance(value, str) or not value.strip():
            raise ValueError(f"“{name}” must be a name.")


def _check_one_of(value: Any, known: Iterable[str]) -> None:
    if value not in cast("tuple[str, ...]", known):
        raise ValueError(f"“{value}” is none of {', '.join(known)}.")
