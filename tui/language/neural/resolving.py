"""Whom each source stands for: names in it, links to mentions elsewhere, the turn before."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tui.language.coalesce import coalesce
from tui.language.neural.decoding import Decoded, Found, Range, span
from tui.language.neural.encoder import Array, Encoder


def _words(line: str) -> list[str]:
    return line.split()


SPEAKING = frozenset(
    {"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT"}
)
ONE = frozenset(_words("he she him her his i himself herself"))
MANY = frozenset(_words("they them we their us themselves"))
THING = frozenset(["it", "its", "this", "that", "which"])
RELATIVE = frozenset(["who", "whom", "whose"])
PRONOUNS = ONE | MANY | THING | RELATIVE
UTTERANCES = frozenset(
    _words("statement release opinion view letter speech tweet post remarks comments testimony")
)
"""What speaks for whom it belongs to: "her statement" is she."""
POSSESSIVES = frozenset(["his", "her", "its", "their", "our", "my", "whose"])
PREPOSITIONS = frozenset(
    _words("for of to by from with in at on against about under over between among behind near")
)
ARTICLES = frozenset(["the", "a", "an"])
AFTER_HEAD = frozenset(
    _words("and or who which that whose a an the as himself herself itself both")
)
OUTLETS = frozenset(
    _words(
        "agency newspaper magazine website channel network daily party company group broadcaster "
        "site tabloid programme show"
    )
)
STATEMENTS = frozenset(["statement", "release"])
ROLES = frozenset(
    _words(
        "president minister governor mayor judge justice king queen prince princess pope bishop "
        "senator secretary chancellor premier ambassador commissioner director chief chairman "
        "chairwoman chair professor captain coach manager ceo leader general attorney lawyer "
        "author sheriff prosecutor actor actress singer doctor candidate congressman "
        "congresswoman representative speaker spokesperson head founder editor analyst economist "
        "minister-president officer commander adviser advisor lawmaker deputy prosecutor-general "
        "envoy nominee driver pilot teacher artist player trainer filmmaker producer billionaire "
        "businessman activist senior"
    )
)
GROUPS = frozenset(_words("police government people party company state city team officials"))
COMPANY = frozenset(_words("group corporation company inc ltd plc co party foundation holdings"))
VAGUE = frozenset(_words("another other others one some both same latter former"))


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker's name as the article has it, and the words that it was taken from."""

    name: str | None
    how: str
    words: Range | None = None


class Resolver:
    """Names the speakers of one text, in order."""

    def __init__(self, encoder: Encoder, decoded: Decoded) -> None:
        self.encoder, self.decoded = encoder, decoded
        self.text = decoded.reading.words.text
        self.spans = decoded.reading.words.spans
        mentions = [
            (self.spans[f][0], self.spans[la][1], label) for f, la, label, _ in decoded.entities
        ]
        entities, found = coalesce(self.text, mentions)
        self.name_of = {k: entities[m.entity].name for k, m in enumerate(found)}
        self.label_of = {k: m.label for k, m in enumerate(found)}
        self.known: dict[Range, Named] = {}

    def resolve(self) -> list[Named]:
        """A speaker for each attribution of ``decoded.found``."""
        out: list[Named] = []
        for found in self.decoded.found:
            named = self._one(found, out)
            if found.source:
                self.known.setdefault(found.source, named)
            out.append(named)
        return out

    def _one(self, found: Found, before: list[Named]) -> Named:
        if found.source is None:
            return self._silent(found, before)
        if found.source in self.known:
            return self.known[found.source]
        first, last = found.source
        inside = [
            k
            for k, (f, la, *_) in enumerate(self.decoded.entities)
            if f >= first and la <= last and self.label_of[k] in SPEAKING
        ]
        words = [self._word(w) for w in range(first, last + 1)]
        voice = self._voice(found)
        people = [k for k in inside if self.label_of[k] == "PERSON"]
        named = (
            None if words[-1] in STATEMENTS else self._person(found.source, people, voice, words)
        )
        if named:
            return named
        owned = (
            len(words) == 2 and words[0] in POSSESSIVES and words[1] not in PRONOUNS | UTTERANCES
        )
        if words[0] in PRONOUNS and len(words) <= 2 and not owned:
            return self._pronoun(found, words[0], voice, before)
        named = None if words[-1] in STATEMENTS else self._body(found.source, inside, words)
        if named:
            return named
        return self._role(found, words, voice, before)

    def _word(self, w: int) -> str:
        return self.text[slice(*self.spans[w])].lower()

    def _voice(self, found: Found) -> Array:
        """How likely each word names the speaker, by the content's own link."""
        scores, _ = self.encoder.link(self.decoded.reading, "voice", *found.pieces[0])
        return scores

    def _mass(self, scores: Array, k: int) -> float:
        f, la = self.decoded.entities[k][:2]
        return float(scores[f : la + 1].sum())

    def _person(
        self, source: Range, people: list[int], voice: Array, words: list[str]
    ) -> Named | None:
        own = [k for k in people if self._heads(source, k) or self._mass(voice, k) > 0.7]
        own = [k for k in own if not self._modifies(source, k)]
        if not own:
            return None
        if len(own) > 1:
            _, la = self.decoded.entities[own[0]][:2]
            f2 = self.decoded.entities[own[1]][0]
            between = [self._word(w) for w in range(la + 1, f2)]
            if "and" in between and len(between) <= 8:
                return Named(" and ".join(self.name_of[k] for k in own), "names", source)
        la = self.decoded.entities[own[0]][1]
        if (
            la + 2 < source[1]
            and self._word(la + 1) == "and"
            and self._word(la + 2) in ("his", "her", "their")
        ):
            return Named(self._head(source), "names", source)
        best = max(own, key=lambda k: (self._mass(voice, k) > 0.3, -self.decoded.entities[k][0]))
        return Named(self.name_of[best], "name", self.decoded.entities[best][:2])

    def _heads(self, source: Range, k: int) -> bool:
        """Whether mention ``k`` is the head of ``source``, not in a phrase after a preposition."""
        before = [self._word(w) for w in range(source[0], self.decoded.entities[k][0])]
        for word in reversed(before):
            if word == ",":
                return True
            if word in PREPOSITIONS:
                break
        else:
            return True
        at = len(before) - 1 - before[::-1].index(word)
        # "Secretary of State Mike Pompeo": the name ends a title that runs over the preposition.
        titled = (
            at > 0
            and before[at - 1] in ROLES
            and len(before) - at > 1
            and before[0] not in ARTICLES
        )
        return titled and self.label_of[k] == "PERSON"

    def _modifies(self, source: Range, k: int) -> bool:
        """Whether the noun after mention ``k`` is what speaks: "the Trump administration"."""
        last = self.decoded.entities[k][1]
        if last >= source[1]:
            return False
        after = self._word(last + 1)
        if after in ("'s", "’s", "'", "’", "-", "–"):
            return True
        following = self.text[self.spans[last + 1][0]]
        person = self.label_of[k] == "PERSON"
        return (
            (following.islower() or (following.isalpha() and not person))
            and after not in AFTER_HEAD
            and after not in PREPOSITIONS
        )

    def _body(self, source: Range, inside: list[int], words: list[str]) -> Named | None:
        """An organization, a place or another thing that the source names as its head."""
        inside = [k for k in inside if self.label_of[k] != "NORP"]
        heads = [k for k in inside if self._heads(source, k)]
        if len(heads) > 1 and "and" in words:
            f, la = self.decoded.entities[heads[-2]][1], self.decoded.entities[heads[-1]][0]
            between = [self._word(w) for w in range(f + 1, la)]
            if set(between) <= {"and", ",", "the"} and "and" in between:
                names = [self.name_of[k] for k in heads]
                return Named(", ".join(names[:-1]) + " and " + names[-1], "names", source)
        for k in heads:
            f, la = self.decoded.entities[k][:2]
            if self._modifies(source, k):
                after = [self._word(w) for w in range(la + 1, source[1] + 1)]
                if after and after[-1] in OUTLETS and len(after) <= 2:
                    return Named(self._full(k), "name", (f, la))
                continue
            return Named(self._full(k), "name", (f, la))
        return None

    def _full(self, k: int) -> str:
        """The name of the longest organization that begins or ends as mention ``k`` does."""
        name = self.name_of[k]
        if self.label_of[k] != "ORG" or " " in name:
            return name
        longer = set()
        for other in {self.name_of[j] for j in self.name_of if self.label_of[j] == "ORG"}:
            rest = other.lower().split()
            if name.lower() == rest[0] and len(rest) > 1 and set(rest[1:]) <= COMPANY:
                longer.add(other)
        return longer.pop() if len(longer) == 1 else name

    def _pronoun(self, found: Found, word: str, voice: Array, before: list[Named]) -> Named:
        assert found.source is not None
        scores, nobody = self.encoder.link(self.decoded.reading, "speaker", *found.source)
        scores = scores / max(1e-6, 1 - nobody) + voice
        scores[found.source[0] : found.source[1] + 1] = 0
        named = self._linked(scores, only_people=word in ONE, least=0.1)
        if named:
            return named
        for k in range(len(self.decoded.entities) - 1, -1, -1):
            if (
                self.decoded.entities[k][1] < found.source[0]
                and self.label_of[k] == "PERSON"
                and word in ONE
            ):
                return Named(self.name_of[k], "near", self.decoded.entities[k][:2])
        if before and before[-1].name:
            return Named(before[-1].name, "before", before[-1].words)
        return Named(None, "unknown")

    def _role(self, found: Found, words: list[str], voice: Array, before: list[Named]) -> Named:
        """A role ("the governor"), a statement, or an unnamed source, which is its own name."""
        assert found.source is not None
        source = found.source
        head = self._head(source)
        last = head.lower().split()[-1] if head else ""
        possessive = words[0] in ("his", "her", "its", "their")
        if last in STATEMENTS:
            owners = [
                k
                for k, (f, la, *_) in enumerate(self.decoded.entities)
                if f >= source[0]
                and la < source[1]
                and self._word(la + 1) in ("'s", "’s", "'", "’")
            ]
            if owners:
                return Named(self._full(owners[0]), "owner", self.decoded.entities[owners[0]][:2])
        elif possessive:
            return Named(head, "head", source)
        definite = words[0] in ("the", "this", "that", "these", "those") or possessive
        early = (
            source[0]
            < self.decoded.reading.words.paragraphs[
                min(2, len(self.decoded.reading.words.paragraphs) - 1)
            ][0]
        )
        if (definite or early) and len(head.split()) <= 4:
            named = self._titled(last, source)
            if named:
                return named
        if definite and " " not in head:
            named = self._institution(last)
            if named:
                return named
        scores, nobody = self.encoder.link(self.decoded.reading, "speaker", *source)
        if (definite or words[0] in VAGUE) and (nobody < 0.5 or last in STATEMENTS):
            scores = scores / max(1e-6, 1 - nobody) + voice
            scores[source[0] : source[1] + 1] = 0
            named = self._linked(scores, only_people=False, least=0.5)
            if named:
                return named
        return Named(head, "head", source)

    def _titled(self, role: str, source: Range) -> Named | None:
        """The person whose name the title ``role`` precedes, where that is one person only."""
        if role not in ROLES:
            return None
        names: dict[str, Range] = {}
        for k, (f, la, label, _) in enumerate(self.decoded.entities):
            if label != "PERSON":
                continue
            start = max(0, f - 3)
            near = [self._word(w) for w in range(start, f)]
            for cut in (",", ".", "and", '"', "”", "with", "by", "that", "told"):
                if cut in near:
                    near = near[len(near) - near[::-1].index(cut) :]
            after = [self._word(w) for w in range(la + 1, min(la + 6, len(self.spans)))]
            apposed = (
                len(after) > 2
                and after[0] == ","
                and role in after[1:]
                and not set(after[1 : after.index(role)])
                & (PREPOSITIONS | {".", ",", "who", "said", "and"})
            )
            if role in near or apposed:
                names.setdefault(self.name_of[k], (f, la))
        if len(names) == 1:
            name, where = next(iter(names.items()))
            return Named(name, "title", where)
        return None

    def _institution(self, noun: str) -> Named | None:
        """The organization in whose name ``noun`` stands, where that is one only."""
        names: dict[str, Range] = {}
        for k, (f, la, label, _) in enumerate(self.decoded.entities):
            if (
                noun not in GROUPS
                and label in ("ORG", "EVENT", "LAW")
                and noun in self.name_of[k].lower().split()
                and " " in self.name_of[k]
            ):
                names[self.name_of[k]] = (f, la)
        if len(names) == 1:
            name, where = next(iter(names.items()))
            return Named(name, "title", where)
        return None

    def _linked(self, scores: Array, *, only_people: bool, least: float) -> Named | None:
        """The entity, or the source before, that ``scores`` point to most."""
        mass: dict[str, float] = {}
        words: dict[str, Range] = {}
        for k, (f, la, label, _) in enumerate(self.decoded.entities):
            if label in SPEAKING and not (only_people and label != "PERSON"):
                name = self.name_of[k]
                mass[name] = mass.get(name, 0.0) + float(scores[f : la + 1].sum())
                words.setdefault(name, (f, la))
        for source, named in self.known.items():
            if named.name and named.how in ("head", "names") and not only_people:
                value = float(scores[source[0] : source[1] + 1].sum())
                mass[named.name] = mass.get(named.name, 0.0) + value
                words.setdefault(named.name, source)
        if not mass:
            return None
        name = max(mass, key=lambda n: mass[n])
        return Named(name, "link", words[name]) if mass[name] > least else None

    def _silent(self, found: Found, before: list[Named]) -> Named:
        """The speaker of a quotation without a source."""
        named = self._linked(self._voice(found), only_people=False, least=0.35)
        if named:
            return named
        if found.type == "direct" and before and before[-1].name:
            return Named(before[-1].name, "before", before[-1].words)
        return Named(None, "unknown")

    def _head(self, source: Range) -> str:
        """The mention without its article and without what follows a comma or a bracket."""
        start, end = span(self.decoded, source) or (0, 0)
        text = re.sub(r"\s+", " ", self.text[start:end])
        text = re.sub(r"^(?:the|a|an|this|that|these|those)\s+", "", text, flags=re.I)
        text = re.sub(r"^(?:his|her|its|their)\s+(?=\w)", "", text, flags=re.I)
        short = re.split(
            r",|\(| who | which | that (?!case)"
            r"|(?<=[a-z]) (?=[a-z]+ed (?:by|in|on|at|from|to|with|[A-Z]))"
            r"|(?<=s) (?=(?!during)[a-z]+ing )| itself\b",
            text,
        )[0].strip()
        return short or text
