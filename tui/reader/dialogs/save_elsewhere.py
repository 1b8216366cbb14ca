"""The dialog that asks in which file notes are to be kept from now on."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from tui.article.safety import safe_line
from tui.reader.dialogs.dialog import Dialog
from tui.reader.finding.field import Field


class SaveElsewhereDialog(Dialog[bool]):
    """Asks for a file until one will do; answers whether notes are kept there now."""

    DEFAULT_CSS = """
    SaveElsewhereDialog #dialog Static { height: auto; }
    SaveElsewhereDialog #dialog #wrong { color: $error; margin-bottom: 1; }
    SaveElsewhereDialog #dialog #path, SaveElsewhereDialog #dialog #path:focus
        { width: 1fr; height: 1; margin: 1 0; border: none; padding: 0 1; background: $background; }
    SaveElsewhereDialog #dialog #trouble { margin-bottom: 1; }
    SaveElsewhereDialog #dialog #about { color: $muted; }
    """

    def __init__(self, wrong: str, what: str, path: str, move: Callable[[str], str]) -> None:
        """``wrong`` says why, "" for no reason; ``what`` goes there.

        ``move`` tries a path and says what is wrong with it, "" where notes are kept there now.
        """
        super().__init__()
        self._wrong = wrong
        self._what = what
        self._path = path
        self._move = move

    def compose(self) -> ComposeResult:
        """What is wrong, what goes where, and a field."""
        with Vertical(id="dialog") as box:
            box.border_title = "Keep notes in another file"
            box.border_subtitle = "⏎ keeps them there · Esc leaves"
            if self._wrong:
                yield Static(safe_line(self._wrong), id="wrong", markup=False)
            yield Static(safe_line(self._what), id="what", markup=False)
            yield Field(safe_line(self._path), {"escape": "leave"}, id="path")
            yield Static("", id="trouble", markup=False)
            yield Static(
                "A new file, or another notes’ store, to which they are added. "
                "Anything else is left as it is.",
                id="about",
                markup=False,
            )

    def on_mount(self) -> None:
        """Begin to type."""
        self.query_one("#trouble").display = False
        self.query_one(Field).focus()

    @on(Field.Asked)
    def _asked(self, event: Field.Asked) -> None:
        event.stop()
        self.dismiss(False)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._complain("")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        trouble = self._move(event.value)
        if trouble:
            self._complain(trouble)
        else:
            self.dismiss(True)

    def _complain(self, words: str) -> None:
        trouble = self.query_one("#trouble", Static)
        trouble.display = bool(words)
        trouble.update(safe_line(words))
