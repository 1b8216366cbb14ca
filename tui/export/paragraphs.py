"""Which paragraph an offset lies in: the position that a person can count."""

from __future__ import annotations

from bisect import bisect_right

from tui.article import Article
from tui.article.article import BlockKind

RUNNING: frozenset[BlockKind] = frozenset({"paragraph", "item", "quote", "code"})
"""The kinds of block that are counted as paragraphs."""


class Paragraphs:
    """The visible blocks of an article, found by offset."""

    def __init__(self, article: Article) -> None:
        self._ends: list[int] = []
        self._found: list[tuple[int | None, BlockKind]] = []
        count = 0
        for number in article.reading.shown:
            block = article.blocks[number]
            running = block.kind in RUNNING
            count += running
            self._ends.append(block.span.end)
            self._found.append((count if running else None, block.kind))

    def at(self, offset: int) -> tuple[int | None, BlockKind | None]:
        """The number of the paragraph, counted from 1, and the kind of the block at ``offset``.

        ``offset`` is in code points of the article's text. Between blocks it is the next one's;
        the number is None for a title and the like, both are None after the last block.
        """
        i = bisect_right(self._ends, offset)
        return self._found[i] if i < len(self._found) else (None, None)

    def name(self, offset: int) -> str:
        """The same in words: "paragraph 3", "title"."""
        number, kind = self.at(offset)
        return f"paragraph {number}" if number else (kind or "end of the text")
