"""Finding a note's place in a text that may have changed since the note was taken.

In this order: the position, checked against the quote; the quote, chosen among its repeats by
what stands around it; the closest text above a threshold; else an orphan. A place is never taken
where two places fit equally well.
"""

from __future__ import annotations

import re

from tui.annotation.notes import Anchor, TextPositionSelector, TextQuoteSelector
from tui.article import Span

THRESHOLD = 80.0
"""rapidfuzz scores an absent quote at about 50 and a lightly edited one above 80."""

_EDGE = re.compile(r"(?<=\W)(?=\S)|(?<=\S)(?=\W)")

MIN_FUZZY = 12
"""Shorter quotes resemble too much to be matched by resemblance."""

CLEAR = 5.0
"""By how much, of 100, the best place must beat the second best."""


def anchor(text: str, quote: TextQuoteSelector, position: TextPositionSelector) -> Anchor:
    """The place of a target in ``text``, and how it was found."""
    there = Span(position.start, position.end)
    if quote.exact and there.of(text) == quote.exact and there.start >= 0:
        around = _context(text, there, quote)
        if around >= 50 or text.count(quote.exact) == 1:
            return Anchor(there, "exact")
    places = _places(text, quote.exact)
    if len(places) == 1:
        return Anchor(places[0], "quote")
    if places:
        return _choose(text, places, quote, position)
    return _fuzzy(text, quote, position)


def _places(text: str, exact: str) -> list[Span]:
    out: list[Span] = []
    at = text.find(exact) if exact else -1
    while at >= 0:
        out.append(Span(at, at + len(exact)))
        at = text.find(exact, at + 1)
    return out


def _context(text: str, span: Span, quote: TextQuoteSelector) -> float:
    """How well the surroundings of ``span`` agree with the selector's, 0 to 100."""
    before = text[max(0, span.start - len(quote.prefix)) : span.start]
    after = text[span.end : span.end + len(quote.suffix)]
    if before == quote.prefix and after == quote.suffix:
        return 100.0
    from rapidfuzz import fuzz

    return float(fuzz.ratio(before + "\0" + after, quote.prefix + "\0" + quote.suffix))


def _choose(
    text: str, places: list[Span], quote: TextQuoteSelector, position: TextPositionSelector
) -> Anchor:
    """Among repeats the one whose surroundings agree; of two equals, none unless one never moved."""
    scored = sorted(((_context(text, place, quote), place) for place in places), reverse=True)
    best, second = scored[0], scored[1]
    if best[0] - second[0] >= CLEAR and best[0] >= 50:
        return Anchor(best[1], "quote")
    equals = [place for score, place in scored if best[0] - score < CLEAR]
    for place in equals:
        if place.start == position.start and best[0] >= 50:
            return Anchor(place, "exact")
    return Anchor(None, "orphan")


def _fuzzy(text: str, quote: TextQuoteSelector, position: TextPositionSelector) -> Anchor:
    if len(quote.exact) < MIN_FUZZY or not text:
        return Anchor(None, "orphan")
    from rapidfuzz import fuzz

    found = fuzz.partial_ratio_alignment(quote.exact, text, score_cutoff=THRESHOLD)
    if found is None:
        return Anchor(None, "orphan")
    span = Span(found.dest_start, found.dest_end)
    if span.length < len(quote.exact) * 0.5:
        return Anchor(None, "orphan")
    rest = text[: span.start] + "\0" * span.length + text[span.end :]
    rival = fuzz.partial_ratio_alignment(quote.exact, rest, score_cutoff=found.score - CLEAR)
    if rival is not None:
        other = Span(rival.dest_start, rival.dest_end)
        here, there = _context(text, span, quote), _context(text, other, quote)
        if abs(here - there) < CLEAR:
            return Anchor(None, "orphan")
        span = span if here > there else other
    return Anchor(_fit(text, span, quote.exact), "fuzzy")


def _fit(text: str, span: Span, exact: str) -> Span:
    """``span`` with its ends moved to the word boundaries near by that resemble ``exact`` most.

    The alignment's window is as long as the quote; an edited quote may be longer or shorter.
    """
    from rapidfuzz import fuzz

    reach = max(8, len(exact) // 4)
    low, high = max(0, span.start - reach), min(len(text), span.end + reach)
    starts = [m.start() for m in _EDGE.finditer(text, low, min(high, span.start + reach))]
    start = max([span.start, *starts], key=lambda at: fuzz.ratio(text[at : span.end], exact))
    ends = [m.start() for m in _EDGE.finditer(text, max(start + 1, span.end - reach), high)]
    end = max(
        [span.end, high, *ends],
        key=lambda at: (fuzz.ratio(text[start:at], exact), -at) if at > start else (0.0, 0),
    )
    return Span(start, end)
