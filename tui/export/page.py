"""One self-contained HTML page: articles with highlights and notes, speakers at the side.

No script, no font and no picture is fetched or needed; everything that the articles and notes
hold is escaped, and control characters become visible ones. Each paragraph is a row with what is
said about it beside it, or below it where the page is narrow; on paper the background is white.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from tui.annotation import (
    Annotations,
    Attribution,
    Mention,
    Span,
    SpanIndex,
    Speaker,
    Voice,
    flatten,
    voices,
)
from tui.article import Article
from tui.article.article import Block
from tui.article.safety import safe
from tui.export.collecting import Export, Exported, ExportedArticle
from tui.export.fields import where
from tui.export.formats import Form
from tui.export.paragraphs import RUNNING
from tui.export.sheet import css, css_name, on_page

Item = Mention | Attribution | Exported
Marks = Sequence[tuple[Span, Item]]
"""What lies on a text, in offsets of what is visible of it."""

_TAGS = {"title": "h1", "heading": "h2", "quote": "blockquote", "code": "pre"}


def export(export: Export) -> str:
    """The page."""
    palette = on_page(export.options.palette)
    items = export.articles
    title = items[0].title if len(items) == 1 else "Articles and notes"
    colours = {note.note.colour for note in export.notes}
    contents = list(_contents(items)) if len(items) > 1 else []
    body = [
        _Article(number, item, len(palette.speakers)).write()
        for number, item in enumerate(items, 1)
    ]
    return (
        "<!DOCTYPE html>\n<html>\n<head>\n"
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_line(title)}</title>\n"
        f"<style>\n{css(palette, colours)}</style>\n</head>\n<body>\n"
        + "".join(contents)
        + ("\n".join(body) or "<p>There is nothing to show.</p>\n")
        + "</body>\n</html>\n"
    )


def _contents(items: Sequence[ExportedArticle]) -> Iterator[str]:
    yield "<nav>\n<ol>\n"
    for number, item in enumerate(items, 1):
        yield f'<li><a href="#a{number}" dir="auto">{_line(item.title)}</a></li>\n'
    yield "</ol>\n</nav>\n"


class _Article:
    """Writes one article; ``colours`` is how many speakers have a colour of their own."""

    def __init__(self, number: int, item: ExportedArticle, colours: int) -> None:
        self.item = item
        self.id = f"a{number}"
        self.annotations = item.annotations or Annotations("", "")
        self.voices: tuple[Voice, ...] = ()
        self.ranks: dict[int, int] = {}
        self.numbers = {id(note): number for number, note in enumerate(item.notes, 1)}
        self.begun: set[int] = set()
        if item.article is not None:
            self.voices = voices(self.annotations, item.article.text)
            known = [voice.speaker.id for voice in self.voices if voice.speaker is not None]
            self.ranks = {speaker: rank % colours for rank, speaker in enumerate(known)}

    def write(self) -> str:
        article = self.item.article
        rows = "".join(self._rows(article)) if article is not None else ""
        head = "" if "<h1" in rows else f'<h1 dir="auto">{_line(self.item.title)}</h1>\n'
        return (
            f'<article id="{self.id}">\n{head}{rows}{self._voices()}{self._orphans()}'
            f'<footer dir="auto">{_line(self.item.path or "standard input")}</footer>\n</article>\n'
        )

    # The text, and what is beside it

    def _rows(self, article: Article) -> Iterator[str]:
        reading = article.reading
        marks = self._marks(article)
        for span, number in zip(reading.blocks, reading.shown, strict=True):
            block = article.blocks[number]
            here = marks.touching(*span)
            shown = self._code(article) if block.kind == "code" else reading.text
            text = self._text(shown, span, here)
            aside = "".join(self._aside(span, here))
            yield (
                f'<div class="row">\n{_block(block, text)}'
                + (f"<aside>\n{aside}</aside>\n" if aside else "")
                + "</div>\n"
            )

    def _code(self, article: Article) -> str:
        """The visible text with the line ends that are blanks in it: code has a line for each."""
        reading = article.reading
        return "".join(
            "\n" if c == " " and article.text[reading.to_article(at)] == "\n" else c
            for at, c in enumerate(reading.text)
        )

    def _marks(self, article: Article) -> SpanIndex[Item]:
        """What lies on the visible text, in its offsets."""
        to = article.reading.span_from_article
        out: list[tuple[Span, Item]] = []
        for said in self.annotations.attributions:
            out += [(to(piece), said) for piece in said.content]
        out += [(to(mention.span), mention) for mention in self.annotations.mentions]
        out += [(to(n.anchor.span), n) for n in self.item.notes if n.anchor.span is not None]
        return SpanIndex(out)

    def _text(self, text: str, block: Span, marks: Marks) -> str:
        out = []
        clipped: list[tuple[Span, Item | None]] = [
            (Span(max(s.start, block.start), min(s.end, block.end)), i) for s, i in marks
        ]
        for piece, items in flatten([(block, None), *clipped]):
            words = _escaped(piece.of(text))
            notes = [item for item in items if isinstance(item, Exported)]
            names = [name for item in items for name in self._classes(item)]
            if notes:
                ids = "".join(self._anchor(note) for note in notes)
                out.append(f'{ids}<mark class="{" ".join(names)}">{words}</mark>')
            elif names:
                out.append(f'<span class="{" ".join(names)}">{words}</span>')
            else:
                out.append(words)
        return "".join(out)

    def _classes(self, item: Item | None) -> Iterator[str]:
        if isinstance(item, Mention):
            yield f"e-{item.label}"
        elif isinstance(item, Attribution):
            yield item.type
            yield "nobody" if item.speaker is None else f"s{self.ranks[item.speaker]}"
        elif isinstance(item, Exported):
            yield css_name(item.note.colour)

    def _anchor(self, note: Exported) -> str:
        """The place that a note's link leads to, before its first piece."""
        number = self.numbers[id(note)]
        if number in self.begun:
            return ""
        self.begun.add(number)
        return f'<a id="{self.id}-n{number}"></a>'

    def _aside(self, block: Span, marks: Marks) -> Iterator[str]:
        """Who begins to speak in the block, and the notes that begin in it, in text order."""
        told: set[int] = set()
        for span, item in sorted(marks, key=_in_margin):
            if span.start < block.start or isinstance(item, Mention):
                continue
            if isinstance(item, Exported):
                yield self._note(item)
            elif item.id not in told and span.start == self._first(item):
                told.add(item.id)
                yield self._who(item)

    def _first(self, item: Attribution) -> int:
        assert self.item.article is not None
        return self.item.article.reading.span_from_article(item.content[0]).start

    def _who(self, item: Attribution) -> str:
        speaker = self.annotations.speaker_of(item)
        if speaker is None:
            return f'<p class="who">Speaker not known <small>{item.type}</small></p>\n'
        role = f"{_line(speaker.role)}, " if speaker.role else ""
        return (
            f'<p class="who"><b class="c{self.ranks[speaker.id]}" dir="auto">{_line(speaker.name)}'
            f"</b> <small>{role}{item.type}</small></p>\n"
        )

    def _note(self, item: Exported) -> str:
        note = item.note
        if not (note.comment.strip() or note.tags):
            return ""  # a highlight speaks for itself
        comment = (
            f'<div dir="auto">{_escaped(note.comment.strip())}</div>'
            if note.comment.strip()
            else ""
        )
        tags = " ".join(_tag(tag) for tag in note.tags)
        number = self.numbers[id(item)]
        label = _line(item.text)
        return (
            f'<div class="note {css_name(note.colour)}">{comment}'
            f'<small><a href="#{self.id}-n{number}" title="{label}">{_line(where(item))}</a>'
            f"{f' · {tags}' if tags else ''}</small></div>\n"
        )

    # Below the text

    def _voices(self) -> str:
        if not self.voices:
            return ""
        rows = "".join(self._voice(voice) for voice in self.voices)
        return (
            f'<section class="voices">\n<h2>Who speaks</h2>\n<table>\n{rows}</table>\n</section>\n'
        )

    def _voice(self, voice: Voice) -> str:
        speaker = voice.speaker
        count = len(voice.attributions)
        rank = f"c{self.ranks[speaker.id]}" if speaker else ""
        return (
            f'<tr><td class="name {rank}" dir="auto">{_line(speaker.name) if speaker else "Speaker not known"}</td>'
            f"<td>{_about(speaker)}</td><td>{count} quote{'s' * (count != 1)}</td>"
            f'<td class="share"><i class="{rank}" style="width:{voice.share * 100:.1f}%"></i></td>'
            f'<td class="percent">{voice.share:.0%}</td></tr>\n'
        )

    def _orphans(self) -> str:
        orphans = [note for note in self.item.notes if note.orphan]
        if not orphans:
            return ""
        out = ['<section class="orphans">\n<h2>No longer in the text</h2>\n']
        for item in orphans:
            note = item.note
            tags = "".join(f" · {_tag(tag)}" for tag in note.tags)
            whose = f"{_line(item.speaker)} · " if item.speaker else ""
            out.append(
                f'<div class="note {css_name(note.colour)}">'
                f'<blockquote dir="auto">{_escaped(item.text)}</blockquote>'
                f'<div dir="auto">{_escaped(note.comment.strip())}</div>'
                f"<small>{whose}{_line(where(item))}{tags}</small></div>\n"
            )
        return "".join([*out, "</section>\n"])


def _in_margin(mark: tuple[Span, Item]) -> tuple[int, bool]:
    """By their beginnings, who speaks before what the reader says about it."""
    span, item = mark
    return span.start, isinstance(item, Exported)


def _block(block: Block, text: str) -> str:
    tag = _TAGS.get(block.kind, "p")
    kind = f' class="{block.kind}"' if tag == "p" and block.kind not in RUNNING else ""
    if block.kind == "item":
        kind = f' class="item" style="margin-left:{1.2 * max(1, block.level):.1f}em"'
        text = f"{_line(block.marker or '•')} {text}"
    return f'<{tag}{kind} dir="auto">{text}</{tag}>\n'


def _about(speaker: Speaker | None) -> str:
    if speaker is None:
        return ""
    parts = [speaker.role or ("" if speaker.kind == "unknown" else speaker.kind)]
    if not speaker.named:
        parts.append(f"not named: {speaker.reason}" if speaker.reason else "not named")
    return _line(", ".join(part for part in parts if part))


def _tag(tag: str) -> str:
    return f"#{_line(tag).lstrip('#')}"


def _escaped(text: str) -> str:
    return escape(safe(text.replace("\r\n", "\n").replace("\r", "\n")))


def _line(text: str) -> str:
    return escape(" ".join(safe(text).split()))


FORMAT = Form("html", ".html", "one page with text, highlights, notes and speakers", export, True)
