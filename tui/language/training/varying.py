"""Variants of annotated texts: other names, other quote marks, other headlines, other cues.

A model that has seen few texts learns their names by heart; it should learn how they are used.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from tui.annotation import ENTITY_LABELS
from tui.article import Span
from tui.language.quotes import pair
from tui.language.training.documents import Document
from tui.language.training.names import Names
from tui.language.training.rewriting import Edit, rewrite

PERSON = 0.5
SWAPPED = {
    "GPE": 0.35,
    "ORG": 0.25,
    "LOC": 0.25,
    "FAC": 0.3,
    "PRODUCT": 0.3,
    "EVENT": 0.2,
    "WORK_OF_ART": 0.3,
    "LAW": 0.2,
}
"""The chance that a name gets another one's place, by label, once for all of its mentions."""

MARKS = {"": 0.45, "“”": 0.4, "‘’": 0.05, '""': 0.1}
"""Quote marks, none for those that are there, and how often."""

HEADLINE = 120
"""A first paragraph of fewer code points is a headline."""
UPPER = 0.05
TITLE_CASE = 0.2

ANOTHER_CUE = 0.25
"""The chance of another verb in the place of *said*."""
CUES = (
    "stated",
    "added",
    "noted",
    "explained",
    "declared",
    "commented",
    "remarked",
    "argued",
    "insisted",
    "announced",
    "replied",
    "warned",
    "claimed",
    "confirmed",
    "told reporters",
)

_SHORT = 6
"""Letters of the names that are not written out, if in capitals."""


class Varier:
    """Makes variants.

    Other names come from ``names`` and from ``documents``; ``seed`` fixes which.
    """

    def __init__(self, documents: Sequence[Document], names: Names, seed: int) -> None:
        self._random = random.Random(seed)
        self._names = names
        self._pools: dict[str, list[str]] = defaultdict(list)
        for document in documents:
            if _has_all_labels(document):
                for label in SWAPPED:
                    found = {
                        s.of(document.text) for s, other in document.entities if other == label
                    }
                    self._pools[label] += sorted(
                        name for name in found if name[0].isupper() or name[0].isdigit()
                    )
        self._pools["GPE"] += names.places

    def __call__(self, document: Document) -> Document:
        """A variant of ``document``, with its annotations."""
        if _has_all_labels(document):
            document = rewrite(document, self._other_names(document))
        text = self._headline(document, self._marks(document))
        document = replace(document, text=text)
        return rewrite(document, self._cues(document))

    def _other_names(self, document: Document) -> list[Edit]:
        new = self._people(document)
        edits = []
        for span, label in document.entities:
            name = span.of(document.text)
            key = (label, name)
            if "\n" in name:
                continue
            if key not in new and label in SWAPPED:
                other = name
                if self._random.random() < SWAPPED[label] and self._pools[label]:
                    other = self._random.choice(self._pools[label])
                new[key] = other if _is_acronym(name) == _is_acronym(other) else name
            if new.get(key, name) != name:
                edits.append(Edit(*span, new[key]))
        return edits

    def _people(self, document: Document) -> dict[tuple[str, str], str]:
        """What people are called instead, by what they are called: in full, by last, first name."""
        new: dict[tuple[str, str], str] = {}
        for span, label in document.entities:
            name = span.of(document.text)
            words = name.split()
            full, last = (label, name), (label, words[-1])
            # Relatives share a last name, which can be replaced in one way alone.
            if label != "PERSON" or len(words) < 2 or full in new or last in new:
                continue
            if self._random.random() < PERSON:
                first_name = self._random.choice(self._names.first)
                last_name = self._random.choice(self._names.last)
                new[full] = f"{first_name} {last_name}"
                new[last] = last_name
                new.setdefault((label, words[0]), first_name)
            else:
                new[full], new[last] = name, words[-1]
        return new

    def _marks(self, document: Document) -> str:
        """The text with other quote marks, one for one."""
        text = document.text
        style = self._random.choices(list(MARKS), list(MARKS.values()))[0]
        if not style:
            return text
        out = list(text)
        if style != '""':
            out = ["’" if c == "'" else c for c in out]
        for quotation in pair(text, document.paragraphs):
            # An apostrophe within would end a quotation in single marks.
            if len(quotation.mark) != 1 or (
                style == "‘’" and "'" in text[quotation.start : quotation.end]
            ):
                continue
            for number, (start, end) in enumerate(quotation.pieces):
                out[start] = style[0]
                if quotation.closed and number == len(quotation.pieces) - 1:
                    out[end - 1] = style[1]
        return "".join(out)

    def _headline(self, document: Document, text: str) -> str:
        chance = self._random.random()
        if document.said is None or not document.paragraphs or chance > UPPER + TITLE_CASE:
            return text
        start, end = document.paragraphs[0]
        if end - start > HEADLINE:
            return text
        line = text[start:end]
        changed = "".join(
            # Letters whose capital is more than one would move what follows.
            c.upper()
            if len(c.upper()) == 1 and (chance < UPPER or not at or line[at - 1] in ' -“"')
            else c
            for at, c in enumerate(line)
        )
        return text[:start] + changed + text[end:]

    def _cues(self, document: Document) -> list[Edit]:
        edits = []
        done: set[Span] = set()
        for said in document.said or ():
            cue = said.cue
            if cue and cue not in done and cue.of(document.text) == "said":
                done.add(cue)
                if self._random.random() < ANOTHER_CUE:
                    edits.append(Edit(*cue, self._random.choice(CUES)))
        return edits


def _has_all_labels(document: Document) -> bool:
    return document.labels >= set(ENTITY_LABELS)


def _is_acronym(name: str) -> bool:
    return len(name) < _SHORT and name.isupper()
