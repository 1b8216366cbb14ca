"""What can go wrong with a theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

SHOWN = 60
"""Characters of a value that a message repeats."""


class ThemeError(Exception):
    """A theme cannot be used; the message is one sentence for the reader's eyes.

    Where the fault stands in a file the message begins ``FILE:LINE:COLUMN:``, both from 1.
    """

    def __init__(self, message: str) -> None:
        from tui.article.safety import safe_line  # a theme file may hold escape sequences

        super().__init__(safe_line(message))


def quoted(value: object) -> str:
    """A value in double quotes, cut where it is long."""
    text = str(value)
    return f'"{text if len(text) <= SHOWN else text[:SHOWN] + "…"}"'


def suggestion(word: object, known: Iterable[str]) -> str:
    """``; did you mean "…"?`` with the nearest known word, or nothing where none is near."""
    from difflib import get_close_matches

    words = {candidate.lower(): candidate for candidate in known}
    near = get_close_matches(str(word)[:SHOWN].lower(), words, n=1, cutoff=0.6)
    return f'; did you mean "{words[near[0]]}"?' if near else ""
