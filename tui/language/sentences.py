"""Where sentences begin. A quotation is never cut: it belongs to the sentence that frames it."""

from __future__ import annotations

from tui.language.cues import verbs
from tui.language.dateline import dateline
from tui.language.lexicon import words
from tui.language.sheet import Sheet

_TERMINAL = frozenset({".", "!", "?", "…", "...", "?!", "!?", "!!", "??", "...."})
_CLOSERS = frozenset({")", "]", "”", '"', "’", "'", "»"})
_STARTERS = words("grammar", "starters")
_INITIAL_LENGTH = 2


def split(sheet: Sheet) -> list[tuple[int, int]]:
    """The sentences of each block, as ranges of words."""
    out: list[tuple[int, int]] = []
    for first, last in sheet.blocks:
        begin = first
        head = (
            dateline(sheet.text, sheet.starts[first], sheet.ends[last - 1])
            if first < last
            else None
        )
        if head is not None:
            # What it introduces begins behind it.
            stop = sheet.within(*head[::2])[1]
            out.append((first, stop))
            begin = stop
        for i in range(begin, last - 1):
            if _ends(sheet, i, last):
                out.append((begin, i + 1))
                begin = i + 1
        if begin < last:
            out.append((begin, last))
    return out


def _ends(sheet: Sheet, i: int, last: int) -> bool:
    """Whether a sentence ends after word ``i``."""
    word, after = sheet.words[i], sheet.words[i + 1]
    inside = sheet.quote[i]
    if inside >= 0:
        if sheet.quote[i + 1] == inside:
            return False
        return _after_quotation(sheet, i, last)
    if not _begins(sheet, i + 1):
        return False
    if word in _TERMINAL:
        return not (word == "." and i and _is_initial(sheet.words[i - 1]))
    if word in _CLOSERS and i and sheet.words[i - 1] in _TERMINAL:
        return True
    if len(word) > 1 and word[-1] in ".!?" and word not in ("Mr.", "Mrs."):
        # The tokenizer keeps the full stop on abbreviations: "U.S.", "a.m.", "Inc."
        if word.lower() in words("abbreviations", "before_names"):
            return False
        return after.lower() in _STARTERS or sheet.quote[i + 1] >= 0 or word[-1] in "!?"
    return False


def _begins(sheet: Sheet, i: int) -> bool:
    word = sheet.words[i]
    return (
        word[0].isupper() or word[0].isdigit() or word[0] in "([“\"‘'«„—–-$£€@#" or word[0] == "'"
    )


def _is_initial(word: str) -> bool:
    return len(word) == 1 and word.isupper() and word != "I"


def _after_quotation(sheet: Sheet, i: int, last: int) -> bool:
    """Whether the sentence ends with the quotation that ends at word ``i``."""
    k = i
    while k > 0 and sheet.words[k] in _CLOSERS and sheet.quote[k] == sheet.quote[i]:
        k -= 1
    final = sheet.words[k]
    if final[-1] not in ".!?…" or not _begins(sheet, i + 1):
        return False
    if sheet.quote[i + 1] >= 0:
        return True
    if sheet.words[i + 1] in ("—", "–", "-", "--", "("):
        return False
    if final[-1] in "!?…" or final == "...":
        # "Is it?" John Smith asked.
        table = verbs()
        for j in range(i + 1, min(i + 9, last)):
            word = sheet.lower[j]
            if sheet.quote[j] >= 0 or word in (",", ".", ";", "and", "that"):
                break
            if word in table and "q" in table[word][0].frames:
                after = sheet.lower[j + 1] if j + 1 < last else "."
                return after not in (".", ",", "in", "on", "at", "to", "after", "during")
    return True
