"""An article and who says what in it as plain text, for a pipe, a mail or a screen reader.

Nothing is drawn: no boxes, no colours, no columns. What a terminal would obey is made visible;
hidden spans are left out.
"""

from __future__ import annotations

from bisect import bisect_left

from tui.annotation import Annotations, Attribution, Voice, voices
from tui.article import Article, Span
from tui.article.safety import safe, safe_line
from tui.export.paragraphs import Paragraphs
from tui.export.wrapping import wrap

MIN_WIDTH = 20


def show(article: Article, annotations: Annotations, width: int = 80) -> str:
    """The article, then its quotes by speaker, in lines of at most ``width`` cells."""
    return show_article(article, width) + "\n" + show_voices(article, annotations, width)


def show_article(article: Article, width: int = 80) -> str:
    """The article's visible text, a blank line between paragraphs."""
    width = max(MIN_WIDTH, width)
    parts = []
    if not any(block.kind == "title" for block in article.blocks):
        parts.append("\n".join(wrap(safe_line(article.title), width)))
    reading = article.reading
    for number, span in zip(reading.shown, reading.blocks, strict=True):
        block = article.blocks[number]
        if block.kind == "code":
            rows = safe(_lines_kept(article, span)).split("\n")
            parts.append(
                "\n".join(line for row in rows for line in wrap(row, width, *[_indent(row)] * 2))
            )
            continue
        first = rest = ""
        if block.kind == "item":
            rest = "  " * max(1, block.level)
            first = rest[2:] + (safe_line(block.marker).strip() or "-") + " "
        elif block.kind == "quote":
            first = rest = "  " * max(1, block.level)
        parts.append("\n".join(wrap(safe_line(span.of(reading.text)), width, first, rest)))
    return "\n\n".join(parts) + "\n"


def show_voices(article: Article, annotations: Annotations, width: int = 80) -> str:
    """The quotes by speaker, most words first, each with its type, cue and paragraph."""
    width = max(MIN_WIDTH, width)
    found = voices(annotations, article.text)
    if not found:
        return "No quotes were found.\n"
    paragraphs = Paragraphs(article)
    parts = ["Quotes by speaker"]
    for voice in found:
        parts.append("\n".join(wrap(safe_line(_heading(voice)), width)))
        for item in voice.attributions:
            content = " … ".join(_visible(article, piece) for piece in item.content)
            text = f"{content} ({', '.join(_about(article, paragraphs, item))})"
            parts.append("\n".join(wrap(safe_line(text), width, "  ", "  ")))
    return "\n\n".join(parts) + "\n"


def _heading(voice: Voice) -> str:
    """Who it is and how much of what is said: name, role (kind): quotes, share."""
    count = len(voice.attributions)
    part = f"{count} quote{'' if count == 1 else 's'}, {voice.share:.0%} of the words quoted"
    speaker = voice.speaker
    if speaker is None:
        return f"Speaker not known: {part}"
    name = f"{speaker.name}, {speaker.role}" if speaker.role else speaker.name
    more: list[str] = [] if speaker.kind == "unknown" else [speaker.kind]
    if not speaker.named:
        more.append(f"not named: {speaker.reason}" if speaker.reason else "not named")
    if more:
        name += f" ({', '.join(more)})"
    return f"{name}: {part}"


def _about(article: Article, paragraphs: Paragraphs, item: Attribution) -> list[str]:
    out: list[str] = [item.type]
    if item.cue:
        out.append(f"cue: {_visible(article, item.cue)}")
    if item.via:
        out.append(f"via {_visible(article, item.via)}")
    out.append(paragraphs.name(item.span.start))
    return out


def _visible(article: Article, span: Span) -> str:
    """The visible text of a span on one line."""
    reading = article.reading
    return " ".join(reading.span_from_article(span).of(reading.text).split())


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
