"""Figures as a table to read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tui.article.safety import safe_line
from tui.language.evaluation.mistakes import Mistake
from tui.language.evaluation.tally import SPEAKERS

MEANINGS = {
    "typed": "span and type right",
    "coarse": "span and group right: person, organization, place, time, number …",
    "name3": "the same, of people, organizations and places alone",
    "span": "span right, of whatever type",
    "annotated": "span and type right, among the types that this corpus has",
    "all": "at least half of what was said",
    "quoted": "direct and mixed",
    "direct": "all of it in quote marks",
    "mixed": "some of it in quote marks",
    "indirect": "none of it in quote marks",
    "exact": "to the letter (97 %)",
    "attributed": "what was said, and the mention of who said it",
    "end to end": "what was said, and who it was",
}
"""What has to be right for a row, in a few words."""

_NAME = 14
_HEAD = f"{'':{_NAME}}{'P':>6}{'R':>6}{'F':>6}{'gold':>7}{'found':>7}"


def lines(figures: Mapping[str, Any], worst: Sequence[Mistake] = ()) -> Iterator[str]:
    """The lines of a table of what ``Tally.figures`` and ``Tally.worst`` gave."""
    if "entities" in figures:
        yield ""
        yield _head("Entities")
        for name, row in figures["entities"].items():
            yield _row(name, row, MEANINGS[name])
        yield ""
        for label, row in figures.get("labels annotated", figures["labels"]).items():
            yield _row(safe_line(label), row)
    if "quotes" in figures:
        yield ""
        yield _head("Quotes")
        for name, row in figures["quotes"].items():
            yield _row(name, row, MEANINGS[name])
        yield ""
        yield _row("exact", figures["quotes exact"], MEANINGS["exact"])
        for name in ("attributed", "end to end"):
            if name in figures:
                yield _row(name, figures[name], MEANINGS[name])
    if "speaker accuracy" in figures:
        yield ""
        yield "Speakers: the right one, of the quotes that were found, in per cent"
        shares = figures["speaker accuracy"]
        for name in SPEAKERS:
            if name in shares:
                yield f"  {name:{_NAME - 2}}{shares[name]:6.1f}"
    if worst:
        yield ""
        yield "Worst errors of each kind (article:offset)"
        for mistake in worst:
            yield from _mistake(mistake)


def _head(title: str) -> str:
    return title + _HEAD[len(title) :] + "  right is"


def _row(name: str, row: Mapping[str, Any], meaning: str = "") -> str:
    counts = f"{row['p']:6.1f}{row['r']:6.1f}{row['f']:6.1f}{row['gold']:7}{row['pred']:7}"
    return f"  {name:{_NAME - 2}}{counts}  {meaning}".rstrip()


def _mistake(mistake: Mistake) -> Iterator[str]:
    where = f"{mistake.sample}:{mistake.start}"
    yield safe_line(f"  {mistake.kind:18}  {where}  {mistake.detail}")
    yield safe_line(f"      {mistake.excerpt}")
