"""What the rules find, laid beside what the network finds.

The two agree on most attributions; where they do, each corrects what it sees better. What the
rules alone find is left out, and what the network alone finds it must be sure of. The choices
were made on ``wikinews_dev`` and ``polnear_dev``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace

from tui.language.cues import nouns, verbs
from tui.language.draft import Draft
from tui.language.draft import Range as Characters
from tui.language.neural.decoding import Found, Range
from tui.language.neural.features import Words

Within = Callable[[Characters], Range | None]
"""From code points to words; None where there are none."""

SAME = 0.5
"""The least overlap, intersection over union in words, of two contents that are one."""

ALONE = 0.7
"""What the network must score for indirect speech that the rules do not see."""

UNSURE = 0.9
"""Below it, the rules say how far content reaches where both see the same cue."""

_PASSIVE = ("is", "was", "been", "being")


def merge(words: Words, found: Sequence[Found], drafts: Sequence[Draft]) -> list[Found]:
    """``found`` with what ``drafts``, code points of the same text, know better."""
    starts = [start for start, _ in words.spans]

    def within(span: Characters) -> Range | None:
        first, last = bisect_left(starts, span[0]), bisect_left(starts, span[1]) - 1
        return (first, last) if first <= last else None

    ruled = [(draft, _ranges(draft.content, within)) for draft in drafts]
    held = [_words(ranges) for _, ranges in ruled]
    holding = _holding(held)
    out = []
    for one in found:
        own = _words(one.pieces)
        best, least = None, SAME
        touching = sorted({n for word in own for n in holding.get(word, ())})
        for n in touching:
            overlap = len(own & held[n]) / len(own | held[n])
            if overlap >= least:
                best, least = ruled[n], overlap
        near = [ruled[n] for n in touching]
        if best is not None:
            out.append(_corrected(words, one, *best, within))
        elif (frame := _framed(one, near, within)) is not None and one.score < UNSURE:
            out.append(replace(one, pieces=tuple(frame), quoted=tuple(False for _ in frame)))
        elif one.type != "indirect" or (one.score >= ALONE and not _passing(words, one)):
            out.append(one)
    return _outermost(out)


def _outermost(found: Sequence[Found]) -> list[Found]:
    """``found`` without what is said inside of what another says."""
    said = [_words(one.pieces) for one in found]
    holding = _holding(said)
    return [
        one
        for k, one in enumerate(found)
        if not any(
            said[k] <= said[n] and (said[k] < said[n] or n < k)
            for n in holding[min(said[k])]  # what holds all of its words holds the first
            if n != k
        )
    ]


def _holding(said: Sequence[set[int]]) -> dict[int, list[int]]:
    """For each word the places in ``said`` of the sets that hold it, in rising order."""
    out: dict[int, list[int]] = {}
    for number, words in enumerate(said):
        for word in words:
            out.setdefault(word, []).append(number)
    return out


def unnamed(words: Words, one: Found) -> bool:
    """Whether a cue has no source: "it was reported that …"."""
    if one.cue is None:
        return False
    first = one.cue[0]
    before = [_lower(words, k) for k in range(max(0, first - 2), first + 1)]
    return "it" in before and any(word in _PASSIVE for word in before)


def _corrected(
    words: Words, one: Found, draft: Draft, ranges: Sequence[Range], within: Within
) -> Found:
    if one.type == "direct" and draft.type == "mixed":
        # What leads up to a quotation belongs to it.
        one = replace(one, pieces=tuple(ranges), type="mixed", quoted=tuple(False for _ in ranges))
    if one.via is None and draft.via is not None:
        one = replace(one, via=within(draft.via))
    source = within(draft.source) if draft.source else None
    if source is not None and (one.source is None or not _meet(one.source, source)):
        far = one.source is None or not _near(words, one, one.source)
        if far and _near(words, one, source):
            one = replace(one, source=source, cue=within(draft.cue) if draft.cue else one.cue)
    if one.via is not None and one.source is not None and _meet(one.via, one.source):
        one = replace(one, via=None)
    return one


def _framed(
    one: Found, near: Sequence[tuple[Draft, list[Range]]], within: Within
) -> list[Range] | None:
    """The content that the rules give to the cue of ``one``; that of ``near`` overlaps its own."""
    for draft, ranges in near:
        cue = within(draft.cue) if draft.cue else None
        if cue and one.cue and _meet(cue, one.cue):
            return ranges if draft.type == one.type else None
    return None


def _passing(words: Words, one: Found) -> bool:
    """Whether nothing says that somebody speaks: no cue that the tables have."""
    if one.cue is None:
        return True
    cue = [_lower(words, k) for k in range(one.cue[0], one.cue[1] + 1)]
    return not any(word in verbs() or word in nouns() or word == "according" for word in cue)


def _near(words: Words, one: Found, source: Range) -> bool:
    """Whether a source stands in the sentence of the content, or in one that touches it."""
    low = min(one.pieces[0][0], source[0])
    high = max(one.pieces[-1][1], source[1])
    inside = _words(one.pieces) | _words([source])
    between = [words.text[slice(*words.spans[k])] for k in range(low, high + 1) if k not in inside]
    return "." not in between and len(between) < 40


def _meet(one: Range, other: Range) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _words(ranges: Sequence[Range]) -> set[int]:
    return {k for first, last in ranges for k in range(first, last + 1)}


def _ranges(content: Sequence[Characters], within: Within) -> list[Range]:
    return [found for piece in content if (found := within(piece)) is not None]


def _lower(words: Words, k: int) -> str:
    return words.text[slice(*words.spans[k])].lower()
