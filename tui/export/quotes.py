"""Who says what in an article as plain text: by speaker, or in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from tui.annotation import Annotations, Attribution, Speaker, Voice, voices
from tui.article import Article, Span
from tui.article.safety import safe_line
from tui.export.lines import Line, flow, spaced
from tui.export.paragraphs import Paragraphs
from tui.export.text import MIN_WIDTH

INDENT = "  "
NONE = "No quotes were found."


def show_voices(article: Article, annotations: Annotations, width: int = 80) -> list[Line]:
    """The quotes by speaker, most words first, each with its type, cue and paragraph."""
    return spaced(_by_speaker(article, annotations, max(MIN_WIDTH, width)))


def show_outline(article: Article, annotations: Annotations, width: int = 80) -> list[Line]:
    """The quotes in reading order, each with its speaker first."""
    return spaced(_in_order(article, annotations, max(MIN_WIDTH, width)))


def _by_speaker(article: Article, annotations: Annotations, width: int) -> Iterator[list[Line]]:
    found = voices(annotations, article.text)
    if not found:
        yield flow(NONE, width, looks=("muted",))
        return
    paragraphs = Paragraphs(article)
    yield flow("Quotes by speaker", width, looks=("label",))
    for rank, voice in enumerate(found):
        who, share = _heading(voice)
        look = f"speaker.{'' if voice.speaker is None else rank}"
        text = f"{who}: {share}"
        name = Span(0, len(voice.speaker.name) if voice.speaker else len(who))
        marks = [(name, (look,)), (Span(name.end, len(text)), ("muted",))]
        yield flow(safe_line(text), width, marks=marks)
        for item in voice.attributions:
            yield _quote(article, paragraphs, item, width)


def _in_order(article: Article, annotations: Annotations, width: int) -> Iterator[list[Line]]:
    if not annotations.attributions:
        yield flow(NONE, width, looks=("muted",))
        return
    paragraphs = Paragraphs(article)
    ranks = {
        voice.speaker.id: rank
        for rank, voice in enumerate(voices(annotations, article.text))
        if voice.speaker is not None
    }
    yield flow("Quotes in reading order", width, looks=("label",))
    for item in sorted(annotations.attributions, key=lambda item: item.span):
        speaker = annotations.speaker_of(item)
        look = "speaker." if speaker is None else f"speaker.{ranks[speaker.id]}"
        yield _quote(article, paragraphs, item, width, _name(speaker), look)


def _quote(
    article: Article,
    paragraphs: Paragraphs,
    item: Attribution,
    width: int,
    who: str = "",
    look: str = "",
) -> list[Line]:
    """What was said, and in parentheses how and where; after a colon if ``who`` is given."""
    content = " … ".join(_visible(article, piece) for piece in item.content)
    begin = f"{who}: " if who else ""
    text = f"{begin}{content} ({', '.join(_about(article, paragraphs, item))})"
    marks = [
        (Span(0, len(who)), (look,)),
        (Span(len(begin) + len(content), len(text)), ("muted",)),
    ]
    first = "" if who else INDENT
    return flow(safe_line(text), width, first, INDENT, marks=marks)


def _name(speaker: Speaker | None) -> str:
    return "Speaker not known" if speaker is None else speaker.name


def _heading(voice: Voice) -> tuple[str, str]:
    """Who it is, and how much of what is said: name, role (kind); quotes, share."""
    count = len(voice.attributions)
    percent = f"{voice.share:.0%}" if voice.share >= 0.01 else "less than 1%"
    share = f"{count} quote{'' if count == 1 else 's'}, {percent} of the words quoted"
    speaker = voice.speaker
    if speaker is None:
        return _name(None), share
    name = f"{speaker.name}, {speaker.role}" if speaker.role else speaker.name
    more: list[str] = [] if speaker.kind == "unknown" else [speaker.kind]
    if not speaker.named:
        more.append(f"not named: {speaker.reason}" if speaker.reason else "not named")
    return (f"{name} ({', '.join(more)})" if more else name), share


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
