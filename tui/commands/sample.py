"""A theme on one screen: a paragraph, entity types, speakers, highlights and keys, in its colours."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style as RichStyle
from rich.text import Text

from tui.annotation import ENTITY_LABELS
from tui.article.safety import safe_line
from tui.reader.palette import SPEAKER_SIGNS, Palette
from tui.theme.actions import ACTIONS
from tui.theme.keys import parse, show
from tui.theme.theme import QUOTE_TYPES, Theme

WIDTH = 78
_COLUMN = 19

Piece = tuple[str, RichStyle]


def print_sample(theme: Theme) -> None:
    """Print the sample on standard output; the colours come out on a terminal only."""
    stream = sys.stdout
    console = Console(file=stream, highlight=False, emoji=False, markup=False, soft_wrap=True)
    few = console.color_system in ("standard", "windows")
    palette = Palette(theme, plain=True if console.no_color else None, few=few)
    for line in _Sample(palette).lines():
        console.print(line if console.is_terminal else Text(line.plain.rstrip()))


class _Sample:
    """The lines of the sample, each as wide as the others, on the theme's background."""

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        self.plain = palette.on("background")
        self.muted = palette.on("background", "muted")
        self.accent = palette.on("background", "accent", bold=True)

    def lines(self) -> Iterator[Text]:
        """All of it."""
        theme = self.palette.theme
        kind = "terminal" if theme.ansi else "dark" if theme.dark else "light"
        yield self._line()
        yield self._line(
            (safe_line(theme.title), self.plain + self.palette.style("title")),
            (f"  {kind}, keys of {theme.keymap}", self.muted),
        )
        yield self._line()
        yield from self._paragraph()
        yield from self._entities()
        yield from self._speakers()
        yield from self._notes()
        yield from self._keys()

    def _line(self, *pieces: Piece) -> Text:
        text = Text(" ", style=self.plain)
        for words, style in pieces:
            text.append(words, style)
        text.append(" " * max(1, WIDTH - cell_len(text.plain)), self.plain)
        return text

    def _heading(self, words: str) -> Iterator[Text]:
        yield self._line()
        yield self._line((words, self.accent))

    def _paragraph(self) -> Iterator[Text]:
        p = self.palette
        bar = p.on("background", p.speaker_color(0))
        said = self.plain + p.quote("direct", 0)
        person, place, day = (self.plain + p.entity(x) for x in ("PERSON", "GPE", "DATE"))
        source, cue = p.style("source"), p.style("cue")
        yield self._line(
            ("  Mayor ", self.plain + source),
            ("Ida Lindqvist", person + source),
            (" ", self.plain),
            ("told", self.plain + cue),
            (" the council of ", self.plain),
            ("Norrhamn", place),
            (" on ", self.plain),
            ("Tuesday", day),
            (":", self.plain),
        )
        yield self._line(
            ("▌ ", bar),
            ("“The bridge will open before ", said),
            ("winter", said + p.style("search")),
            (", ", said),
            ("whatever it costs", said + p.note("yellow")),
            (".”", said),
        )
        rest = self.plain + p.quote("indirect", 1)
        yield self._line(
            ("┊ ", p.on("background", p.speaker_color(1))),
            ("Others doubted ", self.plain),
            ("that it would", rest + p.style("selection")),
            (", and said ", self.plain),
            ("so", self.plain + p.style("cursor")),
            (".", self.plain),
        )

    def _entities(self) -> Iterator[Text]:
        yield from self._heading("Entities")
        pieces = []
        for label in ENTITY_LABELS:
            sign = self.palette.entity_sign(label)
            words = f"{label} {sign}".rstrip()
            pieces.append(
                [
                    (label, self.plain + self.palette.entity(label)),
                    (words[len(label) :], self.muted),
                ]
            )
        yield from self._columns(pieces)

    def _speakers(self) -> Iterator[Text]:
        p = self.palette
        yield from self._heading("Speakers, and their quotes: " + ", ".join(QUOTE_TYPES))
        count = len(p.theme.speakers) if not p.plain else 8
        pieces = []
        for rank in range(min(count, len(SPEAKER_SIGNS))):
            color = p.on("background", p.speaker_color(rank), bold=True)
            tints = [(f" {kind[0]} ", self.plain + p.quote(kind, rank)) for kind in QUOTE_TYPES]
            pieces.append([("▌", color), (p.speaker_sign(rank), color), (" ", self.plain), *tints])
        yield from self._columns(pieces)

    def _notes(self) -> Iterator[Text]:
        yield from self._heading("Highlights")
        names = self.palette.theme.notes
        yield from self._columns(
            [[(f" {safe_line(name)} ", self.plain + self.palette.note(name))] for name in names]
        )

    def _keys(self) -> Iterator[Text]:
        keys = self.palette.theme.keys
        yield from self._heading("Keys")
        pieces = []
        for action in ACTIONS:
            if action.label and keys.get(action.id):
                key = show(parse(keys[action.id][0]))
                pieces.append([(key, self.accent), (f" {action.label}", self.muted)])
        yield from self._columns(pieces)
        yield self._line()

    def _columns(self, cells: list[list[Piece]]) -> Iterator[Text]:
        """Cells in columns, from left to right."""
        across = WIDTH // _COLUMN
        for start in range(0, len(cells), across):
            line: list[Piece] = []
            for cell in cells[start : start + across]:
                used = sum(cell_len(words) for words, _ in cell)
                line += [*cell, (" " * max(1, _COLUMN - used), self.plain)]
            yield self._line(("  ", self.plain), *line)
