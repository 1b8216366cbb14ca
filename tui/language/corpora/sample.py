"""One form for the texts of every corpus. Plain data; offsets are code points of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, NamedTuple

from tui.annotation import QuoteType
from tui.article import Span

Form = Literal["gold", "iob2", "conll", "conllu", "prodigy", "doccano", "brat", "spacy"]

COMPLETE: frozenset[Form] = frozenset({"gold", "prodigy", "doccano", "brat", "spacy"})
"""Forms of whole articles, that have entities and attributions."""


class LabelledSpan(NamedTuple):
    """A mention of an entity and its type, as the corpus or the engine calls it."""

    span: Span
    label: str


@dataclass(frozen=True, slots=True)
class NamedAttribution:
    """An attribution with its speaker by name: what a corpus says, or what an engine found.

    ``content`` has at least one piece. ``kind`` is the speaker's, None where the corpus does not
    give it.
    """

    content: tuple[Span, ...]
    type: QuoteType
    source: Span | None = None
    cue: Span | None = None
    via: Span | None = None
    speaker: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """A text and what a corpus says about it.

    A layer that the corpus does not annotate is None, one in which it found nothing is empty.
    ``labels`` are the entity types that it annotates: of any other type, nothing in ``entities``
    does not mean that there is nothing in the text. ``paragraphs`` is None for an article as it
    stands in a file, whose paragraphs are still to be found.
    """

    id: str
    text: str
    entities: tuple[LabelledSpan, ...] | None = None
    attributions: tuple[NamedAttribution, ...] | None = None
    labels: frozenset[str] = frozenset()
    paragraphs: tuple[Span, ...] | None = None


@dataclass(frozen=True, slots=True)
class Corpus:
    """Samples that are read one at a time, as often as the corpus is iterated over.

    ``size`` is how many there are. Iterating raises CorpusError where a file has changed since
    the corpus was opened and is malformed now.
    """

    path: Path
    form: Form
    labels: frozenset[str]
    size: int
    entities: bool
    attributions: bool
    read: Callable[[], Iterator[Sample]]

    def __iter__(self) -> Iterator[Sample]:
        for sample in self.read():
            yield replace(sample, labels=self.labels)
