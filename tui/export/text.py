"""An article as plain text, for a terminal, a pipe, a mail or a screen reader.

Nothing is drawn: no boxes, no rules, no columns; what is a heading is a line of words. What a
terminal would obey is made visible; hidden spans are left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from tui.annotation import Annotations, flatten, voices
from tui.article import Article, Span
from tui.article.article import Block, BlockKind
from tui.article.safety import safe, safe_line
from tui.export.lines import Line, Mark, flow, spaced

MIN_WIDTH = 20

LOOKS: dict[BlockKind, tuple[str, ...]] = {
    "title": ("title",),
    "section": ("section",),
    "byline": ("byline",),
    "date": ("byline",),
    "heading": ("heading",),
}
"""The looks of blocks that have any of their own."""

HEAD: frozenset[BlockKind] = frozenset({"title", "section", "byline", "date"})
"""The kinds of block that stand above an article."""


def show_article(
    article: Article, width: int = 80, annotations: Annotations | None = None
) -> list[Line]:
    """The article's visible text in lines of at most ``width`` cells, as ``parts`` has it."""
    return spaced(parts(article, width, annotations))


def parts(
    article: Article, width: int = 80, annotations: Annotations | None = None
) -> Iterator[list[Line]]:
    """The lines of the title and of each block; a blank line belongs between two.

    With ``annotations`` entities and quotations bear looks.
    """
    width = max(MIN_WIDTH, width)
    if not any(block.kind == "title" for block in article.blocks):
        yield flow(safe_line(article.title), width, looks=("title",))
    reading = article.reading
    marks = _marks(article, annotations) if annotations is not None else []
    starts = [span.start for span, _ in marks]
    for number, span in zip(reading.shown, reading.blocks, strict=True):
        block = article.blocks[number]
        if block.kind == "code":
            lines = safe(_lines_kept(article, span)).split("\n")
            yield [line for row in lines for line in flow(row, width, _indent(row), _indent(row))]
            continue
        here = []
        for i in range(max(0, bisect_left(starts, span.start) - 1), len(marks)):
            where, looks = marks[i]
            if where.start >= span.end:
                break
            here.append((Span(where.start - span.start, where.end - span.start), looks))
        text = safe_line(span.of(reading.text))
        yield flow(text, width, *_leads(block), LOOKS.get(block.kind, ()), here)


def head(article: Article) -> int:
    """How many of ``parts`` stand above the text: title, section, byline and date."""
    count = int(not any(block.kind == "title" for block in article.blocks))
    for number in article.reading.shown:
        if article.blocks[number].kind not in HEAD:
            break
        count += 1
    return count


def _leads(block: Block) -> tuple[str, str]:
    """What a block's first line begins with, and the others."""
    indent = "  " * max(1, block.level)
    if block.kind == "item":
        return indent[2:] + (safe_line(block.marker).strip() or "-") + " ", indent
    return (indent, indent) if block.kind == "quote" else ("", "")


def _marks(article: Article, annotations: Annotations) -> list[Mark]:
    """Quotations with their sources, and over them entities, cut where they overlap.

    Spans are the reading's.
    """
    place = article.reading.span_from_article
    ranks = {
        voice.speaker.id: rank
        for rank, voice in enumerate(voices(annotations, article.text))
        if voice.speaker is not None
    }
    marks: list[tuple[Span, str]] = []
    for item in annotations.attributions:
        rank = "" if item.speaker is None else ranks[item.speaker]
        marks += [(place(piece), f"quote.{rank}") for piece in item.content]
        if item.source is not None:
            marks.append((place(item.source), f"quote.{rank}"))
    marks += [(place(mention.span), f"entity.{mention.label}") for mention in annotations.mentions]
    return flatten(marks)


def _lines_kept(article: Article, span: Span) -> str:
    """A block of the reading with its own line ends, which the reading shows as blanks."""
    reading = article.reading
    pieces = []
    for i in range(bisect_left(reading.starts, span.start), len(reading.starts)):
        if reading.starts[i] >= span.end:
            break
        pieces.append(article.text[reading.origins[i] : reading.origins[i] + reading.lengths[i]])
    return "".join(pieces).replace("\r\n", "\n").replace("\r", "\n")


def _indent(row: str) -> str:
    return row[: len(row) - len(row.lstrip(" \t"))].replace("\t", "    ")[: MIN_WIDTH // 2]
