"""How far what is said reaches, and whether it is a clause or a noun phrase."""

from __future__ import annotations

from tui.language.attribution.phrases import (
    AUXILIARIES,
    CONJUNCTIONS,
    PREPOSITIONS,
    PRONOUNS,
    is_verb,
)
from tui.language.attribution.view import View


def relative_end(view: View, k: int, stop: int) -> int:
    """Where the relative clause that a comma opened is closed by another, before the main verb."""
    for i in range(k, stop - 1):
        if (
            view.lower(i) == ","
            and view.word(i + 1).islower()
            and (
                is_verb(view, i + 1)
                or view.lower(i + 1) in AUXILIARIES
                or view.lower(i + 2) in ("to", "a", "the", "allegations")
            )
        ):
            return i
    return stop


def aside_end(view: View, k: int, stop: int, *, strict: bool) -> int:
    """Stop before a participle that belongs to the frame, not to what is said; and before ";"."""
    for i in range(k, stop - 1):
        if view.lower(i) == ";":
            return i
        following = view.lower(i + 1)
        if view.quote(i) >= 0 and following.endswith("ing") and i + 1 < stop:
            text = view.sheet.text[slice(*view.span(i, i))]
            if text[-2:-1] == ",":
                return i + 1
        if strict and view.lower(i) == "," and following.endswith("ing"):
            return i
        if view.lower(i) == "," and following == "but" and i > k:
            return i
    return stop


def finite(view: View, k: int, stop: int) -> bool:
    """Whether a finite verb, or a quotation that may hold one, stands behind node ``k``."""
    return any(
        is_verb(view, i) or view.lower(i) in AUXILIARIES - {"'s"} or view.quote(i) >= 0
        for i in range(k + 1, stop)
    )


def phrase_stop(view: View, k: int, stop: int) -> int:
    """Where a noun phrase that is said ends: before what tells when or on what occasion."""
    for i in range(k + 1, stop):
        if view.lower(i) in (
            "after",
            "following",
            "before",
            "amid",
            "during",
            "shortly",
            "via",
            "when",
            "while",
            "late",
            "despite",
        ):
            return i
        if view.lower(i) == "on" and view.label(i + 1) in ("DATE", "TIME"):
            return i
        if (
            view.label(i) in ("DATE", "TIME")
            and view.label(i - 1) not in ("DATE", "TIME")
            and view.lower(i - 1).isalpha()
            and view.word(i)[0].isupper()
            and view.lower(i - 1) not in PREPOSITIONS
        ):
            return i
    return stop


def noun_phrase(view: View, k: int) -> bool:
    """Whether a noun phrase may begin at node ``k``."""
    word = view.lower(k)
    return (
        bool(word)
        and word[0].isalnum()
        and word not in PREPOSITIONS
        and word not in AUXILIARIES
        and not is_verb(view, k)
    )


def quoted_end(view: View, k: int, stop: int) -> int:
    """The last node of a content that begins with the quotation at ``k``."""
    i = k
    while i + 1 < stop and view.quote(i + 1) >= 0:
        i += 1
    last = max((j for j in range(i + 1, stop) if view.quote(j) >= 0), default=i)
    text = view.sheet.text
    final = text[view.span(i, i)[0] : view.span(i, i)[1]].rstrip("\"”’'»“ ")
    if (
        i + 1 < stop
        and not final.endswith((",", ".", "!", "?", "…"))
        and view.lower(i + 1)
        not in (",", ";", "(", "—", "–", ":", "in", "on", "after", "at", "during", "when", "while")
    ):
        if view.lower(i + 1) in CONJUNCTIONS and last == i:
            return i
        return trim(view, k, stop)
    if last > i and view.lower(i + 1) in CONJUNCTIONS:
        return last
    return i


def trim(view: View, k: int, stop: int) -> int:
    """The last node of a content from ``k`` to before ``stop``, without punctuation at its end."""
    b = stop - 1
    while b > k and view.lower(b) in (
        ",",
        ";",
        ":",
        ".",
        "—",
        "–",
        "-",
        "--",
        "and",
        "but",
        "while",
        "as",
        "with",
        "also",
        "or",
    ):
        b -= 1
    return b


def clause(view: View, k: int, stop: int) -> bool:
    """Whether a clause, with a verb of its own, begins at ``k``."""
    return any(
        is_verb(view, i)
        or view.lower(i) in AUXILIARIES
        or view.quote(i) >= 0
        or view.word(i).endswith(("ing", "es", "s"))
        for i in range(k + 1, stop)
    ) or any(view.lower(i) in PRONOUNS for i in range(k, stop - 1))


def clause_end(view: View, k: int) -> int:
    """The last node of a clause that a noun introduces at ``k``: up to a comma or the main verb."""
    stop = view.end()
    told = False
    for i in range(k, stop):
        word = view.lower(i)
        if word in (",", ";", ":", "—", "–") or (told and word in AUXILIARIES - {"'s"}):
            stop = i
            break
        told = told or (is_verb(view, i) and word not in AUXILIARIES)
    return max(k, stop - 1)
