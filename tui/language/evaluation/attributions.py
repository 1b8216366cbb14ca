"""Attributions: contents matched one to one, then sources and speakers of those that match."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tui.annotation import QuoteType
from tui.article import Span
from tui.language.corpora import NamedAttribution
from tui.language.evaluation.counts import Counts, Share
from tui.language.evaluation.mistakes import Mistakes
from tui.language.evaluation.names import same_name

GROUPS: dict[str, frozenset[QuoteType]] = {
    "all": frozenset({"direct", "mixed", "indirect"}),
    "quoted": frozenset({"direct", "mixed"}),
    "direct": frozenset({"direct"}),
    "mixed": frozenset({"mixed"}),
    "indirect": frozenset({"indirect"}),
}
"""What is counted apart, by quote type."""

OVERLAP = 0.5
EXACT = 0.97
"""How much of the letters in either of two contents must be in both, for them to match."""

Pairs = list[tuple[int, int]]
"""Positions of a gold attribution and of the one found that matches it."""


def letters(text: str, spans: Iterable[Span]) -> set[int]:
    """The offsets of letters and digits in ``spans``: blanks and punctuation count for nothing."""
    return {at for start, end in spans for at in range(start, end) if text[at].isalnum()}


def overlaps(
    text: str, gold: Sequence[NamedAttribution], found: Sequence[NamedAttribution]
) -> dict[tuple[int, int], float]:
    """Intersection over union of the contents' letters, for the pairs that share any."""
    of_gold = [letters(text, item.content) for item in gold]
    of_found = [letters(text, item.content) for item in found]
    out = {}
    for i, one in enumerate(of_gold):
        for j, other in enumerate(of_found):
            if shared := len(one & other):
                out[i, j] = shared / len(one | other)
    return out


def match(shared: dict[tuple[int, int], float], least: float) -> Pairs:
    """Pairs that overlap by ``least`` or more, one to one, the best first, else in text order."""
    good = sorted(
        ((pair, value) for pair, value in shared.items() if value >= least),
        key=lambda item: -item[1],
    )
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    out: Pairs = []
    for (i, j), _ in good:
        if i not in taken_gold and j not in taken_found:
            taken_gold.add(i)
            taken_found.add(j)
            out.append((i, j))
    return out


def is_optional(item: NamedAttribution) -> bool:
    """Whether finding a gold attribution or not is the same: nobody is known to have said it."""
    return item.kind == "unknown" and not item.speaker


def same_source(one: Span | None, other: Span | None) -> bool:
    """Whether two source mentions overlap, or neither is there."""
    if one is None or other is None:
        return one is other
    return one.overlaps(other)


@dataclass(slots=True)
class AttributionTally:
    """The counts of attributions over a corpus."""

    quotes: dict[str, Counts] = field(default_factory=lambda: {g: Counts() for g in GROUPS})
    exact: Counts = field(default_factory=Counts)
    attributed: Counts = field(default_factory=Counts)
    end_to_end: Counts = field(default_factory=Counts)
    speakers: dict[str, Share] = field(default_factory=lambda: {g: Share() for g in GROUPS})

    def add(
        self,
        name: str,
        text: str,
        gold: Sequence[NamedAttribution],
        found: Sequence[NamedAttribution],
        mistakes: Mistakes,
    ) -> None:
        """Compare a text's attributions, and note what is wrong."""
        gold, found = _without_optional(text, gold, found)
        shared = overlaps(text, gold, found)
        pairs = match(shared, OVERLAP)
        self._count_contents(gold, found, pairs)
        self.exact.add(len(gold), len(found), len(match(shared, EXACT)))
        sources = sum(same_source(gold[i].source, found[j].source) for i, j in pairs)
        self.attributed.add(len(gold), len(found), sources)
        right = 0
        for i, j in pairs:
            one, other = gold[i], found[j]
            if not one.speaker:
                continue
            same = same_name(one.speaker, other.speaker)
            right += same
            for group, types in GROUPS.items():
                if one.type in types:
                    self.speakers[group].add(same)
            if not same:
                said = f"{other.speaker or 'nobody'}, not {one.speaker}"
                mistakes.note("speaker", name, text, one.content, said)
        self.end_to_end.add(sum(bool(item.speaker) for item in gold), len(found), right)
        _note(name, text, gold, found, pairs, mistakes)

    def _count_contents(
        self, gold: Sequence[NamedAttribution], found: Sequence[NamedAttribution], pairs: Pairs
    ) -> None:
        for group, types in GROUPS.items():
            self.quotes[group].add(
                sum(item.type in types for item in gold),
                sum(item.type in types for item in found),
                sum(gold[i].type in types for i, _ in pairs),
                sum(found[j].type in types for _, j in pairs),
            )


def _without_optional(
    text: str, gold: Sequence[NamedAttribution], found: Sequence[NamedAttribution]
) -> tuple[Sequence[NamedAttribution], Sequence[NamedAttribution]]:
    """Both sides without optional gold attributions and what matches one of them."""
    optional = {i for i, item in enumerate(gold) if is_optional(item)}
    if not optional:
        return gold, found
    spare = {j for i, j in match(overlaps(text, gold, found), OVERLAP) if i in optional}
    return (
        [item for i, item in enumerate(gold) if i not in optional],
        [item for j, item in enumerate(found) if j not in spare],
    )


def _note(
    name: str,
    text: str,
    gold: Sequence[NamedAttribution],
    found: Sequence[NamedAttribution],
    pairs: Pairs,
    mistakes: Mistakes,
) -> None:
    matched_gold = {i for i, _ in pairs}
    matched_found = {j for _, j in pairs}
    for i, item in enumerate(gold):
        if i not in matched_gold:
            mistakes.note("quote missed", name, text, item.content, item.type)
    for j, item in enumerate(found):
        if j not in matched_found:
            mistakes.note("quote invented", name, text, item.content, item.type)
