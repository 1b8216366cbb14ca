"""The library list: the articles that can be opened, the open one marked."""

from __future__ import annotations

from collections.abc import Iterator

from rich.segment import Segment
from rich.style import Style as RichStyle

from tui.reader.desk import Desk
from tui.reader.palette import Palette
from tui.reader.panes.fitting import Line, clip, fold, spread
from tui.reader.panes.list_pane import ListPane
from tui.reader.panes.rolling import BATCH, BREATH, Block, Item
from tui.reader.panes.states import State, state_block, unfound


class LibraryList(ListPane):
    """Lists the desk's articles. Keys are places in the desk's list."""

    def __init__(self, palette: Palette, desk: Desk, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(palette, **kwargs)
        self._desk = desk
        self._passed = 0

    def items(self) -> Iterator[Item]:
        """A heading, then the articles; of each only its place, since there may be thousands."""
        yield Item(None, "heading")
        paths = self._desk.paths
        if not self.filter:
            yield from map(Item, range(len(paths)))
            return
        self._passed = 0
        for number in range(len(paths)):
            if self.filter.passes(self._desk.title(number), paths[number].name):
                self._passed += 1
                yield Item(number)
            elif not number % BATCH:
                yield BREATH
        if not self._passed:
            yield unfound(self.palette, self.filter.typed, "No article’s title or file")

    def head_of(self, number: int) -> int:
        """The list's heading for the first article, else none."""
        return 0 if number == 1 else number

    def block(self, item: Item, width: int) -> Block:
        """The heading, or an article's title and file."""
        if isinstance(item.what, State):
            return state_block(self.palette, item.what, width)
        if not isinstance(item.key, int):
            return self._heading(width)
        plain, muted = self.palette.on("panel"), self.palette.on("panel", "muted")
        accent = self.palette.on("panel", "accent", bold=True)
        here = item.key == self._desk.index
        style = plain + RichStyle(bold=here or None)
        sign = Segment(" ▸ " if here else "   ", accent if here else plain)
        rows = fold(self._desk.title(item.key), width - 3, 3)
        lines: list[Line] = [(sign, Segment(rows[0], style))]
        lines += [(Segment("   ", plain), Segment(row, style)) for row in rows[1:]]
        name = clip(self._desk.paths[item.key].name, width - 3)
        lines.append((Segment("   ", plain), Segment(name, muted)))
        return Block(tuple(lines), 1)

    def _heading(self, width: int) -> Block:
        left = Segment(" Articles", self.palette.on("panel", "accent", bold=True))
        count = f"{len(self._desk.paths):,}"
        if self.filter:
            count = f"{self._passed:,} of {count}"
        right = Segment(f"{count} ", self.palette.on("panel", "muted"))
        rule = Segment(" " + "─" * (width - 1), self.palette.on("panel", "border"))
        plain = self.palette.on("panel")
        return Block((spread([left], [right], width, plain), (rule,)), 0)
