"""Runs of capitalised words, and what may stand inside them."""

from __future__ import annotations

from dataclasses import dataclass

from tui.language.entities.tables import HEADS, known, titles
from tui.language.lexicon import words
from tui.language.quotes import DOUBLES
from tui.language.sheet import Sheet

_PARTICLES = words("grammar", "particles")


_JOINERS = frozenset({"of", "for", "and", "&", "the", "in"})


_LONGEST = 40
"""Words in a run; no name is longer, but a text may be all capitals."""


@dataclass(slots=True)
class Run:
    """Capitalised words ``first`` to ``last`` (inclusive) that stand together."""

    first: int
    last: int
    initial: bool
    """Whether the first word would be capitalised anyhow."""


def capital(word: str) -> bool:
    """Whether a word is written as names are: "Smith", "iPhone"."""
    return word[0].isupper() or (len(word) > 2 and word[0] == "i" and word[1].isupper())


def find_runs(sheet: Sheet, taken: list[bool], starts: set[int]) -> list[Run]:
    """The runs of ``sheet`` outside ``taken``; ``starts`` are the first words of sentences."""
    out: list[Run] = []
    w = sheet.words
    for begin, stop in sheet.blocks:
        i = begin
        while i < stop:
            if taken[i] or not capital(w[i]):
                i += 1
                continue
            last = i
            j = i + 1
            while j < min(stop, i + _LONGEST):
                if taken[j]:
                    break
                if capital(w[j]) and not _apart(sheet, last, j):
                    last = j
                    j += 1
                    continue
                step = _bridge(sheet, i, j, stop, taken)
                if not step:
                    break
                last = j + step
                j = last + 1
            i = _back_over_particles(sheet, i, begin, taken)
            initial = i in starts or _opened(sheet, i, begin)
            out.append(Run(i, last, initial))
            i = last + 1
    return out


def _opened(sheet: Sheet, i: int, begin: int) -> bool:
    """Whether a bullet, a dash, a colon or an opening quote mark stands before word ``i``."""
    before = sheet.words[i - 1] if i > begin else ""
    if before in ("•", "–", "—", "-", ":"):
        return True
    return before in DOUBLES and sheet.quote[i] >= 0 and sheet.quote[i - 1] == sheet.quote[i]


def _back_over_particles(sheet: Sheet, i: int, begin: int, taken: list[bool]) -> int:
    """Where a name begins that a lower-case particle opens: "de Blasio", "al-Assad"."""
    k = i - 1
    if k > begin and sheet.lower[k] == "-" and sheet.ends[k] == sheet.starts[i]:
        k -= 1
        if k >= begin and sheet.words[k] in ("al", "el", "ad", "as", "an") and not taken[k]:
            return k
        return i
    if k >= begin and sheet.words[k] in ("de", "van", "von", "bin", "ibn") and not taken[k]:
        return k - 1 if k > begin and sheet.words[k - 1] in ("van", "von") else k
    return i


def _apart(sheet: Sheet, a: int, b: int) -> bool:
    """Whether a quote mark's edge separates two words."""
    return sheet.quote[a] != sheet.quote[b]


def _bridge(sheet: Sheet, first: int, j: int, stop: int, taken: list[bool]) -> int:
    """How many words from ``j`` on, less one, join the run to a capital after them; 0 if none."""
    w = sheet.words
    word = sheet.lower[j]
    if word in ("-", "–", "'s", "'") and j + 1 < stop and capital(w[j + 1]) and not taken[j + 1]:
        if word in ("-", "–"):
            tight = sheet.ends[j - 1] == sheet.starts[j] and sheet.ends[j] == sheet.starts[j + 1]
            return 1 if tight else 0
        last = w[j + 1]
        if word == "'s" and (last in HEADS["FAC last"] or last in HEADS["ORG last"]):
            return 1
        if word == "'" and w[j - 1].endswith("s") and last in HEADS["FAC last"]:
            return 1
        return 0
    if word in _PARTICLES and w[j].islower():
        k = j
        while k < stop and sheet.lower[k] in _PARTICLES:
            k += 1
        if k < stop and sheet.words[k] == "-" and k + 1 < stop:
            k += 1
        return k - j if k < stop and capital(w[k]) and not taken[k] else 0
    if word in _JOINERS:
        k = j + 1
        if k < stop and sheet.lower[k] == "the" and word in ("of", "for"):
            k += 1
        if k >= stop or not capital(w[k]) or taken[k]:
            return 0
        head = w[j - 1]
        before = " ".join(w[max(first, j - 2) : j])
        if word == "&":
            return k - j
        if word == "of" and (
            head in HEADS["ORG of"]
            or head in HEADS["GPE of"]
            or head in HEADS["LAW of"]
            or before in HEADS["ORG of"]
            or head in ("Gulf", "Bay", "Strait", "Sea", "Isle", "Battle", "Secretary", "Chief")
        ):
            return k - j
        inner = w[first:j]
        if word == "and" and not any(x in words("given") for x in inner):
            # "Oversight and Reform Committee"
            end = k
            while end + 1 < stop and capital(w[end + 1]) and not taken[end + 1]:
                end += 1
            if (
                end > k
                and w[end] in HEADS["ORG last"]
                and not known(" ".join(inner))
                and "of" not in inner
            ):
                return k - j
        if word in ("for", "and") and any(x in HEADS["ORG of"] for x in inner):
            if word == "and":
                # "Department of Health and Human Services", not "Department of State and Mr X"
                return k - j if "of" in inner and w[k] not in titles() and not known(w[k]) else 0
            return k - j
    return 0
