"""What the signs in the text mean, in the looks that they have."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.style import Style as RichStyle
from rich.text import Text

from tui.annotation import ENTITY_LABELS
from tui.reader.palette import Palette
from tui.reader.panes.fitting import fold
from tui.reader.view.gutter import BARS, LETTERS
from tui.reader.wording import SHORT

TITLE = "What you see"
SIGN = 6
"""Cells for a sign."""

QUOTES = {
    "direct": "a direct quote: all of it stands in quote marks",
    "mixed": "a mixed one: some of it does",
    "indirect": "an indirect one: told in the writer’s words",
}
SIGNS = {
    "○ ●": "a note of yours: a highlight; one with a comment",
    "23%": "a speaker’s share of all words quoted",
    "¶3": "the third paragraph",
}


def legend(palette: Palette, width: int, words: list[str]) -> Iterator[Text]:
    """Lines of at most ``width`` cells; of those only what has all of ``words`` in lower case."""
    muted = palette.on("panel", "muted")
    lines: list[Text] = []
    for kind, about in QUOTES.items():
        color = palette.on("panel", palette.speaker_color(0))
        lines += _lines(f"{LETTERS[kind]}{BARS[kind]}", color, about, muted, width)
    for sign, about in SIGNS.items():
        lines += _lines(sign, palette.on("panel", bold=True), about, muted, width)
    lines += _entities(palette, width)
    found = [line for line in lines if all(word in line.plain.lower() for word in words)]
    if words and not found and not all(word in TITLE.lower() for word in words):
        return
    yield Text(TITLE, palette.on("panel", "accent", bold=True))
    yield from found or lines
    yield Text()


def _lines(sign: str, style: RichStyle, about: str, muted: RichStyle, width: int) -> Iterator[Text]:
    """A sign and what it means, the meaning on as many lines as it needs."""
    for number, words in enumerate(fold(about, width - SIGN, 3)):
        line = Text(sign if not number else "", style, no_wrap=True)
        line.append(" " * (SIGN - cell_len(line.plain)))
        yield line.append(words, muted)


def _entities(palette: Palette, width: int) -> Iterator[Text]:
    """The types of entities, each in its own look, as many on a line as there is room for."""
    plain = palette.on("panel")
    line = Text(no_wrap=True)
    for label in ENTITY_LABELS:
        sign = palette.entity_sign(label)
        word = f"{sign} {SHORT[label]}" if sign else SHORT[label]
        if line and cell_len(line.plain) + cell_len(word) + 2 > width:
            yield line
            line = Text(no_wrap=True)
        if line:
            line.append("  ", plain)
        line.append(word, plain + palette.entity(label))
    yield line
