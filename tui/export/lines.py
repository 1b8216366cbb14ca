"""Lines of plain text whose pieces know what they are, so that a terminal may colour them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from tui.article import Span
from tui.export.wrapping import rows, wrap


class Piece(NamedTuple):
    """A piece of a line, and the names of the looks that are laid on it, one over the other.

    A look is a style's name in a theme (``title``, ``byline``), ``muted``, ``label`` (a heading of
    our own), ``entity.PERSON`` and so on, ``speaker.0`` for the name of the first by share and so
    on, ``speaker.`` where nobody is known; ``quote.`` with the same number is on what that speaker
    says and on the words that name the source.
    """

    text: str
    looks: tuple[str, ...] = ()


Line = tuple[Piece, ...]
"""The pieces of a line, from left to right; none for an empty line."""

Mark = tuple[Span, tuple[str, ...]]
"""Looks on a span, in code points of the text that is laid out."""


def plain(lines: Iterable[Line]) -> str:
    """The text alone, each line with its line end."""
    return "".join("".join(piece.text for piece in line) + "\n" for line in lines)


def spaced(blocks: Iterable[Sequence[Line]]) -> list[Line]:
    """Blocks of lines with a blank line between two."""
    return [line for block in blocks for line in (*block, ())][:-1]


def flow(
    text: str,
    width: int,
    first: str = "",
    rest: str = "",
    looks: tuple[str, ...] = (),
    marks: Sequence[Mark] = (),
) -> list[Line]:
    """``text`` in lines as ``wrap`` makes them, with ``looks`` on all of it and those of ``marks``.

    The spans of ``marks`` are in code points of ``text`` and do not overlap.
    """
    if not marks and not looks:
        return [(Piece(line),) if line else () for line in wrap(text, width, first, rest)]
    on = [looks] * len(text)
    for span, more in marks:
        for i in range(max(0, span.start), min(len(text), span.end)):
            on[i] = looks + more
    return [
        _line(text, row, on, rest if number else first)
        for number, row in enumerate(rows(text, width, first, rest))
    ]


def _line(text: str, row: Sequence[Span], on: Sequence[tuple[str, ...]], lead: str) -> Line:
    """The words of one line, joined by blanks that look as both of their neighbours do."""
    lead = lead if row else lead.rstrip(" ")
    letters: list[tuple[str, tuple[str, ...]]] = [(lead, ())] if lead else []
    for number, word in enumerate(row):
        if number:
            both = on[word.start - 1] if on[word.start - 1] == on[word.start] else ()
            letters.append((" ", both))
        letters.extend((text[i], on[i]) for i in range(word.start, word.end))
    return tuple(
        Piece("".join(letter for letter, _ in group), looks)
        for looks, group in groupby(letters, key=lambda letter: letter[1])
    )
