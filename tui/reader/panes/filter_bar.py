"""The line at a pane's foot in which words are typed that its entries must have."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from tui.reader.panes.list_pane import ListPane


class FilterBar(Horizontal):
    """Narrows its pane at every letter. Enter goes back to the list, Esc takes the filter away."""

    DEFAULT_CSS = """
    FilterBar { dock: bottom; height: 1; background: $surface; }
    FilterBar Static { width: 3; color: $accent; text-style: bold; background: $surface; }
    FilterBar Input { width: 1fr; height: 1; border: none; padding: 0; background: $surface;
                      color: $foreground; }
    FilterBar Input:focus { border: none; background: $surface; }
    """

    class Done(Message):
        """The typing is over."""

        def __init__(self, pane: ListPane) -> None:
            super().__init__()
            self.pane = pane

    class Moved(Message):
        """The pane's cursor was moved while typing."""

        def __init__(self, pane: ListPane) -> None:
            super().__init__()
            self.pane = pane

    def __init__(self, pane: ListPane) -> None:
        super().__init__()
        self._pane = pane

    def compose(self) -> ComposeResult:
        """A slash and the words."""
        yield Static(" / ", markup=False)
        yield Input(self._pane.filter.typed, compact=True, classes="filter")

    def on_mount(self) -> None:
        """Take a line of the pane, and begin to type at once."""
        self._pane.reserve(1)
        self.query_one(Input).focus()

    def on_unmount(self) -> None:
        """Give the line back."""
        self._pane.reserve(0)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._pane.narrow(event.value)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Done(self._pane))

    def on_click(self, event: events.Click) -> None:
        """Keep a click on the line from the list behind it."""
        event.stop()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """The same for a press on its last cell, where the list has its scroll bar."""
        event.stop()

    def on_key(self, event: events.Key) -> None:
        """Move in the list while typing; give the filter up with escape."""
        if event.key in ("up", "down"):
            event.stop()
            self._pane.move(1 if event.key == "down" else -1)
            self.post_message(self.Moved(self._pane))
        elif event.key == "escape":
            event.stop()
            self._pane.narrow("")
            self.post_message(self.Done(self._pane))
