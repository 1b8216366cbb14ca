"""A text as plain lists of words: what the rules walk over.

spaCy's tokens are objects that are made anew at each look; rules that look at every word many
times are several times faster on lists. All offsets are code points of the Doc's text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tui.article.article import BlockKind
from tui.language.quotes import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of the text that the engine sees, ``[start, end)`` in code points."""

    kind: BlockKind
    start: int
    end: int


@dataclass(slots=True)
class Sheet:
    """Words of a text in order, without white space; ``tokens`` are their indices in the Doc.

    ``quote`` is, for each word, the index of the quotation it lies in, or -1. ``blocks`` and
    ``sentences`` are ranges of words. ``uncapitalised`` are the words that occur in lower case.
    """

    text: str
    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    tokens: list[int]
    paragraphs: Sequence[Paragraph]
    quotations: Sequence[Quotation] = ()
    uncapitalised: frozenset[str] = frozenset()
    quote: list[int] = field(default_factory=list)
    blocks: list[tuple[int, int]] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)

    @classmethod
    def of(cls, doc: Doc, paragraphs: Sequence[Paragraph]) -> Sheet:
        """The words of ``doc``."""
        words, starts, ends, tokens = [], [], [], []
        for token in doc:
            text = token.text
            if text.isspace() or not text:
                continue
            words.append(text)
            starts.append(token.idx)
            ends.append(token.idx + len(text))
            tokens.append(token.i)
        sheet = cls(
            doc.text,
            words,
            [w.lower().replace("’", "'") for w in words],
            starts,
            ends,
            tokens,
            paragraphs,
        )
        sheet.blocks = [sheet.within(p.start, p.end) for p in paragraphs]
        sheet.uncapitalised = frozenset(w for w in words if w.islower())
        sheet.quote = [-1] * len(words)
        return sheet

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The range of words that begin in ``[start, end)``."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def at(self, offset: int) -> int:
        """The index of the last word that begins at or before ``offset``."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Code points from the beginning of word ``first`` to the end of word ``last``."""
        return self.starts[first], self.ends[last]

    def mark_quotations(self, quotations: Sequence[Quotation]) -> None:
        """Note which words lie in which of ``quotations``."""
        self.quotations = quotations
        for number, quotation in enumerate(quotations):
            for start, end in quotation.pieces:
                first, last = self.within(start, end)
                for i in range(first, last):
                    self.quote[i] = number
