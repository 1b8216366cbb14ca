"""A sentence as the attribution rules see it: words, with each quotation folded into one node."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tui.article.article import BlockKind
from tui.language.sheet import Sheet


class Node(NamedTuple):
    """A word, or a piece of a quotation. ``first`` and ``last`` are words of the sheet."""

    first: int
    last: int
    quote: int
    lower: str
    label: str


@dataclass(slots=True)
class View:
    """One sentence. Positions in a view are indices of ``nodes``."""

    sheet: Sheet
    nodes: list[Node]
    kind: BlockKind
    block: int

    def __len__(self) -> int:
        return len(self.nodes)

    def lower(self, k: int) -> str:
        """The lower-case word at ``k``; nothing for a quotation or outside the sentence."""
        return self.nodes[k].lower if 0 <= k < len(self.nodes) else ""

    def word(self, k: int) -> str:
        """The word at ``k`` as it is written; nothing for a quotation or outside the sentence."""
        if not 0 <= k < len(self.nodes) or self.nodes[k].quote >= 0:
            return ""
        return self.sheet.words[self.nodes[k].first]

    def label(self, k: int) -> str:
        """The entity type of the word at ``k``, or nothing."""
        return self.nodes[k].label if 0 <= k < len(self.nodes) else ""

    def quote(self, k: int) -> int:
        """The quotation at ``k``, or -1."""
        return self.nodes[k].quote if 0 <= k < len(self.nodes) else -1

    def span(self, a: int, b: int) -> tuple[int, int]:
        """Code points from node ``a`` to node ``b``, both included."""
        return self.sheet.span(self.nodes[a].first, self.nodes[b].last)

    def end(self) -> int:
        """The position after the last node that is not final punctuation."""
        stop = len(self.nodes)
        while stop and self.nodes[stop - 1].lower in _FINAL:
            stop -= 1
        return stop


_LONGEST = 200
"""Nodes in a view: what is longer is no sentence, and the rules look back and forth in each."""

_FINAL = frozenset({".", "!", "?", "…", "...", ";", ":", ",", ")", "]", "—", "–", "-", "--"})


def views(sheet: Sheet, ents: Sequence[tuple[int, int, str]]) -> list[View]:
    """The sentences of ``sheet``, with the entity types of ``ents`` on their words."""
    labels = [""] * len(sheet.words)
    for start, end, label in ents:
        first, last = sheet.within(start, end)
        for i in range(first, last):
            labels[i] = label
    out: list[View] = []
    block = 0
    for first, last in sheet.sentences:
        while block + 1 < len(sheet.blocks) and first >= sheet.blocks[block][1]:
            block += 1
        nodes: list[Node] = []
        i = first
        while i < last:
            quote = sheet.quote[i]
            j = i
            if quote >= 0:
                while j + 1 < last and sheet.quote[j + 1] == quote:
                    j += 1
            nodes.append(Node(i, j, quote, "" if quote >= 0 else sheet.lower[i], labels[i]))
            i = j + 1
        for cut in range(0, len(nodes), _LONGEST):
            out.append(
                View(sheet, nodes[cut : cut + _LONGEST], sheet.paragraphs[block].kind, block)
            )
    return out
