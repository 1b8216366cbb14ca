"""The article: an immutable text, its blocks, and what is hidden from view."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Literal, NamedTuple

from tui.article.reading import Reading
from tui.article.span import Span

BlockKind = Literal[
    "section", "title", "byline", "date", "heading", "paragraph", "item", "quote", "code", "rule"
]
"""What a block of an article is. A *section* is the label a newspaper prints above a headline."""

HiddenReason = Literal["advertisement", "boilerplate", "markup", "metadata", "blank", "mark"]
"""Why a span is kept from view and from the engine. *mark* is a byte order mark."""

SHOWABLE: frozenset[HiddenReason] = frozenset(
    {"advertisement", "boilerplate", "markup", "metadata"}
)
"""What the reader can ask to see, dimmed; blanks and byte order marks have nothing to show."""


class Block(NamedTuple):
    """A paragraph or another unit that stands on lines of its own.

    ``span`` excludes the surrounding line ends but includes markup, which is hidden. ``level`` is
    the depth of a heading (1 to 6), of a list item or of a block quotation, else 0. ``marker`` is
    what a list item shows before its text.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    marker: str = ""


class Hidden(NamedTuple):
    """A span that neither the reader's eyes nor the engine should meet."""

    span: Span
    reason: HiddenReason


@dataclass(frozen=True)
class Article:
    """One article as it was read.

    ``text`` is the decoded file, untouched: line ends, ad placeholders and a byte order mark are
    all in it, so that every offset can be checked against the file. ``blocks`` and ``hidden`` are
    in text order and do not overlap among themselves. ``path`` is None for standard input.
    """

    path: Path | None
    text: str
    encoding: str
    blocks: tuple[Block, ...]
    hidden: tuple[Hidden, ...] = ()
    meta: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the text in UTF-8, in hexadecimal: the article's identity."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @cached_property
    def title(self) -> str:
        """The headline; without one the front matter's title, else the file's name."""
        for block in self.blocks:
            if block.kind == "title":
                return self.block_text(block)
        if self.meta.get("title"):
            return self.meta["title"]
        return self.path.stem if self.path else "standard input"

    @cached_property
    def section(self) -> str | None:
        """The section label above the headline, or the front matter's, if there is one."""
        for block in self.blocks:
            if block.kind == "section":
                return self.block_text(block)
        return self.meta.get("section")

    @cached_property
    def reading(self) -> Reading:
        """The visible text with the way back to the article's offsets."""
        return self.read()

    def read(self, show: Iterable[HiddenReason] = ()) -> Reading:
        """The visible text, with the hidden spans of the reasons in ``show`` left in."""
        shown = set(show)
        hidden = [h.span for h in self.hidden if h.reason not in shown]
        return Reading.build(self.text, [b.span for b in self.blocks], hidden)

    def block_text(self, block: Block) -> str:
        """The visible text of one block, on one line."""
        hidden = [h.span for h in self.hidden if h.span.overlaps(block.span)]
        return Reading.build(self.text, [block.span], hidden).text
