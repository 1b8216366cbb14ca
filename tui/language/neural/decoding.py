"""Tags and links to attributions; rules for quote marks on top.

What the network is sure of is taken from it; where quote marks tell more, they win: content that
touches a quotation takes all of it, or nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

import numpy as np

from tui.annotation import QuoteType
from tui.language.neural.consistency import Entity, consistent
from tui.language.neural.encoder import Array, Encoder, Reading
from tui.language.neural.features import LABELS
from tui.language.neural.priors import corrected
from tui.language.neural.tagging import best, log_softmax
from tui.language.quotes import Quotation, pair

Range = tuple[int, int]
"""Words ``[first, last]`` by their index in the text."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Thresholds, tuned on ``wikinews_dev``; see LOG.md."""

    quote_words: int = 4
    quote_content: float = 0.3
    sentence_content: float = 0.12
    orphan_content: float = 0.6
    short_content: float = 0.85
    join: float = 0.5
    content_bias: float = 0.0
    entity_bias: float = 0.0
    title_content: float = 0.9
    consistent: bool = True
    rules: bool = True


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution in words. ``voice`` holds, for each word, how likely it names the speaker."""

    pieces: tuple[Range, ...]
    quoted: tuple[bool, ...]
    type: QuoteType
    source: Range | None
    cue: Range | None
    via: Range | None
    score: float


@dataclass
class Decoded:
    """Entities and attributions of a text, in words, with what speakers are resolved from."""

    reading: Reading
    quotations: list[Quotation]
    entities: list[Entity]
    sources: list[Range]
    relays: list[Range]
    cues: list[Range]
    found: list[Found] = field(default_factory=list)


@dataclass(slots=True)
class _Piece:
    first: int
    last: int
    score: float
    quoted: bool = False
    source: Range | None = None
    source_mass: float = 0.0
    cue: Range | None = None
    earlier: tuple[int, Array] | None = None
    """How likely each word is in an earlier piece of the same content: the first of its window,
    and the scores from there on."""
    group: int = -1
    quotation: int = -1


def decode(encoder: Encoder, reading: Reading, settings: Settings = Settings()) -> Decoded:
    """The best entities and attributions for what the network says."""
    words = reading.words
    breaks = {begin for begin, _ in words.paragraphs}
    quotations = pair(
        words.text,
        [(words.spans[b][0], words.spans[e - 1][1]) for b, e in words.paragraphs if e > b],
    )
    if not words.spans:
        return Decoded(reading, quotations, [], [], [], [])
    log = log_softmax(reading.entity)
    log[:, 0] -= settings.entity_bias
    entities: list[Entity] = [
        (t.first, t.last, LABELS[t.label], t.score) for t in best(log, breaks)
    ]
    if settings.rules and settings.consistent:
        entities = consistent(words, entities, log)
    tagged = best(log_softmax(reading.source), breaks)
    sources = [(t.first, t.last) for t in tagged if t.label == 0]
    if settings.rules:
        entities = corrected(words, entities, sources)
    relays = [(t.first, t.last) for t in tagged if t.label == 1]
    cues = [(t.first, t.last) for t in best(log_softmax(reading.cue), breaks)]
    decoded = Decoded(reading, quotations, entities, sources, relays, cues)
    pieces = _contents(decoded, breaks, settings)
    _link(encoder, decoded, pieces)
    _join(decoded, pieces, settings)
    decoded.found = _attributions(decoded, pieces, settings)
    return decoded


def _contents(decoded: Decoded, breaks: set[int], settings: Settings) -> list[_Piece]:
    log = log_softmax(decoded.reading.content)
    inside = 1 - np.exp(log[:, 0])
    log[:, 0] -= settings.content_bias
    spans = [_Piece(t.first, t.last, t.score) for t in best(log, breaks)]
    if not settings.rules:
        return spans
    starts = [s for s, _ in decoded.reading.words.spans]
    for number, quotation in enumerate(decoded.quotations):
        for start, end in quotation.pieces:
            i, j = bisect_left(starts, start), bisect_left(starts, end) - 1
            if i <= j:
                spans = _snap(decoded, spans, (i, j), number, inside, settings)
    return sorted(spans, key=lambda p: p.first)


def _snap(
    decoded: Decoded,
    spans: list[_Piece],
    quote: Range,
    number: int,
    inside: Array,
    settings: Settings,
) -> list[_Piece]:
    """``spans`` with every one that touches the quotation ``quote`` taking all or none of it."""
    i, j = quote
    touching = [p for p in spans if p.first <= j and p.last >= i]
    rest = [p for p in spans if not (p.first <= j and p.last >= i)]
    size = j - i + 1
    if any(p.first <= i and p.last >= j for p in touching):
        whole = next(p for p in touching if p.first <= i and p.last >= j)
        if whole.first == i and whole.last == j:
            whole.quotation = number
        return spans
    covered = sum(min(p.last, j) - max(p.first, i) + 1 for p in touching)
    mean = float(inside[i : j + 1].mean())
    if touching and (covered >= 0.5 * size or mean > settings.quote_content):
        begin = min(i, *(p.first for p in touching))
        end = max(j, *(p.last for p in touching))
        merged = _Piece(begin, end, max(p.score for p in touching))
        if (begin, end) == quote:
            merged.quotation = number
        return [*rest, merged]
    if touching:
        for p in touching:
            if p.first >= i and p.last <= j:
                continue
            if p.first < i:
                rest.append(_Piece(p.first, i - 1, p.score))
            elif p.last > j:
                rest.append(_Piece(j + 1, p.last, p.score))
        return rest
    text = decoded.reading.words.text
    final = text[decoded.reading.words.spans[max(i, j - 1)][0]]
    least = settings.sentence_content if final in ".,?!…" and size > 5 else settings.quote_content
    if size >= settings.quote_words and mean > least:
        rest.append(_Piece(i, j, mean, quotation=number))
    return rest


def _mass(scores: Array, spans: list[Range]) -> tuple[Range | None, float]:
    """The span that holds the largest part of ``scores``."""
    most, which = 0.0, None
    # Scores are those of one window, and nought in the rest of a long text.
    there = scores.nonzero()[0]
    if not len(there):
        return None, 0.0
    low, high = int(there[0]), int(there[-1])
    for first, last in spans:
        if last < low or first > high:
            continue
        mass = float(scores[first : last + 1].sum())
        if mass > most:
            most, which = mass, (first, last)
    return which, most


def _link(encoder: Encoder, decoded: Decoded, pieces: list[_Piece]) -> None:
    source_tags = 1 - np.exp(log_softmax(decoded.reading.source)[:, 0])
    cue_tags = 1 - np.exp(log_softmax(decoded.reading.cue)[:, 0])
    for piece in pieces:
        for name, tagged, tags in (
            ("source", decoded.sources, source_tags),
            ("cue", decoded.cues, cue_tags),
        ):
            scores, nobody = encoder.link(decoded.reading, name, piece.first, piece.last)
            scores[piece.first : piece.last + 1] = 0
            span, mass = _mass(scores, tagged)
            if mass < 0.5 * (1 - nobody) and nobody < 0.5:
                # The link knows of one that the tags have missed.
                k = int(scores.argmax())
                if scores[k] > mass:
                    span, mass = _around(decoded, k, tags, scores), float(scores[k])
            if mass <= nobody:
                span = None
            if name == "source":
                piece.source, piece.source_mass = span, mass
            else:
                piece.cue = span
        scores, _ = encoder.link(decoded.reading, "earlier", piece.first, piece.last)
        number, _ = decoded.reading.view[piece.last]
        window = decoded.reading.windows[number].words
        piece.earlier = window[0], scores[window[0] : window[-1] + 1].copy()


def _around(decoded: Decoded, k: int, tags: Array, scores: Array) -> Range:
    """The words around ``k`` that look like one mention: an entity, or a run of likely tags."""
    for first, last, *_ in decoded.entities:
        if first <= k <= last:
            return first, last
    first = last = k
    while first > 0 and (tags[first - 1] > 0.25 or scores[first - 1] > 0.1):
        first -= 1
    while last + 1 < len(tags) and (tags[last + 1] > 0.25 or scores[last + 1] > 0.1):
        last += 1
    return first, last


def _join(decoded: Decoded, pieces: list[_Piece], settings: Settings) -> None:
    """Number the attributions: pieces of one bear the same ``group``."""
    for n, piece in enumerate(pieces):
        piece.group = n
        for before in reversed(pieces[max(0, n - 4) : n]):
            mass = 0.0
            if piece.earlier is not None:
                begin, scores = piece.earlier
                first, last = max(0, before.first - begin), before.last + 1 - begin
                mass = float(scores[first : max(first, last)].sum())
            if mass > settings.join or (settings.rules and _goes_on(decoded, before, piece, n)):
                piece.group = before.group
                break


def _goes_on(decoded: Decoded, before: _Piece, piece: _Piece, n: int) -> bool:
    """Whether a quotation goes on after the words that attribute it: "…," he said. "…"."""
    text, at = decoded.reading.words.text, decoded.reading.words.spans
    if before.quotation < 0 or piece.quotation < 0:
        between = text[at[before.last][1] : at[piece.first][0]]
        same = (piece.source, piece.cue) == (before.source, before.cue)
        return (
            same
            and piece.source is not None
            and piece.cue is not None
            and before.last < piece.source[0] < piece.first
            and len(between) < 120
            and ". " not in between
            and between[:1] == ","
            and "," in between[1:]
        )
    if before.quotation == piece.quotation:
        return True
    between = text[at[before.last][1] : at[piece.first][0]]
    if "\n" in between or len(between) > 120 or before.source is None:
        return False
    if not before.last < before.source[0] < piece.first:
        return False
    if piece.source is not None and piece.source != before.source and piece.source[0] > piece.last:
        return False
    inside = text[at[piece.first][1] : at[piece.last][1]].lstrip(" [(‘'\"")
    final = between.rstrip()[-1:]
    return (final == "." and inside[:1].isupper()) or (final == "," and inside[:1].islower())


def _attributions(decoded: Decoded, pieces: list[_Piece], settings: Settings) -> list[Found]:
    groups: dict[int, list[_Piece]] = {}
    for piece in pieces:
        groups.setdefault(piece.group, []).append(piece)
    out = []
    for group in groups.values():
        lead = max(group, key=lambda p: (p.source is not None, p.source_mass))
        cue = next((p.cue for p in [lead, *group] if p.cue), None)
        kind, quoted = _type(decoded, group)
        score = max(p.score for p in group)
        words = sum(p.last - p.first + 1 for p in group)
        if settings.rules and kind == "direct":
            least = settings.title_content if _title(decoded, group) else settings.short_content
            if score < least and (words < 6 or least > settings.short_content):
                continue
        if (
            lead.source is None
            and cue is None
            and kind == "indirect"
            and score < settings.orphan_content
        ):
            continue
        via = _relay(decoded, group, lead.source)
        out.append(
            Found(
                tuple((p.first, p.last) for p in group), quoted, kind, lead.source, cue, via, score
            )
        )
    return out


def _title(decoded: Decoded, group: list[_Piece]) -> bool:
    """Whether what stands in quote marks is a title or a name rather than something said."""
    if len(group) > 1:
        return False
    p = group[0]
    for first, last, label, _ in decoded.entities:
        if (
            label not in ("DATE", "TIME", "CARDINAL")
            and first <= p.first + 2
            and last >= p.last - 2
        ):
            return True
    text, at = decoded.reading.words.text, decoded.reading.words.spans
    long = [
        w
        for w in (text[slice(*at[k])] for k in range(p.first, p.last + 1))
        if len(w) > 3 and w[0].isalpha()
    ]
    return len(long) > 1 and all(w[0].isupper() for w in long)


def _relay(decoded: Decoded, group: list[_Piece], source: Range | None) -> Range | None:
    """The nearest mention tagged as relaying, in the sentence around the group."""
    if not decoded.relays:
        return None
    low = min([p.first for p in group] + ([source[0]] if source else []))
    high = max([p.last for p in group] + ([source[1]] if source else []))
    text, spans = decoded.reading.words.text, decoded.reading.words.spans
    for first, last in decoded.relays:
        gap = (
            text[spans[high][1] : spans[first][0]]
            if first > high
            else text[spans[last][1] : spans[low][0]]
        )
        if low <= first <= high or (len(gap) < 80 and "\n" not in gap and ". " not in gap):
            return first, last
    return None


def _type(decoded: Decoded, group: list[_Piece]) -> tuple[QuoteType, tuple[bool, ...]]:
    states = decoded.reading.words.quotes
    text, spans = decoded.reading.words.text, decoded.reading.words.spans
    quoted, inside, outside = [], 0, 0
    for p in group:
        letters = [w for w in range(p.first, p.last + 1) if text[spans[w][0]].isalnum()]
        n = sum(states[w] > 0 for w in letters)
        inside += n
        outside += len(letters) - n
        quoted.append(n == len(letters))
    kind: QuoteType = "indirect" if not inside else "mixed" if outside else "direct"
    return kind, tuple(quoted)


def spans(decoded: Decoded, found: Found) -> list[tuple[int, int]]:
    """The content of ``found`` in code points, trimmed of commas and full stops outside quotes."""
    words = decoded.reading.words
    out = []
    for first, last in found.pieces:
        while (
            last > first and words.quotes[last] == 0 and words.text[words.spans[last][0]] in ".,;:"
        ):
            last -= 1
        while (
            first < last
            and words.quotes[first] == 0
            and words.text[words.spans[first][0]] in ".,;:"
        ):
            first += 1
        out.append((words.spans[first][0], words.spans[last][1]))
    return out


def span(decoded: Decoded, words: Range | None) -> tuple[int, int] | None:
    """A range of words in code points."""
    if words is None:
        return None
    all_spans = decoded.reading.words.spans
    return all_spans[words[0]][0], all_spans[words[1]][1]
