"""Entities: exact spans after trimming, under several readings of their labels."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from tui.annotation import ENTITY_LABELS
from tui.article import Span
from tui.language.corpora import LabelledSpan
from tui.language.evaluation.counts import Counts
from tui.language.evaluation.mistakes import Mistakes

COARSE = {
    "PERSON": "PER",
    "PER": "PER",
    "ORG": "ORG",
    "GPE": "PLACE",
    "LOC": "PLACE",
    "FAC": "PLACE",
    "NORP": "NORP",
    "DATE": "TIME",
    "TIME": "TIME",
    "PERCENT": "NUMBER",
    "MONEY": "NUMBER",
    "QUANTITY": "NUMBER",
    "ORDINAL": "NUMBER",
    "CARDINAL": "NUMBER",
}
"""Labels folded to groups; any other is OTHER."""

NAMES = frozenset({"PER", "ORG", "PLACE"})

MEASURES = ("typed", "coarse", "name3", "span")
"""Right label, right group, right group among ``NAMES`` with all else left out, any label."""

_ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
_OPENING = frozenset("\"“”‘’' ")
_CLOSING = _OPENING | {","}
_POSSESSIVE = re.compile(r"['’]s$")


def trim(text: str, span: Span) -> Span:
    """``span`` without a leading the, a or an, outer quote marks and a trailing 's.

    Corpora differ in whether these belong to a mention.
    """
    start, end = span
    before = None
    while before != (start, end) and start < end:
        before = (start, end)
        article = _ARTICLE.match(text, start, end)
        if article and article.end() < end:
            start = article.end()
        if text[start] in _OPENING:
            start += 1
        if end > start and text[end - 1] in _CLOSING:
            end -= 1
        if _POSSESSIVE.search(text[start:end]):
            end -= 2
    return Span(start, end)


def fold(label: str, measure: str) -> str | None:
    """What ``measure`` takes ``label`` for; None where it leaves it out."""
    if measure == "typed":
        return label
    if measure == "span":
        return "x"
    group = COARSE.get(label, "OTHER")
    return group if measure == "coarse" or group in NAMES else None


def comparable(labels: frozenset[str]) -> dict[str, str]:
    """How labels read where a corpus annotates ``labels``; a label that is not in it is left out.

    A corpus without GPE has all places as LOC. PER is PERSON. Labels outside the 18 types (MISC,
    OTHER) stand for no type that an engine could find, and are left out.
    """
    read: dict[str, str] = {label: label for label in ENTITY_LABELS if label in labels}
    if "PER" in labels or "PERSON" in labels:
        read.update(PER="PERSON", PERSON="PERSON")
    if "LOC" in labels and "GPE" not in labels:
        read.update(GPE="LOC", LOC="LOC", FAC="LOC")
    return read


@dataclass(slots=True)
class EntityTally:
    """The counts of entities over a corpus that annotates ``labels``."""

    labels: frozenset[str]
    measures: dict[str, Counts] = field(default_factory=lambda: {m: Counts() for m in MEASURES})
    by_label: dict[str, Counts] = field(default_factory=dict)
    annotated: Counts = field(default_factory=Counts)
    """Right label, among those that the corpus annotates."""
    by_annotated: dict[str, Counts] = field(default_factory=dict)
    _read: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        self._read = comparable(self.labels)

    @property
    def partial(self) -> bool:
        """Whether the corpus annotates something else than the 18 types."""
        return self.labels != frozenset(ENTITY_LABELS)

    def add(
        self,
        name: str,
        text: str,
        gold: Iterable[LabelledSpan],
        found: Iterable[LabelledSpan],
        mistakes: Mistakes,
    ) -> None:
        """Compare a text's entities, and note what is wrong among the labels of the corpus."""
        gold = [LabelledSpan(trim(text, span), label) for span, label in gold]
        found = [LabelledSpan(trim(text, span), label) for span, label in found]
        for measure, counts in self.measures.items():
            counts.add_sets(_folded(gold, measure), _folded(found, measure))
        _by_label(self.by_label, set(gold), set(found))
        read_gold, read_found = self._comparable(gold), self._comparable(found)
        self.annotated.add_sets(read_gold, read_found)
        _by_label(self.by_annotated, read_gold, read_found)
        _note(name, text, read_gold, read_found, mistakes)

    def _comparable(self, items: Iterable[LabelledSpan]) -> set[LabelledSpan]:
        read = self._read
        return {LabelledSpan(span, read[label]) for span, label in items if label in read}


def _folded(items: Iterable[LabelledSpan], measure: str) -> set[tuple[Span, str]]:
    return {(span, folded) for span, label in items if (folded := fold(label, measure))}


def _by_label(
    tallies: dict[str, Counts], gold: set[LabelledSpan], found: set[LabelledSpan]
) -> None:
    for label in {item.label for item in gold | found}:
        tallies.setdefault(label, Counts()).add_sets(
            {item for item in gold if item.label == label},
            {item for item in found if item.label == label},
        )


def _note(
    name: str, text: str, gold: set[LabelledSpan], found: set[LabelledSpan], mistakes: Mistakes
) -> None:
    """Note mentions with a wrong label, missed ones, and those that are none."""
    missed = {item.span: item.label for item in gold - found}
    wrong = {item.span: item.label for item in found - gold}
    for span in sorted(missed.keys() | wrong.keys()):
        if span in missed and span in wrong:
            mistakes.note(
                "entity mislabelled", name, text, (span,), f"{wrong[span]}, not {missed[span]}"
            )
        elif span in missed:
            mistakes.note("entity missed", name, text, (span,), missed[span])
        else:
            mistakes.note("entity invented", name, text, (span,), wrong[span])
