"""Finding things by a few letters of their names, the likeliest first.

In this order: the whole name; its beginning; the beginning of a word in it; all words typed, each
at the beginning of a word; the first letters of its words; the letters anywhere; a name that
resembles what was typed (rapidfuzz's partial ratio).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from heapq import nsmallest
from typing import NamedTuple

RESEMBLES = 75.0
"""rapidfuzz's partial ratio, of 100, from which a name counts as a misspelt one."""

FUZZY_LENGTH = 4
"""Fewer letters resemble too much."""

_WHOLE, _BEGINS, _WORD, _WORDS, _INITIALS, _INSIDE, _RESEMBLES = range(7)


Order = tuple[int, int, int, int]


class Ranked(NamedTuple):
    """A name that was found: its number, how well (less is better), and the letters that match.

    ``places`` are offsets into the name, in order.
    """

    order: Order
    number: int
    places: tuple[int, ...]


@lru_cache(maxsize=4096)
def _base(char: str) -> str:
    """A letter in lower case without its accents, one for one."""
    letter, *marks = list(unicodedata.normalize("NFD", char))
    if not all(map(unicodedata.combining, marks)):
        letter = char  # a syllable of several letters, as in Korean
    return {"’": "'", "‘": "'", "“": '"', "”": '"'}.get(letter, letter.lower()[:1])


def plain(text: str) -> str:
    """``text`` in lower case, without accents and curly marks; offsets hold."""
    return text.lower() if text.isascii() else "".join(map(_base, text))


class Index:
    """Names made ready to be looked through."""

    def __init__(self, names: Sequence[str], *, initials: bool = False) -> None:
        """``initials`` lets the first letters of a name's words find it: "nq" next quote."""
        self._names = [plain(name) for name in names]
        self._initials = [_initials(name) for name in self._names] if initials else None

    def __len__(self) -> int:
        return len(self._names)

    def find(
        self, typed: str, most: int = 50, *, resembling: bool = False
    ) -> tuple[list[Ranked], int]:
        """The likeliest names for what was ``typed``, best first, and how many there are at all.

        Names that only resemble it are found where ``resembling`` is set and there is no better.
        """
        wanted = " ".join(plain(typed).split())
        if not wanted:
            return [], 0
        words = wanted.split()
        orders: list[Order] = []
        for number, name in enumerate(self._names):
            # Most names fall out here: these lines are what ten thousand of them cost.
            if wanted in name or (len(words) > 1 and all(word in name for word in words)):
                orders.append((*_fit(name, wanted, words), len(name), number))
            elif (
                self._initials is not None
                and len(wanted) > 1
                and self._initials[number][0].startswith(wanted)
            ):
                orders.append((_INITIALS, 0, len(name), number))
        if not orders and resembling and len(wanted) >= FUZZY_LENGTH:
            near = self._resembling(wanted, most)
            return sorted(near), len(near)
        best = nsmallest(most, orders)
        return [Ranked(o, o[3], self._places(o, wanted, words)) for o in best], len(orders)

    def _places(self, order: Order, wanted: str, words: list[str]) -> tuple[int, ...]:
        kind, _, _, number = order
        name = self._names[number]
        if kind == _INITIALS and self._initials is not None:
            return self._initials[number][1][: len(wanted)]
        marked: set[int] = set()
        for word in [wanted] if wanted in name else words:
            begins = _word_start(name, word)
            place = begins if begins >= 0 else name.find(word)
            marked.update(range(place, place + len(word)))
        return tuple(sorted(marked))

    def _resembling(self, wanted: str, most: int) -> list[Ranked]:
        from rapidfuzz import fuzz, process

        near = process.extract(
            wanted, self._names, scorer=fuzz.partial_ratio, score_cutoff=RESEMBLES, limit=most
        )
        out = []
        for name, score, number in near:
            # A name that is shorter than what was typed is found in it, which says little.
            if len(name) * 4 < len(wanted) * 3:
                continue
            order = (_RESEMBLES, round(100 - score), len(name), number)
            out.append(Ranked(order, number, _alike(wanted, name)))
        return out


def _initials(name: str) -> tuple[str, tuple[int, ...]]:
    places = tuple(
        i for i, char in enumerate(name) if char.isalnum() and (i == 0 or not name[i - 1].isalnum())
    )
    return "".join(name[i] for i in places), places


def _fit(name: str, wanted: str, words: list[str]) -> tuple[int, int]:
    """How well a name fits that has ``wanted``, or at least all of its words."""
    if wanted in name:
        if name.startswith(wanted):
            return (_WHOLE if len(name) == len(wanted) else _BEGINS), 0
        return (_WORD if _word_start(name, wanted) >= 0 else _INSIDE), 0
    return (_WORDS if all(_word_start(name, word) >= 0 for word in words) else _INSIDE), 1


def _word_start(name: str, wanted: str) -> int:
    """The first place of ``wanted`` where a word begins, -1 for none."""
    at = name.find(wanted)
    while at > 0 and name[at - 1].isalnum():
        at = name.find(wanted, at + 1)
    return at


def _alike(wanted: str, name: str) -> tuple[int, ...]:
    """The letters of ``name`` that a misspelt ``wanted`` has as well."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import Indel

    there = fuzz.partial_ratio_alignment(wanted, name)
    if there is None:
        return ()
    piece = name[there.dest_start : there.dest_end]
    same = Indel.opcodes(wanted, piece)
    return tuple(
        there.dest_start + i
        for step in same
        if step.tag == "equal"
        for i in range(step.dest_start, step.dest_end)
    )
