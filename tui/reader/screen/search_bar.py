"""The search bar at the foot of the screen."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.article.safety import safe_line
from tui.reader.finding.field import OPTION_KEYS, Field, OptionSigns, option_hints
from tui.reader.finding.query import Options
from tui.reader.palette import Palette
from tui.reader.panes.list_pane import clip

KEYS = OPTION_KEYS | {"up": "earlier", "down": "later", "escape": "leave"}
HINTS = [("⏎", "keep"), ("Esc", "give up"), ("↑", "earlier searches")]


class SearchBar(Vertical):
    """Asks for words; tells at every letter and option, and when the search is over."""

    DEFAULT_CSS = """
    SearchBar { height: 2; background: $surface; }
    SearchBar #asking { height: 1; }
    SearchBar #slash { width: 3; color: $accent; text-style: bold; background: $surface; }
    SearchBar Input, SearchBar Input:focus
        { width: 1fr; height: 1; border: none; padding: 0; background: $surface; color: $foreground; }
    SearchBar #count { width: auto; min-width: 12; padding: 0 1; color: $muted; background: $surface;
                       text-align: right; }
    """

    class Changed(Message):
        """The words or the options have changed."""

        def __init__(self, words: str, options: Options) -> None:
            super().__init__()
            self.words = words
            self.options = options

    class Closed(Message):
        """The search is over: ``kept`` with its matches, or given up."""

        def __init__(self, kept: bool) -> None:
            super().__init__()
            self.kept = kept

    def __init__(
        self, palette: Palette, history: list[tuple[str, Options]], options: Options
    ) -> None:
        """``history`` has the searches of this session, the last one last."""
        super().__init__()
        self._history = history
        self._at = max(0, len(history) - 1)
        self._draft = ("", options)
        self._options = options
        self._signs = OptionSigns(palette, options)
        self._field = Field(history[-1][0] if history else "", KEYS)
        self._count = Static("", id="count", markup=False)
        self._hint = _HintLine(palette, options)
        self._broken = False

    def compose(self) -> ComposeResult:
        """A slash, the words, the options, the count; below, what can be pressed."""
        with Horizontal(id="asking"):
            yield Static(" / ", id="slash", markup=False)
            yield self._field
            yield self._signs
            yield self._count
        yield self._hint

    def on_mount(self) -> None:
        """Begin to type at once."""
        self._field.focus()

    def count(self, words: str) -> None:
        """Show how many matches there are."""
        self._count.update(words)

    def warn(self, words: str, color: str = "error") -> None:
        """Say in one line, in a colour of the theme, what is wrong; "" that nothing is.

        With an error the search cannot be kept.
        """
        self._broken = bool(words) and color == "error"
        self._hint.warn(words, color)

    def _take(self, options: Options) -> None:
        self._options = options
        self._signs.tell(options)
        self._hint.tell(options)
        self.post_message(self.Changed(self._field.value, options))

    def _recall(self, step: int) -> None:
        """Fill in an earlier search; after the last one, what was being typed."""
        to = self._at + step
        if not 0 <= to <= len(self._history):
            return
        if self._at == len(self._history):
            self._draft = (self._field.value, self._options)
        self._at = to
        words, options = self._draft if to == len(self._history) else self._history[to]
        with self.prevent(Input.Changed):
            self._field.value = words
        self._field.cursor_position = len(words)
        self._take(options)

    @on(Field.Asked)
    def _asked(self, event: Field.Asked) -> None:
        event.stop()
        if event.what == "leave":
            self.post_message(self.Closed(kept=False))
        elif event.what in ("earlier", "later"):
            self._recall(-1 if event.what == "earlier" else 1)
        else:
            self._take(self._options.toggled(event.what))

    @on(OptionSigns.Clicked)
    def _clicked(self, event: OptionSigns.Clicked) -> None:
        event.stop()
        self._take(self._options.toggled(event.option))
        self._field.focus()

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._at = len(self._history)
        self.post_message(self.Changed(event.value, self._options))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if not self._broken:
            self.post_message(self.Closed(kept=True))


class _HintLine(Widget):
    """What the keys do while words are asked for; or in their place, what is wrong."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "_HintLine { height: 1; width: 1fr; }"

    def __init__(self, palette: Palette, options: Options) -> None:
        super().__init__()
        self.palette = palette
        self._options = options
        self._warning = ("", "error")

    def tell(self, options: Options) -> None:
        self._options = options
        self.refresh()

    def warn(self, words: str, color: str) -> None:
        if self._warning != (words, color):
            self._warning = (words, color)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        plain, muted = self.palette.on("panel"), self.palette.on("panel", "muted")
        bright = self.palette.on("panel", "accent", bold=True)
        words, color = self._warning
        if words:
            said = Segment(" " + clip(safe_line(words), width - 2), self.palette.on("panel", color))
            return Strip([said]).adjust_cell_length(width, plain)
        segments, at = [Segment(" ", plain)], 1
        for key, word in option_hints(self._options, short=width < 80) + HINTS:
            size = cell_len(key) + cell_len(word) + 3
            if at + size - 2 > width:
                break
            segments += [Segment(key, bright), Segment(f" {word}  ", muted)]
            at += size
        return Strip(segments).adjust_cell_length(width, plain)
