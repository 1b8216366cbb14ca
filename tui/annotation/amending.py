"""Corrections made from what the reader points at.

Each function takes the article, its annotations as they are shown (with the corrections so far in
them), the number of a mention or attribution, and what the reader says of it. What the reader
types as a name is kept with single blanks. ``now`` is the time of the correction, in UTC, and the
present if it is not given. All raise IndexError for a number that the annotations do not have,
and ValueError for what makes no correction: a span that is empty or not in the text, a name that
is blank, a label that there is not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any, Literal
from uuid import uuid4

from tui.annotation.corrections import EVERYWHERE, check, place_of
from tui.annotation.kinds import Annotations, Entity, EntityLabel, QuoteType
from tui.annotation.notes import Correction, CorrectionKind, Target, select
from tui.annotation.quoting import between, guess_type
from tui.article import Article, Span

On = Literal["entity", "quote"]


def accept(
    article: Article,
    annotations: Annotations,
    on: On,
    number: int,
    *,
    everywhere: bool = False,
    now: datetime | None = None,
) -> Correction:
    """Say that a mention or an attribution is right."""
    span, replaced = _standing(article, annotations, on, number)
    return _correction(article, on, "accept", span, {}, replaced, everywhere, now)


def reject(
    article: Article,
    annotations: Annotations,
    on: On,
    number: int,
    *,
    everywhere: bool = False,
    now: datetime | None = None,
) -> Correction:
    """Say that a mention or an attribution is none; everywhere: no mention of its entity is."""
    span, replaced = _standing(article, annotations, on, number)
    return _correction(article, on, "reject", span, {}, replaced, everywhere, now)


def give_speaker(
    article: Article,
    annotations: Annotations,
    number: int,
    speaker: str | None,
    *,
    entity: int | None = None,
    everywhere: bool = False,
    now: datetime | None = None,
) -> Correction:
    """Say who speaks: a name, or None for nobody known.

    ``entity`` is the id of the entity that speaks, where the reader picked one. Everywhere: in
    all quotes that have the same speaker now.
    """
    span, replaced = _standing(article, annotations, "quote", number)
    value = {
        "speaker": None if speaker is None else _name(speaker),
        "entity": None if entity is None else _entity(annotations, entity).name,
    }
    return _correction(article, "quote", "speaker", span, value, replaced, everywhere, now)


def relabel(
    article: Article,
    annotations: Annotations,
    number: int,
    label: EntityLabel,
    *,
    everywhere: bool = False,
    now: datetime | None = None,
) -> Correction:
    """Give a mention another label; everywhere: all mentions of its entity."""
    span, replaced = _standing(article, annotations, "entity", number)
    value = {"label": label}
    return _correction(article, "entity", "label", span, value, replaced, everywhere, now)


def move_boundary(
    article: Article,
    annotations: Annotations,
    on: On,
    number: int,
    new: Span,
    *,
    type: QuoteType | None = None,
    everywhere: bool = False,
    now: datetime | None = None,
) -> Correction:
    """Give a mention or an attribution's content other ends: the span ``new``.

    Everywhere: all mentions of the same words, where the same words stand around them. A quote
    is then of this ``type``; if none is given and it has another type by its marks then, of that
    one, if it had the old one by its marks.
    """
    span, replaced = _standing(article, annotations, on, number)
    value = place_of(article.text, _checked(article, new))
    if on == "quote" and type is not None:
        value["type"] = type
    elif on == "quote":
        attribution = annotations.attributions[number]
        blocks = [block.span for block in article.blocks]
        before = guess_type(article.text, attribution.content, blocks)
        after = guess_type(article.text, between(attribution.content, new), blocks)
        if before == attribution.type != after:
            value["type"] = after
    return _correction(article, on, "boundary", span, value, replaced, everywhere, now)


def merge(
    article: Article,
    annotations: Annotations,
    number: int,
    into: int | str,
    *,
    now: datetime | None = None,
) -> Correction:
    """Make a mention's whole entity one with another, which keeps its name and label.

    ``into`` is that entity's id, or a name: one that no entity has is the entity's new name.
    """
    span, replaced = _standing(article, annotations, "entity", number)
    if isinstance(into, int):
        entity = _entity(annotations, into)
        value = {"into": entity.name, "label": entity.label}
    else:
        value = {"into": _name(into)}
    return _correction(article, "entity", "merge", span, value, replaced, True, now)


def split(
    article: Article,
    annotations: Annotations,
    number: int,
    name: str,
    *,
    everywhere: bool = False,
    now: datetime | None = None,
) -> Correction:
    """Take a mention out of its entity, to one of its own name.

    Everywhere: all of the entity's mentions of the same words. Raises ValueError for the name
    that the entity has.
    """
    span, replaced = _standing(article, annotations, "entity", number)
    value = {"name": _name(name)}
    if value["name"].casefold() == replaced["name"].casefold():
        raise ValueError(f"“{value['name']}” is the name that it has; give it one of its own.")
    return _correction(article, "entity", "split", span, value, replaced, everywhere, now)


def add_entity(
    article: Article,
    annotations: Annotations,
    span: Span,
    label: EntityLabel,
    *,
    name: str | None = None,
    everywhere: bool = False,
    now: datetime | None = None,
) -> Correction:
    """Add a mention that was missed; everywhere: wherever the same words stand unmarked.

    Without a name it is of the entity of this label that the same words mention elsewhere, if
    there is just one; else of one that has these words for a name.
    """
    words = " ".join(_checked(article, span).of(article.text).split())
    if name is None:
        named = {
            annotations.entities[mention.entity].name
            for mention in annotations.mentions
            if mention.label == label and mention.span.of(article.text).split() == words.split()
        }
        name = named.pop() if len(named) == 1 else words
    value = {"label": label, "name": _name(name)}
    return _correction(article, "entity", "entity", span, value, {}, everywhere, now)


def add_quote(
    article: Article,
    annotations: Annotations,
    content: Span | Iterable[Span],
    *,
    type: QuoteType | None = None,
    speaker: str | None = None,
    entity: int | None = None,
    source: Span | None = None,
    cue: Span | None = None,
    now: datetime | None = None,
) -> Correction:
    """Add an attribution that was missed: its content, in one piece or several.

    The type is guessed from the quote marks if it is not given.
    """
    pieces = [content] if isinstance(content, Span) else sorted(content)
    if not pieces or any(a.end > b.start for a, b in pairwise(pieces)):
        raise ValueError("A quote has content, in pieces that do not overlap.")
    places = [place_of(article.text, _checked(article, piece)) for piece in pieces]
    blocks = [block.span for block in article.blocks]
    value: dict[str, Any] = {
        "type": type or guess_type(article.text, pieces, blocks),
        "speaker": None if speaker is None else _name(speaker),
        "entity": None if entity is None else _entity(annotations, entity).name,
    }
    if len(places) > 1:
        value["content"] = places
    for key, span in (("source", source), ("cue", cue)):
        if span is not None:
            value[key] = place_of(article.text, _checked(article, span))
    whole = Span(pieces[0].start, pieces[-1].end)
    return _correction(article, "quote", "quote", whole, value, {}, False, now)


def _correction(
    article: Article,
    on: On,
    kind: CorrectionKind,
    span: Span,
    value: Mapping[str, Any],
    replaced: Mapping[str, Any],
    everywhere: bool,
    now: datetime | None,
) -> Correction:
    if everywhere and (kind, on) not in EVERYWHERE:
        raise ValueError(f"A correction of the kind “{kind}” on “{on}” is of one place only.")
    quote, position = select(article.text, span)
    path = str(article.path.absolute()) if article.path else ""
    # To the microsecond: corrections apply in the order in which they were made.
    stamp = (now or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="microseconds")
    correction = Correction(
        id=str(uuid4()),
        target=Target(article.digest, path, article.title, quote, position),
        on=on,
        kind=kind,
        value=value,
        replaced=replaced,
        everywhere=everywhere,
        created=stamp,
        modified=stamp,
    )
    check(correction)
    return correction


def _standing(
    article: Article, annotations: Annotations, on: On, number: int
) -> tuple[Span, dict[str, Any]]:
    """The span of a mention or attribution, and what a correction keeps of it."""
    if number < 0:
        raise IndexError(number)
    if on == "entity":
        mention = annotations.mentions[number]
        name = " ".join(annotations.entities[mention.entity].name.split())
        return mention.span, {"label": mention.label, "name": name}
    attribution = annotations.attributions[number]
    speaker = annotations.speaker_of(attribution)

    def place(span: Span | None) -> dict[str, Any] | None:
        return place_of(article.text, span) if span is not None and span.length else None

    return attribution.span, {
        "type": attribution.type,
        "content": [place(piece) for piece in attribution.content if piece.length],
        "source": place(attribution.source),
        "cue": place(attribution.cue),
        "via": place(attribution.via),
        "cue_class": attribution.cue_class,
        "confidence": attribution.confidence,
        "speaker": None
        if speaker is None
        else {
            "name": speaker.name,
            "kind": speaker.kind,
            "named": speaker.named,
            "role": speaker.role,
            "reason": speaker.reason,
            "entity": None if speaker.entity is None else annotations.entities[speaker.entity].name,
        },
    }


def _entity(annotations: Annotations, number: int) -> Entity:
    if number < 0:
        raise IndexError(number)
    entity = annotations.entities[number]
    return entity._replace(name=_name(entity.name))


def _checked(article: Article, span: Span) -> Span:
    if not 0 <= span.start < span.end <= len(article.text) or span.of(article.text).isspace():
        raise ValueError("There is nothing at this place.")
    return span


def _name(name: str) -> str:
    words = " ".join(name.split())
    if not words:
        raise ValueError("A name is not blank.")
    return words
