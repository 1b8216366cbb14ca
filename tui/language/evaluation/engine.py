"""Between a corpus and an engine: the article to annotate, and what was found, as plain data."""

from __future__ import annotations

from tui.annotation import Annotations
from tui.article import Article, Block, from_text
from tui.language.corpora import Corpus, LabelledSpan, NamedAttribution, Sample


def article_of(sample: Sample, corpus: Corpus) -> Article:
    """The article to annotate: as its file would be read, or a paragraph for each one given.

    Raises ArticleError where the text is empty.
    """
    path = corpus.path / sample.id
    if sample.paragraphs is None:
        return from_text(sample.text, path.with_name(f"{sample.id}.txt"))
    blocks = tuple(Block("paragraph", span) for span in sample.paragraphs)
    return Article(path=path, text=sample.text, encoding="utf-8", blocks=blocks)


def found_entities(annotations: Annotations) -> list[LabelledSpan]:
    """The mentions that an engine found."""
    return [LabelledSpan(mention.span, mention.label) for mention in annotations.mentions]


def found_attributions(annotations: Annotations) -> list[NamedAttribution]:
    """The attributions that an engine found, with their speakers by name."""
    out = []
    for item in annotations.attributions:
        speaker = annotations.speaker_of(item)
        out.append(
            NamedAttribution(
                content=item.content,
                type=item.type,
                source=item.source,
                cue=item.cue,
                via=item.via,
                speaker=speaker.name if speaker else None,
                kind=speaker.kind if speaker else None,
            )
        )
    return out
