"""The peek card: a small box beside the annotation under the cursor."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tui.annotation import Stop
from tui.article.safety import safe_line
from tui.reader.palette import Palette
from tui.reader.panes.list_pane import clip, fold
from tui.reader.screen.peek import Context, Fact, Peek

WIDEST = 66
"""Cells, border included."""

NAMES = 10
"""Cells for the names of facts."""

LINES = 3
"""The most lines that one fact takes."""

FEWEST = 5
"""Rows without which the card says too little."""


class PeekCard(Widget):
    """Shows what is known of an annotation, as much as there is room for."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    PeekCard { layer: card; position: absolute; border: round $muted; background: $panel;
               border-title-color: $muted; border-subtitle-color: $muted; padding: 0 1; }
    """

    def __init__(self, palette: Palette, context: Callable[[Stop], Context]) -> None:
        """``context`` is asked for the text around the mentions that there is room for."""
        super().__init__()
        self.palette = palette
        self._around = context
        self.peek = Peek("", "")
        self.chosen = 0
        self._lines: list[list[Segment]] = []

    def place(self, peek: Peek, here: Stop, beside: Region, area: Region) -> None:
        """Show ``peek``, below or above the cells ``beside`` of the text's ``area`` of the screen."""
        if peek != self.peek:
            self.peek = peek
            self.chosen = 0
        width = min(WIDEST, area.width - 2)
        below, above = area.bottom - beside.bottom, beside.y - area.y
        self._lines = self._fill(here, width - 4, max(below, above, FEWEST) - 2)
        height = len(self._lines) + 2
        if height <= below:
            y = beside.bottom
        elif height <= above:
            y = beside.y - height
        else:
            # A quotation as high as the view: its end is covered rather than its beginning.
            y = area.bottom - height
        x = min(max(beside.x - 2, area.x), area.right - width)
        self.styles.width, self.styles.height = width, height
        self.styles.offset = (x, max(area.y, y))
        self.display = True
        self.refresh()

    def move(self, steps: int) -> None:
        """Choose another of the mentions."""
        self.chosen = max(0, min(len(self.peek.mentions) - 1, self.chosen + steps))

    @property
    def mention(self) -> Stop | None:
        """The mention that is chosen."""
        return self.peek.mentions[self.chosen] if self.peek.mentions else None

    # What it says --------------------------------------------------------------------------

    def _fill(self, here: Stop, width: int, height: int) -> list[list[Segment]]:
        lines = [self._heading(width)]
        for fact in self.peek.facts:
            lines += self._fact(fact, width)
        lines = lines[:height]
        if self.peek.mentions and len(lines) + 2 <= height:
            if len(lines) + len(self.peek.mentions) < height:
                lines.append([])
            lines += self._mentions(here, width, height - len(lines))
        return lines

    def _style(self, color: str = "text", *, bold: bool = False) -> RichStyle:
        return self.palette.on("panel", color, bold=bold)

    def _heading(self, width: int) -> list[Segment]:
        peek = self.peek
        count = safe_line(peek.count)
        kind = Segment(f"{peek.kind} ", self._style("accent", bold=True))
        room = width - kind.cell_length - cell_len(count) - 1
        title = clip(safe_line(peek.title), max(8, room))
        color = "title" if peek.rank is None else self.palette.speaker_color(peek.rank)
        gap = max(1, room + 1 - cell_len(title))
        return [
            kind,
            Segment(title, self._style(color, bold=True)),
            Segment(" " * gap, self._style()),
            Segment(count, self._style("muted")),
        ]

    def _fact(self, fact: Fact, width: int) -> list[list[Segment]]:
        color = "text" if fact.rank is None else self.palette.speaker_color(fact.rank)
        words = fold(fact.words, max(8, width - NAMES), LINES)
        names = [fact.name, *[""] * (len(words) - 1)]
        return [
            [
                Segment(name.ljust(NAMES), self._style("muted")),
                Segment(piece, self._style(color)),
            ]
            for name, piece in zip(names, words, strict=True)
        ]

    def _mentions(self, here: Stop, width: int, height: int) -> list[list[Segment]]:
        """Lines of context around the mentions, those near the chosen one where not all fit."""
        stops = self.peek.mentions
        rows = len(stops) if len(stops) <= height else height - 1
        first = max(0, min(self.chosen - rows // 2, len(stops) - rows))
        contexts = [self._around(stop) for stop in stops[first : first + rows]]
        lines = [
            self._mention(each, each.stop == here, first + i == self.chosen, width)
            for i, each in enumerate(contexts)
        ]
        if rows < len(stops):
            more = f"+ {len(stops) - rows} more"
            lines.append([Segment(more.rjust(width), self._style("muted"))])
        return lines

    def _mention(self, context: Context, here: bool, chosen: bool, width: int) -> list[Segment]:
        """A mention in the middle of its line, so that the same words stand one below the other."""
        plain, muted = self._style(), self._style("muted")
        left = (width - 2) // 3
        words = clip(context.words, max(8, width - left - 8))
        before = _end_of(safe_line(context.before), left)
        room = width - 2 - left - cell_len(words)
        after = safe_line(context.after)
        blank = " " if after[:1] == " " else ""
        after = blank + clip(after, room - len(blank)) if after.strip() and room > 1 else ""
        after += " " * max(0, room - cell_len(after))
        segments = [
            Segment("▸ " if here else "  ", self._style("accent", bold=True)),
            Segment(before, muted),
            Segment(words, plain + RichStyle(bold=True)),
            Segment(after, muted),
        ]
        if not chosen:
            return segments
        if self.palette.theme.ansi:
            mark = RichStyle(reverse=True)
        else:
            mark = RichStyle(bgcolor=self.palette.on("border").bgcolor)
        return [Segment(s.text, (s.style or plain) + mark) for s in segments]

    def render_line(self, y: int) -> Strip:
        """One line of the card."""
        width, plain = self.size.width, self._style()
        line = self._lines[y] if y < len(self._lines) else []
        return Strip(line).adjust_cell_length(width, plain)


def _end_of(text: str, width: int) -> str:
    """The end of ``text`` in exactly ``width`` cells, beginning with … where it is cut."""
    cut = text
    while cell_len(cut) > width:
        over = cell_len(cut) - width
        cut = cut[max(1, over // 2) :]
    if cut != text:
        while cut and cell_len(cut) > width - 1:
            cut = cut[1:]
        # A word that is cut through says less than none.
        whole = cut if text[-len(cut) - 1 : -len(cut)] == " " else cut.partition(" ")[2]
        cut = "…" + (whole or cut)
    return " " * (width - cell_len(cut)) + cut
