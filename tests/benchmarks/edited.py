"""Texts that are edited at random while it is known where each character came from."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import NamedTuple

from tui.article import Span


class Letter(NamedTuple):
    """One code point, the offset it had in the first text, and whether it is still the same.

    ``origin`` is None for what was put in. What was put in place of a character has its origin,
    but is not ``kept``.
    """

    char: str
    origin: int | None
    kept: bool = True


Edit = Callable[[list[Letter], random.Random], list[Letter]]


def tracked(text: str) -> list[Letter]:
    """``text`` as it is before any edit."""
    return [Letter(char, at) for at, char in enumerate(text)]


def plain(letters: list[Letter]) -> str:
    """The text that is left."""
    return "".join(letter.char for letter in letters)


class Truth(NamedTuple):
    """Where a span of the first text belongs now; ``span`` is None where nothing stands there.

    ``kept`` is the share of its characters that are still the same.
    """

    span: Span | None
    kept: float


def truths(letters: list[Letter], spans: list[Span]) -> list[Truth]:
    """What became of each span: from its first character that is left to its last."""
    now: dict[int, tuple[int, bool]] = {
        letter.origin: (at, letter.kept)
        for at, letter in enumerate(letters)
        if letter.origin is not None
    }
    out = []
    for span in spans:
        there = [now[at] for at in range(*span) if at in now]
        places = [at for at, _ in there]
        kept = sum(kept for _, kept in there) / span.length
        out.append(Truth(Span(min(places), max(places) + 1) if places else None, kept))
    return out


def single(percent: float) -> Edit:
    """That many characters, here and there, put in, taken out or replaced: misprints, scans."""

    def edit(letters: list[Letter], rng: random.Random) -> list[Letter]:
        pool = [letter.char for letter in letters if letter.char != "\n"]
        out = []
        for letter in letters:
            if rng.random() * 100 >= percent:
                out.append(letter)
                continue
            what = rng.choice("idr")
            if what == "i":
                out += [Letter(rng.choice(pool), None, False), letter]
            elif what == "r":
                out.append(Letter(rng.choice(pool), letter.origin, False))
        return out

    return edit


def runs(percent: float) -> Edit:
    """That many characters in runs of words put in, taken out or replaced: an editor's hand."""

    def edit(letters: list[Letter], rng: random.Random) -> list[Letter]:
        text = plain(letters)
        words = text.split()
        left = len(text) * percent / 100
        while left > 0:
            begins = [m.start() for m in re.finditer(r"\b\w", plain(letters))]
            at = rng.choice(begins)
            first = rng.randrange(len(words))
            new = " ".join(words[first : first + rng.randint(1, 6)])
            size = min(len(new), len(letters) - at)
            what = rng.choice("idr")
            if what == "i":
                letters[at:at] = [Letter(c, None, False) for c in new + " "]
            elif what == "d":
                del letters[at : at + size]
            else:
                old = letters[at : at + size]
                letters[at : at + size] = [
                    Letter(c, letter.origin, False) for c, letter in zip(new, old, strict=False)
                ]
            left -= size
        return letters

    return edit


def _paragraphs(letters: list[Letter]) -> list[list[Letter]]:
    text = plain(letters)
    cuts = [0, *(m.end() for m in re.finditer(r"\n\s*\n", text)), len(text)]
    return [letters[a:b] for a, b in zip(cuts, cuts[1:], strict=False) if b > a]


def moved(letters: list[Letter], rng: random.Random) -> list[Letter]:
    """A third of the paragraphs stand elsewhere."""
    paragraphs = _paragraphs(letters)
    if not plain(paragraphs[-1]).endswith("\n\n"):
        paragraphs[-1] = paragraphs[-1] + [Letter("\n", None, False)] * 2
    for _ in range(max(1, len(paragraphs) // 3)):
        paragraphs.insert(
            rng.randrange(len(paragraphs)), paragraphs.pop(rng.randrange(len(paragraphs)))
        )
    return [letter for paragraph in paragraphs for letter in paragraph]


def deleted(letters: list[Letter], rng: random.Random) -> list[Letter]:
    """A third of the paragraphs are gone."""
    paragraphs = _paragraphs(letters)
    gone = set(rng.sample(range(len(paragraphs)), len(paragraphs) // 3))
    return [x for n, paragraph in enumerate(paragraphs) if n not in gone for x in paragraph]


def untitled(letters: list[Letter], rng: random.Random) -> list[Letter]:
    """What stands above the text is gone, and something else stands there."""
    rest = [x for paragraph in _paragraphs(letters)[2:] for x in paragraph]
    return [Letter(c, None, False) for c in "From our newsroom | Share | Print\n\n"] + rest


def rewrapped(letters: list[Letter], rng: random.Random) -> list[Letter]:
    """Other line ends: each paragraph in lines of some 60 characters, or Windows' line ends."""
    out: list[Letter] = []
    column = 0
    windows = rng.random() < 0.5
    end = "\r\n" if windows else "\n"
    for letter in letters:
        column = 0 if letter.char == "\n" else column + 1
        if letter.char == " " and column > 60:
            out += [Letter(end[0], letter.origin, False), *(Letter(c, None) for c in end[1:])]
            column = 0
        elif letter.char == "\n" and windows:
            out += [Letter("\r", None, False), letter]
        else:
            out.append(letter)
    return out


STRAIGHT = {"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "\u00a0": " "}
CURLY = {'"': "“”", "'": "’’"}


def straightened(letters: list[Letter], rng: random.Random) -> list[Letter]:
    """Quote marks and dashes are another typist's: curly ones straight, straight ones curly."""
    out = []
    inside = False
    for letter in letters:
        char = STRAIGHT.get(letter.char, letter.char)
        if letter.char in CURLY:
            char = CURLY[letter.char][inside]
            inside ^= letter.char == '"'
        out.append(letter._replace(char=char))
    return out


def chain(*edits: Edit) -> Edit:
    """One edit after another."""

    def edit(letters: list[Letter], rng: random.Random) -> list[Letter]:
        for each in edits:
            letters = each(letters, rng)
        return letters

    return edit


def same(letters: list[Letter], rng: random.Random) -> list[Letter]:
    """Nothing happens."""
    return letters


EDITS: dict[str, Edit] = {
    "unchanged": same,
    "5 % single": single(5),
    "10 % single": single(10),
    "20 % single": single(20),
    "5 % in runs": runs(5),
    "10 % in runs": runs(10),
    "20 % in runs": runs(20),
    "moved": moved,
    "deleted": deleted,
    "title gone": untitled,
    "re-wrapped": rewrapped,
    "quote marks": straightened,
    "10 % and moved": chain(moved, single(5), runs(5)),
    "10 % and deleted": chain(deleted, single(5), runs(5)),
    "all of it": chain(moved, deleted, single(5), runs(5), straightened, rewrapped),
}
"""By the name that the report gives them."""
