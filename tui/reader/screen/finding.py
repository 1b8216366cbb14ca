"""Finding words in the visible text of an article."""

from __future__ import annotations

import re

from tui.article import Reading, Span

MOST = 10_000
"""Matches beyond these are not listed; nobody walks through so many."""


def find_all(reading: Reading, words: str) -> list[Span]:
    """The places of ``words`` in the article, in order.

    Upper and lower case are alike unless ``words`` has an upper-case letter; straight quote marks
    and apostrophes find curly ones, and a blank finds any white space, a line's end too.
    """
    if not words.strip():
        return []
    parts = []
    for char in words:
        if char.isspace():
            parts.append(r"\s+")
        elif char == '"':
            parts.append('["“”„«»]')
        elif char == "'":
            parts.append("['‘’‚]")
        else:
            parts.append(re.escape(char))
    flags = re.NOFLAG if any(char.isupper() for char in words) else re.IGNORECASE
    out = []
    for match in re.finditer("".join(parts), reading.text, flags):
        out.append(reading.span_to_article(*match.span()))
        if len(out) == MOST:
            break
    return out
