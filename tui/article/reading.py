"""What is left of a text when the hidden spans are taken out, and the way back to its offsets."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tui.article.span import Span

BLOCK_BREAK = "\n\n"
"""Stands between two blocks of a reading; it has no place in the article's text."""

_SOFT = str.maketrans(
    {
        "\r": " ",
        "\n": " ",
        "\t": " ",
        "\v": " ",
        "\f": " ",
        "\x85": " ",
        "\u2028": " ",
        "\u2029": " ",
    }
)


@dataclass(frozen=True)
class Reading:
    """Visible text, and a map between its offsets and the article's.

    The text is made of runs copied one code point for one; a line end inside a block reads as a
    space. Run ``i`` begins at ``starts[i]`` here and at ``origins[i]`` in the article, and is
    ``lengths[i]`` code points long. ``blocks`` are the spans, in this text, of the blocks that
    have something to show; ``shown`` names them by their index in the article's ``blocks``.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    lengths: tuple[int, ...]
    blocks: tuple[Span, ...]
    shown: tuple[int, ...]

    @classmethod
    def build(cls, text: str, blocks: Sequence[Span], hidden: Sequence[Span]) -> Reading:
        """Read ``blocks`` of ``text`` without ``hidden``; both sorted, neither overlapping itself."""
        pieces: list[str] = []
        starts: list[int] = []
        origins: list[int] = []
        lengths: list[int] = []
        spans: list[Span] = []
        shown: list[int] = []
        at = 0
        first = 0
        for number, block in enumerate(blocks):
            while first < len(hidden) and hidden[first].end <= block.start:
                first += 1
            runs = _visible(block, hidden, first)
            if not any(text[a:b].strip() for a, b in runs):
                continue
            if pieces:
                pieces.append(BLOCK_BREAK)
                at += len(BLOCK_BREAK)
            begin = at
            for a, b in runs:
                pieces.append(text[a:b].translate(_SOFT))
                starts.append(at)
                origins.append(a)
                lengths.append(b - a)
                at += b - a
            spans.append(Span(begin, at))
            shown.append(number)
        return cls(
            "".join(pieces),
            tuple(starts),
            tuple(origins),
            tuple(lengths),
            tuple(spans),
            tuple(shown),
        )

    def to_article(self, offset: int) -> int:
        """The article's offset of the code point at ``offset`` here.

        Between blocks, and at the end, it is the offset just after the run before.
        """
        i = bisect_right(self.starts, offset) - 1
        if i < 0:
            return self.origins[0] if self.origins else 0
        return self.origins[i] + min(offset - self.starts[i], self.lengths[i])

    def from_article(self, offset: int) -> int:
        """The offset here of the article's ``offset``; of the next visible one if it is hidden."""
        i = bisect_right(self.origins, offset) - 1
        if i < 0:
            return 0
        inside = offset - self.origins[i]
        if inside < self.lengths[i]:
            return self.starts[i] + inside
        return self.starts[i + 1] if i + 1 < len(self.starts) else len(self.text)

    def span_to_article(self, start: int, end: int) -> Span:
        """The article's span of the code points ``[start, end)`` here."""
        if end <= start:
            at = self.to_article(start)
            return Span(at, at)
        return Span(self.to_article(start), self.to_article(end - 1) + 1)

    def span_from_article(self, span: Span) -> Span:
        """The span here that covers the visible code points of an article's ``span``."""
        start = self.from_article(span.start)
        if span.end <= span.start:
            return Span(start, start)
        i = bisect_right(self.origins, span.end - 1) - 1
        if i < 0:
            return Span(start, start)
        inside = min(span.end - self.origins[i], self.lengths[i])
        return Span(start, max(start, self.starts[i] + inside))


def _visible(block: Span, hidden: Sequence[Span], first: int) -> list[tuple[int, int]]:
    """The runs of ``block`` that no span of ``hidden``, looked at from ``first`` on, covers."""
    runs = []
    at = block.start
    for i in range(first, len(hidden)):
        span = hidden[i]
        if span.start >= block.end:
            break
        if span.end <= at:
            continue
        if span.start > at:
            runs.append((at, span.start))
        at = max(at, span.end)
        if at >= block.end:
            break
    if at < block.end:
        runs.append((at, block.end))
    return runs
