"""Names: what they are by tables, by the words they are made of, and by what stands around them.

A run of capitalised words is taken apart into nationalities, titles and names. A word that could
be anything alone ("Wells") is judged by the rest of the article, where it may stand in full.
"""

from __future__ import annotations

from tui.annotation import EntityLabel
from tui.language.dateline import dateline
from tui.language.entities.runs import Run, find_runs
from tui.language.entities.settle import State, common, refine, settle
from tui.language.entities.tables import DIRECTIONS, HEADS, known, titles, unnamed
from tui.language.lexicon import words
from tui.language.sheet import Sheet

Found = tuple[int, int, EntityLabel]

_ARTICLES = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "his",
        "her",
        "its",
        "our",
        "their",
        "my",
        "your",
        "and",
        "of",
        "in",
        "for",
        "on",
        "at",
        "but",
        "or",
        "i",
    ]
)
_LONGEST = 9
_SUFFIXES = frozenset({"Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"})


def find_names(sheet: Sheet, numbers: list[Found]) -> list[Found]:
    """Named entities in ``sheet`` outside ``numbers``, as ``(start, end, label)``, code points."""
    taken = [False] * len(sheet.words)
    for start, end, _ in numbers:
        first, last = sheet.within(start, end)
        for i in range(first, last):
            taken[i] = True
    state = State(sheet)
    shouting = [False] * len(sheet.words)
    for (first, last), paragraph in zip(sheet.blocks, sheet.paragraphs, strict=True):
        if paragraph.kind in ("title", "heading", "section") and _title_case(sheet, first, last):
            shouting[first:last] = [True] * (last - first)
    state.out += _places_of_datelines(sheet, taken)
    starts = {a for a, _ in sheet.sentences}
    for run in find_runs(sheet, taken, starts):
        _take_apart(state, run, shouting[run.first])
    settle(state, starts)
    refine(state)
    found: list[Found] = []
    for a, b, label in state.out:
        start, end = sheet.span(a, b)
        found.append((start, end, label))
    return _without_overlaps(found)


def _places_of_datelines(sheet: Sheet, taken: list[bool]) -> list[tuple[int, int, EntityLabel]]:
    """The places that datelines name, whatever the tables know; marks their words in ``taken``."""
    out: list[tuple[int, int, EntityLabel]] = []
    for first, last in sheet.blocks:
        head = (
            dateline(sheet.text, sheet.starts[first], sheet.ends[last - 1])
            if first < last
            else None
        )
        if head is None:
            continue
        a, b = sheet.within(head[0], head[1])
        comma = next((i for i in range(a, b) if sheet.words[i] == ","), b)
        if not any(taken[a:b]):
            out.append((a, comma - 1, "GPE"))
            if comma + 1 < b:
                out.append((comma + 1, b - 1, "GPE"))
            taken[a:b] = [True] * (b - a)
    return out


def _title_case(sheet: Sheet, first: int, last: int) -> bool:
    """Whether a headline capitalises its words, so that capitals tell nothing."""
    long = [w for w in sheet.words[first:last] if len(w) > 3 and w[0].isalpha()]
    return len(long) > 2 and sum(w[0].isupper() for w in long) >= 0.7 * len(long)


def _take_apart(state: State, run: Run, shouting: bool) -> None:
    sheet = state.sheet
    first, last, initial = run.first, run.last, run.initial
    w = sheet.words
    while (
        first <= last
        and sheet.lower[first] in (words("function") if initial else _ARTICLES)
        and not _gazetteer(sheet, first, last)
    ):
        first += 1
    if first > last:
        return
    if shouting:
        _only_known(state, first, last)
        return
    longer = _gazetteer(sheet, first, last)
    if longer and longer[0] > last:
        state.add(first, *longer)
        return
    i = first
    person_next = False
    while i <= last:
        hit = _title(sheet, i, last)
        whole = _whole(sheet, i, last)
        if whole and not (hit and hit < last and whole == "PERSON"):
            state.add(i, last, whole)
            return
        if hit is not None and not (i == last and _gazetteer(sheet, i, last)):
            i = hit + 1
            person_next = True
            continue
        gaz = _gazetteer(sheet, i, last)
        if gaz:
            end, label = gaz
            if not (person_next and label not in ("NORP", "GPE", "ORG") and end < last):
                name_follows = (
                    end < last
                    and label in ("GPE", "PRODUCT", "ORG")
                    and w[i] in words("given")
                    and end == i
                )
                name_follows = name_follows or (label == "PERSON" and end < last)
                if not name_follows and not (
                    person_next and end == last and label == "GPE" and i < last
                ):
                    state.add(i, end, label)
                    i = end + 1
                    person_next = False
                    continue
        stop = _name_end(sheet, i, last)
        if stop < last and not person_next and w[i] not in words("given"):
            # What qualifies a title ("Civil Aviation Minister") names nobody.
            i = stop + 1
            continue
        _name(state, i, stop, initial and i == run.first, person_next)
        i = stop + 1
        person_next = False


def _only_known(state: State, first: int, last: int) -> None:
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
    if first == last or _title(sheet, first, last) == last:
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
            if (
                first_word in words("given")
                and label in ("LOC", "FAC", "ORG")
                and last - first == 1
                and final
                in (
                    "Hill",
                    "Park",
                    "Post",
                    "Lake",
                    "Rivers",
                    "Field",
                    "Street",
                    "Hall",
                    "Church",
                    "Lane",
                    "Ford",
                    "Way",
                    "March",
                    "Star",
                )
            ):
                return "PERSON"
            return label
    if first_word in ("Mount", "Lake", "Cape") or first_word.lower() in DIRECTIONS:
        rest = known(sheet.text[sheet.starts[first + 1] : sheet.ends[last]])
        if rest in ("GPE", "LOC") or first_word in ("Mount", "Lake", "Cape"):
            return "LOC"
        if rest == "NORP":
            return "NORP"
    return None


def _name_end(sheet: Sheet, first: int, last: int) -> int:
    """Where the name that begins at ``first`` ends within the run: before the next title."""
    for i in range(first + 1, last + 1):
        hit = _title(sheet, i, last)
        if (
            hit is not None
            and sheet.words[i] not in words("given")
            and sheet.words[i] not in _SUFFIXES
        ):
            return i - 1
    return last


def _name(state: State, first: int, last: int, initial: bool, after_title: bool) -> None:
    """Judge the words ``first`` to ``last`` in which no table finds anything at the front."""
    sheet = state.sheet
    w = sheet.words
    while last > first and sheet.lower[last] in ("-", "–", "'s", "'", "of", "and", "the", "for"):
        last -= 1
    while last > first and w[last] in ("QC", "MP", "MEP", "MSP", "MD", "PhD", "CBE", "OBE"):
        last -= 1
    if (
        first + 2 == last
        and w[first + 1] in words("given")
        and w[first] not in words("given")
        and (first and sheet.lower[first - 1] in ("of", "in"))
    ):
        # "Mayor of Springfield Jane Hill"
        state.doubtful.append((first, first, initial))
        first += 1
    if any(c.isdigit() for c in w[last]) and not after_title:
        if first == last:
            if (
                sheet.lower[first] not in words("function")
                and not w[first].isdigit()
                and len(w[first]) > 2
            ):
                state.doubtful.append((first, last, initial))
            return
        state.add(first, last, "PRODUCT")
        return
    if after_title or w[first] in words("given") or _role_before(sheet, first):
        if first == last and not after_title and initial and common(sheet, first):
            return
        if first < last or after_title or w[first] not in words("given"):
            if unnamed(w[first]) and first == last:
                return
            state.add(first, last, "PERSON")
            return
        state.doubtful.append((first, last, initial))
        return
    if first == last and w[first][:2] in ("R-", "D-", "I-"):
        return
    if first == last:
        if not unnamed(w[first]):
            state.doubtful.append((first, last, initial))
        return
    if unnamed(w[first]) or (initial and common(sheet, first)):
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


def _without_overlaps(found: list[Found]) -> list[Found]:
    found.sort(key=lambda f: (f[0], -f[1]))
    out: list[Found] = []
    for item in found:
        if not out or item[0] >= out[-1][1]:
            out.append(item)
    return out
