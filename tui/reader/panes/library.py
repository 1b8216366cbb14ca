"""The library list: the articles that can be opened, the open one marked."""

from __future__ import annotations

from collections.abc import Iterator

from rich.segment import Segment
from rich.style import Style as RichStyle

from tui.reader.desk import Desk
from tui.reader.palette import Palette
from tui.reader.panes.list_pane import Entry, ListPane, clip, fold, spread


class LibraryList(ListPane):
    """Lists the desk's articles. Keys are places in the desk's list."""

    def __init__(self, palette: Palette, desk: Desk, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(palette, **kwargs)
        self._desk = desk

    def entries(self, width: int) -> Iterator[Entry]:
        """A heading, then each article's title and file."""
        plain, muted = self.palette.on("panel"), self.palette.on("panel", "muted")
        accent = self.palette.on("panel", "accent", bold=True)
        desk = self._desk
        yield Entry(
            None,
            (
                (),
                spread(
                    [Segment(" ARTICLES", accent)],
                    [Segment(f"{len(desk.paths)} ", muted)],
                    width,
                    plain,
                ),
                (),
            ),
        )
        for number, path in enumerate(desk.paths):
            here = number == desk.index
            style = plain + RichStyle(bold=here or None)
            sign = Segment(" ▸ " if here else "   ", accent if here else plain)
            rows = fold(desk.title(number), width - 4, 3)
            lines: list[tuple[Segment, ...]] = [(sign, Segment(rows[0], style))]
            lines += [(Segment("   ", plain), Segment(row, style)) for row in rows[1:]]
            lines.append((Segment("   ", plain), Segment(clip(path.name, width - 4), muted)))
            yield Entry(number, tuple(lines))
            yield Entry(None, ((),))
