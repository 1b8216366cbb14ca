"""What a passage is called when it is quoted elsewhere: its words, who says them, and where.

Pure functions over an article and its annotations. Spans are code points of the article's text;
hidden spans are left out of what is quoted.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tui.annotation import Annotations, Attribution, Speaker
from tui.article import BLOCK_BREAK, Article, Reading, Span

ELLIPSIS = " … "
"""Stands for what lies between the pieces of a quotation."""

_PARTNERS = {"“": "”", '"': '"', "„": "“”", "‟": "”"}
_BEFORE = "([—–-"
"""Besides a blank, what stands before a straight mark that opens."""

_SOURCES = ("source", "publisher", "publication", "site", "newspaper", "outlet")
"""Names under which front matter says where an article was published."""


def cite(article: Article, annotations: Annotations | None, span: Span) -> str:
    """``span`` as a citation on one line: “…” — speaker, role, in “title” (section, date, source).

    The speaker is named where all of ``span`` is content of one attribution; where its words are
    not all in quote marks it says "reported in", since they may be the reporter's. What is not
    known is left out. Where ``span`` is a whole quotation, what interrupts it is an ellipsis.
    """
    said = attribution_of(annotations, span)
    pieces = said.content if said is not None and said.span == span else (span,)
    words = _join(article, pieces, [_bare(_line(passage(article, p))) for p in pieces], " ")
    where = f"in “{nested(_line(article.title))}”{_about(article)}"
    speaker = annotations.speaker_of(said) if annotations is not None and said is not None else None
    if said is None or speaker is None:
        return f"“{words}” — {where}"
    how = "" if said.type == "direct" else "reported "
    return f"“{words}” — {_name(speaker)}, {how}{where}"


def quoted(article: Article, attribution: Attribution) -> str:
    """The words of a quotation as they are shown, with an ellipsis for what interrupts them.

    Pieces in blocks next to one another are parted by a blank line.
    """
    pieces = attribution.content
    return _join(article, pieces, [passage(article, p) for p in pieces], BLOCK_BREAK)


def passage(article: Article, span: Span, reading: Reading | None = None) -> str:
    """The article's own characters in ``span`` without what is hidden (in ``reading``, if given).

    Blocks are parted by a blank line; line ends inside a paragraph read as blanks, those of code
    stay.
    """
    reading = reading or article.reading
    place = reading.span_from_article(span)
    out = []
    for block, number in zip(reading.blocks, reading.shown, strict=True):
        start, end = max(block.start, place.start), min(block.end, place.end)
        if start >= end:
            continue
        text = reading.text[start:end]
        if article.blocks[number].kind == "code":
            kept = (article.text[reading.to_article(at)] for at in range(start, end))
            text = "".join(kept).replace("\r\n", "\n").replace("\r", "\n")
        out.append(text)
    return BLOCK_BREAK.join(out)


def attribution_of(annotations: Annotations | None, span: Span) -> Attribution | None:
    """The attribution of which ``span`` is the whole or a part, the shortest of several."""
    found = [
        attribution
        for attribution in (annotations.attributions if annotations is not None else ())
        if attribution.span == span or any(piece.contains(span) for piece in attribution.content)
    ]
    return min(found, key=lambda attribution: attribution.span.length) if found else None


def nested(text: str) -> str:
    """``text`` as it stands inside double quote marks: its own become single, and single double.

    >>> nested('They call it “a ‘modest’ rise”.')
    'They call it ‘a “modest” rise’.'
    """
    out = list(text)
    open_marks: list[str] = []
    for at, c in enumerate(text):
        if open_marks and c in _PARTNERS[open_marks[-1]]:
            open_marks.pop()
            out[at] = "’"
        elif c == "”" or (
            c == '"' and at and not text[at - 1].isspace() and text[at - 1] not in _BEFORE
        ):
            out[at] = "’"  # its opening mark stands before the text
        elif c in _PARTNERS:
            open_marks.append(c)
            out[at] = "‚" if c == "„" else "‘"
        elif c == "‘" and open_marks and (close := _single_end(text, at)) is not None:
            out[at], out[close] = "“", "”"
    return "".join(out)


def _single_end(text: str, at: int) -> int | None:
    """The closing single mark of the one at ``at``: one that is no apostrophe inside a word."""
    close = text.find("’", at + 1)
    while close >= 0 and text[close + 1 : close + 2].isalnum():
        close = text.find("’", close + 1)
    return None if close < 0 else close


def _pairs(text: str) -> list[tuple[int, int | None]]:
    """Where double quote marks open and close, outermost pairs only; None where one stays open."""
    out: list[tuple[int, int | None]] = []
    depth = 0
    mark = ""
    opened = 0
    for at, c in enumerate(text):
        if depth and c in _PARTNERS[mark]:
            depth -= 1
            if not depth:
                out.append((opened, at))
        elif depth and c == mark:
            depth += 1
        elif not depth and c in _PARTNERS:
            mark, opened, depth = c, at, 1
    if depth:
        out.append((opened, None))
    return out


def _bare(text: str) -> str:
    """``text`` ready to stand in quote marks: without its own around it, and others made single."""
    pairs = _pairs(text)
    last = len(text) - 1
    if (0, last) in pairs:
        text = text[1:last]
    elif (0, None) in pairs:
        text = text[1:]
    elif (last, None) in pairs or (text.endswith("”") and last not in dict(pairs).values()):
        text = text[:last]
    # A comma before the closing mark belongs to the sentence that frames the quotation.
    return nested(text.strip().removesuffix(","))


def _join(article: Article, pieces: Sequence[Span], texts: Sequence[str], near: str) -> str:
    """``texts`` of pieces: by ``near`` where nothing shown parts them, else by an ellipsis."""
    reading = article.reading
    out = texts[0]
    for (before, after), text in zip(pairwise(pieces), texts[1:], strict=True):
        between = reading.span_from_article(Span(before.end, after.start))
        out += (ELLIPSIS if between.of(reading.text).strip() else near) + text
    return out


def _line(text: str) -> str:
    return " ".join(text.split())


def _name(speaker: Speaker) -> str:
    role = _line(speaker.role or "")
    return f"{speaker.name}, {role}" if role else speaker.name


def _about(article: Article) -> str:
    """Section, date and source in brackets, as far as they are known."""
    dates = (article.block_text(block) for block in article.blocks if block.kind == "date")
    source = next((article.meta[key] for key in _SOURCES if article.meta.get(key)), "")
    parts = (article.section or "", next(dates, "") or article.meta.get("date", ""), source)
    known = [_line(part) for part in parts if part.strip()]
    return f" ({', '.join(known)})" if known else ""
