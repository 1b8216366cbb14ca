"""The dialog that asks what to put right: one letter for each thing that can be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.article.safety import safe_line
from tui.reader.dialogs.choices import KEYS, Choices
from tui.reader.dialogs.dialog import Dialog
from tui.reader.palette import Palette
from tui.reader.panes.fitting import clip, fold, spread
from tui.reader.panes.list_pane import Block, Item

TOGGLE = "everywhere"
STEPS = KEYS | {"j": "down", "k": "up"}


class Choice(NamedTuple):
    """Something that can be done, by the letter ``key``.

    ``now`` is what stands there at present, and ``says`` what will happen. What can be done
    everywhere in the article says by ``everywhere`` how many places that touches.
    """

    key: str
    id: str
    words: str
    now: str = ""
    says: str = ""
    everywhere: str = ""


class Chosen(NamedTuple):
    """What is to be done, and whether everywhere in the article."""

    id: str
    everywhere: bool = False


class ChoiceList(Choices):
    """The choices, one on a line; the last is a switch, where anything can be done everywhere."""

    def __init__(
        self,
        palette: Palette,
        choices: Sequence[Choice],
        switch: str,
        **kwargs: Any,
    ) -> None:
        super().__init__(palette, **kwargs)
        self.choices = list(choices)
        self.switch = switch if any(choice.everywhere for choice in self.choices) else ""
        self.everywhere = False

    def items(self) -> Iterator[Item]:
        """The choices, then the switch."""
        for choice in self.choices:
            yield Item(choice.id, choice)
        if self.switch:
            yield Item(TOGGLE)

    def block(self, item: Item, width: int) -> Block:
        """A choice on one line, what stands there now at its end."""
        plain, muted = self.palette.on("panel"), self.palette.on("panel", "muted")
        bright = self.palette.on("panel", "accent", bold=True)
        if item.what is None:
            box = "[✓]" if self.everywhere else "[ ]"
            words = clip(self.switch, width - 9)
            left = [Segment(" a  ", bright), Segment(f"{box} ", bright), Segment(words, plain)]
            return Block((tuple(left),))
        choice: Choice = item.what
        wide = self.everywhere and bool(choice.everywhere)
        words = clip(choice.words, width - 6)
        room = width - 6 - cell_len(words) - 2
        now = clip(choice.everywhere if wide else choice.now, room) if room > 3 else ""
        right = [Segment(f"{now} ", bright if wide else muted)]
        left = [Segment(f" {choice.key}  ", bright), Segment(words, plain)]
        return Block((spread(left, right, width, plain),))


class Menu(Dialog[Chosen | None]):
    """Asks what to do with some words; answers with that, or None."""

    DEFAULT_CSS = """
    Menu { align: center bottom; background: transparent; }
    Menu:ansi { background: transparent; }
    Menu #dialog { width: 68; padding: 0 1; margin-bottom: 2; border: round $muted; }
    Menu #dialog #quoted { height: auto; padding: 0 1; }
    Menu #dialog #says { color: $muted; height: 2; margin-top: 1; padding: 0 1; }
    """

    def __init__(
        self,
        palette: Palette,
        title: str,
        quoted: str,
        choices: Sequence[Choice],
        everywhere: str = "",
    ) -> None:
        """``quoted`` are the words that it is about, ``everywhere`` are those of the switch."""
        super().__init__()
        self._title = title
        self._quoted = quoted
        self._list = ChoiceList(palette, choices, everywhere, id="choices")

    def compose(self) -> ComposeResult:
        """The words, and what can be done with them."""
        with Vertical(id="dialog") as box:
            box.border_title = Content(safe_line(self._title))
            box.border_subtitle = "a letter, or ↑ ↓ ⏎ · Esc leaves"
            yield Static("", id="quoted", markup=False)
            yield self._list
            yield Static("", id="says", markup=False)

    def on_mount(self) -> None:
        """Show the choices."""
        self._list.styles.height = len(self._list.choices) + bool(self._list.switch)
        self._list.rebuild()
        self.on_resize()

    def on_resize(self) -> None:
        """Fold the words anew."""
        self.query_one("#quoted", Static).update("\n".join(fold(self._quoted, self._width, 2)))
        self._tell()

    @property
    def _width(self) -> int:
        return max(20, min(62, self.app.size.width - 10))

    def _tell(self) -> None:
        """Say what the choice at the cursor would do."""
        words = "What is chosen then is done in all these places at once, where that can be."
        for choice in self._list.choices:
            if choice.id == self._list.cursor:
                wide = self._list.everywhere and choice.everywhere
                words = f"{choice.says} In {choice.everywhere}." if wide else choice.says
        self.query_one("#says", Static).update("\n".join(fold(words, self._width, 2)))

    def _do(self, what: str) -> None:
        if what == TOGGLE:
            self._list.everywhere = not self._list.everywhere
            self._list.repaint()
            self._tell()
            return
        choice = next(choice for choice in self._list.choices if choice.id == what)
        self.dismiss(Chosen(what, self._list.everywhere and bool(choice.everywhere)))

    def on_key(self, event: events.Key) -> None:
        """Do what a letter stands for, or move."""
        event.stop()
        event.prevent_default()
        character = event.character or ""
        letters = {choice.key: choice.id for choice in self._list.choices}
        if event.key == "escape":
            self.dismiss(None)
        elif event.key == "enter":
            self._list.choose()
        elif character in letters:
            self._do(letters[character])
        elif self._list.switch and character == "a":
            self._do(TOGGLE)
        elif event.key in STEPS:
            self._list.obey(STEPS[event.key])
            self._tell()

    @on(ChoiceList.Chosen)
    def _chosen(self, event: ChoiceList.Chosen) -> None:
        event.stop()
        self._do(str(event.key))
