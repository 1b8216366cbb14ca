"""What is said: the words that a verb of saying reports, beside it."""

from __future__ import annotations

from collections.abc import Sequence

from tui.annotation import QuoteType
from tui.language.attribution.extent import (
    aside_end,
    clause,
    finite,
    noun_phrase,
    phrase_stop,
    quoted_end,
    relative_end,
    trim,
)
from tui.language.attribution.lead import addressee, aside, skip_adjuncts, skip_adverbs
from tui.language.attribution.phrases import (
    AUXILIARIES,
    CONJUNCTIONS,
    PREPOSITIONS,
    PRONOUNS,
)
from tui.language.attribution.sources import Event, heads
from tui.language.attribution.view import View
from tui.language.draft import Range
from tui.language.lexicon import words

_CLAUSE_WORDS = frozenset({"that", "whether", "if", "how", "why", "what", "when", "where", "who"})


def after(view: View, event: Event, cuts: Sequence[int]) -> tuple[int, int] | None:
    """The content to the right of ``event``: first and last node, or None.

    ``cuts`` are positions where another frame begins; the content stops before them.
    """
    found = _after(view, event, cuts)
    return None if found is not None and _says_nothing(view, *found) else found


_NAMELESS = ("named", "identified", "quoted", "attributed")
_TIMES = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "same",
        "previous",
        "next",
        "day",
        "night",
        "evening",
        "morning",
        "afternoon",
        "week",
        "month",
        "year",
        "before",
        "after",
        "earlier",
        "later",
        "ago",
        "early",
        "late",
        "last",
        "then",
    ]
)


def _says_nothing(view: View, a: int, b: int) -> bool:
    """Whether what would be content is only when, a pronoun, or the wish not to be named."""
    if any(view.quote(i) >= 0 for i in range(a, b + 1)):
        return False
    said = [view.lower(i) for i in range(a, b + 1)]
    if len(said) == 1 and (said[0] in PRONOUNS or said[0] in ("so", "that", "this")):
        return True
    if said[:3] == ["not", "to", "be"] and len(said) > 3 and said[3] in _NAMELESS:
        return True
    return all(
        word in _TIMES or view.label(i) in ("DATE", "TIME") for i, word in enumerate(said, a)
    )


def _after(view: View, event: Event, cuts: Sequence[int]) -> tuple[int, int] | None:
    verb = event.verb
    cue = verb.cue
    stop = min([view.end(), *(c for c in cuts if c > event.end)])
    stop = max(stop, event.end + 1)
    k = event.end + 1
    if event.order == "after":
        return _behind_inverted(view, k, stop)
    if event.relative and view.lower(event.start - 1) == ",":
        stop = relative_end(view, k, stop)
    stop = aside_end(view, k, stop, strict=cue.takes("a") or cue.takes("s"))
    k = skip_adverbs(view, k, stop)
    if k >= stop:
        return None
    if cue.takes("d") and view.lower(k) != "that" and not _finding(view, event):
        return None
    if cue.takes("s"):
        if not heads(view, *event.source) and view.lower(event.source[0]) not in PRONOUNS:
            return None
        return _description(view, k, stop, plain=cue.takes("c") or cue.takes("q"))
    if cue.takes("a"):
        return (k, trim(view, k, stop)) if _has(view, k, stop, "of") else None
    word = view.lower(k)
    if (
        cue.takes("o")
        and word not in _CLAUSE_WORDS
        and view.quote(k) < 0
        and word not in (",", ":", "to")
    ):
        following = addressee(view, k, stop)
        if following is not None:
            k = following
        elif not cue.takes("c") and not cue.takes("n"):
            return None
    k = skip_adjuncts(view, k, stop)
    if k >= stop:
        return None
    word = view.lower(k)
    quote = view.quote(k)
    if word in (",", ":", "—", "–", "-") or word.endswith(":"):
        after_mark = k + 1
        if view.quote(after_mark) >= 0 and after_mark < stop:
            return after_mark, quoted_end(view, after_mark, stop)
        if word == ":" and cue.takes("c") and after_mark < stop:
            return after_mark, trim(view, after_mark, stop)
        if word == "," and view.lower(after_mark) not in ("that", "however"):
            behind = aside(view, after_mark, stop)
            if behind is None:
                return None
            k = behind
            word, quote = view.lower(k), view.quote(k)
        else:
            k = after_mark
            word = view.lower(k)
        if k >= stop:
            return None
    if quote >= 0:
        return (k, quoted_end(view, k, stop))
    if word == "to":
        return (k, trim(view, k, stop)) if cue.takes("t") and view.word(k + 1).islower() else None
    if cue.takes("o") and cue.takes("t") and not cue.takes("c"):
        return None
    if word in ("not",) and view.lower(k + 1) == "to" and cue.takes("t"):
        return k, trim(view, k, stop)
    if word == "for" and cue.takes("f"):
        return (k + 1, trim(view, k + 1, stop)) if k + 1 < stop else None
    if word in ("of", "about", "on", "in", "for") and cue.takes("q") and view.quote(k + 1) < 0:
        later = _later_quote(view, k, stop)
        if later is not None and view.lower(later[0] - 1) in (",", ":"):
            return later
    if word in PREPOSITIONS and word not in (
        "despite",
        "under",
        "since",
        "until",
        "following",
        "in",
        "at",
        "for",
        "with",
        "by",
        "among",
        "from",
        "on",
        "as",
        "after",
        "about",
        "over",
    ):
        return None
    if word in PREPOSITIONS or word == "as":
        if (
            cue.takes("c")
            and clause(view, k, stop)
            and cue.lemma in _PLAIN
            and word not in ("about", "on", "for", "as", "to")
        ):
            return k, trim(view, k, stop)
        return _later_quote(view, k, stop) if cue.takes("q") else None
    if word in CONJUNCTIONS or word in AUXILIARIES or word in (".", ";", ")"):
        return None
    if (
        cue.takes("n")
        and word not in _CLAUSE_WORDS
        and not (cue.takes("c") and finite(view, k, stop))
    ):
        return (k, trim(view, k, phrase_stop(view, k, stop))) if noun_phrase(view, k) else None
    if cue.takes("c") and (word in _CLAUSE_WORDS or clause(view, k, stop)):
        return k, trim(view, k, stop)
    if cue.takes("q"):
        return _later_quote(view, k, stop)
    return None


def _finding(view: View, event: Event) -> bool:
    """Whether what finds or shows something is a study, or those who made it."""
    a, b = event.source
    stems = words("titles", "documents") | words("titles", "groups")
    return any(view.lower(i) in stems for i in range(a, b + 1)) or any(
        view.lower(i) in ("court", "team", "jury", "commission", "committee", "panel", "inquiry")
        for i in range(a, b + 1)
    )


_PLAIN = words("grammar", "plain")


def _has(view: View, a: int, b: int, word: str) -> bool:
    return any(view.lower(i) == word for i in range(a, b))


def _description(view: View, k: int, stop: int, *, plain: bool) -> tuple[int, int] | None:
    """ "called it “a disgrace”": the quoted part of what somebody is called."""
    for i in range(k, min(stop, k + 16)):
        if view.quote(i) >= 0:
            last = i
            while (
                last + 2 < stop
                and view.lower(last + 1) in ("and", ",", "or")
                and view.quote(last + 2) >= 0
            ):
                last += 2
            return i, last
        if view.lower(i) in (";", ":") or view.lower(i) in ("that", "who", "which"):
            return None
    return None


def _later_quote(view: View, k: int, stop: int) -> tuple[int, int] | None:
    """A quotation further right that a comma or colon introduces ("wrote of the plan: “…”")."""
    for i in range(k, min(stop, k + 26)):
        if view.quote(i) >= 0:
            if view.lower(i - 1) in (",", ":"):
                return i, quoted_end(view, i, stop)
            return None if view.lower(i - 1) in PREPOSITIONS else (i, i)
    return None


def _behind_inverted(view: View, k: int, stop: int) -> tuple[int, int] | None:
    """What a quotation goes on with behind "said Smith"."""
    for i in range(k, min(stop, k + 30)):
        if view.quote(i) >= 0:
            return (i, i) if view.lower(i - 1) in (",", ":", ";", "—", "–") else None
    return None


def before(view: View, event: Event, floor: int) -> tuple[int, int] | None:
    """The content to the left of ``event``, not beginning before ``floor``."""
    b = event.start - 1
    if event.order == "after":
        b = event.verb.start - 1
    if view.lower(b) in (",", "—", "–", "--", "-", ":"):
        b -= 1
    elif view.quote(b) < 0:
        return None
    if b < floor:
        return None
    a = floor
    while a < b and view.lower(a) in (
        "and",
        "but",
        ",",
        ";",
        "or",
        "however",
        "so",
        "yet",
        "still",
        "—",
        "–",
        "(",
        "[",
    ):
        a += 1
    if view.quote(b) >= 0:
        # A quotation right before the frame; with what leads up to it only if that is no frame.
        first = b
        while first > a and view.quote(first - 1) >= 0:
            first -= 1
        text = view.sheet.text[slice(*view.span(b, b))]
        whole = text[1:2].isupper() or first == a
        if not whole and first > a and view.lower(first - 1) not in (",", ":", "—"):
            return a, b
        return first, b
    return (a, b) if b - a >= 1 or view.label(b) else None


def type_of(view: View, a: int, b: int) -> QuoteType:
    """Direct, mixed or indirect: how much of the nodes ``a`` to ``b`` stands in quote marks."""
    inside = sum(view.quote(i) >= 0 for i in range(a, b + 1))
    if not inside:
        return "indirect"
    plain = any(view.lower(i)[:1].isalnum() for i in range(a, b + 1) if view.quote(i) < 0)
    return "mixed" if plain else "direct"


def pieces(view: View, a: int, b: int) -> list[Range]:
    """The code points of nodes ``a`` to ``b``, with the rest of a quotation at either end."""
    ranges = [view.span(a, b)]
    quote = view.quote(b)
    if quote >= 0:
        end = ranges[0][1]
        ranges += [p for p in view.sheet.quotations[quote].pieces if p[0] >= end]
    quote = view.quote(a)
    if quote >= 0:
        start = ranges[0][0]
        ranges = [p for p in view.sheet.quotations[quote].pieces if p[1] <= start] + ranges
    return ranges
