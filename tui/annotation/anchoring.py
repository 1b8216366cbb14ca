"""Finding a note's place in a text that may have changed since the note was taken.

In this order: the position, checked against the quote and what stands around it; the same words
between the same words elsewhere; the place that fits best, if it fits well; else an orphan.
Blanks, line ends and the shape of quote marks and dashes count for nothing. A short quote says
little about its place, so what stood around it must be there too; and no place is taken where
another fits nearly as well. Nothing is kept from one call to the next.
"""

from __future__ import annotations

from collections.abc import Sequence

from tui.annotation.aligning import Fit, Passage, fit
from tui.annotation.folding import Folded
from tui.annotation.notes import Anchor, TextPositionSelector, TextQuoteSelector
from tui.annotation.seeking import BUCKET, seek
from tui.article import Span

Selectors = tuple[TextQuoteSelector, TextPositionSelector]

ORPHAN = Anchor(None, "orphan")

# What follows was chosen with ``python -m tests.benchmarks.anchoring``.

EVIDENCE = 14
"""Characters around a quote that must agree, where it is them that tell its place; and the
shortest quote with all around it that is sought as a whole."""

AROUND = 0.6
"""The share of what stood around a quote, on its line, that must be there."""

AROUND_ONE_SIDE = 0.7
"""The same where on one side less than ``FEW`` characters stood, as at a line's beginning."""

FEW = 8

EACH_SIDE = 0.15
"""The share of either side's own that must be there."""

ALIKE = 0.5
"""The share of the quote itself that must be there, with enough around it."""

ALIKE_SHORT = 0.75
"""The same for quotes of less than ``SHORT`` characters: changed, they look like other words."""

SHORT = 8

LONG = 40
"""So long a quote tells its place by itself,"""

ALIKE_LONG = 0.75
"""if so much of it is there, with enough around it but on one side only,"""

ALIKE_ALONE = 0.8
"""or so much with little or nothing around it."""

LOOSE = 0.1
"""The share of a quote that may be left out at ends that nothing holds."""

CLEAR = 10
"""By how many characters the best place must beat the next,"""

CLEAR_CHANGED = 0.25
"""and by what share of its own score where anything was changed."""

TELLING = 20
"""A quote of so many characters is also sought without what stood around it: there is doubt"""

LEAD = 4.0
"""where another place resembles it more by so many of rapidfuzz's 100 points."""


def anchor(text: str, quote: TextQuoteSelector, position: TextPositionSelector) -> Anchor:
    """The place of a target in ``text``, and how it was found."""
    return anchor_all(text, [(quote, position)])[0]


def anchor_all(text: str, targets: Sequence[Selectors]) -> list[Anchor]:
    """The places of many targets in one text, each what ``anchor`` gives, in less time.

    The order is that of ``targets``. Spans are in code points and lie in the text.
    """
    found = [_in_place(text, *target) or _as_a_whole(text, *target) for target in targets]
    lost = [number for number, place in enumerate(found) if place is None]
    if not lost:
        return [place or ORPHAN for place in found]
    folded = Folded(text)
    passages = {number: _passage(targets[number][0]) for number in lost}
    changed = []
    for number, passage in passages.items():
        at = _only(folded.text, passage.text)
        if at is None or passage.start >= passage.end:
            changed.append(number)
            continue
        span = Span(folded.raw(at + passage.start), folded.raw(at + passage.end))
        found[number] = _named(span, targets[number][1], same=True)
    offsets = seek(folded.text, [passages[number].text for number in changed])
    for number, own in zip(changed, offsets, strict=True):
        found[number] = _best(folded, passages[number], own, targets[number][1])
    return [place or ORPHAN for place in found]


def _in_place(text: str, quote: TextQuoteSelector, position: TextPositionSelector) -> Anchor | None:
    """The place where the target stood, if it is there still with all that stood around it."""
    start, end = position.start, position.start + len(quote.exact)
    before, after = max(0, start - len(quote.prefix)), end + len(quote.suffix)
    if (
        quote.exact
        and start >= 0
        and text[start:end] == quote.exact
        and text[before:start] == quote.prefix
        and text[end:after] == quote.suffix
    ):
        return Anchor(Span(start, end), "exact")
    return None


def _as_a_whole(
    text: str, quote: TextQuoteSelector, position: TextPositionSelector
) -> Anchor | None:
    """The only place at which the quote stands between just what stood around it."""
    at = _only(text, quote.prefix + quote.exact + quote.suffix)
    if at is None or not quote.exact:
        return None
    start = at + len(quote.prefix)
    return _named(Span(start, start + len(quote.exact)), position, same=True)


def _only(text: str, passage: str) -> int | None:
    """Where ``passage`` stands, None where it does not, or more than once, or is too short."""
    at = text.find(passage) if len(passage) >= EVIDENCE else -1
    return None if at < 0 or text.find(passage, at + 1) >= 0 else at


def _named(span: Span, position: TextPositionSelector, *, same: bool) -> Anchor:
    """A place with how it was found; ``same`` says whether the same words stand there."""
    if not same:
        return Anchor(span, "fuzzy")
    return Anchor(span, "exact" if span == (position.start, position.end) else "quote")


def _passage(quote: TextQuoteSelector) -> Passage:
    folded = Folded(quote.prefix + quote.exact + quote.suffix)
    start = len(quote.prefix)
    end = start + len(quote.exact)
    line = quote.prefix.rfind("\n") + 1
    stop = quote.suffix.find("\n")
    stop = end + (len(quote.suffix) if stop < 0 else stop)
    line, start, end, stop = map(folded.folded, (line, start, end, stop))
    return Passage(folded.text, start, end, start - line, stop - end)


def _best(
    folded: Folded, passage: Passage, offsets: Sequence[int], position: TextPositionSelector
) -> Anchor:
    """The one of the places that fits, if it fits well and no other does nearly so."""
    if passage.start >= passage.end:
        return ORPHAN
    size = len(passage.text)
    slack = BUCKET + size // 4
    windows = [(at - slack, at + size + slack) for at in offsets]
    fits = [found for w in windows if (found := fit(passage, folded.text, *w)) is not None]
    fits.sort(key=lambda found: (-found.score, found.start))
    if not fits or not _fits_well(passage, fits[0]):
        return ORPHAN
    best = fits[0]
    rivals = [f for f in fits if not f.meets(best)]
    clear = max(CLEAR, best.score * CLEAR_CHANGED if best.edits else 0)
    if any(best.score - rival.score < clear for rival in rivals):
        return ORPHAN
    if _stands_elsewhere(folded.text, passage, windows, best):
        return ORPHAN
    start, end = _tidied(folded.text, passage, best)
    same = folded.text[start:end] == passage.quote
    return _named(Span(folded.raw(start), folded.raw(end)), position, same=same)


def _fits_well(passage: Passage, found: Fit) -> bool:
    """Whether a place is the quote's beyond reasonable doubt, others apart."""
    length = passage.end - passage.start
    alike = found.within / max(length, found.end - found.start)
    if found.loose > LOOSE * length or (length < SHORT and alike < ALIKE_SHORT):
        return False
    before, after = min(found.before, passage.before), min(found.after, passage.after)
    share = AROUND_ONE_SIDE if min(passage.before, passage.after) < FEW else AROUND
    enough = before + after >= share * (passage.before + passage.after)
    each = before >= EACH_SIDE * passage.before and after >= EACH_SIDE * passage.after
    if enough and each and found.before + found.after >= EVIDENCE:
        return alike >= ALIKE
    return length >= LONG and alike >= (ALIKE_LONG if enough else ALIKE_ALONE)


def _stands_elsewhere(
    text: str, passage: Passage, windows: Sequence[tuple[int, int]], best: Fit
) -> bool:
    """Whether what stood around a quote points to ``best``, but its own words to another place."""
    quote = passage.quote
    if len(quote) < TELLING or best.within == len(quote):
        return False
    from rapidfuzz import fuzz

    lead = fuzz.ratio(quote, text[best.start : best.end]) + LEAD
    for low, high in windows:
        low = max(0, low)
        own = fuzz.partial_ratio_alignment(quote, text[low:high], score_cutoff=lead)
        if own is not None and (
            low + own.dest_start >= best.end or low + own.dest_end <= best.start
        ):
            return True
    return False


def _tidied(text: str, passage: Passage, found: Fit) -> tuple[int, int]:
    """The ends of a fit without blanks, and at ends of words, if those of the quote were so."""
    start, end = found.start, found.end
    if _between_words(passage.text, passage.start):
        start = next(
            (at for at in (start, start - 1, start + 1) if _between_words(text, at)), start
        )
    if _between_words(passage.text, passage.end):
        end = next((at for at in (end, end + 1, end - 1) if _between_words(text, at)), end)
    while start < end and text[start] == " " != passage.text[passage.start]:
        start += 1
    while start < end and text[end - 1] == " " != passage.text[passage.end - 1]:
        end -= 1
    return (start, end) if start < end else (found.start, found.end)


def _between_words(text: str, at: int) -> bool:
    return not (0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum())
