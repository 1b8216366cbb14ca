"""From what the network resolved to speakers: kind, role, and why an unnamed one is unnamed."""

from __future__ import annotations

from collections.abc import Sequence

from tui.annotation import Attribution, CueClass, EntityLabel, Span, Speaker, SpeakerKind
from tui.language.coalesce import coalesce
from tui.language.cues import nouns, particles, verbs
from tui.language.neural.decoding import Decoded, Found, Range, span, spans
from tui.language.neural.resolving import Named
from tui.language.sheet import Sheet
from tui.language.speakers.cast import Cast
from tui.language.speakers.namer import Namer
from tui.language.speakers.naming import explain

_KINDS: dict[str, SpeakerKind] = {
    "PERSON": "person",
    "NORP": "group",
    "WORK_OF_ART": "document",
    "LAW": "document",
}


def attributions(
    sheet: Sheet,
    ents: Sequence[tuple[int, int, EntityLabel]],
    decoded: Decoded,
    named: Sequence[Named],
) -> tuple[list[Attribution], list[Speaker]]:
    """Attributions in text order with their speakers; ids are positions in the two lists.

    ``ents`` are the entities in code points with their labels, ``named`` has an entry for each of
    ``decoded.found``.
    """
    entities, mentions = coalesce(sheet.text, ents)
    namer = Namer(sheet, Cast(sheet, entities, mentions))
    by_name: dict[str, int] = {}

    def speaker_of(found: Found, who: Named) -> int | None:
        if who.name is None:
            return None
        if who.name not in by_name:
            by_name[who.name] = _speaker(namer, decoded, who)
        return by_name[who.name]

    pairs = sorted(zip(decoded.found, named, strict=True), key=lambda pair: pair[0].pieces)
    out = [
        Attribution(
            id=number,
            content=tuple(Span(*piece) for piece in spans(decoded, found)),
            type=found.type,  # type: ignore[arg-type]
            source=_span(decoded, found.source),
            cue=_span(decoded, found.cue),
            via=_span(decoded, found.via),
            speaker=speaker_of(found, who),
            cue_class=cue_class(sheet.text, span(decoded, found.cue)),
            confidence=round(float(found.score), 3),
        )
        for number, (found, who) in enumerate(pairs)
    ]
    speakers = list(namer.table.speakers)
    for attribution in out:
        explain(sheet, attribution, speakers)
    return out, speakers


def _span(decoded: Decoded, words: Range | None) -> Span | None:
    found = span(decoded, words)
    return None if found is None else Span(*found)


def _speaker(namer: Namer, decoded: Decoded, who: Named) -> int:
    """The speaker of that name, who is added where it is new."""
    assert who.name is not None
    start = None if who.words is None else decoded.reading.words.spans[who.words[0]][0]
    mention = next(
        (
            m
            for m in namer.cast.mentions
            if start is not None and m.span.start <= start < m.span.end
        ),
        None,
    )
    if mention is not None and namer.cast.entities[mention.entity].name == who.name:
        kind = _KINDS.get(mention.label, "organization")
        if mention.label == "PERSON":
            return namer.person(mention.entity)
        return namer.table.get(f"#{mention.entity}", who.name, kind, named=mention.label != "NORP")
    if who.how == "names":
        return namer.table.get(who.name.lower(), who.name, "group", named=True)
    for entity in namer.cast.entities:
        if entity.name == who.name:
            if entity.label == "PERSON":
                return namer.person(entity.id)
            kind = _KINDS.get(entity.label, "organization")
            return namer.table.get(f"#{entity.id}", who.name, kind, named=entity.label != "NORP")
    return namer.table.get(who.name.lower(), who.name, namer.kind_of(who.name), named=False)


def cue_class(text: str, cue: tuple[int, int] | None) -> CueClass | None:
    """The class of a cue's verb or noun by the table; None for a cue that it does not have."""
    if cue is None:
        return None
    words = text[cue[0] : cue[1]].lower().split()
    if "according" in words:
        return "neutral"
    table = verbs()
    for word in reversed(words):
        if word in table:
            found = table[word][0]
            rest = " ".join(words[words.index(word) + 1 :])
            phrases = particles().get(found.lemma, {})
            return phrases[rest].cue_class if rest in phrases else found.cue_class
        if word in nouns():
            return nouns()[word]
    return None
