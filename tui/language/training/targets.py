"""Annotations as what the network should say: tags, sets of tags, links."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tui.annotation import ENTITY_LABELS
from tui.article import Span
from tui.language.neural.features import (
    CONTENT_TAGS,
    CUE_TAGS,
    ENTITY_TAGS,
    RELATIONS,
    SOURCE_TAGS,
    Words,
)
from tui.language.neural.windows import Window
from tui.language.training.documents import Document

FOLDED: Mapping[str, tuple[str, ...]] = {"PER": ("PERSON",), "LOC": ("LOC", "GPE", "FAC")}
"""Labels that stand for several of ours, less those that a corpus has labels of their own for."""

OTHER = frozenset({"MISC", "OTH", "OTHER"})
OTHER_NAMES = ("NORP", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE")
"""What a corpus can mean by a name of another kind."""

KNOWN = frozenset(ENTITY_LABELS) | set(FOLDED) | OTHER
"""The entity labels that can be learned from."""

NOT_ASKED = -1

_ORDER = {name: number for number, name in enumerate(RELATIONS)}
_SOURCE, _CUE, _CONTENT = (
    {tag: number for number, tag in enumerate(tags)}
    for tags in (SOURCE_TAGS, CUE_TAGS, CONTENT_TAGS)
)


class TagSets:
    """Sets of entity tags that are all right for a word, each with a number."""

    def __init__(self) -> None:
        self._numbers: dict[frozenset[str], int] = {}

    def number(self, tags: Iterable[str]) -> int:
        """The number of the set of ``tags``."""
        return self._numbers.setdefault(frozenset(tags), len(self._numbers))

    def table(self) -> NDArray[np.bool_]:
        """A row for each set, in the order of their numbers, a column for each entity tag."""
        rows = [[tag in tags for tag in ENTITY_TAGS] for tags in self._numbers]
        return np.array(rows, dtype=bool).reshape(-1, len(ENTITY_TAGS))


class Scheme:
    """What a corpus that annotates ``labels`` tells about each tag of ours.

    Where it has one label for several of ours any of them is right; where it has none for ours, a
    word outside its entities may be of that type or of none.
    """

    def __init__(self, labels: frozenset[str], sets: TagSets) -> None:
        meaning: dict[str, tuple[str, ...]] = {}
        for label in labels - OTHER:
            wide = FOLDED.get(label, (label,))
            meaning[label] = tuple(x for x in wide if x == label or x not in labels)
        covered = {own for several in meaning.values() for own in several}
        for label in labels & OTHER:
            meaning[label] = tuple(x for x in OTHER_NAMES if x not in covered)
        self._rows = {
            f"{position}-{label}": sets.number(f"{position}-{own}" for own in several)
            for label, several in meaning.items()
            for position in "BIES"
        }
        self._rows["O"] = sets.number(
            ["O", *(tag for tag in ENTITY_TAGS[1:] if tag[2:] not in covered)]
        )

    def __getitem__(self, tag: str) -> int:
        """The number of the set of tags that ``tag``, by the corpus's labels, allows."""
        return self._rows[tag]


@dataclass(frozen=True, slots=True)
class Link:
    """What the words ``[first, last]`` should answer by ``relation``: any of ``answers``.

    All are numbers of words, the relation the place in RELATIONS; no answers: nobody.
    """

    relation: int
    first: int
    last: int
    answers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """What the network should say over the words of a window; NOT_ASKED where nothing is known.

    ``entity`` are numbers of sets of tags, ``links`` have positions in the window. ``weight`` is
    how much its entities count.
    """

    entity: list[int]
    source: list[int]
    cue: list[int]
    content: list[int]
    links: list[Link]
    weight: float


class Aligned:
    """A document's annotations as ranges of its words."""

    def __init__(self, document: Document, words: Words, sets: TagSets) -> None:
        self._starts = [start for start, _ in words.spans]
        self._ends = [end for _, end in words.spans]
        count = len(words.spans)
        self.entity = [NOT_ASKED] * count
        self.links: list[Link] = []
        if document.labels:
            scheme = Scheme(document.labels, sets)
            self.entity = [scheme["O"]] * count
            for span, label in document.entities:
                self._tag(self.entity, span, label, scheme)
        quiet = NOT_ASKED if document.said is None else 0
        self.source, self.cue, self.content = ([quiet] * count for _ in range(3))
        self._speech(document)
        for reference in document.references:
            first, end = self._range(reference.span)
            named = {w for span in reference.named for w in range(*self._range(span))}
            self._link("speaker", first, end, named - set(range(first, end)))

    def _speech(self, document: Document) -> None:
        for said in document.said or ():
            if said.via:
                self._tag(self.source, said.via, "VIA", _SOURCE)
        for said in document.said or ():
            source = self._words(said.source)
            cue = self._words(said.cue)
            voices = {word for span in said.voices for word in self._words(span)}
            if said.source:
                self._tag(self.source, said.source, "SOURCE", _SOURCE)
            if said.cue:
                self._tag(self.cue, said.cue, "CUE", _CUE)
            earlier: set[int] = set()
            for piece in said.content:
                self._tag(self.content, piece, "CONTENT", _CONTENT)
                first, end = self._range(piece)
                inside = set(range(first, end))
                self._link("source", first, end, source)
                self._link("cue", first, end, cue)
                self._link("earlier", first, end, earlier)
                if voices - inside:
                    self._link("voice", first, end, voices - inside)
                earlier |= inside
            # A source that names its speaker stands for nobody else; one that does not, for any
            # mention that does.
            if voices:
                first, end = self._range(said.source) if said.source else (0, 0)
                self._link("speaker", first, end, set() if voices & source else voices)

    def _link(self, relation: str, first: int, end: int, answers: set[int]) -> None:
        if first < end:
            self.links.append(Link(_ORDER[relation], first, end - 1, tuple(sorted(answers))))

    def _range(self, span: Span) -> tuple[int, int]:
        """The words that overlap ``span``: the first, and the one after the last."""
        return bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)

    def _words(self, span: Span | None) -> set[int]:
        return set(range(*self._range(span))) if span else set()

    def _tag(
        self, row: list[int], span: Span, label: str, numbers: Mapping[str, int] | Scheme
    ) -> None:
        first, end = self._range(span)
        for word in range(first, end):
            position = (
                "S"
                if end - first == 1
                else "B"
                if word == first
                else "E"
                if word == end - 1
                else "I"
            )
            row[word] = numbers[f"{position}-{label}"]

    def over(self, window: Window, weight: float = 1.0) -> Target:
        """The targets of a window. A link whose answers all lie outside is not asked."""
        place = {word: number for number, word in enumerate(window.words)}
        links = []
        for link in self.links:
            if link.first in place and link.last in place:
                inside = tuple(place[word] for word in link.answers if word in place)
                if inside or not link.answers:
                    links.append(Link(link.relation, place[link.first], place[link.last], inside))
        entity, source, cue, content = (
            [row[word] for word in window.words]
            for row in (self.entity, self.source, self.cue, self.content)
        )
        return Target(entity, source, cue, content, links, weight)
