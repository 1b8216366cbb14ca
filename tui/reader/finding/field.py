"""The field that is searched with, and the signs of its options."""

from __future__ import annotations

from collections.abc import Mapping

from rich.segment import Segment
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from tui.article.safety import safe_line
from tui.reader.finding.query import Options
from tui.reader.palette import Palette

OPTION_KEYS = {
    "f2": "case",
    "alt+c": "case",
    "f3": "whole",
    "alt+w": "whole",
    "f4": "pattern",
    "alt+r": "pattern",
}
"""Keys that change an option; not every terminal has Alt, and some keep function keys."""


def option_hints(options: Options, *, short: bool = False) -> list[tuple[str, str]]:
    """The keys of the options, and in words what they stand at."""
    whole, pattern = ("word", "regex") if short else ("whole word", "regular expression")
    return [
        ("F2", f"case: {options.case}"),
        ("F3", whole + (" ✓" if options.whole else "")),
        ("F4", pattern + (" ✓" if options.pattern else "")),
    ]


class Field(Input):
    """A field that hands some keys on, which would else write or move in it."""

    class Asked(Message):
        """One of the keys was pressed; ``what`` is the word it was given."""

        def __init__(self, what: str) -> None:
            super().__init__()
            self.what = what

    def __init__(self, value: str, keys: Mapping[str, str], **kwargs) -> None:  # type: ignore[no-untyped-def]
        """``keys`` maps Textual's names of keys to words for ``Asked``."""
        super().__init__(value, compact=True, select_on_focus=True, **kwargs)
        self._keys = keys

    def on_key(self, event: events.Key) -> None:
        """Hand on what is asked for."""
        what = self._keys.get(event.key)
        if what is not None:
            event.stop()
            event.prevent_default()
            self.post_message(self.Asked(what))

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted text in only with its control characters made visible."""
        event.stop()
        event.prevent_default()
        line = safe_line(event.text.splitlines()[0]) if event.text else ""
        self.replace(line, *self.selection)


class OptionSigns(Widget):
    """Three signs, for the case rule, whole words and regular expressions; in brackets when on."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "OptionSigns { width: 12; height: 1; }"

    class Clicked(Message):
        """An option, by its field's name, was clicked."""

        def __init__(self, option: str) -> None:
            super().__init__()
            self.option = option

    def __init__(self, palette: Palette, options: Options, background: str = "surface") -> None:
        super().__init__()
        self.palette = palette
        self.options = options
        self._background = background
        self._places: list[tuple[int, int, str]] = []

    def tell(self, options: Options) -> None:
        """Show these options from now on."""
        self.options = options
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The signs."""
        options = self.options
        plain = self.palette.on(self._background)
        muted = self.palette.on(self._background, "muted")
        bright = self.palette.on(self._background, "accent", bold=True)
        signs = (
            ("case", "aa" if options.case == "ignore" else "Aa", options.case != "smart"),
            ("whole", "W", options.whole),
            ("pattern", ".*", options.pattern),
        )
        segments, self._places, at = [], [], 0
        for option, sign, on in signs:
            text = f"[{sign}]" if on else f" {sign} "
            segments.append(Segment(text, bright if on else muted))
            self._places.append((at, at + len(text), option))
            at += len(text)
        return Strip(segments).adjust_cell_length(self.size.width, plain)

    def on_click(self, event: events.Click) -> None:
        """Tell which sign was clicked."""
        for start, end, option in self._places:
            if start <= event.x < end:
                self.post_message(self.Clicked(option))
