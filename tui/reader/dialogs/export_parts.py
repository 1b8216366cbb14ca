"""What the export dialog is put together from: the list of formats, choices, the preview."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.suggester import Suggester
from textual.widget import Widget

from tui.article.safety import safe_line
from tui.reader.desk.wanted import Offers, complete
from tui.reader.dialogs.choices import Choices
from tui.reader.palette import Palette
from tui.reader.panes.fitting import clip
from tui.reader.panes.list_pane import Block, Item

NAME = 12
"""Cells of a format's name."""


class Offered(NamedTuple):
    """A format in the list; ``trouble`` says why it cannot be used, where that is so."""

    name: str
    description: str
    trouble: str = ""


class FormatList(Choices):
    """The formats, each with what it is for. Keys are their names."""

    def __init__(self, palette: Palette, offered: Sequence[Offered], **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(palette, **kwargs)
        self._offered = offered

    def items(self) -> Iterator[Item]:
        """The formats in their order."""
        for offered in self._offered:
            yield Item(offered.name, offered)

    def block(self, item: Item, width: int) -> Block:
        """Name and description on one line."""
        offered = item.what
        assert isinstance(offered, Offered)
        plain, muted = self.palette.on("panel"), self.palette.on("panel", "muted")
        here = item.key == self.cursor
        name = self.palette.on("panel", "accent", bold=True) if here else plain
        words, style = offered.description, muted
        if offered.trouble:
            words, style = offered.trouble, self.palette.on("panel", "error")
        shown = clip(offered.name, NAME)
        gap = " " * max(1, NAME + 1 - cell_len(shown))
        room = width - NAME - 3
        segments = [Segment("▸ " if here else "  ", name), Segment(shown + gap, name)]
        if room > 4:
            segments.append(Segment(clip(words, room), style))
        return Block((tuple(segments),))

    def show_cursor(self, key: Hashable | None) -> None:
        """Put the cursor on a format."""
        super().show_cursor(key)
        self.repaint()


class Group(NamedTuple):
    """Words to choose one of: values with how each is called."""

    id: str
    label: str
    options: Sequence[tuple[str, str]]
    chosen: str

    @property
    def next(self) -> str:
        """The value after the chosen one, the first after the last."""
        values = [value for value, _ in self.options]
        return values[(values.index(self.chosen) + 1) % len(values)]


class ChoiceLine(Widget):
    """Groups of words in one line, in each of which one is chosen."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "ChoiceLine { height: 1; width: 1fr; }"

    class Clicked(Message):
        """A word was clicked."""

        def __init__(self, group: str, value: str) -> None:
            super().__init__()
            self.group = group
            self.value = value

    def __init__(self, palette: Palette, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(**kwargs)
        self.palette = palette
        self.groups: Sequence[Group] = ()
        self._places: list[tuple[int, int, str, str]] = []

    def tell(self, groups: Sequence[Group]) -> None:
        """Show these groups from now on."""
        self.groups = groups
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        plain, muted = self.palette.on("panel"), self.palette.on("panel", "muted")
        bright = self.palette.on("panel", "accent", bold=True)
        segments: list[Segment] = []
        self._places = []
        at = 0
        for number, group in enumerate(self.groups):
            label = ("   " if number else "") + group.label.ljust(0 if number else 6)
            segments.append(Segment(f"{label} " if number else label, muted))
            at += segments[-1].cell_length
            for value, words in group.options:
                on = value == group.chosen
                text = f"{'●' if on else '○'} {safe_line(words)}"
                segments += [Segment(text, bright if on else plain), Segment("  ", plain)]
                self._places.append((at, at + cell_len(text), group.id, value))
                at += cell_len(text) + 2
        return Strip(segments).adjust_cell_length(self.size.width, plain)

    def on_click(self, event: events.Click) -> None:
        """Tell which word was clicked."""
        for start, end, group, value in self._places:
            if start <= event.x < end:
                self.post_message(self.Clicked(group, value))


class Preview(Widget):
    """The first lines of what will be written."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Preview { height: 1fr; width: 1fr; }"

    def __init__(self, palette: Palette, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(**kwargs)
        self.palette = palette
        self.lines: Sequence[str] = ()
        self._top = 0

    def tell(self, lines: Sequence[str]) -> None:
        """Show these lines; the place stays where they begin alike."""
        if list(lines[:1]) != list(self.lines[:1]):
            self._top = 0
        self.lines = lines
        self.roll(0)

    def roll(self, lines: int) -> None:
        """Scroll down by so many lines, up where negative."""
        most = max(0, len(self.lines) - self.size.height)
        self._top = max(0, min(most, self._top + lines))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line; what does not fit is cut with a sign."""
        plain, muted = self.palette.on("background"), self.palette.on("background", "muted")
        width = self.size.width
        number = self._top + y
        text = self.lines[number] if number < len(self.lines) else ""
        segments = [Segment(" ", plain), Segment(_cut(text, width - 3), plain)]
        below = number + 1 < len(self.lines) and y == self.size.height - 1
        strip = Strip(segments).adjust_cell_length(max(0, width - 2), plain)
        sign = " ↓" if below else " ↑" if self._top and y == 0 else "  "
        return Strip([*strip, Segment(sign, muted)])

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.roll(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll with the wheel."""
        event.stop()
        self.roll(-3)


def _cut(text: str, width: int) -> str:
    """``text`` with its blanks, in at most ``width`` cells."""
    text = safe_line(text)
    if cell_len(text) <= width:
        return text
    while text and cell_len(text) > width - 1:
        text = text[: width - 1] if len(text) >= width else text[:-1]
    return text + "…"


class FilterSuggester(Suggester):
    """Goes on with a line of filters from what there is."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.offers: Offers = {}

    async def get_suggestion(self, value: str) -> str | None:
        """The line as it is probably meant."""
        return self.best(value)

    def best(self, value: str) -> str | None:
        """The same, at once."""
        if not value.strip() or (value[-1].isspace() and value.count('"') % 2 == 0):
            return None  # a new word may begin with anything
        found = complete(value, self.offers)
        return found[0].line if found else None
