"""What is said: the words that a verb of saying reports, beside it."""

from __future__ import annotations

from collections.abc import Sequence

from tui.annotation import QuoteType
from tui.language.attribution.phrases import (
    AUXILIARIES, CONJUNCTIONS, DETERMINERS, OBJECTS, PREPOSITIONS, PRONOUNS, is_adverb, is_verb, right,
)
from tui.language.attribution.sources import Event, heads
from tui.language.attribution.view import View
from tui.language.draft import Range
from tui.language.lexicon import words

_CLAUSE_WORDS = frozenset({"that", "whether", "if", "how", "why", "what", "when", "where", "who"})
_MEDIA = frozenset(
    "statement interview tweet letter email e-mail conference briefing speech post message video article "
    "report release call ceremony meeting rally reporters press journalists twitter facebook instagram "
    "television tv radio telephone phone blog address remarks hearing court parliament testimony memo "
    "newspaper website broadcast debate public media crowd audience supporters lawmakers series comments "
    "note response part investigators police officers committee panel".split()
)
_ADJUNCT = frozenset({"in", "on", "at", "to", "during", "after", "before", "via", "through", "by", "over", "from", "following", "with"})


def after(view: View, event: Event, cuts: Sequence[int]) -> tuple[int, int] | None:
    """The content to the right of ``event``: first and last node, or None.

    ``cuts`` are positions where another frame begins; the content stops before them.
    """
    verb = event.verb
    cue = verb.cue
    stop = min([view.end(), *(c for c in cuts if c > event.end)])
    stop = max(stop, event.end + 1)
    k = event.end + 1
    if event.order == "after":
        return _behind_inverted(view, k, stop)
    if event.relative and view.lower(event.start - 1) == ",":
        stop = _relative_end(view, k, stop)
    stop = _aside_end(view, k, stop, strict=cue.takes("a") or cue.takes("s"))
    k = _skip_adverbs(view, k, stop)
    if k >= stop:
        return None
    if cue.takes("d") and view.lower(k) != "that" and not _finding(view, event):
        return None
    if cue.takes("s"):
        if not heads(view, *event.source) and view.lower(event.source[0]) not in PRONOUNS:
            return None
        return _description(view, k, stop, plain=cue.takes("c") or cue.takes("q"))
    if cue.takes("a"):
        return (k, _trim(view, k, stop)) if _has(view, k, stop, "of") else None
    word = view.lower(k)
    if cue.takes("o") and word not in _CLAUSE_WORDS and view.quote(k) < 0 and word not in (",", ":", "to"):
        following = _addressee(view, k, stop)
        if following is not None:
            k = following
        elif not cue.takes("c") and not cue.takes("n"):
            return None
    k = _skip_adjuncts(view, k, stop)
    if k >= stop:
        return None
    word = view.lower(k)
    quote = view.quote(k)
    if word in (",", ":", "—", "–", "-") or word.endswith(":"):
        after_mark = k + 1
        if view.quote(after_mark) >= 0 and after_mark < stop:
            return after_mark, _quoted_end(view, after_mark, stop)
        if word == ":" and cue.takes("c") and after_mark < stop:
            return after_mark, _trim(view, after_mark, stop)
        if word == "," and view.lower(after_mark) not in ("that", "however"):
            behind = _aside(view, after_mark, stop)
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
        return (k, _quoted_end(view, k, stop))
    if word == "to":
        return (k, _trim(view, k, stop)) if cue.takes("t") and view.word(k + 1).islower() else None
    if cue.takes("o") and cue.takes("t") and not cue.takes("c"):
        return None
    if word in ("not",) and view.lower(k + 1) == "to" and cue.takes("t"):
        return k, _trim(view, k, stop)
    if word == "for" and cue.takes("f"):
        return (k + 1, _trim(view, k + 1, stop)) if k + 1 < stop else None
    if word in ("of", "about", "on", "in", "for") and cue.takes("q") and view.quote(k + 1) < 0:
        later = _later_quote(view, k, stop)
        if later is not None and view.lower(later[0] - 1) in (",", ":"):
            return later
    if word in PREPOSITIONS and word not in ("despite", "under", "since", "until", "following", "in", "at", "for", "with", "by", "among", "from", "on", "as", "after", "about", "over"):
        return None
    if word in PREPOSITIONS or word == "as":
        if cue.takes("c") and _clause(view, k, stop) and cue.lemma in _PLAIN and word not in ("about", "on", "for", "as", "to"):
            return k, _trim(view, k, stop)
        return _later_quote(view, k, stop) if cue.takes("q") else None
    if word in CONJUNCTIONS or word in AUXILIARIES or word in (".", ";", ")"):
        return None
    if cue.takes("c") and (word in _CLAUSE_WORDS or _clause(view, k, stop)):
        return k, _trim(view, k, stop)
    if cue.takes("n") and _noun_phrase(view, k):
        return k, _trim(view, k, stop)
    if cue.takes("q"):
        return _later_quote(view, k, stop)
    return None


def _finding(view: View, event: Event) -> bool:
    """Whether what finds or shows something is a study, or those who made it."""
    a, b = event.source
    stems = words("titles", "documents") | words("titles", "groups")
    return any(view.lower(i) in stems for i in range(a, b + 1)) or any(
        view.lower(i) in ("court", "team", "jury", "commission", "committee", "panel", "inquiry") for i in range(a, b + 1)
    )


def _relative_end(view: View, k: int, stop: int) -> int:
    """Where the relative clause that a comma opened is closed by another, before the main verb."""
    for i in range(k, stop - 1):
        if view.lower(i) == "," and view.word(i + 1).islower() and (
            is_verb(view, i + 1) or view.lower(i + 1) in AUXILIARIES or view.lower(i + 2) in ("to", "a", "the", "allegations")
        ):
            return i
    return stop


def _aside_end(view: View, k: int, stop: int, *, strict: bool) -> int:
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


_PLAIN = frozenset("say add state tell note claim report explain announce write suggest indicate".split())


def _has(view: View, a: int, b: int, word: str) -> bool:
    return any(view.lower(i) == word for i in range(a, b))


def _skip_adverbs(view: View, k: int, stop: int) -> int:
    while k < stop and (is_adverb(view.lower(k)) and view.lower(k) not in ("even", "just", "once", "first") and not view.word(k)[0].isupper() or view.label(k) in ("DATE", "TIME")):
        if view.label(k) in ("DATE", "TIME"):
            end = k
            while end < stop and view.label(end) in ("DATE", "TIME"):
                end += 1
            counted = view.word(k)[:1].isdigit() or view.word(k).islower() and view.lower(k) not in ("yesterday", "today", "last", "this", "earlier", "late", "early", "next")
            if counted and not (end > k + 1 and view.lower(end - 1) in ("ago", "earlier", "later")):
                return k
            if view.lower(end) in ("'s", "of") or is_verb(view, end) or view.lower(end) in words("titles", "roles", "groups", "bodies", "documents"):
                return k
            k = end
        else:
            k += 1
    return k


def _addressee(view: View, k: int, stop: int) -> int | None:
    """Where the content begins after the addressee at ``k`` ("told reporters that …")."""
    if view.lower(k) in OBJECTS:
        return _skip_adverbs(view, k + 1, stop)
    phrase = right(view, k, stop)
    if phrase is None:
        return None
    b = phrase[1]
    # "told reporters the plan": right() has already stopped at "the".
    following = b + 1
    if following < stop and view.lower(following) in ("in", "at", "on", "during", "from", "after", "outside", "via", "about", "of", "for"):
        that = next((i for i in range(following, min(stop, following + 14)) if view.lower(i) in ("that", "to") and view.lower(i - 1) not in ("on", "at")), None)
        mark = next((i for i in range(following, min(stop, following + 20)) if view.lower(i) in (",", ":") and view.quote(i + 1) >= 0), None)
        if mark is not None and (that is None or mark < that):
            return mark
        if that is not None and view.lower(that) == "that":
            return that
        near = next((i for i in range(following, min(stop, following + 6)) if view.quote(i) >= 0), None)
        if near is not None:
            return near
    if following < stop and is_verb(view, following) and view.label(b) in ("PERSON", "") and b > k:
        # "told CNN police were there": the last noun is the clause's subject.
        for i in range(k, b):
            if view.label(i) in ("ORG", "PERSON") and view.label(i + 1) != view.label(i):
                return i + 1
    return following


def _skip_adjuncts(view: View, k: int, stop: int) -> int:
    """Step over "in a statement", "on Monday", "to reporters" before the content."""
    while k < stop:
        start = k
        word = view.lower(k)
        if word in _ADJUNCT:
            end = _adjunct_end(view, k, stop)
            if end is not None:
                k = _skip_adverbs(view, end, stop)
        elif word == "that" or view.quote(k) >= 0:
            return k
        if k == start:
            return k
    return k


def _adjunct_end(view: View, k: int, stop: int) -> int | None:
    i = k + 1
    if view.lower(k) == "to" and not any(
        view.lower(j) in _MEDIA or view.label(j) in ("ORG", "PERSON") for j in range(i, min(stop, i + 4))
    ):
        return None
    if view.label(i) in ("DATE", "TIME"):
        while i < stop and view.label(i) in ("DATE", "TIME"):
            i += 1
        return i if view.lower(i) not in (",",) or view.quote(i + 1) >= 0 else i
    media = None
    while i < stop and i < k + 14:
        word = view.lower(i)
        if word == "that" or view.quote(i) >= 0:
            return i
        if word in (",", ":"):
            if view.quote(i + 1) >= 0 or word == ":" or media is not None:
                return i
            return None
        if word in _MEDIA:
            media = i
        elif media is not None and (word in PRONOUNS or word in DETERMINERS and view.lower(i - 1) not in PREPOSITIONS or view.word(i)[:1].isupper() and view.lower(i - 1) not in PREPOSITIONS and view.label(i) not in ("DATE",)):
            return i
        elif is_verb(view, i) and not view.word(i).endswith("ed"):
            return media + 1 if media is not None else None
        i += 1
    return media + 1 if media is not None else None


def _aside(view: View, k: int, stop: int) -> int | None:
    """The node after the comma that closes an aside which opens at ``k`` ("said, in part, …")."""
    for i in range(k, min(stop, k + 14)):
        if view.lower(i) == ",":
            return i + 1 if i + 1 < stop else None
        if view.quote(i) >= 0:
            return i if i > k and view.lower(i - 1) in ("of", "in", "that", ":") else None
    return None


def _clause(view: View, k: int, stop: int) -> bool:
    """Whether a clause, with a verb of its own, begins at ``k``."""
    return any(
        is_verb(view, i) or view.lower(i) in AUXILIARIES or view.quote(i) >= 0 or view.word(i).endswith(("ing", "es", "s"))
        for i in range(k + 1, stop)
    ) or any(view.lower(i) in PRONOUNS for i in range(k, stop - 1))


def _noun_phrase(view: View, k: int) -> bool:
    word = view.lower(k)
    return bool(word) and word[0].isalnum() and word not in PREPOSITIONS and word not in AUXILIARIES and not is_verb(view, k)


def _description(view: View, k: int, stop: int, *, plain: bool) -> tuple[int, int] | None:
    """"called it “a disgrace”": the quoted part of what somebody is called."""
    for i in range(k, min(stop, k + 16)):
        if view.quote(i) >= 0:
            last = i
            while last + 2 < stop and view.lower(last + 1) in ("and", ",", "or") and view.quote(last + 2) >= 0:
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
                return i, _quoted_end(view, i, stop)
            return i, i
    return None


def _quoted_end(view: View, k: int, stop: int) -> int:
    """The last node of a content that begins with the quotation at ``k``."""
    i = k
    while i + 1 < stop and view.quote(i + 1) >= 0:
        i += 1
    last = max((j for j in range(i + 1, stop) if view.quote(j) >= 0), default=i)
    text = view.sheet.text
    final = text[view.span(i, i)[0] : view.span(i, i)[1]].rstrip("\"”’'»“ ")
    if i + 1 < stop and not final.endswith((",", ".", "!", "?", "…")) and view.lower(i + 1) not in (",", ";", "(", "—", "–", ":", "in", "on", "after", "at", "during", "when", "while"):
        if view.lower(i + 1) in CONJUNCTIONS and last == i:
            return i
        return _trim(view, k, stop)
    if last > i and view.lower(i + 1) in CONJUNCTIONS:
        return last
    return i


def _trim(view: View, k: int, stop: int) -> int:
    """The last node of a content from ``k`` to before ``stop``, without punctuation at its end."""
    b = stop - 1
    while b > k and view.lower(b) in (",", ";", ":", ".", "—", "–", "-", "--", "and", "but", "while", "as", "with", "also", "or"):
        b -= 1
    return b


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
    while a < b and view.lower(a) in ("and", "but", ",", ";", "or", "however", "so", "yet", "still", "—", "–", "(", "["):
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
    """The code points of nodes ``a`` to ``b``: one range, and the rest of a quotation at its end."""
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
