"""The tabs above the side panel: which of its views is shown, and which others there are."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tui.reader.palette import Palette
from tui.reader.panes.fitting import clip

SHORT = 3
"""Letters of a view's name where there is no room for more."""


class TabLine(Widget):
    """Names of views over a rule that is heavy under the one that is shown.

    All names in full where they fit; else the shown one, and the first letters of the others.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = "TabLine { height: 2; background: $panel; }"

    class Pressed(Message):
        """A tab was clicked; ``view`` is its id."""

        def __init__(self, view: str) -> None:
            super().__init__()
            self.view = view

    def __init__(self, palette: Palette, views: Sequence[tuple[str, str]], **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(**kwargs)
        self.palette = palette
        self._views = views
        self._active = views[0][0]
        self._counts: dict[str, int] = {}
        self._bright = False

    def show(self, view: str, *, bright: bool) -> None:
        """Mark a view as shown; ``bright`` where the panel takes the keys."""
        if (view, bright) != (self._active, self._bright):
            self._active, self._bright = view, bright
            self.refresh()

    def count(self, view: str, number: int) -> None:
        """Put a number behind a view's name where it is not 0 and there is room for it."""
        if self._counts.get(view, 0) != number:
            self._counts[view] = number
            self.refresh()

    def set_palette(self, palette: Palette) -> None:
        """Paint with another theme from now on."""
        self.palette = palette
        self.refresh()

    def labels(self, width: int) -> list[tuple[int, str, str]]:
        """Each tab's first cell, words and view, as they fit into ``width`` cells."""
        gap = 2
        names = [self._counted(view, name) for view, name in self._views]
        if _size(names, gap) > width >= _size(names, 1):
            gap = 1
        elif _size(names, gap) > width:
            names = [
                self._counted(view, name) if view == self._active else name[:SHORT]
                for view, name in self._views
            ]
        if _size(names, gap) > width:
            gap = 1
        if _size(names, gap) > width:
            names = [name if view == self._active else name[:SHORT] for view, name in self._views]
        out, at = [], 1
        for (view, _), name in zip(self._views, names, strict=True):
            if at < width - 1:
                out.append((at, clip(name, width - at), view))
            at += cell_len(name) + gap
        return out

    def _counted(self, view: str, name: str) -> str:
        number = self._counts.get(view, 0)
        return f"{name} {number:,}" if number else name

    def render_line(self, y: int) -> Strip:
        """The names, or the rule below them."""
        width = self.size.width
        labels = self.labels(width)
        if y == 0:
            segments, at = [], 0
            for start, words, view in labels:
                here = view == self._active
                style = (
                    self.palette.on("panel", "accent", bold=True)
                    if here
                    else self.palette.on("panel", "muted")
                )
                segments += [Segment(" " * (start - at), self.palette.on("panel"))]
                segments += [Segment(words, style)]
                at = start + cell_len(words)
            return Strip(segments).adjust_cell_length(width, self.palette.on("panel"))
        start, words = next(((s, w) for s, w, view in labels if view == self._active), (0, ""))
        size = cell_len(words)
        rest = self.palette.on("panel", "border")
        heavy = self.palette.on("panel", "accent" if self._bright else "muted")
        return Strip(
            [
                Segment("─" * start, rest),
                Segment("━" * size, heavy),
                Segment("─" * max(0, width - start - size), rest),
            ]
        ).adjust_cell_length(width, self.palette.on("panel"))

    def on_click(self, event: events.Click) -> None:
        """Ask for the view whose tab was clicked."""
        for start, words, view in self.labels(self.size.width):
            if start - 1 <= event.x < start + cell_len(words) + 1:
                self.post_message(self.Pressed(view))
                return


def _size(names: Sequence[str], gap: int) -> int:
    return 2 + sum(map(cell_len, names)) + gap * (len(names) - 1)
