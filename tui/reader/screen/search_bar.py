"""The search bar at the foot of the screen."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static


class SearchBar(Horizontal):
    """Asks for words; tells at every letter, and when the search is over."""

    DEFAULT_CSS = """
    SearchBar { height: 1; background: $surface; }
    SearchBar #slash { width: 3; color: $accent; text-style: bold; background: $surface; }
    SearchBar Input { width: 1fr; height: 1; border: none; padding: 0; background: $surface; color: $foreground; }
    SearchBar Input:focus { border: none; background: $surface; }
    SearchBar #count { width: auto; min-width: 12; padding: 0 1; color: $muted; background: $surface;
                       text-align: right; }
    """

    class Changed(Message):
        """The words have changed."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Closed(Message):
        """The search is over: ``kept`` with its matches, or given up."""

        def __init__(self, words: str, kept: bool) -> None:
            super().__init__()
            self.words = words
            self.kept = kept

    def __init__(self, words: str = "") -> None:
        super().__init__()
        self._words = words

    def compose(self) -> ComposeResult:
        """A slash, the words, the count."""
        yield Static(" / ", id="slash", markup=False)
        yield Input(self._words, compact=True, select_on_focus=True)
        yield Static("", id="count", markup=False)

    def on_mount(self) -> None:
        """Begin to type at once."""
        self.query_one(Input).focus()

    def count(self, words: str) -> None:
        """Show how many matches there are."""
        self.query_one("#count", Static).update(words)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Closed(event.value, kept=True))

    def on_key(self, event: events.Key) -> None:
        """Give the search up with escape."""
        if event.key == "escape":
            event.stop()
            self.post_message(self.Closed(self.query_one(Input).value, kept=False))
