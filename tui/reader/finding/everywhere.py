"""Searching all articles of a desk, one after the other: hits with the sentences around them."""

from __future__ import annotations

import re
import time
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tui.article import Article, ArticleError, Reading, Span
from tui.reader.finding.query import Query

MOST_LISTED = 2_000
"""Hits beyond these are counted, but not listed."""

MOST_PER_ARTICLE = 20
"""Of one article no more are listed; the rest is counted, and found by opening the article."""

AROUND = 160
"""Code points of a sentence that are kept on each side of a hit."""

SECONDS_PER_ARTICLE = 0.5
"""What a regular expression may take in one article."""

PATIENCE = 8
"""After so many articles in which a regular expression ran out of time, the search gives up."""

ELLIPSIS = "…"
_WORK, _PAUSE = 0.02, 0.002
_END = re.compile(r"[.!?…][\"”’»)\]]*\s+(?=[\"“‘«(\[]*[^\Wa-z_])")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Col|Lt|Sgt|St|Jr|Sr|[A-Z])\.\s+\Z")


class Hit(NamedTuple):
    """A match in an article, and its sentence; ``span`` is in the article's offsets."""

    span: Span
    before: str
    words: str
    after: str


class Hits(NamedTuple):
    """What was found in the article at place ``number`` of the desk.

    ``total`` is all that was found there, ``more`` that it was too much to count; ``hits`` are
    those to be listed.
    """

    number: int
    title: str
    total: int
    more: bool
    hits: tuple[Hit, ...]


@dataclass
class Progress:
    """How far a search has come: articles, and hits so far."""

    articles: int
    done: int = 0
    hits: int = 0
    listed: int = 0
    within: int = 0
    unread: int = 0
    cut: int = 0
    more: bool = False
    over: bool = False

    @property
    def gave_up(self) -> bool:
        """Whether the search ended early, since the pattern takes too long."""
        return self.cut >= PATIENCE


def search(
    query: Query,
    numbers: Iterable[int],
    read: Callable[[int], Article],
    progress: Progress,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[Hits]:
    """Search the articles ``numbers``, in this order; yields those with hits.

    ``read`` gives the article at a place of the desk, or raises ArticleError: such articles are
    counted as unread. ``progress`` is brought up to date before each result and at the end;
    ``stopped`` is asked before each article.
    """
    rested = time.monotonic()
    for number in numbers:
        if stopped() or progress.gave_up:
            return
        if time.monotonic() - rested > _WORK:
            # Reading is Python's own work, during which the keys have to wait.
            time.sleep(_PAUSE)
            rested = time.monotonic()
        try:
            article = read(number)
        except ArticleError:
            progress.unread += 1
            progress.done += 1
            continue
        found = query.find(article.reading, seconds=SECONDS_PER_ARTICLE, inside=True)
        progress.done += 1
        progress.cut += found.cut
        if not found.spans:
            continue
        room = min(MOST_PER_ARTICLE, MOST_LISTED - progress.listed)
        listed = tuple(_hit(article.reading, span) for span in found.spans[: max(0, room)])
        progress.within += 1
        progress.hits += len(found.spans)
        progress.listed += len(listed)
        progress.more |= found.more
        yield Hits(number, article.title, len(found.spans), found.more or found.cut, listed)
    progress.over = True


def narrows(query: Query, earlier: Query) -> bool:
    """Whether ``query`` can only be found in articles in which ``earlier`` was found."""
    plain = not (query.options.pattern or earlier.options.pattern or earlier.options.whole)
    return (
        plain
        and not earlier.empty
        and query.options.case == earlier.options.case
        and query.words.startswith(earlier.words.rstrip())
    )


def _hit(reading: Reading, span: Span) -> Hit:
    sentence = sentence_at(reading, span)
    text = reading.text
    before, after = text[sentence.start : span.start], text[span.end : sentence.end]
    if len(before) == AROUND:
        before = ELLIPSIS + before.partition(" ")[2]
    if len(after) == AROUND:
        after = after.rpartition(" ")[0] + ELLIPSIS
    return Hit(
        reading.span_to_article(span.start, span.end), before, text[span.start : span.end], after
    )


def sentence_at(reading: Reading, span: Span) -> Span:
    """The sentence around ``span``, both in offsets of ``reading.text``, cut where it is long.

    Sentences end as they look: at a full stop before a blank and a capital letter. The engine
    knows better, but has not read the articles that are searched here.
    """
    blocks = reading.blocks
    i = max(0, bisect_right(blocks, span.start, key=lambda block: block.start) - 1)
    block = blocks[i] if blocks else Span(0, len(reading.text))
    start = max(block.start, span.start - AROUND)
    end = min(max(block.end, span.end), span.end + AROUND)
    text = reading.text
    for stop in _END.finditer(text, start, min(span.start + 1, end)):
        if stop.end() <= span.start and not _TITLE.search(
            text, max(start, stop.start() - 8), stop.end()
        ):
            start = stop.end()
    for stop in _END.finditer(text, max(span.start, span.end - 1), min(end + 1, block.end)):
        if not _TITLE.search(text, max(span.start, stop.start() - 8), stop.end()):
            end = min(end, stop.end())
            break
    return Span(min(start, span.start), max(end, span.end))
