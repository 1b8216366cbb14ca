"""Where in a text something like a passage may stand: short pieces that they share.

Seed and vote, as sequence aligners do (Altschul et al. 1990, Basic local alignment search tool):
each piece of a passage that occurs in the text votes for the offset at which the passage would
then begin, and the offsets with most votes are looked at. One walk through the text serves all
passages.
"""

from __future__ import annotations

from collections.abc import Sequence

PIECE = 5
"""The length of a piece in code points. Where one character in five was changed, a third of the
pieces of this length are still whole."""

BUCKET = 32
"""Offsets this near to each other vote together: what was put in or taken out shifts them."""

MOST_PIECES = 160
"""Pieces tried of a passage, evenly taken from it."""

MOST_VOTES = 600
"""Places looked at for a passage, those of its rarest pieces first. A bound on the time only."""

MOST_OFFSETS = 6
"""Offsets given for a passage."""


def seek(text: str, passages: Sequence[str]) -> list[list[int]]:
    """For each passage the offsets at which it may begin in ``text``, the likeliest first.

    An offset is right to about BUCKET code points, and may be negative where the text begins in
    the middle of the passage.
    """
    places: dict[str, list[int]] = {}
    pieces = [_pieces(passage) for passage in passages]
    for own in pieces:
        for _, piece in own:
            places.setdefault(piece, [])
    for at in range(len(text) - PIECE + 1):
        found = places.get(text[at : at + PIECE])
        if found is not None:
            found.append(at)
    return [_vote(own, places) for own in pieces]


def _pieces(passage: str) -> list[tuple[int, str]]:
    step = max(1, len(passage) // MOST_PIECES)
    return [(at, passage[at : at + PIECE]) for at in range(0, len(passage) - PIECE + 1, step)]


def _vote(pieces: list[tuple[int, str]], places: dict[str, list[int]]) -> list[int]:
    votes: dict[int, int] = {}
    left = MOST_VOTES
    for at, piece in sorted(pieces, key=lambda entry: len(places[entry[1]])):
        found = places[piece]
        left -= len(found)
        if left < 0 and votes:
            break
        for there in found[:MOST_VOTES]:
            bucket = (there - at) // BUCKET
            votes[bucket] = votes.get(bucket, 0) + 1
    # The votes of a passage often lie on both sides of a border between buckets.
    both = {bucket: votes[bucket] + votes.get(bucket + 1, 0) for bucket in votes}
    best = sorted(both, key=lambda bucket: (-both[bucket], bucket))[: 2 * MOST_OFFSETS]
    chosen: list[int] = []
    for bucket in best:
        if not any(abs(bucket - other) <= 1 for other in chosen):
            chosen.append(bucket)
    return [(bucket + 1) * BUCKET for bucket in chosen[:MOST_OFFSETS]]
