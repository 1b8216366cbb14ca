"""What becomes of a note that two windows changed at the same time: both keep what they wrote."""

from __future__ import annotations

from typing import TypeVar

from tui.annotation import Note

DIVIDER = "\n\n---\n\n"
"""Stands between two comments that became one: a line across in Markdown."""

T = TypeVar("T")


def join(theirs: Note, ours: Note, before: Note) -> Note:
    """The note that keeps what both did to ``before``: ``theirs`` is stored, ``ours`` comes now.

    What only one of them changed is as that one left it. Where both changed it,

    - the comments stand one below the other, theirs first, with ``DIVIDER`` between them; a part
      between dividers that ours has edited is replaced in its place, so that a window which saves
      at every key does not leave each of its steps behind;
    - tags are united; one that either took away is gone;
    - colour, speaker and target are ours.
    """
    return ours._replace(
        target=_later(theirs.target, ours.target, before.target),
        comment=_comments(theirs.comment, ours.comment, before.comment),
        colour=_later(theirs.colour, ours.colour, before.colour),
        speaker=_later(theirs.speaker, ours.speaker, before.speaker),
        tags=_tags(theirs.tags, ours.tags, before.tags),
        created=theirs.created,
        modified=max(theirs.modified, ours.modified),
    )


def _later(theirs: T, ours: T, before: T) -> T:
    return theirs if ours == before else ours


def _comments(theirs: str, ours: str, before: str) -> str:
    if ours in (before, theirs):
        return theirs
    if theirs == before:
        return ours
    if before and _within(before, theirs):
        return _replaced(before, ours, theirs)
    if not ours or _within(ours, theirs):
        return theirs
    if not theirs or _within(theirs, ours):
        return ours
    return theirs + DIVIDER + ours


def _within(part: str, whole: str) -> bool:
    """Whether a comment stands in another from one divider (or an end) to the next."""
    return DIVIDER + part + DIVIDER in DIVIDER + whole + DIVIDER


def _replaced(part: str, by: str, whole: str) -> str:
    """``whole`` with its part between dividers replaced, or without it where ``by`` is empty."""
    new = DIVIDER + by + DIVIDER if by else DIVIDER
    joined = (DIVIDER + whole + DIVIDER).replace(DIVIDER + part + DIVIDER, new, 1)
    return joined.removeprefix(DIVIDER).removesuffix(DIVIDER)


def _tags(
    theirs: tuple[str, ...], ours: tuple[str, ...], before: tuple[str, ...]
) -> tuple[str, ...]:
    """Theirs and then ours, without those that were there before and that one of them dropped."""
    dropped = set(before) - (set(theirs) & set(ours))
    return tuple(tag for tag in dict.fromkeys((*theirs, *ours)) if tag not in dropped)
