"""What is searched for: words or a regular expression, with its options, made ready to find."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from tui.article import Reading, Span

CaseRule = Literal["smart", "match", "ignore"]
"""*smart*: upper and lower case are alike unless the words have an upper-case letter."""

CASE_RULES: tuple[CaseRule, ...] = ("smart", "match", "ignore")

MOST = 10_000
"""Matches beyond these are not listed; nobody walks through so many."""

QUICK = 0.05
"""Seconds that a regular expression may take while the program waits for it."""

PATIENT = 2.0
"""Seconds that it may take in a thread, before the search is cut off."""


@dataclass(frozen=True)
class Options:
    """How words are searched for."""

    case: CaseRule = "smart"
    whole: bool = False
    pattern: bool = False

    def toggled(self, name: str) -> Options:
        """These options with one of them (a field's name) changed to its next value."""
        case, whole, pattern = self.case, self.whole, self.pattern
        if name == "case":
            case = CASE_RULES[(CASE_RULES.index(case) + 1) % len(CASE_RULES)]
        elif name == "whole":
            whole = not whole
        elif name == "pattern":
            pattern = not pattern
        return Options(case, whole, pattern)

    def __str__(self) -> str:
        """What is not as it is at first, in words; empty where all is."""
        said = {"smart": "", "match": "match case", "ignore": "ignore case"}[self.case]
        return ", ".join(filter(None, (said, "whole word" if self.whole else "")))


class QueryError(ValueError):
    """A regular expression that cannot be read; its text is a sentence for the reader."""


class Found(NamedTuple):
    """What a search found: spans in text order.

    ``more`` says that there are more than were asked for, ``cut`` that time was over before the
    end of the text.
    """

    spans: list[Span]
    more: bool = False
    cut: bool = False


class Query:
    """Words or a regular expression, compiled."""

    def __init__(self, words: str, options: Options | None = None) -> None:
        """Raises QueryError where ``words`` should be a regular expression and are none."""
        self.words = words
        self.options = options or Options()
        self.empty = not words.strip()
        self._compiled: Any = None
        if not self.empty:
            make = _compile_pattern if self.options.pattern else _compile_words
            self._compiled = make(words, self.options)

    def find(
        self, reading: Reading, *, seconds: float = PATIENT, most: int = MOST, inside: bool = False
    ) -> Found:
        """The matches in an article's visible text, as spans of the article.

        ``inside`` leaves them as spans of ``reading.text``. ``seconds`` bounds a regular
        expression; plain words need no bound. Never raises.
        """
        spans: list[Span] = []
        try:
            for start, end in self._matches(reading.text, seconds):
                if len(spans) == most:
                    return Found(spans, more=True)
                spans.append(Span(start, end) if inside else reading.span_to_article(start, end))
        except TimeoutError:
            return Found(spans, cut=True)
        return Found(spans)

    def _matches(self, text: str, seconds: float) -> Iterator[tuple[int, int]]:
        """Offsets in ``text``. Raises TimeoutError."""
        if self._compiled is None:
            return
        if not self.options.pattern:
            for match in self._compiled.finditer(text):
                yield match.span()
            return
        until = time.monotonic() + seconds
        # ``concurrent`` lets other threads run meanwhile; ``re`` would hold them all.
        for match in self._compiled.finditer(text, timeout=seconds, concurrent=True):
            start, end = match.span()
            # What stands between two blocks is no text that could be marked.
            while start < end and text[start] == "\n":
                start += 1
            while start < end and text[end - 1] == "\n":
                end -= 1
            if start < end:
                yield start, end
            if time.monotonic() > until:
                raise TimeoutError


def _compile_words(words: str, options: Options) -> re.Pattern[str]:
    """Straight quote marks and apostrophes find curly ones; blanks find any white space."""
    parts = []
    for piece in re.split(r"(\s+)", words):
        if piece.isspace():
            # One for the whole run: several in a row would try every way to share it out.
            parts.append(r"\s+")
            continue
        for char in piece:
            if char == '"':
                parts.append('["“”„«»]')
            elif char == "'":
                parts.append("['‘’‚]")
            else:
                parts.append(re.escape(char))
    if options.whole:
        if re.match(r"\w", words):
            parts.insert(0, r"(?<!\w)")
        if re.search(r"\w\Z", words):
            parts.append(r"(?!\w)")
    heeds = _heeds_case(options, words)
    return re.compile("".join(parts), re.NOFLAG if heeds else re.IGNORECASE)


def _heeds_case(options: Options, letters: str) -> bool:
    if options.case == "smart":
        return any(char.isupper() for char in letters)
    return options.case == "match"


_NOT_LETTERS = re.compile(r"\\(?:[pPN]\{[^}]*\}|[pP].|[xuU][0-9A-Fa-f]*|.)|\(\?P?[<=>&][^)>]*[)>]")
"""Escapes and group names: their upper-case letters ask for nothing."""


def _compile_pattern(words: str, options: Options) -> Any:
    """A pattern of the ``regex`` module, which has a time limit; ``re`` has none."""
    import warnings

    import regex

    flags = regex.MULTILINE | regex.VERSION0
    if not _heeds_case(options, _NOT_LETTERS.sub("", words)):
        flags |= regex.IGNORECASE
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compiled = regex.compile(words, flags)
            if options.whole:
                compiled = regex.compile(rf"(?<!\w)(?:{words})(?!\w)", flags)
            return compiled
    except regex.error as error:
        raise QueryError(_sentence(words, str(error.msg), error.pos)) from None
    except (RecursionError, OverflowError, ValueError, MemoryError):
        raise QueryError("This pattern is too deep or too large.") from None


_SAID = {
    "nothing to repeat": "there is nothing to repeat",
    "multiple repeat": "two signs of repetition follow one another",
    "unbalanced parenthesis": "this ) has no (",
    "bad character range": "this range runs backwards",
    "min repeat greater than max repeat": "the least is more than the most",
    "invalid group reference": "there is no group of this number",
    "unknown group": "there is no group of this name",
    "unknown property": "no property of characters is called so",
    "unknown extension": "nothing that begins with (? goes on like this",
    "bad character in group name": "a group cannot be named so",
    "missing group name": "a group's name is missing",
}


def _sentence(words: str, message: str, at: int | None) -> str:
    """What is wrong with a pattern, and at which of its characters, counted from 1."""
    for opening, said in (("[", "this [ is not closed"), ("(", "this ( is not closed")):
        place = _unclosed(words, opening)
        unclosed = message.startswith(("missing )", "missing ]", "unterminated"))
        if unclosed and place is not None:
            return f"Character {place + 1}: {said}."
    if message.startswith("bad escape"):
        if "end of pattern" in message:
            return f"Character {len(words)}: a \\ stands alone; \\\\ means the sign itself."
        return f"Character {max(1, (at or 2) - 1)}: no escape is written {message.split()[-1]}."
    said = next((ours for theirs, ours in _SAID.items() if message.startswith(theirs)), message)
    place = 0 if at is None else at - message.startswith("bad character range")
    place = max(0, min(place, len(words) - 1))
    return f"Character {place + 1}: {said}."


def _unclosed(words: str, opening: str) -> int | None:
    """The place of the last bracket of this kind that is not closed."""
    open_: list[int] = []
    in_set: int | None = None
    escaped = False
    for place, char in enumerate(words):
        if escaped:
            escaped = False
        elif char == "\\":
            escaped = True
        elif in_set is not None:
            # A ] right after [ or [^ belongs to the set.
            if char == "]" and words[in_set + 1 : place] not in ("", "^"):
                in_set = None
        elif char == "[":
            in_set = place
        elif char == "(":
            open_.append(place)
        elif char == ")" and open_:
            open_.pop()
    if opening == "[":
        return in_set
    return open_[-1] if open_ else None
