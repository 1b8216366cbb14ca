"""Who does the saying: the noun phrase that belongs to a verb of saying."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tui.language.attribution.phrases import (
    CONJUNCTIONS,
    DETERMINERS,
    OBJECTS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    appositive,
    is_adverb,
    is_verb,
    left,
    right,
)
from tui.language.attribution.verbs import Verb
from tui.language.attribution.view import View
from tui.language.lexicon import words

Order = Literal["before", "after"]


@dataclass(slots=True)
class Event:
    """A verb of saying with its source, as positions in a view (inclusive).

    ``order`` tells whether the source stands before the verb or after it ("said Smith"). ``start``
    and ``end`` bound the whole frame; ``shared`` means that the source was found further left, as
    the subject that two verbs share.
    """

    verb: Verb
    source: tuple[int, int]
    order: Order
    start: int
    end: int
    shared: bool = False
    relative: bool = False


def find_source(view: View, verb: Verb, earlier: list[Event]) -> Event | None:
    """The source of ``verb``; ``earlier`` are the events before it in the sentence."""
    k = verb.start - 1
    while (
        k >= 0
        and view.lower(k)
        and is_adverb(view.lower(k))
        and view.label(k) not in ("DATE", "TIME")
    ):
        k -= 1
    if verb.form == "ing":
        return _participle(view, verb, k, earlier)
    if k < 0 or view.quote(k) >= 0:
        return _inverted(view, verb, k)
    word = view.lower(k)
    if word == ",":
        return _after_comma(view, verb, k, earlier)
    if word in ("who", "which", "that"):
        return _relative(view, verb, k)
    if word in CONJUNCTIONS:
        return _shared(view, verb, k, earlier)
    if word in ("—", "–", "--", "-", ":") and k:
        return _inverted(view, verb, k)
    while k > 0 and view.label(k) in ("DATE", "TIME"):
        # "The company on Tuesday said"
        k -= 1
    if view.lower(k) in ("on", "in", "early", "late") and k != verb.start - 1 and k > 0:
        k -= 1
        if view.lower(k) == ",":
            return _after_comma(view, verb, k, earlier)
    phrase = left(view, k) or _past_relative(view, k)
    if phrase is None:
        return None
    if phrase[0] == phrase[1] and view.word(phrase[0]) in OBJECTS - {"her"}:
        return None
    return Event(verb, phrase, "before", phrase[0], verb.end)


def _past_relative(view: View, k: int) -> tuple[int, int] | None:
    """The phrase before a relative clause: "an official who asked not to be named"."""
    for i in range(k, max(0, k - 16), -1):
        word = view.lower(i)
        if not word or word in (",", ";", ":"):
            return None
        if word == "who":
            return left(view, i - 1)
    return None


def _inverted(view: View, verb: Verb, k: int) -> Event | None:
    """ "…," said Smith."""
    high = len(view)
    at = verb.end + 1
    if verb.cue.takes("o") and view.lower(at) in OBJECTS:
        return None
    phrase = right(view, at, high)
    if phrase is None or view.lower(at) in {"that", "it", "there"} | OBJECTS:
        return None
    if view.quote(k) < 0 and k >= 0 and view.lower(k) not in (",", "—", "–", "--", "-", ":"):
        return None
    if not _can_speak(view, *phrase):
        return None
    if (
        view.quote(k) < 0
        and view.quote(k - 1) < 0
        and not (
            heads(view, *phrase) and verb.cue.takes("c") and view.lower(phrase[0]) not in PRONOUNS
        )
    ):
        return None
    end = appositive(view, phrase[1], view.end())
    return Event(verb, (phrase[0], end), "after", verb.start, end)


def _after_comma(view: View, verb: Verb, k: int, earlier: list[Event]) -> Event | None:
    """Where a comma stands before the verb: an inverted order, or a subject with an aside."""
    if view.quote(k - 1) >= 0:
        event = _inverted(view, verb, k)
        if event is not None:
            return event
    found = _set_off(view, verb, k)
    inverted = _inverted(view, verb, k)
    if inverted is not None and (
        found is None
        or (_closes(view, inverted.end) and any(is_verb(view, i) for i in range(found.source[1])))
    ):
        return inverted
    if found is not None:
        return found
    if earlier and earlier[-1].end < k:
        return Event(verb, earlier[-1].source, "before", verb.start, verb.end, shared=True)
    return None


def _closes(view: View, b: int) -> bool:
    """Whether the sentence, or the frame, ends after node ``b``."""
    return b + 1 >= view.end() or view.lower(b + 1) in (
        ",",
        "who",
        "in",
        "on",
        "during",
        "after",
        "at",
        "to",
    )


def _set_off(view: View, verb: Verb, k: int) -> Event | None:
    """ "Hill, a doctor, said": the phrase before an apposition, a relative clause or an aside."""
    for comma in range(k - 1, max(-1, k - 40), -1):
        if view.quote(comma) >= 0:
            return None
        if view.lower(comma) != ",":
            continue
        phrase = left(view, comma - 1)
        if phrase is None or not _can_speak(view, *phrase):
            continue
        if view.lower(phrase[0] - 1) in PREPOSITIONS:
            continue
        begins = (
            phrase[0] == 0
            or view.quote(phrase[0] - 1) >= 0
            or view.lower(phrase[0] - 1)
            in {",", "that", ":", ";", "—"} | CONJUNCTIONS | SUBORDINATORS
        )
        if not begins:
            continue
        first = view.lower(comma + 1)
        inner_verb = any(is_verb(view, i) for i in range(comma + 1, k)) or first in (
            "who",
            "which",
            "whose",
            "whom",
            "where",
        )
        aside = (
            first in PREPOSITIONS
            or first.endswith("ing")
            or inner_verb
            or is_adverb(first)
            or view.label(comma + 1) == "DATE"
        )
        source = phrase if aside else (phrase[0], k - 1)
        if view.label(comma + 1) == "DATE" and comma + 2 == k:
            source = phrase
        return Event(verb, source, "before", phrase[0], verb.end)
    # "The judge in the case, Jane Hill, said": the name alone, where what it belongs to is unclear.
    phrase = left(view, k - 1)
    if (
        phrase is not None
        and view.label(phrase[1]) == "PERSON"
        and view.lower(phrase[0] - 1) == ","
    ):
        return Event(verb, phrase, "before", phrase[0], verb.end)
    return None


def _relative(view: View, verb: Verb, k: int) -> Event | None:
    """ "…police, who said": the source is what the pronoun stands for."""
    if view.lower(k) == "that":
        return None
    at = k - 1
    if view.lower(at) == ",":
        at -= 1
    phrase = left(view, at)
    if phrase is None:
        return None
    return Event(verb, phrase, "before", k, verb.end, relative=True)


def _shared(view: View, verb: Verb, k: int, earlier: list[Event]) -> Event | None:
    """ "Smith left and said": the source is the subject of the verb before."""
    before = [e for e in earlier if e.verb.head < k]
    if before:
        return Event(verb, before[-1].source, "before", k, verb.end, shared=True)
    phrase = subject(view, k)
    if phrase is None:
        return None
    return Event(verb, phrase, "before", k, verb.end, shared=True)


def _participle(view: View, verb: Verb, k: int, earlier: list[Event]) -> Event | None:
    """ "…, saying": the source is the subject of the clause."""
    word = view.lower(k)
    if (
        word
        not in {
            ",",
            "by",
            "as",
            "while",
            "in",
            "before",
            "after",
            "and",
            "when",
            "but",
            "of",
            "without",
        }
        and k >= 0
    ):
        # "Smith tweeted his reasons saying …"; but "a man saying" names its own subject.
        if word in DETERMINERS or word in ("is", "was"):
            return None
        phrase = left(view, k)
        if (
            phrase is not None
            and view.label(k) != "DATE"
            and (
                view.lower(k) in words("titles", "documents", "groups")
                or view.label(k) in ("PERSON", "ORG")
            )
            and (phrase[0] == 0 or view.lower(phrase[0] - 1) not in {"to"})
        ):
            return Event(verb, phrase, "before", verb.start, verb.end)
    if word in ("without",):
        return None
    before = [e for e in earlier if e.verb.head < k]
    if before:
        return Event(verb, before[-1].source, "before", min(k, verb.start), verb.end, shared=True)
    phrase = subject(view, k)
    if phrase is None:
        return None
    return Event(verb, phrase, "before", max(0, min(k, verb.start)), verb.end, shared=True)


def subject(view: View, k: int) -> tuple[int, int] | None:
    """The subject of the clause that holds node ``k``: its first phrase, adjuncts left out."""
    low = 0
    for i in range(k - 1, -1, -1):
        if view.lower(i) == ";":
            low = i + 1
            break
    i = low
    while i < k:
        word = view.lower(i)
        if view.quote(i) >= 0:
            i += 1
            continue
        if word in PREPOSITIONS or word in SUBORDINATORS:
            # An opening adjunct ends at its comma.
            comma = next((j for j in range(i, k) if view.lower(j) == ","), None)
            if comma is None:
                return None
            i = comma + 1
            continue
        if (
            not word
            or not word[0].isalnum()
            or word in CONJUNCTIONS
            or is_adverb(word)
            or view.label(i) in ("DATE", "TIME")
        ):
            i += 1
            continue
        if word.endswith("ing") and i == low:
            comma = next((j for j in range(i, k) if view.lower(j) == ","), None)
            if comma is None:
                return None
            i = comma + 1
            continue
        phrase = right(view, i, k, frozenset({"of", "for", "from", "at", "with", "in"}))
        if phrase is None:
            return None
        return phrase if _can_speak(view, *phrase) else None
    return None


def _can_speak(view: View, a: int, b: int) -> bool:
    """Whether a phrase may name somebody who speaks."""
    if view.lower(a) in PRONOUNS:
        return view.lower(a) not in ("it",) or a == b
    return any(speaks(view, i) for i in range(a, b + 1)) or view.word(a)[:1].isupper()


def heads(view: View, a: int, b: int) -> bool:
    """Whether a phrase's head, its last word before a preposition, names a possible speaker."""
    head = b
    for i in range(a + 1, b + 1):
        if (view.lower(i) in PREPOSITIONS and not view.label(i)) or view.lower(i) == ",":
            head = i - 1
            break
    return speaks(view, head) or view.label(head) in ("FAC", "WORK_OF_ART", "LAW")


def speaks(view: View, i: int) -> bool:
    """Whether the word at ``i`` names somebody or something that can say something."""
    if view.label(i) in ("PERSON", "ORG", "GPE", "NORP"):
        return True
    word = view.lower(i)
    return word in words("titles", "roles", "groups", "bodies", "documents") or view.word(
        i
    ) in words("titles", "office")
