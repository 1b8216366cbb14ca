"""Where sentences begin and end in a paragraph, by their punctuation alone.

Light on purpose: it serves a selection, at a key press, before any engine has answered. Quotations
of several sentences are parted too. The engine's own sentences (``tui.language.sentences``) keep
a quotation whole.
"""

from __future__ import annotations

import re

_STOP = re.compile(
    r"(?P<stop>[.!?…؟۔।‽]+)(?P<close>[”\"’'»›)\]]*)(?=\s|$)|[。！？｡]+[”’」』）]*", re.UNICODE
)
_LAST_WORD = re.compile(r"[^\s“‘\"'(\[«—–]+$")
_FIRST_WORD = re.compile(r"[^\W_]+(?:[’'.-][^\W_]+)*")
_BEFORE_NUMBERS = frozenset({"no.", "nos.", "pp.", "p.", "fig.", "art."})
"""Abbreviations before a number only; elsewhere they are words that end a sentence."""

_AT_THE_END = frozenset(
    [
        "inc.",
        "co.",
        "corp.",
        "ltd.",
        "plc.",
        "bros.",
        "jr.",
        "sr.",
        "etc.",
        "al.",
        "dept.",
        "est.",
        "approx.",
        "ph.d.",
        "m.d.",
        "esq.",
    ]
)
_SPEECH = frozenset(
    [
        "said",
        "says",
        "asked",
        "asks",
        "told",
        "tells",
        "wrote",
        "writes",
        "added",
        "adds",
        "replied",
        "replies",
        "shouted",
        "cried",
        "demanded",
        "wondered",
        "insisted",
    ]
)
_OPENING = "“‘\"'«„‚([—–-¿¡"
_LOOK_BACK = 24
"""Code points in which the word before a stop is looked for."""

_FRAME_WORDS = 4
"""In so many words after a quoted question stands the verb that says who asked it."""


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The sentences of ``text[start:end]``, in code points, without the blanks between them.

    A sentence ends at a full stop, a question or exclamation mark or an ellipsis, with the quote
    marks and brackets that close behind it, where a capital, a number or an opening mark follows;
    not after an initial, nor after an abbreviation that stands before a name or goes on.
    """
    out = []
    at = _ink(text, start, end)
    for match in _STOP.finditer(text, start, end):
        after = _ink(text, match.end(), end)
        if at < match.end() and (after >= end or _ends(text, match, after, end)):
            out.append((at, match.end()))
            at = after
    if at < end:
        stop = end
        while stop > at and text[stop - 1].isspace():
            stop -= 1
        out.append((at, stop))
    return out


def _ink(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _ends(text: str, match: re.Match[str], after: int, end: int) -> bool:
    stop = match["stop"]
    if stop is None:  # Chinese and Japanese stops mean nothing else
        return True
    following = text[after]
    if following.islower() or not (following.isalnum() or following in _OPENING):
        return False
    if match["close"]:
        return stop == "." or not _frames(text, after, min(end, after + 80))
    if stop != ".":
        return True
    before = _LAST_WORD.search(text, max(0, match.start() - _LOOK_BACK), match.start())
    return not before or not _goes_on(before[0] + ".", text, after)


def _goes_on(word: str, text: str, after: int) -> bool:
    """Whether the full stop of ``word`` is an abbreviation's, and the sentence goes on."""
    from tui.language.lexicon import words

    low = word.lower()
    if low in _BEFORE_NUMBERS:
        return text[after].isdigit()
    if low in words("abbreviations", "before_names"):
        return True
    if len(word) == 2 and word[0].isupper() and word != "I.":
        return True
    if low in _AT_THE_END or "." in word[:-1]:
        return not _starts(text, after)
    return False


def _starts(text: str, after: int) -> bool:
    """Whether what follows is a word with which sentences begin, or opens a quotation."""
    from tui.language.lexicon import words

    if text[after] in _OPENING:
        return True
    first = _FIRST_WORD.match(text, after)
    return first is not None and first[0].lower() in words("grammar", "starters")


def _frames(text: str, after: int, limit: int) -> bool:
    """Whether what follows a quoted question or exclamation says whose it was."""
    at = after
    for _ in range(_FRAME_WORDS):
        word = _FIRST_WORD.match(text, at, limit)
        if word is None:
            return False
        if word[0].lower() in _SPEECH:
            return True
        at = word.end()
        if text[at : at + 1] != " ":
            return False
        at += 1
    return False
