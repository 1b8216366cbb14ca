"""Names that could be anything, judged by the rest of the article and by their neighbours."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from tui.annotation import EntityLabel
from tui.language.cues import verbs
from tui.language.entities.tables import DIRECTIONS, HEADS
from tui.language.lexicon import words
from tui.language.sheet import Sheet

_PLACE_PREPOSITIONS = frozenset(
    {"in", "at", "near", "from", "outside", "across", "throughout", "into"}
)


_PLACE_OPENERS = words("grammar", "place_openers")


@dataclass(slots=True)
class State:
    """Names found so far as ranges of words, last one included, and those still in doubt."""

    sheet: Sheet
    out: list[tuple[int, int, EntityLabel]] = field(default_factory=list)
    doubtful: list[tuple[int, int, bool]] = field(default_factory=list)

    def add(self, first: int, last: int, label: EntityLabel) -> None:
        """Note that words ``first`` to ``last`` are a name."""
        self.out.append((first, last, label))


_SPEECH = frozenset(
    ["said", "says", "asked", "replied", "added", "wrote", "continued", "explained", "recalled"]
)


@cache
def _cue_words() -> frozenset[str]:
    return frozenset(
        w for w, (cue, forms) in verbs().items() if "past" in forms or "third" in forms
    )


def common(sheet: Sheet, i: int) -> bool:
    """Whether a capitalised word at the start of a sentence is likely a common one."""
    word = sheet.lower[i]
    if word in words("function") or word in words(
        "titles", "roles", "groups", "bodies", "documents"
    ):
        return True
    return word in sheet.uncapitalised


def settle(state: State, starts: set[int]) -> None:
    """Decide the doubtful ones by what the article is sure of elsewhere."""
    sheet = state.sheet
    sure: dict[str, Counter[EntityLabel]] = {}
    for a, b, label in state.out:
        text = sheet.text[sheet.starts[a] : sheet.ends[b]]
        sure.setdefault(text, Counter())[label] += 1
        if label == "PERSON" or (
            label == "EVENT" and sheet.words[a] in HEADS["EVENT first"] and b > a
        ):
            sure.setdefault(sheet.words[b], Counter())[label] += 1
    # Names of several words first: their last words then explain the single ones.
    pending = sorted(state.doubtful, key=lambda item: (item[0] - item[1], item[2], item[0]))
    for a, b, initial in pending:
        text = sheet.text[sheet.starts[a] : sheet.ends[b]]
        decided = _decide(sheet, a, b, initial, sure.get(text), starts)
        if decided is None:
            continue
        state.out.append((a, b, decided))
        sure.setdefault(text, Counter())[decided] += 1
        if decided == "PERSON" and b > a:
            sure.setdefault(sheet.words[b], Counter())["PERSON"] += 1


def _decide(
    sheet: Sheet, a: int, b: int, initial: bool, sure: Counter[EntityLabel] | None, starts: set[int]
) -> EntityLabel | None:
    w = sheet.words
    if sure:
        return sure.most_common(1)[0][0]
    before = sheet.lower[a - 1] if a else ""
    after = sheet.lower[b + 1] if b + 1 < len(w) else ""
    if b > a:
        if before in ("in", "at", "near") and w[a] not in words("given"):
            return "GPE"
        if sheet.lower[a] in DIRECTIONS or sheet.lower[a] in _PLACE_OPENERS:
            return "GPE"
        if before == "the":
            return "ORG"
        return "PERSON"
    word = w[a]
    if word.endswith(".") and len(word) == 2:
        return None
    if len(word) < 2 or word in words("misc", "not_names"):
        return None
    if word.isupper() and len(word) >= 2 and word.isalpha():
        return "ORG"
    if before in _SPEECH or (
        after == ","
        and sheet.lower[b + 2 : b + 3] in (["a"], ["an"], ["who"])
        and not common(sheet, a)
    ):
        # "…?" asked Smith; "Hill, a former nurse"
        return "PERSON"
    if initial and (common(sheet, a) or after not in _cue_words()):
        return "PERSON" if word in words("given") and after in _cue_words() else None
    if word in words("given"):
        return "PERSON"
    if after in _cue_words() or before in ("mr", "mrs"):
        return "PERSON"
    if before in _PLACE_PREPOSITIONS:
        return "GPE"
    if after == "'s":
        return "PERSON"
    if before == "the":
        return "ORG"
    return None


def refine(state: State) -> None:
    """Languages, and parties whose second word is in lower case: "in Spanish", "Labour party"."""
    sheet = state.sheet
    for n, (a, b, label) in enumerate(state.out):
        if label != "NORP":
            continue
        before = sheet.lower[a - 1] if a else ""
        after = sheet.lower[b + 1] if b + 1 < len(sheet.words) else "."
        if after == "party":
            state.out[n] = (a, b + 1, "ORG")
        elif (
            sheet.words[b] in words("groups", "languages")
            and a == b
            and (
                before in ("speak", "speaks", "spoke", "speaking", "fluent")
                or after == "language"
                or (before in ("in", "into") and not after[0].isalnum())
            )
        ):
            state.out[n] = (a, b, "LANGUAGE")
