"""Quote marks, paired.

Pure functions over text. Only the outermost pair counts: a quotation inside another is part of
it. Marks never pair across the end of a block, but a quotation that is left open there goes on in
the next block if that one opens with the same mark, as newspapers print speech of several
paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

OPEN_CLOSE = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "‟": "”", "「": "」"}
"""An opening mark of a shape of its own, and the marks that close it."""

SINGLES = "'‘’‚"
MARKS = frozenset('"“”„‟«»‹›「」' + SINGLES)
DOUBLES = MARKS - frozenset(SINGLES)

_BEFORE = frozenset("([{—–-/:;,.…")
_FRAME = re.compile(
    r"[,?!](?= (?:said|says|asked|added|replied|wrote"
    r"|(?:he|she|they|[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) "
    r"(?:said|says|told|asked|added|replied|wrote))\b)"
)
"""What follows direct speech whose closing mark was forgotten."""
_ELISIONS = ("em ", "til", "cause", "tis", "twas", "n'", "n’", "s ", "ll ", "re ", "ve ", "d ")


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two quote marks, marks included.

    ``pieces`` holds one ``(start, end)`` in code points for each block that it runs over.
    ``closed`` is False where the closing mark is missing.
    """

    pieces: tuple[tuple[int, int], ...]
    mark: str
    closed: bool = True

    @property
    def start(self) -> int:
        """Where its first piece begins."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Where its last piece ends."""
        return self.pieces[-1][1]


def pair(text: str, blocks: Iterable[tuple[int, int]]) -> list[Quotation]:
    """The outermost quotations in ``blocks`` of ``text``, in text order."""
    out: list[Quotation] = []
    pending: list[tuple[int, int]] = []
    mark = ""
    spans = list(blocks)
    for number, (start, end) in enumerate(spans):
        found = _in_block(text, start, end)
        first = found[0] if found else None
        if pending:
            if first and first.mark == mark and first.start == _ink(text, start, end):
                pending.append(first.pieces[0])
                if first.closed:
                    out.append(Quotation(tuple(pending), mark))
                    pending = []
                found = found[1:]
            else:
                _give_up(out, pending, mark)
                pending = []
        for quotation in found:
            if quotation.closed:
                out.append(quotation)
            elif number + 1 < len(spans) and _opens(text, spans[number + 1], quotation.mark):
                pending, mark = [quotation.pieces[0]], quotation.mark
            elif _worth(text, start, quotation):
                out.append(_cut_short(text, quotation))
    if pending:
        _give_up(out, pending, mark)
    return out


def _give_up(out: list[Quotation], pending: Sequence[tuple[int, int]], mark: str) -> None:
    out.append(Quotation(tuple(pending), mark, closed=False))


def _ink(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _opens(text: str, block: tuple[int, int], mark: str) -> bool:
    at = _ink(text, *block)
    return text.startswith(mark, at) and at + len(mark) < block[1]


def _worth(text: str, start: int, quotation: Quotation) -> bool:
    """Whether a quotation without an end is likely one: it opens the block, or follows a colon."""
    if quotation.mark in SINGLES:
        return False
    before = text[start : quotation.start].rstrip()
    return not before or before[-1] in ":,"


def _cut_short(text: str, quotation: Quotation) -> Quotation:
    """End a quotation whose closing mark is missing where somebody is said to speak it."""
    start, end = quotation.pieces[0]
    match = _FRAME.search(text, start, end)
    if match is None:
        return quotation
    return Quotation(((start, match.start() + 1),), quotation.mark, closed=False)


def _in_block(text: str, start: int, end: int) -> list[Quotation]:
    out: list[Quotation] = []
    at = start
    straight = text.count('"', start, end)
    while at < end:
        mark = _opener(text, at, start, end)
        if not mark:
            at += 1
            continue
        close = _closer(text, at, end, mark, straight)
        if close is None:
            if mark in SINGLES or (mark == "»"):
                at += 1
                continue
            rest = text.find(mark, at + len(mark), end)
            if rest >= 0:
                # More opening marks: this one has lost its end. A mark of a shape of its own
                # that closes nowhere from here on does so nowhere later; the last may go on.
                at = text.rfind(mark, at, end) if mark in OPEN_CLOSE else rest
                continue
            out.append(Quotation(((at, _trim(text, at, end)),), mark, closed=False))
            break
        out.append(Quotation(((at, close),), mark))
        at = close
    return out


def _trim(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end


def _opener(text: str, at: int, start: int, end: int) -> str:
    """The opening mark that stands at ``at``, or nothing."""
    c = text[at]
    if c not in MARKS and c != "`":
        return ""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if c in "'`" and after == c:
        follows = text[at + 2] if at + 2 < end else " "
        return c * 2 if not follows.isspace() and not before.isalnum() else ""
    if c == '"':
        if after.isspace() and not before.isspace():
            return ""
        return c if not before.isalnum() or at == start else ""
    if c in "‘'‚’":
        if c == "’" or before.isalnum() or before in ".,!?’'" or not _starts_speech(after):
            return ""
        rest = text[at + 1 : at + 7].lower()
        return "" if rest.startswith(_ELISIONS) or rest[:2].isdigit() else c
    if c == "»":
        return c if not after.isspace() and (before.isspace() or before in _BEFORE) else ""
    return c if c in OPEN_CLOSE else ""


def _starts_speech(c: str) -> bool:
    return c.isalnum() or c in '[(…“"$€£*#@¡¿.'


def _closer(text: str, at: int, end: int, mark: str, straight: int) -> int | None:
    """Where the quotation that ``mark`` opens at ``at`` ends, its closing mark included."""
    if mark in ("''", "``"):
        close = text.find("''", at + 2, end)
        return None if close < 0 else close + 2
    if mark == '"':
        return _straight(text, at, end, even=straight % 2 == 0)
    if mark in SINGLES:
        return _single(text, at, end, mark)
    closing = OPEN_CLOSE[mark]
    depth = 1
    first = None
    for i in range(at + 1, end):
        c = text[i]
        if c in closing:
            first = i + 1 if first is None else first
            depth -= 1
            if not depth:
                return i + 1
        elif c == mark and mark not in closing:
            depth += 1
    if first is not None:
        return first
    if mark == "“":
        # Some desks close a curly mark with a straight one.
        close = text.find('"', at + 1, end)
        return None if close < 0 else close + 1
    return None


def _straight(text: str, at: int, end: int, *, even: bool) -> int | None:
    close = text.find('"', at + 1, end)
    while close >= 0:
        before = text[close - 1]
        after = text[close + 1] if close + 1 < end else " "
        if not (before.isspace() or before in "([") or after.isspace() or even:
            return close + 1
        return None
    return None


def _single(text: str, at: int, end: int, mark: str) -> int | None:
    """A single mark closes after punctuation for sure, after a letter unless it is an apostrophe.

    Of several possible ends within the block, a possessive plural ("the players' room") is passed
    over where a better one follows before the next opening mark.
    """
    closing = "'" if mark == "'" else "’"
    spare = None
    i = at + 1
    limit = min(end, at + 4000)
    while i < limit:
        c = text[i]
        if c == closing:
            before = text[i - 1]
            after = text[i + 1] if i + 1 < end else " "
            if not after.isalnum() and not before.isspace():
                plural = before == "s" and after == " " and i + 2 < end and text[i + 2].islower()
                if not plural:
                    return i + 1
                if spare is None:
                    spare = i + 1
        elif c in DOUBLES:
            break
        i += 1
        if c == mark and i < limit and i > at + 1 and mark == "‘":
            break
    return spare
