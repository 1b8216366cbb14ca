"""How quotes, speakers and counts look in a pane."""

from __future__ import annotations

from rich.segment import Segment
from rich.style import Style as RichStyle

from tui.annotation import QuoteType
from tui.reader.palette import Palette, rich_color
from tui.reader.panes.fitting import Line, clip, fold
from tui.reader.panes.rolling import Block

QUOTE_ROWS = 3
"""Lines of a quote in a list; the text has the rest."""

BARS: dict[QuoteType, str] = {"direct": "▌", "mixed": "▌", "indirect": "┊"}
LETTERS: dict[QuoteType, str] = {"direct": "d", "mixed": "m", "indirect": "i"}


def tint(palette: Palette, rank: int | None) -> RichStyle:
    """The colour of the speaker with the ``rank``-th share."""
    return RichStyle(color=rich_color(palette.speaker_color(rank)))


def dot(palette: Palette, rank: int | None) -> str:
    """What stands before a speaker's name: a dot, or a letter where colours are few."""
    return palette.speaker_sign(rank) if palette.few else "●"


OWN = {True: "✓", False: "✎"}
"""Before a quote that the reader accepted, and before one that the reader put right or added."""


def quote_lines(
    palette: Palette, kind: QuoteType, text: str, bar: RichStyle, width: int, sign: str = " "
) -> list[Line]:
    """A quote beside its bar, with the letter of its type and perhaps a sign before it."""
    muted = palette.on("panel", "muted")
    style = muted if kind == "indirect" else palette.on("panel")
    return [
        (
            Segment("   " if row else f"{sign} {LETTERS[kind]}", muted),
            Segment(BARS[kind] + " ", bar),
            Segment(line, style),
        )
        for row, line in enumerate(fold(text, width - 6, QUOTE_ROWS))
    ]


def summary(palette: Palette, words: str, width: int) -> Block:
    """A muted line at the head of a list that says how much there is."""
    return Block(((Segment(" " + clip(words, width - 2), palette.on("panel", "muted")),),), 1)


def section(palette: Palette, title: str, width: int) -> Block:
    """A heading that the cursor passes over."""
    style = palette.on("panel", "accent", bold=True)
    return Block(((Segment(" " + clip(title, width - 2), style),),))


def plural(count: int, word: str) -> str:
    """A count with its word: 1 quote, 2 quotes."""
    return f"{count:,} {word}{'s' * (count != 1)}"
