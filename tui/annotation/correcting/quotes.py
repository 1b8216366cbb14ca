"""What corrections do to attributions. Each function is one kind of correction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from tui.annotation.correcting.case import Case
from tui.annotation.correcting.grid import shared
from tui.annotation.correcting.naming import LIKE
from tui.annotation.correcting.opened import OpenQuote, OpenSpeaker, squeeze
from tui.annotation.correcting.revision import Revision
from tui.annotation.kinds import Attribution, Speaker
from tui.annotation.quoting import between
from tui.article import Span

SAME = 0.8
"""As LIKE, but for what is to go: a quotation within a quotation must not go in its stead."""


def accept(revision: Revision, case: Case) -> None:
    """Keep an attribution as it was when the reader accepted it, whatever the engine says now."""
    quote = _found_or_made(revision, case)
    if quote is None:
        return
    # What is accepted counts as accepted, even where the engine says the same.
    case.changed = True
    replaced = case.correction.replaced
    if replaced:
        if case.sure:
            was = _as_it_was(case, quote.data)
            revision.recast(quote, was._replace(confidence=quote.data.confidence))
        _give_back(revision, quote, replaced.get("speaker"))
    case.sign(quote)


def reject(revision: Revision, case: Case) -> None:
    """Take an attribution away."""
    quote = revision.quote_at(case.span, SAME)
    if quote is not None:
        revision.drop_quote(quote)
        case.changed = True


def give_speaker(revision: Revision, case: Case) -> None:
    """Say who speaks, or that nobody known does.

    Everywhere: for all quotes of the speaker that this one had. A quote that had none is alone.
    """
    value = case.correction.value
    quote = _found_or_made(revision, case)
    if quote is None:
        return
    given = [quote]
    former = case.correction.replaced.get("speaker")
    if case.correction.everywhere and former is not None:
        old = revision.speaker_named(former["name"])
        if old is not None and squeeze(old.data.name) == squeeze(former["name"]):
            given += [one for one in old.quotes if one is not quote]
    name = value["speaker"]
    speaker = None if name is None else revision.speaker_for(name, value.get("entity"))
    for one in given:
        if one.speaker is not speaker:
            _reassign(revision, one, speaker)
            case.changed = True
    case.sign(*given)


def move_boundary(revision: Revision, case: Case) -> None:
    """Give an attribution's content other ends; its pieces between them stay."""
    value = case.correction.value
    new = case.place(value) or case.span
    quote = (
        next((q for span, q in revision.quotes.touching(new) if span == new), None)
        or revision.quote_at(case.span)
        or revision.quote_at(new)
        or _found_or_made(revision, case)
    )
    if quote is None:
        return
    content = between(quote.data.content, new)
    data = quote.data._replace(content=content, type=value.get("type", quote.data.type))
    _recast(revision, case, quote, data)
    case.sign(quote)


def add(revision: Revision, case: Case) -> None:
    """Add an attribution that was missed. Where the reader named no speaker, an engine may."""
    value = case.correction.value
    name = value.get("speaker")
    speaker = None if name is None else revision.speaker_for(name, value.get("entity"))
    content = case.pieces(value.get("content") or ()) or (case.span,)
    source, cue = case.place(value.get("source")), case.place(value.get("cue"))
    quote = revision.quote_at(case.span)
    if quote is None:
        data = Attribution(0, content, value["type"], source, cue)
        quote = OpenQuote(data)
        revision.put_quote(quote, speaker)
        case.changed = True
    else:
        old = quote.data
        if not value.get("content") and (old.span == case.span or not case.sure):
            content = old.content
        data = old._replace(
            content=content, type=value["type"], source=source or old.source, cue=cue or old.cue
        )
        _recast(revision, case, quote, data)
        if speaker is not None and quote.speaker is not speaker:
            _reassign(revision, quote, speaker)
            case.changed = True
    case.sign(quote)


def _found_or_made(revision: Revision, case: Case) -> OpenQuote | None:
    """The attribution that is meant; made anew from what it was, where the engine has it no more.

    If an engine has several in its stead, which together are about as long, these give way.
    """
    quote = revision.quote_at(case.span)
    if quote is not None or not case.correction.replaced:
        return quote
    data = _as_it_was(case)
    parts = [
        (shared(span, data.span), part)
        for span, part in revision.quotes.touching(data.span)
        if shared(span, data.span) >= LIKE * span.length
    ]
    if sum(length for length, _ in parts) >= LIKE * data.span.length:
        for _, part in parts:
            revision.drop_quote(part)
    quote = OpenQuote(data)
    revision.put_quote(quote, None)
    _give_back(revision, quote, case.correction.replaced.get("speaker"))
    case.changed = True
    return quote


def _as_it_was(case: Case, now: Attribution | None = None) -> Attribution:
    """The attribution as it was when it was corrected, without its speaker.

    A source, cue or relayer that is no longer in the text is what it is ``now``.
    """
    was = case.correction.replaced

    def part(name: Literal["source", "cue", "via"]) -> Span | None:
        if was.get(name) is None:
            return None
        return case.place(was[name]) or (getattr(now, name) if now else None)

    return Attribution(
        0,
        case.pieces(was.get("content") or ()) or (case.span,),
        was["type"],
        part("source"),
        part("cue"),
        part("via"),
        cue_class=was.get("cue_class"),
        confidence=was.get("confidence"),
    )


def _give_back(revision: Revision, quote: OpenQuote, was: Mapping[str, Any] | None) -> None:
    """Give an attribution to the speaker that it had."""
    if was is None:
        revision.give(quote, None)
        return
    name = squeeze(was["name"])
    if quote.speaker is not None and squeeze(quote.speaker.data.name) == name:
        return
    known = revision.speaker_named(name)
    if known is None or not known.alive:
        behind = was.get("entity") or (name if was.get("named", True) else None)
        entity = None if behind is None else revision.entity_named(behind)
        if entity is not None and entity.alive:
            known = revision.speaker_of(entity, name)
    if known is None:
        known = revision.add_speaker(
            OpenSpeaker(
                Speaker(
                    0,
                    name,
                    was.get("kind") or "unknown",
                    was.get("named", True),
                    was.get("role"),
                    was.get("reason"),
                )
            )
        )
    revision.give(quote, known)


def _reassign(revision: Revision, quote: OpenQuote, speaker: OpenSpeaker | None) -> None:
    """Give an attribution to another speaker: the engine's confidence was in the former one.

    A source that names the former one is none any more.
    """
    former = quote.speaker.entity if quote.speaker else None
    source = quote.data.source
    if source is not None and former is not None and former.label == "PERSON":
        named = {mention.entity for _, mention in revision.mentions.touching(source)}
        behind = speaker.entity if speaker else None
        if former in named and former is not behind and behind not in named:
            source = None
    quote.data = quote.data._replace(source=source, confidence=None)
    revision.give(quote, speaker)


def _recast(revision: Revision, case: Case, quote: OpenQuote, data: Attribution) -> None:
    if data != quote.data:
        revision.recast(quote, data)
        case.changed = True
