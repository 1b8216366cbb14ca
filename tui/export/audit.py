"""One row a quote: a source audit in a spreadsheet.

``words`` counts the words of the quote, ``share`` is the speaker's share of all words quoted in
the article, whatever a filter left out. ``corrected`` says whether the quote goes back to the
reader. Offsets are code points of the article's text,
end-exclusive, from the first piece of the quote to its last. It begins with a byte order mark,
for Excel.
"""

from __future__ import annotations

from collections.abc import Iterator

from tui.annotation import voices
from tui.export.citing import ELLIPSIS, passage
from tui.export.collecting import Export, ExportedArticle
from tui.export.formats import Form
from tui.export.paragraphs import Paragraphs
from tui.export.publication import byline, date, outlet, url
from tui.export.tables import table

COLUMNS = (
    "article",
    "date",
    "outlet",
    "byline",
    "speaker",
    "role",
    "kind",
    "named",
    "why not named",
    "type",
    "quote",
    "verb",
    "verb class",
    "via",
    "words",
    "share",
    "paragraph",
    "start",
    "end",
    "confidence",
    "corrected",
    "file",
    "url",
)


def export(export: Export) -> str:
    """A row for each quote, in the order of the text."""
    return table(COLUMNS, (row for item in export.articles for row in _rows(item)), bom=True)


def _rows(item: ExportedArticle) -> Iterator[tuple[object, ...]]:
    article, annotations = item.article, item.annotations
    if article is None or annotations is None:
        return
    about = (article.title, date(article), outlet(article), byline(article))
    shares = {
        voice.speaker.id: voice.share
        for voice in voices(item.whole or annotations, article.text)
        if voice.speaker is not None
    }
    paragraphs = Paragraphs(article)
    for quote in sorted(annotations.attributions, key=lambda quote: quote.span):
        speaker = annotations.speaker_of(quote)
        yield (
            *about,
            speaker.name if speaker else None,
            speaker.role if speaker else None,
            speaker.kind if speaker else None,
            ("yes" if speaker.named else "no") if speaker else None,
            speaker.reason if speaker else None,
            quote.type,
            ELLIPSIS.join(passage(article, piece) for piece in quote.content),
            " ".join(passage(article, quote.cue).split()) if quote.cue else None,
            quote.cue_class,
            " ".join(passage(article, quote.via).split()) if quote.via else None,
            sum(len(piece.of(article.text).split()) for piece in quote.content),
            f"{shares[speaker.id]:.4f}" if speaker else None,
            paragraphs.at(quote.span.start)[0],
            quote.span.start,
            quote.span.end,
            None if quote.confidence is None else f"{quote.confidence:.3f}",
            "yes" if quote.id in item.corrected else "no",
            item.path,
            url(article),
        )


FORMAT = Form(
    "csv-quotes", ".csv", "a source audit: one row a quote, who said it and how", export, True
)
