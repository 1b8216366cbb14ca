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
    out = []
    for number, (found, who) in enumerate(pairs):
        content = _apart(spans(decoded, found))
        out.append(
            Attribution(
                id=number,
                content=content,
                type=found.type,
                source=_mark(decoded, found.source, content),
                cue=_mark(decoded, found.cue, content),
                via=_mark(decoded, found.via, content),
                speaker=speaker_of(found, who),
                cue_class=cue_class(sheet.text, span(decoded, found.cue)),
                confidence=round(min(1.0, max(0.0, float(found.score))), 3),
            )
        )
    out.sort(key=lambda attribution: attribution.span)
    out = [attribution._replace(id=number) for number, attribution in enumerate(out)]
    speakers = list(namer.table.speakers)
    for attribution in out:
        explain(sheet, attribution, speakers)
    return out, speakers


def _apart(pieces: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    """Pieces of content in order, those that overlap made one."""
    out: list[Span] = []
    for start, end in sorted(pieces):
        if out and start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, end))
        else:
            out.append(Span(start, end))
    return tuple(out)


def _mark(decoded: Decoded, words: Range | None, content: Sequence[Span]) -> Span | None:
    """A source or cue in code points; none where it would lie in what is said."""
    found = span(decoded, words)
    if found is None or any(Span(*found).overlaps(piece) for piece in content):
        return None
    return Span(*found)


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
