"""The people of an article: where each is mentioned, by which roles, and by which pronoun.

Nothing here infers a gender from a name. Which pronoun stands for somebody is learnt from courtesy
titles, from roles such as "spokeswoman", and from the pronouns that the article itself uses.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from tui.annotation import Entity, Mention
from tui.language.attribution.phrases import AUXILIARIES, CONJUNCTIONS, PREPOSITIONS
from tui.language.cues import verbs
from tui.language.lexicon import words
from tui.language.sheet import Sheet

_HE = words("grammar", "he")
_SHE = words("grammar", "she")
_PRONOUN = {
    "he": "he",
    "his": "he",
    "him": "he",
    "himself": "he",
    "she": "she",
    "her": "she",
    "hers": "she",
    "herself": "she",
}
_ROLE_INNER = frozenset({"of", "for", "and", "-", "the", "'s", "&", "to", "at", "in"})


@dataclass(slots=True)
class Person:
    """What the article tells of one person beside the name."""

    entity: int
    roles: Counter[str] = field(default_factory=Counter)
    role_words: set[str] = field(default_factory=set)
    pronouns: Counter[str] = field(default_factory=Counter)

    def fits(self, pronoun: str) -> bool:
        """Whether nothing speaks against "he" or "she" for this person."""
        if not self.pronouns:
            return True
        return self.pronouns[pronoun] >= max(self.pronouns.values())

    def bears(self, pronoun: str) -> bool:
        """Whether the article itself uses this pronoun for the person."""
        return self.pronouns[pronoun] > 0 and self.fits(pronoun)


@dataclass
class Cast:
    """Mentions of people in ``sheet``, sentence by sentence."""

    sheet: Sheet
    entities: list[Entity]
    mentions: list[Mention]
    people: dict[int, Person] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for mention in self.mentions:
            if mention.label == "PERSON":
                person = self.people.setdefault(mention.entity, Person(mention.entity))
                self._learn(person, mention)

    @cached_property
    def sentence_starts(self) -> list[int]:
        """The code point at which each sentence begins."""
        return [self.sheet.starts[a] for a, _ in self.sheet.sentences]

    def sentence(self, offset: int) -> int:
        """The index of the sentence that holds ``offset``."""
        return max(0, bisect_right(self.sentence_starts, offset) - 1)

    @cached_property
    def by_sentence(self) -> dict[int, list[Mention]]:
        """The mentions of people outside quotations in each sentence."""
        out: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            if (
                mention.label == "PERSON"
                and self.sheet.quote[self.sheet.at(mention.span.start)] < 0
            ):
                out.setdefault(self.sentence(mention.span.start), []).append(mention)
        return out

    def is_subject(self, mention: Mention) -> bool:
        """Whether a mention is likely a subject: no preposition before it, no genitive behind."""
        first = self.sheet.at(mention.span.start)
        last = self.sheet.at(mention.span.end - 1)
        lower = self.sheet.lower
        after = lower[last + 1] if last + 1 < len(lower) else ""
        k = first - 1
        while k >= 0 and (
            self.sheet.words[k] in words("titles", "courtesy", "office")
            or lower[k] in words("titles", "roles")
            or (self.sheet.words[k][0].isupper() and lower[k] not in PREPOSITIONS)
        ):
            k -= 1
        before = lower[k] if k >= 0 else ""
        if before in ("the", "a", "his", "her", "former", "then"):
            before = lower[k - 1] if k else ""
        return after not in ("'s", "'") and before not in PREPOSITIONS

    def _learn(self, person: Person, mention: Mention) -> None:
        sheet = self.sheet
        first = sheet.at(mention.span.start)
        last = sheet.at(mention.span.end - 1)
        low = sheet.sentences[self.sentence(mention.span.start)][0] if sheet.sentences else 0
        high = sheet.sentences[self.sentence(mention.span.start)][1] if sheet.sentences else 0
        role = role_before(sheet, first, low) or role_behind(sheet, last, high)
        if role:
            text = sheet.text[role[0] : role[1]]
            person.roles[text] += 1
            for word in text.lower().replace("-", " ").split():
                person.role_words.add(word.strip(".,'"))
        k = first - 1
        while k >= low and k >= first - 4:
            word = sheet.lower[k]
            if word in _HE or word in _SHE:
                person.pronouns["he" if word in _HE else "she"] += 3
            k -= 1
        for word in person.role_words:
            if word in _HE or word in _SHE:
                person.pronouns["he" if word in _HE else "she"] += 2
        if sheet.quote[first] < 0:
            self._pronoun_after(person, last, high)

    def _pronoun_after(self, person: Person, last: int, high: int) -> None:
        """Count the first pronoun of the same sentence, if no other person stands between."""
        for k in range(last + 1, min(high, last + 25)):
            if self.sheet.quote[k] >= 0 or k in self._person_words:
                return
            pronoun = _PRONOUN.get(self.sheet.lower[k])
            if pronoun:
                person.pronouns[pronoun] += 1
                return

    @cached_property
    def _person_words(self) -> set[int]:
        out: set[int] = set()
        for mention in self.mentions:
            if mention.label == "PERSON":
                first, last = self.sheet.within(mention.span.start, mention.span.end)
                out.update(range(first, last))
        return out


def role_before(sheet: Sheet, first: int, low: int) -> tuple[int, int] | None:
    """The code points of the role right before a name: "White House press secretary"."""
    k = first - 1
    begin = first
    told = False
    if k > low and sheet.lower[k] == ",":
        # "The ministry's spokeswoman, Jane Hill,"
        if sheet.lower[k - 1] not in words("titles", "roles") or sheet.lower[first] == "and":
            return None
        k -= 1
    while k >= low and k >= first - 9:
        word, lower = sheet.words[k], sheet.lower[k]
        office = word in words("titles", "office") or lower in words("titles", "roles")
        if lower in ("mr.", "mrs.", "ms.", "mr", "mrs", "ms"):
            break
        if office:
            told = True
        elif lower in _ROLE_INNER:
            if not told or k == low:
                break
        elif (
            not (word[0].isupper() or (told and word.islower() and word.isalpha()))
            or lower in verbs()
            or lower in AUXILIARIES | CONJUNCTIONS | PREPOSITIONS
            or (
                lower in words("function")
                and lower not in ("former", "senior", "top", "interim", "acting")
            )
        ):
            break
        begin = k
        k -= 1
    while begin < first and (
        sheet.lower[begin] in _ROLE_INNER or sheet.lower[begin] in ("a", "an")
    ):
        begin += 1
    if not told or begin >= first:
        return None
    end = first - 1
    while end > begin and sheet.lower[end] in (",", "-"):
        end -= 1
    return sheet.starts[begin], sheet.ends[end]


def role_behind(sheet: Sheet, last: int, high: int) -> tuple[int, int] | None:
    """The code points of the role in an apposition: "Jane Hill, a doctor at the hospital, …"."""
    if last + 2 >= high or sheet.lower[last + 1] != ",":
        return None
    k = last + 2
    if sheet.lower[k] in ("a", "an", "the", "his", "her", "its"):
        k += 1
    begin = k
    told = False
    while k < high and k < begin + 14:
        lower = sheet.lower[k]
        if lower in (",", ".", ";", "who", "which", "that") or sheet.quote[k] >= 0:
            break
        if lower in AUXILIARIES:
            return None
        if sheet.words[k] in words("titles", "office") or lower in words("titles", "roles"):
            told = True
        k += 1
    if not told or k == begin:
        return None
    return sheet.starts[begin], sheet.ends[k - 1]
