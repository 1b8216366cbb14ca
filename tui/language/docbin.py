"""spaCy's DocBin: articles with entities and quotes as documents, to train spaCy on.

Entities are ``doc.ents``; what is said is in ``doc.spans["sc"]``, the key that spaCy's own span
categorizer reads, with the types of quotes as labels, together with sources, cues and relayers.
Where a span begins or ends within a word it is widened to the whole word, as spans are made of
words; the text is the article's own, and offsets are the same code points. What belongs to what
is in ``doc.user_data["attributions"]``, in the gold form (``corpora.gold``), for this program's
own training.

This is a format of the entry-point group ``newsreader.export``, which names it; it stands here
because nothing but the engine knows spaCy.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tui.annotation import Annotations, Attribution, Span
from tui.article import Article
from tui.language.annotating import encodable

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.tokens import Span as SpacySpan

SPANS = "sc"
PARTS = ("SOURCE", "CUE", "VIA")


class _Export(Protocol):
    def annotated(self) -> Iterable[tuple[Article, Annotations]]:
        """The articles that the engine has seen."""


class _Format(NamedTuple):
    name: str = "spacy"
    suffix: str = ".spacy"
    description: str = "a DocBin to train spaCy on"
    annotated: bool = True

    @staticmethod
    def make(export: _Export) -> bytes:
        """The bytes of the DocBin. Imports spaCy."""
        return docbin(export.annotated())


FORMAT = _Format()


def docbin(annotated: Iterable[tuple[Article, Annotations]]) -> bytes:
    """A document for each article, in the order given, with its title and digest in its data."""
    import spacy
    from spacy.tokens import DocBin

    nlp = spacy.blank("en")
    # By far the longest article that is opened has 20 million characters.
    nlp.max_length = 1 << 31
    out = DocBin(store_user_data=True)
    for article, found in annotated:
        out.add(_document(nlp.make_doc(encodable(article.text)), article, found))
    return out.to_bytes()


def _document(doc: Doc, article: Article, annotations: Annotations) -> Doc:
    from spacy.util import filter_spans

    doc.user_data["title"] = encodable(article.title)
    doc.user_data["digest"] = article.digest
    doc.user_data["attributions"] = [_gold(annotations, a) for a in annotations.attributions]
    doc.set_ents(
        filter_spans([_span(doc, mention.span, mention.label) for mention in annotations.mentions])
    )
    said: list[SpacySpan] = []
    for item in annotations.attributions:
        said += [_span(doc, piece, item.type.upper()) for piece in item.content]
        parts = zip(PARTS, (item.source, item.cue, item.via), strict=True)
        said += [_span(doc, span, part) for part, span in parts if span is not None]
    doc.spans[SPANS] = said
    return doc


def _gold(annotations: Annotations, item: Attribution) -> dict[str, object]:
    speaker = annotations.speaker_of(item)
    parts = {"source": item.source, "cue": item.cue, "via": item.via}
    return {
        "content": [list(piece) for piece in item.content],
        "type": item.type,
        "speaker": encodable(speaker.name) if speaker else None,
        "kind": speaker.kind if speaker else None,
        **{name: None if span is None else list(span) for name, span in parts.items()},
    }


def _span(doc: Doc, span: Span, label: str) -> SpacySpan:
    found = doc.char_span(*span, label=label, alignment_mode="expand")
    assert found is not None  # None is for spans that are not in the text
    return found
