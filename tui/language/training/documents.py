"""Texts to learn from: what a corpus says about them, in the form that targets are made of.

Offsets are code points of the document's text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tui.article import Span
from tui.language.corpora import Corpus, LabelledSpan, NamedAttribution, Sample
from tui.language.evaluation.names import same_name
from tui.language.neural.features import paragraphs_of


@dataclass(frozen=True, slots=True)
class Said:
    """An attribution. ``voices`` are the spans that name its speaker, anywhere in the text."""

    content: tuple[Span, ...]
    source: Span | None = None
    cue: Span | None = None
    via: Span | None = None
    voices: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention without a name, and the named mentions of the same thing.

    There are none where the text names it nowhere.
    """

    span: Span
    named: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A text and what is known about it.

    ``labels`` are the entity types that are annotated, none where entities are not; ``said`` is
    None where attributions are not annotated.
    """

    id: str
    text: str
    paragraphs: tuple[Span, ...]
    entities: tuple[LabelledSpan, ...] = ()
    labels: frozenset[str] = frozenset()
    said: tuple[Said, ...] | None = None
    references: tuple[Reference, ...] = ()


def documents(corpus: Corpus) -> Iterator[Document]:
    """The texts of ``corpus``. Raises CorpusError where one cannot be read."""
    for sample in corpus:
        yield of_sample(sample)


def of_sample(sample: Sample) -> Document:
    """A sample with the named mentions of each attribution's speaker."""
    entities = sample.entities or ()
    known = sample.attributions
    return Document(
        id=sample.id,
        text=sample.text,
        paragraphs=sample.paragraphs or tuple(Span(*span) for span in paragraphs_of(sample.text)),
        entities=entities,
        labels=frozenset() if sample.entities is None else sample.labels,
        said=None
        if known is None
        else tuple(_said(item, sample.text, entities, known) for item in known),
    )


def _said(
    item: NamedAttribution,
    text: str,
    entities: Sequence[LabelledSpan],
    known: Sequence[NamedAttribution],
) -> Said:
    voices: list[Span] = []
    if item.speaker:
        voices = [span for span, _ in entities if same_name(span.of(text), item.speaker)]
        for other in known:
            source = other.source
            if (
                source
                and other.speaker == item.speaker
                and not any(span.overlaps(source) for span in voices)
                and same_name(source.of(text), item.speaker)
            ):
                voices.append(source)
    return Said(item.content, item.source, item.cue, item.via, tuple(sorted(set(voices))))
