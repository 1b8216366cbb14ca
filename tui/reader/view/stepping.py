"""How far a step goes that extends a selection, and what unit of text lies around a place.

Pure functions over a reading's text, in which line ends stand between blocks alone. Offsets are in
code points; none that is returned lies inside a grapheme.
"""

from __future__ import annotations

import re
from typing import Literal, get_args

from rich.cells import get_character_cell_size

from tui.reader.view.wrapping import is_narrow

Unit = Literal["character", "word", "sentence", "paragraph"]
"""What a step passes over: a grapheme, or a larger unit."""

UNITS: tuple[Unit, ...] = get_args(Unit)

_JOINER = "\u200d"
_OPENERS = "“‘«„‚‹「『([{¿¡$£€¥#@"
_CLOSERS = "”’»›」』)]}.,;:!?…%。、，！？：；"
_LINKS = "’'-‐\u00ad·"
"""What stands inside a word between two letters."""

_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # kana
    (0x3400, 0x9FFF),  # Chinese characters
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
"""Scripts without blanks between words: there each grapheme is taken for a word."""


def step(text: str, offset: int, direction: int, unit: Unit = "character") -> int:
    """Where the unit of ``text`` ends that ``offset`` is in or before; with a ``direction`` below
    zero, where the one begins that it is in or behind.

    The step always moves, except at the end of the text (or its beginning), where it stays.
    """
    offset = min(max(0, offset), len(text))
    if direction > 0:
        return _right(text, offset, unit) if offset < len(text) else offset
    return _left(text, offset, unit) if offset > 0 else 0


def _right(text: str, offset: int, unit: Unit) -> int:
    if unit == "word":
        at = offset
        while at < len(text):
            word = word_at(text, at)
            if word is not None and word[1] > offset:
                return _trailing(text, word[1])
            at = after(text, at)
        return len(text)
    while offset < len(text) and text[offset] == "\n":
        offset += 1
    if offset == len(text) or unit == "character":
        return after(text, offset)
    return next((end for _, end in _units(text, offset, unit) if end > offset), len(text))


def _left(text: str, offset: int, unit: Unit) -> int:
    if unit == "word":
        at = offset
        while at > 0:
            at = before(text, at)
            word = word_at(text, at)
            if word is not None and word[0] < offset:
                return _leading(text, word[0])
        return 0
    while offset > 0 and text[offset - 1] == "\n":
        offset -= 1
    if offset == 0 or unit == "character":
        return before(text, offset)
    starts = [start for start, _ in _units(text, offset - 1, unit) if start < offset]
    return starts[-1] if starts else 0


def around(text: str, start: int, end: int, unit: Unit) -> tuple[int, int]:
    """The units that hold ``[start, end)``, from the first one's start to the last one's end.

    Where no unit lies, as between two words, the range is left as it is.
    """
    last = max(start, before(text, end) if end > start else end)
    if unit == "word":
        first_word, last_word = word_at(text, start), word_at(text, last)
        return (
            min(start, first_word[0]) if first_word else start,
            max(end, last_word[1]) if last_word else end,
        )
    if unit == "character":
        return boundary(text, start, -1), boundary(text, end, 1)
    low = [s for s, _ in _units(text, start, unit) if s <= start]
    high = [e for _, e in _units(text, last, unit) if e > last]
    return min(start, low[-1] if low else start), max(end, high[0] if high else end)


def _units(text: str, offset: int, unit: Unit) -> list[tuple[int, int]]:
    """The sentences of the paragraph at ``offset``, or the paragraph."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    if unit == "paragraph":
        return [(start, end)] if start < end else []
    from tui.reader.view.sentences import sentences

    return [
        (boundary(text, first, -1), boundary(text, last, 1))
        for first, last in sentences(text, start, end)
    ]


# Graphemes ---------------------------------------------------------------------------------------


def is_boundary(text: str, at: int) -> bool:
    """Whether no grapheme of ``text`` is cut at ``at``.

    A grapheme is what the view paints as one (``rich.cells.split_graphemes``): a character with
    the marks of no width that follow, and whatever a zero-width joiner ties to it; besides, the
    two letters of a flag.
    """
    if not 0 < at < len(text) or text[at] == "\n" or text[at - 1] == "\n":
        return True
    if text[at - 1] == _JOINER or get_character_cell_size(text[at]) == 0:
        return False
    if not _is_flag_letter(text[at]):
        return True
    letters = 0
    while letters < at and _is_flag_letter(text[at - 1 - letters]):
        letters += 1
    return letters % 2 == 0


def count_graphemes(text: str) -> int:
    """How many graphemes ``text`` has."""
    if is_narrow(text):
        return len(text)
    return sum(is_boundary(text, at) for at in range(len(text)))


def boundary(text: str, at: int, direction: int) -> int:
    """``at``, or the next place towards ``direction`` at which no grapheme is cut."""
    while not is_boundary(text, at):
        at += 1 if direction > 0 else -1
    return at


def after(text: str, at: int) -> int:
    """Where the grapheme at ``at`` ends."""
    return boundary(text, min(at + 1, len(text)), 1)


def before(text: str, at: int) -> int:
    """Where the grapheme before ``at`` begins."""
    return boundary(text, max(0, at - 1), -1)


def _is_flag_letter(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


# Words -------------------------------------------------------------------------------------------


def word_at(text: str, at: int) -> tuple[int, int] | None:
    """The word of which the character at ``at`` is a part, without punctuation around it."""
    if not 0 <= at < len(text):
        return None
    start = boundary(text, at, -1)
    if not _is_word(text, start):
        if not _links(text, start):
            return None
        start = before(text, start)
    end = after(text, start)
    if _is_unspaced(text[start]):
        return start, end
    while start > 0:
        earlier = before(text, start)
        if _links(text, earlier):
            earlier = before(text, earlier)
        if not _is_word(text, earlier) or _is_unspaced(text[earlier]):
            break
        start = earlier
    while end < len(text):
        later = after(text, end) if _links(text, end) else end
        if not _is_word(text, later) or _is_unspaced(text[later]):
            break
        end = after(text, later)
    if text[end : end + 1] == "." and _INITIALS.fullmatch(text, start, end):
        end = after(text, end)
    return start, end


def _is_word(text: str, at: int) -> bool:
    return at < len(text) and (text[at].isalnum() or text[at] == "_")


def _is_unspaced(character: str) -> bool:
    code = ord(character)
    return code >= 0x0E00 and any(first <= code <= last for first, last in _UNSPACED)


def _links(text: str, at: int) -> bool:
    """Whether the character at ``at`` stands inside a word: an apostrophe, the point in 3.5."""
    if not 0 < at < len(text) - 1 or text[at].isalnum():
        return False
    if after(text, at) != at + 1:
        return False
    left, right = text[before(text, at)], text[at + 1]
    if not (left.isalnum() and right.isalnum()) or _is_unspaced(left) or _is_unspaced(right):
        return False
    if text[at] in _LINKS:
        return True
    if text[at] in ".,:" and left.isdigit() and right.isdigit():
        return True
    return (
        text[at] == "."
        and left.isalpha()
        and right.isalpha()
        and not _is_word(text, at + 2)
        and not (at > 1 and _is_word(text, at - 2))
    )


def _trailing(text: str, end: int) -> int:
    """The end of a word with the punctuation that closes behind it."""
    at = end
    while at < len(text) and not text[at].isspace() and text[at] not in _OPENERS:
        if _is_word(text, at):
            at = end
            while text[at] in _CLOSERS:
                at = after(text, at)
            break
        at = after(text, at)
    return at


def _leading(text: str, start: int) -> int:
    """The start of a word with the punctuation that opens before it."""
    at = start
    while at > 0:
        earlier = before(text, at)
        if text[earlier].isspace() or text[earlier] in _CLOSERS:
            break
        if _is_word(text, earlier):
            at = start
            while text[before(text, at)] in _OPENERS:
                at = before(text, at)
            break
        at = earlier
    return at
