"""Plain text: paragraphs from lines, and what each of the first ones is."""

from __future__ import annotations

import re
from itertools import pairwise

from tui.article.article import Block, BlockKind, Hidden
from tui.article.cleaning import line_reason
from tui.article.patterns import lazily
from tui.article.span import Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_BYLINE = lazily(
    r"(?:[Bb]y|BY):? (?:(?:[A-Z][\w.'’-]*|de|van|von|der|den|la|le|al|bin|and|&),? ?){1,12}"
    r"(?:[,|•·–—-] ?[A-Z].{0,60})?"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATE = lazily(
    rf"(?:(?:published|updated|posted|last (?:modified|updated))(?: on| at)?:? *)?"
    rf"(?:{_WEEKDAY},? *)?(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? *\d{{4}}|\d{{1,2}} {_MONTH},? *\d{{4}}"
    rf"|\d{{4}}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?)(?:[ ,|•·–—-]*(?:at )?\d{{1,2}}[:.]\d\d.{{0,20}})?",
    re.I,
)
_ENDS = tuple(".!?:;,")
_WIDE = 120
"""Lines longer than this are not wrapped by hand: each is a paragraph of its own."""


def lines(text: str, start: int = 0) -> list[Span]:
    """The lines of ``text`` from ``start`` on, without their line ends."""
    out = []
    for match in _LINE.finditer(text, start):
        begin, end = match.span()
        if begin == end:
            break
        while end > begin and text[end - 1] in "\r\n":
            end -= 1
        out.append(Span(begin, end))
    return out


def strip(text: str, span: Span) -> Span:
    """``span`` without the white space, and a byte order mark, at its ends."""
    start, end = span
    while start < end and (text[start].isspace() or text[start] == "\ufeff"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def parse(text: str) -> tuple[list[Block], list[Hidden]]:
    """The blocks of a plain text, and the lines among them that are hidden."""
    rows = lines(text)
    width = max((row.length for row in rows), default=0)
    spans: list[Span] = []
    hidden: list[Hidden] = []
    for group in _groups(text, rows):
        for span in _paragraphs(text, group, width):
            span = strip(text, span)
            reason = line_reason(span.of(text)) if "\n" not in span.of(text) else None
            if reason == "advertisement":
                hidden.append(Hidden(span, "advertisement"))
            elif reason:
                hidden.append(Hidden(span, "boilerplate"))
            spans.append(span)
    covered = {h.span for h in hidden}
    visible = [span for span in spans if span not in covered]
    kinds = dict(zip(visible, kinds_of(text, visible), strict=True))
    return [Block(kinds.get(span, "paragraph"), span) for span in spans], hidden


def _groups(text: str, rows: list[Span]) -> list[list[Span]]:
    """Lines between blank lines, together."""
    groups: list[list[Span]] = []
    fresh = True
    for row in rows:
        if not strip(text, row).length:
            fresh = True
        elif fresh:
            groups.append([row])
            fresh = False
        else:
            groups[-1].append(row)
    return groups


def _paragraphs(text: str, group: list[Span], width: int) -> list[Span]:
    """Lines that stand together are one paragraph only where a line was broken for want of room."""
    out = [group[0]]
    for above, below in pairwise(group):
        word = below.of(text).split(maxsplit=1)[0]
        indented = text[below.start].isspace() and not text[above.start].isspace()
        fits = above.length + 1 + len(word) <= min(width, _WIDE)
        if width > _WIDE or fits or indented:
            out.append(below)
        else:
            out[-1] = Span(out[-1].start, below.end)
    return out


def kinds_of(text: str, spans: list[Span], *, titled: bool = False) -> list[BlockKind]:
    """What each block of an article is, judged from where it stands and how it looks.

    With ``titled`` the headline is known to stand elsewhere and none is looked for.
    """
    kinds: list[BlockKind] = ["paragraph"] * len(spans)
    at = 0
    if not titled and len(spans) > 1:
        if _is_label(text, spans):
            kinds[0] = "section"
            at = 1
        if _is_headline(spans[at].of(text)) and at + 1 < len(spans):
            kinds[at] = "title"
            at += 1
    for i in range(at, min(at + 4, len(spans))):
        line = spans[i].of(text)
        if _is_date(line):
            kinds[i] = "date"
        elif _is_byline(line):
            kinds[i] = "byline"
    for i in range(at, len(spans)):
        line = spans[i].of(text)
        if len(line) <= 10 and set(line) <= set("*-–—_=~#•· ") and kinds[i] == "paragraph":
            kinds[i] = "rule"
    return kinds


def _is_date(line: str) -> bool:
    return len(line) < 100 and any(map(str.isdigit, line)) and bool(_DATE().fullmatch(line))


def _is_byline(line: str) -> bool:
    return len(line) < 120 and line[:2].lower() == "by" and bool(_BYLINE().fullmatch(line))


def has_dateline(line: str) -> bool:
    """Whether a line begins with a place and an agency: "OSLO (Newswire) - "."""
    head = line[:80]
    return any(mark in head for mark in (" -", "--", "–", "—")) and bool(_DATELINE().match(line))


def _is_label(text: str, spans: list[Span]) -> bool:
    """A short line before a headline: "Administration", "World | Europe"."""
    if len(spans) < 3:
        return False
    label, headline = spans[0].of(text), spans[1].of(text)
    return (
        len(label) <= 30
        and len(label.split()) <= 4
        and not label.endswith(_ENDS)
        and not any(c.isdigit() for c in label)
        and len(headline.split()) > len(label.split())
        and not headline.endswith(".")
        and _is_headline(headline)
    )


def _is_headline(line: str) -> bool:
    """One line, not long, and no running text: at most one sentence without a comma before it ends."""
    if "\n" in line or len(line) > 160 or len(line.split()) > 26 or line[0].islower():
        return False
    if line.endswith(":") or _is_date(line) or _is_byline(line) or has_dateline(line):
        return False
    inner = re.sub(
        r"\b(?:[A-Z]\.|Mr|Mrs|Ms|Dr|St|vs?|No|Gov|Sen|Rep)\.?", "", line.rstrip(".!?…\"”’' ")
    )
    if re.search(r"[.!?][\"”’]? [A-Z]", inner):
        return False
    return len(line.split()) <= 16 or not line.endswith((".", ".”", '."'))


_DATELINE = lazily(
    r"[A-Z][\w .,'’/-]{1,60}? ?\([A-Z][\w .&/-]{1,30}\) ?[-–—]"
    r"|[A-Z][A-Z .'’-]{2,40}(?:, [A-Z][\w. ]{1,30})?(?:, [A-Z][a-z]{2,8}\.? \d{1,2}(?: \d{4})?)? ?(?:--|[–—]) "
)
