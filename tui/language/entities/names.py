"""Names: what they are by tables, by the words they are made of, and by what stands around them.

A run of capitalised words is taken apart into nationalities, titles and names. A word that could
be anything alone ("Wells") is judged by the rest of the article, where it may stand in full.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache

from tui.annotation import EntityLabel
from tui.language.cues import verbs
from tui.language.entities.tables import HEADS, known, titles, unnamed
from tui.language.lexicon import words
from tui.language.sheet import Sheet

Found = tuple[int, int, EntityLabel]

_LONGEST = 9
_PARTICLES = frozenset(
    "de van von der den bin ibn al el la le du da dos di del della ben abu ter y e af zu".split()
)
_JOINERS = frozenset({"of", "for", "and", "&", "the", "in"})
_SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})
_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "from", "outside", "across", "throughout", "into"})
_DIRECTIONS = frozenset(
    "southern northern eastern western central south north east west northeast northwest southeast "
    "southwest northeastern northwestern southeastern southwestern upper lower greater".split()
)


@dataclass(slots=True)
class Run:
    """Capitalised words ``first`` to ``last`` (inclusive) that stand together."""

    first: int
    last: int
    initial: bool
    """Whether the first word would be capitalised anyhow."""


@dataclass(slots=True)
class _State:
    sheet: Sheet
    out: list[tuple[int, int, EntityLabel]] = field(default_factory=list)
    doubtful: list[tuple[int, int, bool]] = field(default_factory=list)
    surnames: dict[str, EntityLabel] = field(default_factory=dict)

    def add(self, first: int, last: int, label: EntityLabel) -> None:
        self.out.append((first, last, label))


def find_names(sheet: Sheet, numbers: list[Found]) -> list[Found]:
    """Named entities in ``sheet`` outside ``numbers``, as ``(start, end, label)`` of code points."""
    taken = [False] * len(sheet.words)
    for start, end, _ in numbers:
        first, last = sheet.within(start, end)
        for i in range(first, last):
            taken[i] = True
    state = _State(sheet)
    shouting = [False] * len(sheet.words)
    for (first, last), paragraph in zip(sheet.blocks, sheet.paragraphs, strict=True):
        if paragraph.kind in ("title", "heading", "section") and _title_case(sheet, first, last):
            shouting[first:last] = [True] * (last - first)
    starts = {a for a, _ in sheet.sentences}
    for run in _runs(sheet, taken, starts):
        _take_apart(state, run, shouting[run.first])
    _settle(state, starts)
    found: list[Found] = []
    for a, b, label in state.out:
        start, end = sheet.span(a, b)
        found.append((start, end, label))
    return _without_overlaps(found)


def _title_case(sheet: Sheet, first: int, last: int) -> bool:
    """Whether a headline capitalises its words, so that capitals tell nothing."""
    long = [w for w in sheet.words[first:last] if len(w) > 3 and w[0].isalpha()]
    return len(long) > 2 and sum(w[0].isupper() for w in long) >= 0.7 * len(long)


def _capital(word: str) -> bool:
    return word[0].isupper() or (len(word) > 2 and word[0] == "i" and word[1].isupper())


def _runs(sheet: Sheet, taken: list[bool], starts: set[int]) -> list[Run]:
    out: list[Run] = []
    w = sheet.words
    for begin, stop in sheet.blocks:
        i = begin
        while i < stop:
            if taken[i] or not _capital(w[i]):
                i += 1
                continue
            last = i
            j = i + 1
            while j < stop:
                if taken[j]:
                    break
                if _capital(w[j]) and not _apart(sheet, last, j):
                    last = j
                    j += 1
                    continue
                step = _bridge(sheet, i, j, stop, taken)
                if not step:
                    break
                last = j + step
                j = last + 1
            initial = i in starts or (i > begin and w[i - 1] in "“\"‘«'•–—-:" and w[i - 1] != "'")
            out.append(Run(i, last, initial))
            i = last + 1
    return out


def _apart(sheet: Sheet, a: int, b: int) -> bool:
    """Whether a quote mark's edge separates two words."""
    return sheet.quote[a] != sheet.quote[b]


def _bridge(sheet: Sheet, first: int, j: int, stop: int, taken: list[bool]) -> int:
    """How many words from ``j`` on, less one, join the run to a capital after them; 0 if none."""
    w = sheet.words
    word = sheet.lower[j]
    if word in ("-", "–", "'s", "'") and j + 1 < stop and _capital(w[j + 1]) and not taken[j + 1]:
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
        return k - j if k < stop and _capital(w[k]) and not taken[k] else 0
    if word in _JOINERS:
        k = j + 1
        if k < stop and sheet.lower[k] == "the" and word in ("of", "for"):
            k += 1
        if k >= stop or not _capital(w[k]) or taken[k]:
            return 0
        head = w[j - 1]
        before = " ".join(w[max(first, j - 2) : j])
        if word == "&":
            return k - j
        if word == "of" and (
            head in HEADS["ORG of"] or head in HEADS["GPE of"] or head in HEADS["LAW of"]
            or before in HEADS["ORG of"] or head in ("Gulf", "Bay", "Strait", "Sea", "Isle", "Battle", "Secretary", "Chief")
        ):
            return k - j
        inner = w[first:j]
        if word in ("for", "and") and any(x in HEADS["ORG of"] for x in inner):
            if word == "and":
                # "Department of Health and Human Services", not "Department of State and Mr X"
                return k - j if "of" in inner and w[k] not in titles() and not known(w[k]) else 0
            return k - j
    return 0


def _take_apart(state: _State, run: Run, shouting: bool) -> None:
    sheet = state.sheet
    first, last, initial = run.first, run.last, run.initial
    w = sheet.words
    while first <= last and sheet.lower[first] in words("function") and not _gazetteer(sheet, first, last):
        first += 1
        initial = False
    if first > last:
        return
    if shouting:
        _only_known(state, first, last)
        return
    i = first
    modifier_end = first - 1
    person_next = False
    while i <= last:
        hit = _title(sheet, i, last)
        whole = _whole(sheet, i, last)
        if whole and not (hit and hit < last and whole == "PERSON"):
            _emit(state, i, last, whole)
            return
        if hit is not None and not (i == last and _gazetteer(sheet, i, last)):
            i = hit + 1
            person_next = True
            continue
        gaz = _gazetteer(sheet, i, last)
        if gaz:
            end, label = gaz
            if not (person_next and label not in ("NORP", "GPE", "ORG") and end < last):
                name_follows = end < last and label in ("GPE", "PRODUCT", "ORG") and w[i] in words("given") and end == i
                if not name_follows and not (person_next and end == last and label == "GPE" and i < last):
                    state.add(i, end, label)
                    i = end + 1
                    person_next = False
                    continue
        stop = _name_end(sheet, i, last)
        _name(state, i, stop, initial and i == run.first, person_next)
        i = stop + 1
        person_next = False
        modifier_end = i
    del modifier_end


def _only_known(state: _State, first: int, last: int) -> None:
    """In a headline set in capitals throughout, only what a table or the article knows counts."""
    i = first
    while i <= last:
        gaz = _gazetteer(state.sheet, i, last)
        if gaz and not unnamed(state.sheet.words[i]):
            state.add(i, gaz[0], gaz[1])
            i = gaz[0] + 1
        else:
            state.doubtful.append((i, i, True))
            i += 1


def _gazetteer(sheet: Sheet, first: int, last: int) -> tuple[int, EntityLabel] | None:
    """The longest known name that begins at ``first``: its last word and label.

    A name may hold a comma ("Washington, D.C."), and so may end after the run.
    """
    start = sheet.starts[first]
    stop = min(len(sheet.words) - 1, first + _LONGEST, last + 3)
    for end in range(stop, first - 1, -1):
        label = known(sheet.text[start : sheet.ends[end]].replace("’", "'"))
        if label:
            return end, label
    return None


def _title(sheet: Sheet, first: int, last: int) -> int | None:
    """The last word of the longest title that begins at ``first``."""
    start = sheet.starts[first]
    table = titles()
    for end in range(min(last, first + 4), first - 1, -1):
        if sheet.text[start : sheet.ends[end]] in table:
            return end
    return None


def _whole(sheet: Sheet, first: int, last: int) -> EntityLabel | None:
    """What the words of a whole name tell, if they do."""
    w = sheet.words
    if first == last:
        return None
    gaz = known(sheet.text[sheet.starts[first] : sheet.ends[last]].replace("’", "'"))
    if gaz:
        return gaz
    final = w[last]
    inner = sheet.lower[first : last + 1]
    if "of" in inner:
        head = w[first + inner.index("of") - 1]
        two = " ".join(w[max(first, first + inner.index("of") - 2) : first + inner.index("of")])
        if _title(sheet, first, last) is None or two in HEADS["ORG of"]:
            if head in HEADS["LAW of"]:
                return "LAW"
            if head in HEADS["ORG of"] or two in HEADS["ORG of"]:
                return "ORG"
            if head in HEADS["GPE of"]:
                return "GPE"
            if head in ("Gulf", "Bay", "Strait", "Sea", "Isle"):
                return "LOC"
    first_word = w[first]
    if first_word in HEADS["EVENT first"] or " ".join(w[first : first + 2]) in HEADS["EVENT first"]:
        return "EVENT"
    if first_word in HEADS["PRODUCT first"] and any(c.isdigit() for c in final):
        return "PRODUCT"
    title = _title(sheet, first, last)
    if title is not None and title < last and title >= first and w[first] not in HEADS["ORG of"]:
        return None
    middle = [i for i in range(first + 1, last + 1) if _title(sheet, i, last) is not None]
    if middle and not (len(middle) == 1 and middle[0] == last):
        return None
    for label in ("EVENT", "LAW", "WORK_OF_ART", "ORG", "FAC", "LOC", "GPE", "PRODUCT"):
        if final in HEADS[f"{label} last"]:
            if first_word in words("given") and label in ("LOC", "FAC", "ORG") and last - first == 1 and final in (
                "Hill", "Park", "Post", "Lake", "Rivers", "Field", "Street", "Hall", "Church", "Lane", "Ford", "Way", "March", "Star",
            ):
                return "PERSON"
            return label
    if first_word in ("Mount", "Lake", "Cape") or first_word.lower() in _DIRECTIONS:
        rest = known(sheet.text[sheet.starts[first + 1] : sheet.ends[last]])
        if rest in ("GPE", "LOC") or first_word in ("Mount", "Lake", "Cape"):
            return "LOC"
        if rest == "NORP":
            return "NORP"
    return None


def _emit(state: _State, first: int, last: int, label: EntityLabel) -> None:
    state.add(first, last, label)
    if label == "PERSON":
        state.surnames.setdefault(state.sheet.words[last], "PERSON")


def _name_end(sheet: Sheet, first: int, last: int) -> int:
    """Where the name that begins at ``first`` ends within the run: before the next title."""
    for i in range(first + 1, last + 1):
        hit = _title(sheet, i, last)
        if hit is not None and sheet.words[i] not in words("given") and sheet.words[i] not in _SUFFIXES:
            return i - 1
    return last


def _name(state: _State, first: int, last: int, initial: bool, after_title: bool) -> None:
    """Judge the words ``first`` to ``last`` in which no table finds anything at the front."""
    sheet = state.sheet
    w = sheet.words
    while last > first and sheet.lower[last] in ("-", "–", "'s", "'", "of", "and", "the", "for"):
        last -= 1
    if any(c.isdigit() for c in w[last]) and not after_title:
        if first == last:
            if sheet.lower[first] not in words("function") and not w[first].isdigit() and len(w[first]) > 2:
                state.doubtful.append((first, last, initial))
            return
        state.add(first, last, "PRODUCT")
        return
    if after_title or w[first] in words("given") or _role_before(sheet, first):
        if first == last and not after_title and initial and _common(sheet, first):
            return
        if first < last or after_title or w[first] not in words("given"):
            if unnamed(w[first]) and first == last:
                return
            _emit(state, first, last, "PERSON")
            return
        state.doubtful.append((first, last, initial))
        return
    if first == last:
        if not unnamed(w[first]):
            state.doubtful.append((first, last, initial))
        return
    if unnamed(w[first]) or (initial and _common(sheet, first)):
        _name(state, first + 1, last, False, False)
        return
    if all(len(x) > 1 and x.isupper() for x in w[first : last + 1]):
        state.add(first, last, "ORG")
        return
    # Two or more capitalised words that no rule explains are most often a person's name.
    state.doubtful.append((first, last, initial))


def _role_before(sheet: Sheet, first: int) -> bool:
    """Whether a word such as "spokesman" or "aide" stands just before."""
    if not first or sheet.ends[first - 1] >= sheet.starts[first]:
        return False
    before = sheet.lower[first - 1]
    if before == ",":
        return False
    return before in words("titles", "roles") and sheet.words[first - 1].islower()


@cache
def _cue_words() -> frozenset[str]:
    return frozenset(w for w, (cue, forms) in verbs().items() if "past" in forms or "third" in forms)


def _common(sheet: Sheet, i: int) -> bool:
    """Whether a capitalised word at the start of a sentence is likely a common one."""
    word = sheet.lower[i]
    if word in words("function") or word in words("titles", "roles", "groups", "bodies", "documents"):
        return True
    return word in _lower_words(sheet)


def _lower_words(sheet: Sheet) -> frozenset[str]:
    key = id(sheet)
    cached = _LOWER.get(key)
    if cached is None:
        cached = frozenset(x for x in sheet.words if x.islower())
        _LOWER.clear()
        _LOWER[key] = cached
    return cached


_LOWER: dict[int, frozenset[str]] = {}


def _settle(state: _State, starts: set[int]) -> None:
    """Decide the doubtful ones by what the article is sure of elsewhere."""
    sheet = state.sheet
    sure: dict[str, Counter[EntityLabel]] = {}
    for a, b, label in state.out:
        text = sheet.text[sheet.starts[a] : sheet.ends[b]]
        sure.setdefault(text, Counter())[label] += 1
        if label == "PERSON":
            sure.setdefault(sheet.words[b], Counter())["PERSON"] += 1
    # Names of several words first: their last words then explain the single ones.
    pending = sorted(state.doubtful, key=lambda item: (item[0] - item[1], item[2], item[0]))
    for a, b, initial in pending:
        text = sheet.text[sheet.starts[a] : sheet.ends[b]]
        label = _decide(sheet, a, b, initial, sure.get(text), starts)
        if label is None:
            continue
        state.out.append((a, b, label))
        sure.setdefault(text, Counter())[label] += 1
        if label == "PERSON" and b > a:
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
        if before == "the":
            return "ORG"
        return "PERSON"
    word = w[a]
    if len(word) < 2 or word in words("misc", "not_names"):
        return None
    if word.isupper() and len(word) >= 2 and word.isalpha():
        return "ORG"
    if initial and (_common(sheet, a) or after not in _cue_words()):
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
    return "PERSON" if before in ("by", "with", "and", "that", "to") else "ORG"


def _without_overlaps(found: list[Found]) -> list[Found]:
    found.sort(key=lambda f: (f[0], -f[1]))
    out: list[Found] = []
    for item in found:
        if not out or item[0] >= out[-1][1]:
            out.append(item)
    return out
