"""What stands between a verb of saying and what is said: adverbs, occasions, addressees."""

from __future__ import annotations

from tui.language.attribution.phrases import (
    DETERMINERS,
    OBJECTS,
    PREPOSITIONS,
    PRONOUNS,
    is_adverb,
    is_verb,
    right,
)
from tui.language.attribution.view import View
from tui.language.lexicon import words

_MEDIA = words("grammar", "media")


_ADJUNCT = frozenset(
    {
        "in",
        "on",
        "at",
        "to",
        "during",
        "after",
        "before",
        "via",
        "through",
        "by",
        "over",
        "from",
        "following",
        "with",
    }
)


def skip_adverbs(view: View, k: int, stop: int) -> int:
    """The node after the adverbs and dates at ``k`` that tell when it was said."""
    while k < stop and (
        (
            is_adverb(view.lower(k))
            and view.lower(k) not in ("even", "just", "once", "first")
            and not view.word(k)[0].isupper()
        )
        or view.label(k) in ("DATE", "TIME")
    ):
        if view.label(k) in ("DATE", "TIME"):
            end = k
            while end < stop and view.label(end) in ("DATE", "TIME"):
                end += 1
            counted = view.word(k)[:1].isdigit() or (
                view.word(k).islower()
                and view.lower(k)
                not in ("yesterday", "today", "last", "this", "earlier", "late", "early", "next")
            )
            if counted and not (end > k + 1 and view.lower(end - 1) in ("ago", "earlier", "later")):
                return k
            if (
                view.lower(end) in ("'s", "of")
                or is_verb(view, end)
                or view.lower(end) in words("titles", "roles", "groups", "bodies", "documents")
            ):
                return k
            k = end
        else:
            k += 1
    return k


def addressee(view: View, k: int, stop: int) -> int | None:
    """Where the content begins after the addressee at ``k`` ("told reporters that …")."""
    if view.lower(k) in OBJECTS:
        return skip_adverbs(view, k + 1, stop)
    phrase = right(view, k, stop)
    if phrase is None:
        return None
    b = phrase[1]
    # "told reporters the plan": right() has already stopped at "the".
    following = b + 1
    if following < stop and view.lower(following) in (
        "in",
        "at",
        "on",
        "during",
        "from",
        "after",
        "outside",
        "via",
        "about",
        "of",
        "for",
    ):
        that = next(
            (
                i
                for i in range(following, min(stop, following + 14))
                if view.lower(i) in ("that", "to") and view.lower(i - 1) not in ("on", "at")
            ),
            None,
        )
        mark = next(
            (
                i
                for i in range(following, min(stop, following + 20))
                if view.lower(i) in (",", ":") and view.quote(i + 1) >= 0
            ),
            None,
        )
        if mark is not None and (that is None or mark < that):
            return mark
        if that is not None and view.lower(that) == "that":
            return that
        near = next(
            (i for i in range(following, min(stop, following + 6)) if view.quote(i) >= 0), None
        )
        if near is not None:
            return near
    if following < stop and is_verb(view, following) and view.label(b) in ("PERSON", "") and b > k:
        # "told CNN police were there": the last noun is the clause's subject.
        for i in range(k, b):
            if view.label(i) in ("ORG", "PERSON") and view.label(i + 1) != view.label(i):
                return i + 1
    return following


def skip_adjuncts(view: View, k: int, stop: int) -> int:
    """Step over "in a statement", "on Monday", "to reporters" before the content."""
    while k < stop:
        start = k
        word = view.lower(k)
        if word in _ADJUNCT:
            end = adjunct_end(view, k, stop)
            if end is not None:
                k = skip_adverbs(view, end, stop)
        elif word == "that" or view.quote(k) >= 0:
            return k
        if k == start:
            return k
    return k


def adjunct_end(view: View, k: int, stop: int) -> int | None:
    """The node after the adjunct that a preposition opens at ``k``; None if it is no adjunct."""
    i = k + 1
    if view.lower(k) == "to" and not any(
        view.lower(j) in _MEDIA or view.label(j) in ("ORG", "PERSON")
        for j in range(i, min(stop, i + 4))
    ):
        return None
    if view.label(i) in ("DATE", "TIME"):
        while i < stop and view.label(i) in ("DATE", "TIME"):
            i += 1
        return i
    media = None
    while i < stop and i < k + 14:
        word = view.lower(i)
        if view.quote(i) >= 0 and view.lower(i - 1) in PREPOSITIONS | DETERMINERS:
            # "in “The Long Night”": a title
            return None
        if word == "that" or view.quote(i) >= 0:
            return i
        if word in (",", ":"):
            if view.quote(i + 1) >= 0 or word == ":" or media is not None:
                return i
            return None
        if word in _MEDIA:
            media = i
        elif media is not None and (
            word in PRONOUNS
            or (word in DETERMINERS and view.lower(i - 1) not in PREPOSITIONS)
            or (
                view.word(i)[:1].isupper()
                and view.lower(i - 1) not in PREPOSITIONS
                and view.label(i) not in ("DATE",)
            )
        ):
            return i
        elif is_verb(view, i) and not view.word(i).endswith("ed"):
            return media + 1 if media is not None else None
        i += 1
    return media + 1 if media is not None else None


def aside(view: View, k: int, stop: int) -> int | None:
    """The node after the comma that closes an aside which opens at ``k`` ("said, in part, …")."""
    for i in range(k, min(stop, k + 14)):
        if view.lower(i) == ",":
            return i + 1 if i + 1 < stop else None
        if view.quote(i) >= 0:
            return i if i > k and view.lower(i - 1) in ("of", "in", "that", ":") else None
    return None
