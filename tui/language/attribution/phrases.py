"""Noun phrases beside a verb, found without a parser.

To the left of a verb a phrase grows word by word until something that cannot be part of it: a
conjunction, a verb, a pronoun, a comma. To the right it ends the same way.
"""

from __future__ import annotations

from tui.language.attribution.view import View
from tui.language.cues import verbs
from tui.language.lexicon import words

PRONOUNS = words("grammar", "pronouns")
DETERMINERS = words("grammar", "determiners")
OBJECTS = words("grammar", "objects")
CONJUNCTIONS = words("grammar", "conjunctions")
SUBORDINATORS = words("grammar", "subordinators")
AUXILIARIES = words("grammar", "auxiliaries")
NEGATIONS = frozenset({"not", "n't", "never"})
PREPOSITIONS = words("grammar", "prepositions")
LINKS = frozenset({"of", "for", "from", "at", "in", "with", "on", "to"})
"""Prepositions that may stand inside the phrase that names a source."""

_ADVERBS = words("grammar", "adverbs")
_PUNCTUATION = frozenset(
    [
        ",",
        ";",
        ":",
        ".",
        "!",
        "?",
        "—",
        "–",
        "--",
        "…",
        "...",
        "(",
        ")",
        "[",
        "]",
        "/",
        '"',
        "“",
        "”",
        "'",
        "‘",
        "’",
        "•",
        "|",
    ]
)
_PAST_VERBS = words("grammar", "past_verbs")


_NO_PARTICIPLES = words("grammar", "no_participles")


def is_adverb(word: str) -> bool:
    """Whether a word may stand between a subject and its verb without being part of either."""
    return word in _ADVERBS or (
        word.endswith("ly")
        and len(word) > 4
        and word not in ("family", "italy", "assembly", "ally", "july", "supply")
    )


def is_verb(view: View, k: int) -> bool:
    """Whether the lower-case word at ``k`` is likely a finite verb or a participle."""
    word = view.word(k)
    if not word.islower() and word not in ("'s", "n't"):
        return False
    if word in AUXILIARIES or word in _PAST_VERBS:
        return word != "'s" or view.lower(k + 1) in ("been", "said", "not", "going")
    if word in verbs():
        forms = verbs()[word][1]
        return "past" in forms or ("third" in forms and view.lower(k - 1) not in DETERMINERS)
    return (
        word.endswith("ed")
        and len(word) > 3
        and word not in _NO_PARTICIPLES
        and view.lower(k - 1) not in DETERMINERS | {"'s"}
    )


def _stops(view: View, k: int) -> bool:
    node = view.nodes[k]
    return (
        node.quote >= 0
        or node.lower in _PUNCTUATION
        or node.lower in SUBORDINATORS
        or node.lower in CONJUNCTIONS
        or node.lower in NEGATIONS
    )


def left(view: View, k: int, low: int = 0) -> tuple[int, int] | None:
    """The noun phrase that ends at node ``k``, not beginning before ``low``; nodes inclusive."""
    b = k
    word = view.lower(k)
    if k < low or (not word and view.quote(k) >= 0):
        return None
    if word == ")":
        opening = _opening(view, k, low)
        if opening is None or opening <= low:
            return None
        inner = left(view, opening - 1, low)
        return (inner[0], b) if inner else None
    if word in PRONOUNS and word not in (
        "one",
        "both",
        "some",
        "many",
        "several",
        "most",
        "few",
        "another",
        "others",
    ):
        return (k, k)
    if _stops(view, k) or word in PREPOSITIONS or is_adverb(word) or word in AUXILIARIES - {"'s"}:
        return None
    a = k + 1
    i = k
    while i >= low:
        w = view.lower(i)
        if w == ")":
            opening = _opening(view, i, low)
            if opening is None:
                break
            i = opening - 1
            continue
        if w in ("-", "–") and view.nodes[i].first and a <= k:
            i -= 1
            continue
        if w in CONJUNCTIONS:
            if w in ("and", "&") and a <= k and _coordinated(view, i, low):
                i -= 1
                continue
            break
        if _stops(view, i):
            break
        if (
            view.label(i) in ("DATE", "TIME")
            and view.lower(i + 1) != "'s"
            and i + 1 == a
            and w not in ("'s",)
        ):
            # "On Sunday activists said"
            if a <= k:
                break
            return None
        if is_verb(view, i) and not (
            i < k
            and view.word(i).endswith("ed")
            and view.lower(i - 1) in PREPOSITIONS | DETERMINERS
        ):
            break
        if w in PREPOSITIONS:
            if w in LINKS and a <= k and i - 1 >= low and _nominal(view, i - 1) and i > low:
                i -= 1
                continue
            break
        if w in PRONOUNS and w not in DETERMINERS and w not in ("others", "most", "few"):
            break
        a = i
        if (
            w in DETERMINERS
            and view.lower(i - 1) != "of"
            and view.lower(i - 1) not in ("all", "both", "some", "many", "most")
        ):
            if (
                view.lower(i - 1) in LINKS
                and i - 2 >= low
                and _nominal(view, i - 2)
                and view.word(i - 2) not in ("",)
            ):
                i -= 1
                continue
            break
        i -= 1
    if a > b:
        return None
    while a < b and (view.lower(a) in ("-", "–", "'s", "of") or is_adverb(view.lower(a))):
        a += 1
    return (a, b)


def _opening(view: View, k: int, low: int) -> int | None:
    for i in range(k - 1, max(low, k - 12) - 1, -1):
        if view.lower(i) == "(":
            return i
    return None


def _nominal(view: View, k: int) -> bool:
    """Whether the word at ``k`` may be the noun that a preposition hangs on."""
    word = view.lower(k)
    if not word or not word[0].isalpha():
        return word == ")"
    if view.label(k) in ("DATE", "TIME"):
        return False
    return not (
        word in PREPOSITIONS
        or word in AUXILIARIES
        or word in SUBORDINATORS
        or is_verb(view, k)
        or is_adverb(word)
        or word in CONJUNCTIONS
        or word in OBJECTS
    )


def _coordinated(view: View, k: int, low: int) -> bool:
    """Whether "and" at ``k`` joins two sources, rather than two clauses."""
    before = view.word(k - 1)
    if k - 1 < low or not before:
        return False
    if not (
        before[0].isupper()
        or view.lower(k - 1) in words("titles", "groups", "bodies")
        or before in ("police",)
    ):
        return False
    inner = left(view, k - 1, low)
    if inner is None:
        return False
    a = inner[0]
    return (
        a == low
        or view.lower(a - 1) in ("that", ",", "and", "both", "as", "but")
        or view.quote(a - 1) >= 0
    )


def right(
    view: View,
    k: int,
    high: int,
    links: frozenset[str] = frozenset({"of", "for", "from", "at", "with"}),
) -> tuple[int, int] | None:
    """The noun phrase that begins at node ``k`` and ends before ``high``; nodes inclusive."""
    if k >= high:
        return None
    word = view.lower(k)
    if word in PRONOUNS and word not in DETERMINERS and word not in ("others", "most", "few"):
        return (k, k)
    if word in OBJECTS and word != "her":
        return (k, k)
    i = k
    b = k - 1
    named = False
    while i < high:
        w = view.lower(i)
        if view.quote(i) >= 0 or not w:
            break
        if w == "(":
            close = next((j for j in range(i + 1, min(high, i + 12)) if view.lower(j) == ")"), None)
            if close is None or b < k:
                break
            b = close
            i = close + 1
            continue
        if w in ("-", "–", "'s", "'", "/"):
            i += 1
            continue
        if w in CONJUNCTIONS:
            joins = (
                w in ("and", "&")
                and i + 1 < high
                and view.word(i + 1)[:1].isalpha()
                and not is_verb(view, i + 1)
            )
            nominal = joins and (
                view.word(i + 1)[0].isupper()
                or view.lower(i + 1) in words("titles", "groups", "roles", "bodies", "documents")
                or view.lower(i + 1) in ("the", "other")
            )
            if nominal and b >= k and view.lower(i + 1) not in PRONOUNS:
                i += 1
                continue
            break
        if _stops(view, i):
            break
        if w in PREPOSITIONS:
            if w in links and b >= k and i + 1 < high and _opens_phrase(view, i + 1):
                i += 1
                continue
            break
        if (
            w in DETERMINERS
            and b >= k
            and view.lower(i - 1) not in links
            and view.lower(i - 1) not in ("and", "all", "both", "some", "one")
        ):
            break
        if view.label(i) in ("DATE", "TIME") and b >= k and view.lower(i - 1) not in links:
            break
        if (w in PRONOUNS and w not in DETERMINERS) or (w in OBJECTS and w != "her"):
            break
        if b >= k and is_verb(view, i):
            break
        if named and view.word(i).islower() and b >= k and view.label(b) == "PERSON":
            break
        named = named or view.label(i) == "PERSON"
        b = i
        i += 1
    return (k, b) if b >= k and not (b == k and view.lower(k) in ("the", "a", "an")) else None


def _opens_phrase(view: View, k: int) -> bool:
    word = view.lower(k)
    return (
        bool(word)
        and word[0].isalnum()
        and word not in SUBORDINATORS
        and view.label(k) not in ("DATE", "TIME")
    )


def appositive(view: View, b: int, high: int) -> int:
    """The end of "…, a doctor at the hospital" after a phrase that ends at node ``b``, or ``b``."""
    if view.lower(b + 1) != "," or b + 2 >= high:
        return b
    first = view.lower(b + 2)
    starts = first in ("a", "an", "the", "its", "his", "her", "their", "who's") or first in words(
        "titles", "roles"
    )
    starts = (
        starts
        or view.word(b + 2) in words("titles", "office")
        or view.lower(b + 2) in ("president", "chief", "director", "former", "formerly", "senior")
    )
    if view.label(b + 2) == "PERSON" and not view.label(b):
        # "the harbour master, Ada Stone": a role, and whose it is.
        last = b + 2
        while last + 1 < high and view.label(last + 1) == "PERSON":
            last += 1
        return last if last + 1 >= high or view.lower(last + 1) in (",", ";") else b
    if not starts:
        return b
    for i in range(b + 3, high):
        w = view.lower(i)
        if w == "," or view.quote(i) >= 0 or w in ("who", "which", ";", "that"):
            return i - 1
        if is_verb(view, i) and not view.word(i).endswith("ed"):
            return b
    return high - 1
