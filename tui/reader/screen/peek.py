"""What the peek card says about an annotation: plain data, without how it looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from tui.annotation import Annotations, Attribution, Correction, Speaker, Stop, voices
from tui.article import Reading
from tui.reader.desk import PlacedNote
from tui.reader.desk.tags import shown_tags

LABELS: dict[str, str] = {
    "PERSON": "person",
    "NORP": "nationality, religion or political group",
    "ORG": "organization",
    "GPE": "country, state or city",
    "LOC": "place that is no state",
    "FAC": "building or other structure",
    "PRODUCT": "product",
    "EVENT": "event",
    "WORK_OF_ART": "work of art",
    "LAW": "law or treaty",
    "LANGUAGE": "language",
    "DATE": "date or period",
    "TIME": "time of day",
    "PERCENT": "percentage",
    "MONEY": "sum of money",
    "QUANTITY": "measure",
    "ORDINAL": "place in an order",
    "CARDINAL": "number",
}
"""The entity types in words."""

QUOTES = {
    "direct": "direct: all of it stands in quote marks",
    "mixed": "mixed: some of it stands in quote marks",
    "indirect": "indirect: in the writer’s words",
}
CUES = {
    "neutral": "neutral: says only that it was said",
    "assertive": "assertive: the speaker stands on it",
    "distancing": "distancing: the writer keeps away from it",
    "factive": "factive: takes it to be true",
}
SURE, FAIRLY_SURE = 0.9, 0.7
"""From these confidences on the engine is sure, or fairly sure."""

CONTEXT = 200
"""Code points of the text before and after a mention that a line of context may need."""


class Fact(NamedTuple):
    """A line of the card: what it is about, and what it says.

    ``rank`` is a speaker's place among the colours, if the words are about one.
    """

    name: str
    words: str
    rank: int | None = None


class Context(NamedTuple):
    """A mention with the text around it."""

    stop: Stop
    before: str
    words: str
    after: str


@dataclass(frozen=True)
class Peek:
    """All that is known of an annotation.

    ``kind`` and ``title`` head the card, ``count`` stands at the end of that line. ``mentions``
    are the stops that the reader can go to from the card. ``rank`` is the place among the colours
    of the speaker in ``title``, if it names one.
    """

    kind: str
    title: str
    count: str = ""
    facts: tuple[Fact, ...] = ()
    mentions: tuple[Stop, ...] = ()
    rank: int | None = None


def peek_entity(
    stop: Stop,
    annotations: Annotations,
    text: str,
    mentions: Sequence[Stop],
    ranks: dict[int, int],
    corrections: Sequence[Correction] = (),
) -> Peek:
    """About an entity: what it is, whether it speaks in the article, where it is named.

    ``mentions`` are the stops of the same entity, ``text`` is the article's, ``corrections`` are
    those that the mention goes back to.
    """
    mention = annotations.mentions[int(stop.key)]
    entity = annotations.entities[mention.entity]
    facts = [Fact("type", LABELS[mention.label])]
    speaker = next((s for s in annotations.speakers if s.entity == entity.id), None)
    if speaker is not None:
        if speaker.role:
            facts.append(Fact("role", speaker.role))
        facts.append(_speaks(annotations, text, speaker, ranks))
    elif annotations.attributions:
        facts.append(Fact("speaks", "not in this article"))
    if corrections:
        facts.append(_found_by(corrections, annotations.engine))
    number = len(mentions)
    return Peek(
        mention.label,
        entity.name,
        f"{number} mention{'s' * (number != 1)}",
        tuple(facts),
        tuple(mentions),
    )


def _speaks(annotations: Annotations, text: str, speaker: Speaker, ranks: dict[int, int]) -> Fact:
    voice = next((v for v in voices(annotations, text) if v.speaker == speaker), None)
    if voice is None:
        return Fact("speaks", "not in this article")
    quotes = len(voice.attributions)
    words = f"{quotes} quote{'s' * (quotes != 1)}, {voice.share:.0%} of all that is quoted"
    return Fact("speaks", words, ranks.get(speaker.id))


def peek_quote(
    stop: Stop,
    annotations: Annotations,
    text: str,
    place: tuple[int, int],
    ranks: dict[int, int],
    corrections: Sequence[Correction] = (),
) -> Peek:
    """About a quotation: who speaks, how it is given, how sure the engine is.

    ``place`` says which of the speaker's quotes it is, and of how many; ``corrections`` are those
    that it goes back to.
    """
    attribution = annotations.attributions[int(stop.key)]
    speaker = annotations.speaker_of(attribution)
    facts = []
    if speaker is not None:
        if speaker.role:
            facts.append(Fact("role", speaker.role))
        facts.append(Fact("source", _source(speaker)))
    facts.append(Fact("quote", QUOTES[attribution.type]))
    if attribution.cue is not None:
        kind = f", {CUES[attribution.cue_class]}" if attribution.cue_class else ""
        facts.append(Fact("cue", f"“{_one_line(attribution.cue.of(text))}”{kind}"))
    if attribution.via is not None:
        facts.append(Fact("via", _one_line(attribution.via.of(text))))
    engine = f"{annotations.engine}, {_confidence(attribution)}"
    facts.append(_found_by(corrections, engine))
    number, count = place
    return Peek(
        "QUOTE",
        speaker.name if speaker else "speaker unknown",
        f"{number} of {count}" if speaker else "",
        tuple(facts),
        rank=ranks.get(speaker.id) if speaker else None,
    )


def _found_by(corrections: Sequence[Correction], engine: str) -> Fact:
    from tui.reader.screen.provenance import found_by

    return Fact("found by", found_by(corrections, engine))


def _source(speaker: Speaker) -> str:
    kind = {"unknown": ""}.get(speaker.kind, speaker.kind)
    if speaker.named:
        named = "named"
    else:
        named = f"not named: {speaker.reason}" if speaker.reason else "not named, nothing says why"
    return ", ".join(part for part in (kind, named) if part)


def _confidence(attribution: Attribution) -> str:
    confidence = attribution.confidence
    if confidence is None:
        return "by rules"
    words = (
        "sure" if confidence >= SURE else "fairly sure" if confidence >= FAIRLY_SURE else "unsure"
    )
    return f"{words} ({confidence:.0%})"


def peek_note(note: PlacedNote) -> Peek:
    """About a note of the reader's: colour, comment, when."""
    kept, how = note.note, note.anchor.how
    facts = [Fact("comment", kept.comment or "none")]
    if kept.tags:
        facts.append(Fact("tags", shown_tags(kept.tags)))
    if kept.speaker:
        facts.append(Fact("said by", kept.speaker))
    facts.append(Fact("made", _when(kept.created)))
    if kept.modified and kept.modified != kept.created:
        facts.append(Fact("changed", _when(kept.modified)))
    if how == "fuzzy":
        facts.append(Fact("place", "found again; the text has changed since"))
    return Peek("NOTE", _one_line(kept.target.quote.exact), kept.colour, tuple(facts))


def _when(stamp: str) -> str:
    """A moment in ISO 8601, in the reader's own time."""
    try:
        return f"{datetime.fromisoformat(stamp).astimezone():%d %B %Y, %H:%M}".lstrip("0")
    except ValueError:
        return stamp or "not known"


def context(reading: Reading, stop: Stop) -> Context:
    """A mention with the text around it, as it reads: not beyond its own paragraph."""
    span = reading.span_from_article(stop.span)
    before = reading.text[max(0, span.start - CONTEXT) : span.start].rpartition("\n")[2]
    after = reading.text[span.end : span.end + CONTEXT].partition("\n")[0]
    return Context(stop, before, reading.text[span.start : span.end], after)


def _one_line(text: str) -> str:
    return " ".join(text.split())
