"""A corpus's figures, added up text by text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tui.annotation import Annotations
from tui.language.corpora import LabelledSpan, NamedAttribution, Sample
from tui.language.evaluation.attributions import AttributionTally
from tui.language.evaluation.counts import Counts, Figures
from tui.language.evaluation.engine import found_attributions, found_entities
from tui.language.evaluation.entities import EntityTally
from tui.language.evaluation.mistakes import Mistake, Mistakes

SPEAKERS = ("all", "quoted", "indirect")
"""The groups by which the accuracy of speakers is told."""


class Tally:
    """Compares one text after another with what was found in it, and keeps the counts alone."""

    def __init__(self, labels: frozenset[str], *, gold_form: bool = True, worst: int = 0) -> None:
        """For a corpus with entities of ``labels``; keep the ``worst`` mistakes of each kind.

        What is in the ``gold_form`` is measured by its labels as they stand, and, where it
        follows another scheme than the 18 types, by what it annotates as well; any other corpus
        by what it annotates alone.
        """
        self.documents = 0
        self.not_predicted = 0
        self._gold_form = gold_form
        self._entities = EntityTally(labels)
        self._attributions = AttributionTally()
        self._mistakes = Mistakes(worst)

    def add(
        self,
        sample: Sample,
        entities: Sequence[LabelledSpan],
        attributions: Sequence[NamedAttribution],
    ) -> None:
        """Count what was found in ``sample`` against what the corpus has there."""
        self.documents += 1
        if sample.entities is not None:
            self._entities.add(sample.id, sample.text, sample.entities, entities, self._mistakes)
        if sample.attributions is not None:
            self._attributions.add(
                sample.id, sample.text, sample.attributions, attributions, self._mistakes
            )

    def add_annotations(self, sample: Sample, annotations: Annotations) -> None:
        """The same with what an engine found, in the engine's form."""
        self.add(sample, found_entities(annotations), found_attributions(annotations))

    def add_missing(self, sample: Sample) -> None:
        """Count a text in which nothing could be found, since the engine failed on it."""
        self.not_predicted += 1
        self.add(sample, (), ())

    def figures(self) -> dict[str, Any]:
        """All figures as plain data; a layer of which the corpus has nothing is not there.

        ``entities`` has a row for each measure, ``labels`` for each label; in the gold form by
        labels as they stand, and then ``labels annotated`` by what the corpus annotates, where
        that is not the 18 types. ``quotes`` has a row for each group of quote types. ``quotes
        exact``, ``attributed`` and ``end to end`` are rows, ``speaker accuracy`` shares in per
        cent.
        """
        out: dict[str, Any] = {"documents": self.documents, "not predicted": self.not_predicted}
        out.update(self._entity_figures())
        out.update(self._attribution_figures())
        return out

    def worst(self) -> list[Mistake]:
        """The worst mistakes, kind by kind."""
        return self._mistakes.worst()

    def _entity_figures(self) -> dict[str, Any]:
        tally = self._entities
        if not tally.measures["typed"].gold:
            return {}
        measures = tally.measures if self._gold_form else {}
        rows = {name: counts.figures() for name, counts in measures.items()}
        if tally.partial:
            rows["annotated"] = tally.annotated.figures()
        by_label = tally.by_label if self._gold_form else tally.by_annotated
        out: dict[str, Any] = {"entities": rows, "labels": _rows(by_label)}
        if self._gold_form and tally.partial:
            out["labels annotated"] = _rows(tally.by_annotated)
        return out

    def _attribution_figures(self) -> dict[str, Any]:
        tally = self._attributions
        if not tally.quotes["all"].gold:
            return {}
        out: dict[str, Any] = {
            "quotes": {group: counts.figures() for group, counts in tally.quotes.items()},
            "quotes exact": tally.exact.figures(),
            "attributed": tally.attributed.figures(),
        }
        if tally.speakers["all"].total:
            out["speaker accuracy"] = {
                group: tally.speakers[group].percent()
                for group in SPEAKERS
                if tally.speakers[group].total
            }
            out["end to end"] = tally.end_to_end.figures()
        return out


def _rows(counts: Mapping[str, Counts]) -> dict[str, Figures]:
    return {label: counts[label].figures() for label in sorted(counts)}
