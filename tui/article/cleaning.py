"""What a web page leaves in an article that no one wants to read, found but never cut out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.article.article import Hidden
from tui.article.patterns import lazily
from tui.article.span import Span

_PLACEHOLDER = re.compile(
    r"^[ \t]*\{\{?[a-z][a-z0-9_-]*\}?\}[ \t]*$"
    r"|\{\{?(?:[a-z0-9]+[_-])*(?:\w*ads?|advert\w*|banner|promo)(?:[_-][a-z0-9]+)*\}?\}"
    r"|\[\[?(?:ads?|advert|advertisement|mosads)\]?\]|<!--.*?-->|<ins\b[^>]*>.*?</ins>",
    re.S | re.M,
)
_AD_LINE = lazily(
    r"(?:[-–—*·•=_ ]*)"
    r"(?:advertisements?|sponsored(?: content| by .*)?|paid post|ad|article continues (?:below|after) "
    r"(?:this |the )?(?:ad|advertisement)|story continues below(?: advertisement)?|"
    r"(?:continue|skip) (?:reading )?(?:the )?(?:main story|(?:after|past) (?:the )?advertisement|"
    r"advertisement)|scroll (?:down )?to continue.*)"
    r"(?:[-–—*·•=_ .]*)",
    re.I,
)
_BOILERPLATE_LINE = lazily(
    r"(?:[-–—*·•▶►>» ]*)(?:"
    r"(?:read|see|watch|listen|view) (?:more|also|next)(?: (?:on|about|from|in|at) [^:]{1,60})?:.*"
    r"|(?:also|more) (?:on|from|in|at|read|see)\b[^.:]{0,60}:.*"
    r"|(?:read|see|watch)(?: more| also| this)?:.*|read (?:more|also|next)"
    r"|related(?: (?:articles?|stories|story|coverage|content|topics|links?))?(?:\s*:.*)?"
    r"|(?:sign|signing) up (?:here|now|today|for (?:our|the)|to (?:get|receive))\b.*"
    r"|subscribe (?:here|now|today|to our)\b.*|click here\b.*|tap here\b.*"
    r"|follow (?:us|him|her|them|\w+ \w+) on (?:twitter|x|facebook|instagram)\b.*"
    r"|share (?:this (?:article|story|page)|on \w+)\W*"
    r"|(?:tweet|share|email|print|comments?)(?: this(?: article| story)?)?"
    r"|(?:getty(?: images)?|ap photo|image source|photo(?:graph)?|image|picture)\s*[/:].{0,80}"
    r"|(?:©|\(c\)|copyright (?:©|\(c\)|\d{4}))\s?.{0,120}|all rights reserved\.?"
    r"|load(?:ing)?(?: more)?(?: comments)?\.*|https?://\S+"
    r")",
    re.I,
)
_SPEECH = lazily(r"[\"“”„«»]|\b(?:said|says|told|wrote|added|asked)\b|[^.]{60,}\.$|:.*\w\.$")
"""What a sentence of the article has and a label has not: quote marks, speech, a full stop."""
_DECORATION = "-–—*·•=_▶►>» "
_BEGINNINGS = frozenset(
    [
        "adve",
        "spon",
        "paid",
        "ad",
        "arti",
        "stor",
        "cont",
        "skip",
        "scro",
        "read",
        "see",
        "watc",
        "list",
        "view",
        "also",
        "more",
        "see:",
        "rela",
        "sign",
        "subs",
        "clic",
        "tap",
        "foll",
        "shar",
        "twee",
        "emai",
        "prin",
        "comm",
        "gett",
        "ap",
        "p",
        "imag",
        "phot",
        "pict",
        "©",
        "(c)",
        "copy",
        "all",
        "load",
        "http",
        "ads",
        "ad-",
        "ad*",
        "ad_",
    ]
) | {"ad", "ad ", "ap p", "tap ", "all ", "© ", "(c) ", "see ", "ad -", "ad –", "ad —"}
"""The first four letters of what the two patterns above match: most lines need neither."""
_BLANKS = re.compile(r"[ \t\u00a0]{2,}|\t")
_MARK = "\ufeff"


def advertisements(text: str) -> Iterator[Hidden]:
    """Ad placeholders inside or between lines, such as ``{mosads}``, and HTML comments."""
    for match in _PLACEHOLDER.finditer(text):
        start, end = match.span()
        # Of the blanks on both sides of one inside a line, one is enough.
        while start > 0 and text[start - 1] in " \t" and text[end : end + 1] in (" ", "\t"):
            end += 1
        yield Hidden(Span(start, end), "advertisement")


def line_reason(line: str) -> str | None:
    """Why a line that stands alone is hidden: "advertisement", "boilerplate", or None."""
    line = line.strip()
    if not line or len(line) > 200 or line.lstrip(_DECORATION)[:4].lower() not in _BEGINNINGS:
        return None
    if _AD_LINE().fullmatch(line):
        return "advertisement"
    if _BOILERPLATE_LINE().fullmatch(line) and not _SPEECH().search(line):
        return "boilerplate"
    return None


def blanks(text: str, span: Span) -> Iterator[Hidden]:
    """All but one of a run of blanks in a block, and the blanks at its line's ends."""
    for match in _BLANKS.finditer(text, span.start, span.end):
        start, end = match.span()
        if (
            start > span.start
            and text[start - 1] not in "\r\n"
            and text[end : end + 1] not in "\r\n"
        ):
            start += 1
        if start < end:
            yield Hidden(Span(start, end), "blank")
    for match in re.finditer(
        r"\r(?=\n)|[ \u00a0]+(?=\r?\n)|(?<=\n)[ \u00a0]+", text[span.start : span.end]
    ):
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
