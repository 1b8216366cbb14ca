"""Words of a text, cut so that every span begins and ends with one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from tui.annotation import Span

_PIECE = re.compile(r"\w+|[^\w\s]|\s+")


class Token(NamedTuple):
    """A word, a mark, or blanks; ``space`` says whether a blank follows that is no token."""

    span: Span
    space: bool = False


def tokens(text: str, spans: Iterable[Span] = ()) -> list[Token]:
    """The tokens of ``text``: put together, with a blank where one follows, they are the text.

    None reaches over the beginning or the end of one of ``spans``, and each of those begins with
    a token and ends with one.
    """
    spans = list(spans)
    starts = {span.start for span in spans}
    ends = {span.end for span in spans}
    cuts = sorted(starts | ends)
    out: list[Token] = []
    for match in _PIECE.finditer(text):
        start, end = match.span()
        # A blank after a word belongs to it, unless a span begins or ends with that blank.
        follows = text[start] == " " and bool(out) and start not in starts
        if follows and start + 1 not in ends and not out[-1].space:
            out[-1] = out[-1]._replace(space=True)
            start += 1
        for stop in (*cuts[bisect_right(cuts, start) : bisect_left(cuts, end)], end):
            if start < stop:
                out.append(Token(Span(start, stop)))
                start = stop
    return out
