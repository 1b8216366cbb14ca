"""The same speaker in several articles: who says what, where.

How names are joined. Two named speakers of different articles are one when their names are equal
without case, accents, full stops, a leading "the" and courtesy titles (Mr, Dr, Dame …). A person's
last name alone is joined to a full name only if exactly one person among all the articles has a
full name that ends with it: "Petrov" is Ana Petrov until Boris Petrov speaks somewhere, and then
stands by itself. Nothing else is joined, and sources without a name never are: "officials" in two
articles are different people.

Everything is kept up to date as articles come and go, in time that depends on the article and
hardly on how many there are; nothing is sorted anew.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from sys import intern
from typing import NamedTuple

from tui.annotation.alike import alike
from tui.annotation.kinds import Annotations, Attribution, QuoteType, Speaker, SpeakerKind
from tui.article import Span

SHORT = 100
"""Code points kept of a quote: three lines of a panel. The article has the rest."""

SAMPLE = 200
"""How many articles are asked for a speaker's usual name and role."""

COURTESY = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "sir",
        "dame",
        "lord",
        "lady",
        "rev",
    ]
)
"""Titles that are no part of a name."""

_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])


class Said(NamedTuple):
    """A quote in one of the articles.

    ``key`` is the article's, ``span`` its place in that article's text; ``text`` is the content
    on one line, shortened to SHORT code points; ``cue`` is the cue's words, "" without one.
    """

    key: int
    title: str
    text: str
    span: Span
    type: QuoteType
    cue: str


class Known(NamedTuple):
    """A named speaker of one or more articles. ``id`` is the name that others are joined by.

    ``name`` and ``role`` are those that most of the articles give. ``words`` counts the words of all
    content.
    """

    id: str
    name: str
    role: str | None
    articles: int
    quotes: int
    words: int


class _Quote(NamedTuple):
    """A quote as it is kept, ``text`` in UTF-8: curly quote marks double the size of a str."""

    start: int
    end: int
    type: QuoteType
    cue: str
    text: bytes


class _Part(NamedTuple):
    """What one article has of one name."""

    name: str
    role: str | None
    kind: SpeakerKind
    words: int
    quotes: tuple[_Quote, ...]


class _Bearer:
    """One name, and its part in each article by the article's key."""

    __slots__ = ("parts", "persons", "quotes", "words")

    def __init__(self) -> None:
        self.parts: dict[int, _Part] = {}
        self.persons = self.words = self.quotes = 0

    def put(self, key: int, part: _Part | None) -> None:
        """Set or take away the part in an article."""
        for old, sign in ((self.parts.pop(key, None), -1), (part, 1)):
            if old is not None:
                self.persons += sign * (old.kind == "person")
                self.words += sign * old.words
                self.quotes += sign * len(old.quotes)
        if part is not None:
            self.parts[key] = part


class Across:
    """The named speakers of all articles that were added. For use in one thread."""

    def __init__(self) -> None:
        self.version = 0
        self._titles: dict[int, str] = {}
        self._names: dict[int, tuple[str, ...]] = {}
        self._bearers: dict[str, _Bearer] = {}
        self._full: dict[str, set[str]] = {}
        self._shared: dict[str, int] = {}
        self._order: list[tuple[int, int, str]] = []
        self._placed: dict[str, tuple[int, int, str]] = {}

    def __len__(self) -> int:
        """How many articles there are."""
        return len(self._titles)

    def __contains__(self, key: int) -> bool:
        return key in self._titles

    def add(self, key: int, title: str, text: str, annotations: Annotations) -> None:
        """Add an article, or what is now known of it; spans are into ``text``."""
        self.forget(key)
        self.version += 1
        self._titles[key] = title
        parts: dict[str, _Part] = {}
        for speaker, attributions in annotations.by_speaker.items():
            if speaker is None or not annotations.speakers[speaker].named:
                continue
            known = annotations.speakers[speaker]
            name = name_key(known.name)
            if name:
                part = _part(known, attributions, text)
                parts[name] = _merged(parts[name], part) if name in parts else part
        self._names[key] = tuple(parts)
        for name, part in parts.items():
            self._edit(name, key, part)

    def forget(self, key: int) -> None:
        """Take an article away, if it is there."""
        if self._titles.pop(key, None) is not None:
            self.version += 1
            for name in self._names.pop(key):
                self._edit(name, key, None)

    def speakers(self, *, by_name: bool = False) -> Iterator[Known]:
        """The named speakers: those in most articles first, then by words, then by name.

        One after the other as they are asked for; those who are gone by then are passed over.
        """
        names = sorted(self._placed) if by_name else [entry[2] for entry in self._order]
        for name in names:
            if name in self._placed:
                yield self._known(name)

    def said(self, speaker_id: str) -> Iterator[Said]:
        """What a speaker says, article by article in the order of their keys, in text order."""
        bearers = [self._bearers[n] for n in self._members(speaker_id) if n in self._bearers]
        for key in sorted({key for bearer in bearers for key in bearer.parts}):
            quotes = [q for b in bearers if key in b.parts for q in b.parts[key].quotes]
            for q in sorted(quotes):
                text = q.text.decode("utf-8", "replace")
                yield Said(key, self._titles[key], text, Span(q.start, q.end), q.type, q.cue)

    def find(self, key: int, start: int) -> str | None:
        """The id of the speaker of the quote that starts at an offset of an article's text."""
        for name in self._names.get(key, ()):
            if any(q.start == start for q in self._bearers[name].parts[key].quotes):
                joint = self._joint(_last(name))
                return joint[1] if joint and joint[0] == name else name
        return None

    # Names ---------------------------------------------------------------------------------

    def _joint(self, last: str) -> tuple[str, str] | None:
        """A lone last name that is joined to a full name, and that full name."""
        lone, full = self._bearers.get(last), self._full.get(last)
        if lone is None or not lone.persons or full is None or len(full) != 1:
            return None
        return last, next(iter(full))

    def _members(self, name: str) -> tuple[str, ...]:
        joint = self._joint(_last(name))
        return (name, joint[0]) if joint is not None and joint[1] == name else (name,)

    def _edit(self, name: str, key: int, part: _Part | None) -> None:
        """Change a name's part in an article, and the places of all whom that concerns."""
        last = _last(name)
        before = self._joint(last)
        bearer = self._bearers.setdefault(name, _Bearer())
        was_there = key in bearer.parts
        bearer.put(key, part)
        if not bearer.parts:
            del self._bearers[name]
        if name != last:
            full = self._full.setdefault(last, set())
            full.add(name) if bearer.parts and bearer.persons else full.discard(name)
            if not full:
                del self._full[last]
        now = self._joint(last)
        if now is None:
            self._shared.pop(last, None)
        elif now != before:
            small, large = sorted((self._bearers[n].parts for n in now), key=len)
            self._shared[last] = sum(k in large for k in small)
        elif name in now:
            other = now[0] if name == now[1] else now[1]
            if key in self._bearers[other].parts:
                self._shared[last] += (part is not None) - was_there
        for concerned in {name, *(before or ()), *(now or ())}:
            self._rank(concerned)

    def _rank(self, name: str) -> None:
        """Put a name at its place in the order, or take it out."""
        old = self._placed.pop(name, None)
        if old is not None:
            del self._order[bisect_left(self._order, old)]
        joint = self._joint(_last(name))
        if name in self._bearers and (joint is None or joint[0] != name):
            members = [self._bearers[n] for n in self._members(name)]
            new = (-self._articles(name), -sum(b.words for b in members), name)
            self._placed[name] = new
            insort(self._order, new)

    def _articles(self, name: str) -> int:
        members = self._members(name)
        shared = self._shared[_last(name)] if len(members) > 1 else 0
        return sum(len(self._bearers[n].parts) for n in members) - shared

    def _known(self, name: str) -> Known:
        members = [self._bearers[n] for n in self._members(name)]
        parts = list(islice(members[0].parts.values(), SAMPLE))
        roles = Counter(p.role for b in members for p in islice(b.parts.values(), SAMPLE) if p.role)
        names = Counter(p.name for p in parts)
        return Known(
            name,
            # Of two that are as common the longer: "Dr. Ana Petrov" says more.
            max(names, key=lambda n: (names[n], len(n), n)),
            max(roles, key=lambda r: (roles[r], len(r), r)) if roles else None,
            self._articles(name),
            sum(b.quotes for b in members),
            sum(b.words for b in members),
        )


def name_key(name: str) -> str:
    """What two spellings of a name have in common; "" where nothing is left."""
    words = alike(name).replace(".", " ").replace(",", " ").split()
    while len(words) > 1 and (words[0] in COURTESY or words[0] == "the"):
        words = words[1:]
    return " ".join(words)


def _last(name: str) -> str:
    """The last name in a name's key, without "Jr" and the like."""
    words = name.split()
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    return words[-1]


def _part(speaker: Speaker, attributions: tuple[Attribution, ...], text: str) -> _Part:
    words = 0
    quotes = []
    for attribution in attributions:
        pieces = [piece.of(text).split() for piece in attribution.content]
        words += sum(map(len, pieces))
        line = " … ".join(" ".join(piece) for piece in pieces)
        short = line if len(line) <= SHORT else line[: SHORT - 1].rstrip() + "…"
        quotes.append(
            _Quote(
                attribution.span.start,
                attribution.span.end,
                attribution.type,
                intern(" ".join(attribution.cue.of(text).split())) if attribution.cue else "",
                short.encode("utf-8", "replace"),
            )
        )
    role = intern(speaker.role) if speaker.role else None
    return _Part(intern(speaker.name), role, speaker.kind, words, tuple(quotes))


def _merged(one: _Part, other: _Part) -> _Part:
    """Two speakers of one article whose names are the same."""
    return _Part(
        max(one.name, other.name, key=len),
        one.role or other.role,
        "person" if "person" in (one.kind, other.kind) else one.kind,
        one.words + other.words,
        (*one.quotes, *other.quotes),
    )
