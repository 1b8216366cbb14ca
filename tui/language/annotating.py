"""From an article to its annotations: the one entry point of the engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.annotation import Annotations, Attribution, Entity, Mention, Span, Speaker
from tui.article import Article, Reading
from tui.language import ENGINE
from tui.language.coalesce import coalesce
from tui.language.sheet import Paragraph

if TYPE_CHECKING:
    from spacy.language import Language


def annotate(article: Article, nlp: Language) -> Annotations:
    """What ``nlp`` finds in what ``article`` shows; spans are code points of ``article.text``."""
    reading = article.reading
    doc = nlp.make_doc(encodable(reading.text))
    doc._.paragraphs = tuple(
        Paragraph(article.blocks[number].kind, span.start, span.end)
        for span, number in zip(reading.blocks, reading.shown, strict=True)
    )
    doc = nlp(doc)
    entities, mentions = coalesce(
        doc.text,
        [(e.start_char, e.end_char, e.label_) for e in doc.ents],  # type: ignore[misc]
    )
    return Annotations(
        digest=article.digest,
        engine=nlp.meta.get("engine", ENGINE),
        entities=tuple(entities),
        mentions=tuple(_mentions(mentions, reading)),
        speakers=tuple(_speakers(doc._.speakers, entities)),
        attributions=tuple(_attribution(a, reading) for a in doc._.attributions),
    )


def encodable(text: str) -> str:
    """``text`` with each lone surrogate replaced, one for one: spaCy keeps its strings in UTF-8."""
    if any("\ud800" <= c <= "\udfff" for c in text):
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


def _mentions(mentions: list[Mention], reading: Reading) -> list[Mention]:
    out = []
    for mention in mentions:
        span = reading.span_to_article(*mention.span)
        if span.length:
            out.append(mention._replace(span=span))
    return out


def _speakers(speakers: list[Speaker], entities: list[Entity]) -> list[Speaker]:
    """``speakers`` with the ids of the entities that bear their names."""
    by_name: dict[str, int] = {}
    for entity in entities:
        if entity.label in ("PERSON", "ORG", "GPE", "NORP", "FAC", "WORK_OF_ART", "LAW"):
            by_name.setdefault(entity.name, entity.id)
    return [s._replace(entity=by_name.get(s.name)) if s.named else s for s in speakers]


def _attribution(attribution: Attribution, reading: Reading) -> Attribution:
    def back(span: Span | None) -> Span | None:
        return None if span is None else reading.span_to_article(*span)

    return attribution._replace(
        content=tuple(reading.span_to_article(*piece) for piece in attribution.content),
        source=back(attribution.source),
        cue=back(attribution.cue),
        via=back(attribution.via),
    )
