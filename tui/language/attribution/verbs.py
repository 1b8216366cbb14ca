"""Where a sentence has a verb of saying, and in which grammatical form."""

from __future__ import annotations

from dataclasses import dataclass

from tui.language.attribution.phrases import (
    AUXILIARIES,
    DETERMINERS,
    NEGATIONS,
    PREPOSITIONS,
    is_adverb,
)
from tui.language.attribution.view import View
from tui.language.cues import Cue, Form, particles, phrase_verbs, verbs
from tui.language.lexicon import words

_BE = words("grammar", "be")
_HAVE = words("grammar", "have")
_DO = words("grammar", "do")
_MODAL = words("grammar", "modal")
_NOUNLIKE = words("grammar", "nounlike")


_PROGRESSIVE = words("grammar", "progressive")


@dataclass(slots=True)
class Verb:
    """A cue: auxiliaries from ``start``, the verb at ``head``, its particle up to ``end``."""

    start: int
    head: int
    end: int
    cue: Cue
    form: Form
    negated: bool = False
    passive: bool = False


def find_verbs(view: View) -> list[Verb]:
    """The verbs of saying in ``view``, in order."""
    out = []
    for k in range(len(view)):
        word = view.lower(k)
        if not word:
            continue
        verb = _at(view, k, word)
        if verb is not None:
            out.append(verb)
    return out


def _at(view: View, k: int, word: str) -> Verb | None:
    cue: Cue | None = None
    end = k
    forms: frozenset[Form] = frozenset()
    if word in phrase_verbs():
        lemma, forms = phrase_verbs()[word]
        for rest, whole in particles()[lemma].items():
            parts = rest.split()
            if all(view.lower(k + 1 + n) == part for n, part in enumerate(parts)):
                cue, end = whole, k + len(parts)
                break
    if cue is None:
        if word not in verbs():
            return None
        cue, forms = verbs()[word]
    if view.word(k)[0].isupper() and k and view.kind not in ("title", "heading"):
        return None
    start, auxiliaries, negated = _group(view, k)
    return _judge(view, Verb(start, k, end, cue, "past", negated), forms, auxiliaries)


def _group(view: View, k: int) -> tuple[int, list[str], bool]:
    """Where the verb group begins, its auxiliaries, and whether it is negated."""
    start = k
    auxiliaries: list[str] = []
    negated = False
    i = k - 1
    while i >= 0:
        word = view.lower(i)
        if word in NEGATIONS:
            negated = True
            start = i
        elif word in AUXILIARIES and not (word == "'s" and not _contracted(view, i)):
            auxiliaries.insert(0, word)
            start = i
        elif not (word and is_adverb(word) and i and view.label(i) not in ("DATE", "TIME")):
            break
        i -= 1
    return start, auxiliaries, negated


def _contracted(view: View, i: int) -> bool:
    """Whether "'s" at ``i`` is "has" or "is", not a genitive."""
    return view.lower(i - 1) in ("he", "she", "it", "who", "that")


def _judge(view: View, verb: Verb, forms: frozenset[Form], auxiliaries: list[str]) -> Verb | None:
    k = verb.head
    before = view.lower(verb.start - 1) if verb.start else ""
    near = view.lower(k - 1) if k else ""
    after = view.lower(verb.end + 1)
    word = view.lower(k)
    if any(a in _MODAL for a in auxiliaries) and not any(a in _HAVE for a in auxiliaries):
        return None
    if before == "to" or near == "to":
        return None
    if word in _NOUNLIKE and (near in DETERMINERS or near in ("'s", "of") or near in PREPOSITIONS):
        return None
    if "ing" in forms:
        if before in ("'s",) or (near in DETERMINERS and near != "that") or after == "of":
            return None
        if any(a in _BE for a in auxiliaries):
            verb.form = "past"
            return verb if verb.cue.lemma in _PROGRESSIVE else None
        if verb.cue.takes("s") and not verb.cue.takes("f") and near != ",":
            return None
        verb.form = "ing"
        return verb
    if auxiliaries:
        last = auxiliaries[-1]
        if last in _BE and "participle" in forms:
            verb.form, verb.passive = "participle", True
            return verb
        if last in _HAVE and "participle" in forms:
            verb.form = "past"
            return verb
        if last in _DO and "base" in forms:
            verb.form = "past"
            return verb
        if last == "will" and "base" in forms:
            return None
        return None
    if (
        near in DETERMINERS - {"that", "some", "many", "several", "another", "one", "both", "all"}
        or near in PREPOSITIONS
    ):
        return None
    if near == "'s":
        return None
    if "past" in forms:
        if after == "by" and view.lower(verb.end + 2) not in (
            "phone",
            "email",
            "text",
            "telephone",
        ):
            return None
        verb.form = "past"
        return verb
    if "third" in forms:
        if word in _NOUNLIKE and not _singular(view, k - 1):
            return None
        verb.form = "third"
        return verb
    if "base" in forms:
        if not _plural(view, k - 1, strict=word in _NOUNLIKE):
            return None
        verb.form = "base"
        return verb
    return None


def _singular(view: View, k: int) -> bool:
    word = view.word(k)
    if not word:
        return view.quote(k) >= 0
    lower = word.lower()
    if lower in ("he", "she", "it", "who", "which", "that", ",") or view.label(k) in (
        "PERSON",
        "ORG",
        "GPE",
    ):
        return True
    if is_adverb(lower):
        return _singular(view, k - 1)
    return lower in words("titles", "roles", "documents", "bodies") and lower not in (
        "police",
        "news",
        "media",
        "press",
    )


def _plural(view: View, k: int, *, strict: bool) -> bool:
    word = view.lower(k)
    if word in (
        "i",
        "we",
        "they",
        "you",
        "who",
        "people",
        "police",
        "some",
        "many",
        "others",
        "both",
        "several",
        "most",
        "experts",
    ):
        return True
    if is_adverb(word):
        return _plural(view, k - 1, strict=strict)
    if word in words("titles", "groups") or (
        word in words("titles", "documents") and word.endswith("s")
    ):
        return True
    if view.quote(k) >= 0 or word == ",":
        return not strict
    return not strict and word.endswith("s") and not word.endswith(("ss", "'s"))
