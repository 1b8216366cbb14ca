"""From source mentions to speakers.

A named person is found by the name in the mention, a pronoun by who was the subject before, a role
("the minister") by who bears it. Where two people could be meant, nobody is.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tui.annotation import SpeakerKind
from tui.language.attribution.phrases import DETERMINERS
from tui.language.draft import Range
from tui.language.lexicon import words
from tui.language.speakers.lookup import LINKS, Lookup
from tui.language.speakers.roster import Roster

_BODIES = frozenset(
    {
        "group",
        "organization",
        "organisation",
        "agency",
        "company",
        "firm",
        "union",
        "charity",
        "bank",
        "network",
    }
)
_NAMES = frozenset({"ORG", "GPE", "FAC", "LOC", "NORP", "WORK_OF_ART", "LAW", "EVENT", "PRODUCT"})
_PERSONAL = words("grammar", "personal")
_RECENT = 200
"""How many sources back "the group" may look for the one it takes up."""
_BACK = 6
"""How many sentences back a pronoun may look."""


@dataclass
class Namer(Lookup):
    """Resolves source mentions, in the order in which they are read, to speakers."""

    table: Roster = field(default_factory=Roster)
    done: dict[Range, int | None] = field(default_factory=dict)
    history: list[tuple[int, int]] = field(default_factory=list)
    by_sentence: dict[int, list[tuple[int, int]]] = field(default_factory=dict)
    """``history``, by the sentence of the source; ``history`` itself:
    (offset of the source, speaker) of the drafts so far, in the order of the text."""

    def resolve(self, source: Range) -> int | None:
        """The speaker that the mention ``source`` stands for."""
        if source not in self.done:
            self.done[source] = self._resolve(source)
            speaker = self.done[source]
            if speaker is not None:
                self.history.append((source[0], speaker))
                number = self.cast.sentence(source[0])
                self.by_sentence.setdefault(number, []).append((source[0], speaker))
        return self.done[source]

    def _resolve(self, source: Range) -> int | None:
        first, last = self.sheet.within(*source)
        last -= 1
        if last < first:
            return None
        word = self.sheet.lower[first]
        if first == last:
            if word in ("he", "she", "him", "her"):
                return self._pronoun("he" if word in ("he", "him") else "she", source[0])
            if word == "it":
                return self._last_of(("organization", "document"), source[0])
            if word in ("they", "we", "them"):
                found = self._last_of(("group", "organization"), source[0])
                if found is not None:
                    return found
                return self.table.get("they", self.sheet.words[first].lower(), "group", named=False)
            if word in ("i", "you", "who", "which", "that"):
                return None
        holder = self._possessor(first, last)
        if holder is not None:
            return holder
        people = self._people(first, last)
        if people:
            return self._named_people(people)
        return self._phrase(first, last)

    def person(self, entity: int) -> int:
        """The speaker who is the person ``entity``, with the role that the article gives."""
        return self._entity(entity, "person")

    def kind_of(self, phrase: str) -> SpeakerKind:
        """The kind of an unnamed source by the head noun of its description."""
        lower = phrase.lower().split()
        for link in LINKS:
            if link in lower[1:]:
                lower = lower[: lower.index(link, 1)]
        return self.kind(lower[-1], lower[0]) if lower else "unknown"

    # -- people by name

    def _people(self, first: int, last: int) -> list[int]:
        """The entities that a source names as the ones who speak, not "Smith's lawyer"."""
        lower = self.sheet.lower
        inside = self._mentions_in(self.sheet.starts[first], self.sheet.ends[last])
        out: list[int] = []
        for mention in inside:
            a = self.sheet.at(mention.span.start)
            b = self.sheet.at(mention.span.end - 1)
            after = lower[b + 1] if b < last else ""
            before = lower[a - 1] if a > first else ""
            if after in ("'s", "'") or before in LINKS:
                continue
            if after in words("titles", "roles", "groups", "documents", "bodies") or after in (
                "'",
            ):
                continue
            if before == "," and out:
                continue
            if (
                out
                and before not in ("and", "&", ",")
                and not any(lower[i] in ("and", "&") for i in range(first, a))
            ):
                continue
            if out and "," in lower[first:a] and "and" not in lower[first:a]:
                continue
            out.append(mention.entity)
        return list(dict.fromkeys(out))

    def _possessor(self, first: int, last: int) -> int | None:
        """Who speaks in "her statement" or "Smith's letter": the one whose it is."""
        lower = self.sheet.lower
        stop = self._core(first, last)
        if lower[stop] not in _PERSONAL:
            return None
        if lower[first] in ("his", "her") and first < stop:
            return self._pronoun("he" if lower[first] == "his" else "she", self.sheet.starts[first])
        for i in range(stop - 1, first, -1):
            if lower[i] in ("'s", "'"):
                label, entity = self._entity_at(i - 1)
                if entity is not None and label in ("PERSON", "ORG"):
                    return self._entity(entity, "person" if label == "PERSON" else "organization")
                return None
        if stop < last and lower[stop + 1] in ("by", "from", "of"):
            for i in range(stop + 2, min(last + 1, stop + 8)):
                label, entity = self._entity_at(i)
                if entity is not None and label in ("PERSON", "ORG"):
                    return self._entity(entity, "person" if label == "PERSON" else "organization")
        return None

    def _named_people(self, people: list[int]) -> int:
        names = [self.cast.entities[e].name for e in people]
        if len(people) == 1:
            return self._entity(people[0], "person")
        return self.table.get("+".join(map(str, people)), " and ".join(names), "group", named=True)

    def _entity(self, entity: int, kind: SpeakerKind) -> int:
        number = self.table.get(f"#{entity}", self.cast.entities[entity].name, kind, named=True)
        self.table.entities[number] = entity
        person = self.cast.people.get(entity)
        if person and person.roles and self.table.speakers[number].role is None:
            role = max(person.roles, key=lambda r: (person.roles[r], len(r)))
            self.table.speakers[number] = self.table.speakers[number]._replace(role=role)
        return number

    # -- pronouns and roles

    def _pronoun(self, pronoun: str, offset: int) -> int | None:
        """Whom "he" or "she" at ``offset`` stands for: a subject, as near before it as possible."""
        here = self.cast.sentence(offset)
        block = self._block(offset)
        back = 0
        for number in range(here, max(-1, here - 40), -1):
            start = self.cast.sentence_starts[number] if self.cast.sentence_starts else 0
            if back > _BACK or (back > 2 and self._block(start) < block - 2):
                break
            if number < here and self._quoted(number):
                block -= 1
                continue
            back += 1
            candidates = self._candidates(number, offset, pronoun)
            if candidates:
                chosen = candidates[0]
                speaker = self._as_speaker(chosen)
                self._note(chosen, pronoun)
                return speaker
        bearing = [e for e, p in self.cast.people.items() if p.bears(pronoun)]
        return self._entity(bearing[0], "person") if len(bearing) == 1 else None

    def _candidates(self, number: int, offset: int, pronoun: str) -> list[tuple[str, int]]:
        """Who can be meant in sentence ``number``, subjects first."""
        found: list[tuple[int, int, tuple[str, int]]] = []
        for mention in self.cast.by_sentence.get(number, ()):
            if mention.span.end > offset:
                continue
            person = self.cast.people[mention.entity]
            if not person.fits(pronoun):
                continue
            rank = 0 if self.cast.is_subject(mention) else 1
            found.append((rank, mention.span.start, ("entity", mention.entity)))
        for at, speaker in self.by_sentence.get(number, ()):
            if at < offset:
                known = self.table.speakers[speaker]
                if known.kind != "person":
                    continue
                entity = self._entity_of(speaker)
                if entity is not None and not self.cast.people[entity].fits(pronoun):
                    continue
                found.append((0, at, ("speaker", speaker)))
        found.sort()
        return [item for _, _, item in found]

    def _entity_of(self, speaker: int) -> int | None:
        entity = self.table.entities.get(speaker)
        return entity if entity in self.cast.people else None

    def _as_speaker(self, chosen: tuple[str, int]) -> int:
        return chosen[1] if chosen[0] == "speaker" else self._entity(chosen[1], "person")

    def _note(self, chosen: tuple[str, int], pronoun: str) -> None:
        entity = chosen[1] if chosen[0] == "entity" else self._entity_of(chosen[1])
        if entity is not None and entity in self.cast.people:
            self.cast.people[entity].pronouns[pronoun] += 1

    def _last_of(self, kinds: tuple[SpeakerKind, ...], offset: int) -> int | None:
        for at, speaker in reversed(self.history):
            if at < offset:
                return speaker if self.table.speakers[speaker].kind in kinds else None
        return None

    # -- everybody and everything else

    def _phrase(self, first: int, last: int) -> int | None:
        """An organization by name, or an unnamed source by the phrase that describes it."""
        lower = self.sheet.lower
        definite = lower[first] in ("the", "this", "that") or self._headlined(first)
        while first < last and (
            lower[first]
            in DETERMINERS
            - {
                "some",
                "many",
                "several",
                "both",
                "another",
                "one",
                "all",
                "each",
                "every",
                "no",
                "two",
                "three",
                "four",
                "five",
                "six",
            }
            or lower[first] in ("all",)
        ):
            first += 1
        stop = self._core(first, last)
        head = lower[stop]
        label, entity = self._entity_at(stop)
        if label in _NAMES and entity is not None:
            kind: SpeakerKind = "document" if label in ("WORK_OF_ART", "LAW") else "organization"
            if label == "NORP":
                kind = "group"
            return self.table.get(
                f"#{entity}", self.cast.entities[entity].name, kind, named=label != "NORP"
            )
        if head in (
            "agency",
            "newspaper",
            "network",
            "website",
            "magazine",
            "channel",
            "broadcaster",
            "station",
            "outlet",
            "paper",
            "report",
            "site",
            "daily",
            "tabloid",
            "company",
            "party",
            "group",
            "organization",
            "organisation",
            "union",
        ):
            inner = self._name_inside(first, stop)
            if inner is not None and head != "report":
                return self.table.get(
                    f"#{inner}", self.cast.entities[inner].name, "organization", named=True
                )
        kind = self.kind(head, lower[first])
        if definite and kind == "person":
            person = self._bearer(head, first, stop)
            if person is not None:
                return self._entity(person, "person")
        if definite and head in _BODIES and first == stop:
            body = self._last_body(first)
            if body is not None:
                return self._entity(body, "organization")
        if definite and kind in ("organization", "document", "group") and first == stop:
            found = self._same_head(head)
            if found is not None:
                return found
        text = self.sheet.text[
            self.sheet.starts[first] : self.sheet.ends[self._cut_relative(first, last)]
        ]
        text = " ".join(text.split())
        return self.table.get(
            text.lower(), text if text[0].isdigit() else _lowered(text, label), kind, named=False
        )

    def _bearer(self, head: str, first: int, stop: int) -> int | None:
        """The one person whose role the words of a definite phrase repeat."""
        wanted = {
            w
            for w in self.sheet.lower[first : stop + 1]
            if w.isalpha() and w not in ("then", "former")
        }
        matching = [
            e
            for e, p in self.cast.people.items()
            if head in p.role_words and wanted <= p.role_words
        ]
        if not matching:
            matching = [e for e, p in self.cast.people.items() if head in p.role_words]
        if len(matching) == 1:
            return matching[0]
        if matching:
            offset = self.sheet.starts[first]
            before = [
                m.entity
                for m in self.cast.mentions
                if m.entity in matching and m.span.end <= offset
            ]
            return before[-1] if before else None
        return None

    def _last_body(self, first: int) -> int | None:
        """The one organization that this sentence, up to here, and the one before it name."""
        offset = self.sheet.starts[first]
        here = self.cast.sentence(offset)
        start = self.cast.sentence_starts[max(0, here - 1)]
        found = {
            m.entity
            for m in self.cast.mentions
            if m.label == "ORG" and start <= m.span.start < offset
        }
        return found.pop() if len(found) == 1 else None

    def _same_head(self, head: str) -> int | None:
        """An earlier unnamed source, or an organization, that the definite phrase takes up."""
        found = {
            n
            for _, n in self.history[-_RECENT:]
            if self.table.speakers[n].name.lower().split()[-1] == head
        }
        return found.pop() if len(found) == 1 else None


def _lowered(text: str, label: str | None) -> str:
    """``text`` without the capital that only its place at the start of a sentence gave it."""
    first = text.split(" ", 1)[0]
    return text[0].lower() + text[1:] if label is None and first.lower() in _commonplace() else text


def _commonplace() -> frozenset[str]:
    return words("function") | words("titles", "groups", "roles", "bodies", "documents")
