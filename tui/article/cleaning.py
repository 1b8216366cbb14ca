"""What a web page leaves in an article that no one wants to read, found but never cut out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.article.article import Hidden
from tui.article.span import Span

_PLACEHOLDER = re.compile(
    r"\{\{?[a-z][a-z0-9_-]*\}?\}|\[\[?(?:ad|ads|advert|advertisement|mosads)\]?\]"
    r"|<!--.*?-->|<ins\b[^>]*>.*?</ins>", re.S
)
_AD_LINE = re.compile(
    r"(?:[-–—*·•=_ ]*)"
    r"(?:advertisements?|sponsored(?: content| by .*)?|paid post|ad|article continues (?:below|after) "
    r"(?:this |the )?(?:ad|advertisement)|story continues below(?: advertisement)?|"
    r"(?:continue|skip) (?:reading )?(?:the )?(?:main story|(?:after|past) (?:the )?advertisement|"
    r"advertisement)|scroll (?:down )?to continue.*)"
    r"(?:[-–—*·•=_ .]*)", re.I
)
_BOILERPLATE_LINE = re.compile(
    r"(?:[-–—*·•▶►>» ]*)(?:"
    r"(?:read|see|watch|listen|view) (?:more|also|next|this)(?: (?:on|about|from|in|at) [^:]{1,60})?:.*"
    r"|(?:also|more) (?:on|from|in|at|read|see)\b[^.:]{0,60}:.*"
    r"|(?:read|see|watch)(?: more| also)?:.*"
    r"|read (?:more|also|next)|related(?: (?:articles?|stories|story|coverage|content|topics|links?))?(?:\s*:.*)?"
    r"|(?:sign|signing) up (?:here|now|today|for|to (?:get|receive))\b.*|subscribe (?:here|now|today|to)\b.*"
    r"|click here\b.*|tap here\b.*|follow (?:us|him|her|them|\w+ \w+) on (?:twitter|x|facebook|instagram)\b.*"
    r"|share (?:this|on)\b.{0,60}|(?:tweet|share|email|print|comments?)(?: this(?: article| story)?)?"
    r"|(?:getty(?: images)?|ap photo|image source|photo(?:graph)?|image|picture)\s*[/:].{0,80}"
    r"|(?:©|\(c\)|copyright)\s.{0,120}|all rights reserved\.?"
    r"|load(?:ing)?(?: more)?(?: comments)?\.*|https?://\S+"
    r")", re.I
)
_BLANKS = re.compile(r"[ \t\u00a0]{2,}|\t")
_MARK = "\ufeff"


def advertisements(text: str) -> Iterator[Hidden]:
    """Ad placeholders inside or between lines, such as ``{mosads}``, and HTML comments."""
    for match in _PLACEHOLDER.finditer(text):
        yield Hidden(Span(*match.span()), "advertisement")


def line_reason(line: str) -> str | None:
    """Why a line that stands alone is hidden: "advertisement", "boilerplate", or None."""
    line = line.strip()
    if not line or len(line) > 200:
        return None
    if _AD_LINE.fullmatch(line):
        return "advertisement"
    if _BOILERPLATE_LINE.fullmatch(line):
        return "boilerplate"
    return None


def blanks(text: str, span: Span) -> Iterator[Hidden]:
    """All but one of a run of blanks in a block, and the blanks at its line's ends."""
    for match in _BLANKS.finditer(text, span.start, span.end):
        start, end = match.span()
        if start > span.start and text[start - 1] not in "\r\n" and text[end : end + 1] not in "\r\n":
            start += 1
        if start < end:
            yield Hidden(Span(start, end), "blank")
    for match in re.finditer(r"\r(?=\n)|[ \u00a0]+(?=\r?\n)|(?<=\n)[ \u00a0]+", text[span.start : span.end]):
        yield Hidden(Span(span.start + match.start(), span.start + match.end()), "blank")


def marks(text: str) -> Iterator[Hidden]:
    """A byte order mark at the beginning of the text."""
    if text.startswith(_MARK):
        yield Hidden(Span(0, 1), "mark")


def merge(found: list[Hidden]) -> tuple[Hidden, ...]:
    """Hidden spans in order, overlaps given to the one that began first."""
    out: list[Hidden] = []
    for item in sorted(found, key=lambda h: (h.span.start, -h.span.end)):
        start = max(item.span.start, out[-1].span.end) if out else item.span.start
        if start < item.span.end:
            out.append(Hidden(Span(start, item.span.end), item.reason))
    return tuple(out)
