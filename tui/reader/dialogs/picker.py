"""The dialog that picks one of many by a few letters of its name, or takes a new name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from tui.article.safety import safe_line
from tui.reader.dialogs.choices import KEYS, Choices, emphasised, in_sight
from tui.reader.dialogs.dialog import Dialog
from tui.reader.finding.field import Field
from tui.reader.finding.ranking import Index
from tui.reader.palette import Palette
from tui.reader.panes.fitting import clip, fold, spread
from tui.reader.panes.list_pane import Block, Item
from tui.reader.panes.quoting import dot, tint
from tui.reader.screen.candidates import Option

MOST = 200
"""How many of those that a few letters find are listed."""

_NEW = "new"

Picked = Option | str
"""An option, or a name that was typed."""


class _Found(NamedTuple):
    option: Option
    places: tuple[int, ...] = ()


class Options(Choices):
    """The options that what was typed leaves. Keys are numbers, and ``"new"`` for a new name."""

    def __init__(self, palette: Palette, options: Sequence[Option], **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(palette, **kwargs)
        self.found: list[_Found] = []
        self.new = ""
        self._options = options
        self._index = Index([f"{option.name}  {option.detail}" for option in options])

    def find(self, typed: str, *, fresh: bool) -> None:
        """List what was ``typed`` for; ``fresh`` offers it as a new name where nothing has it."""
        wanted = " ".join(typed.split())
        if wanted:
            ranked, _ = self._index.find(wanted, MOST, resembling=not fresh)
            self.found = [_Found(self._options[r.number], r.places) for r in ranked]
        else:
            self.found = [_Found(option) for option in self._options]
        known = {one.option.name.casefold() for one in self.found}
        self.new = wanted if fresh and wanted.casefold() not in known else ""
        self.cursor = None
        self.rebuild()

    def items(self) -> Iterator[Item]:
        """The options, then the new name."""
        for number, one in enumerate(self.found):
            yield Item(number, one)
        if self.new:
            yield Item(_NEW, self.new)
        elif not self.found:
            yield Item(None)

    def block(self, item: Item, width: int) -> Block:
        """An option on one line."""
        plain, muted = self.palette.on("panel"), self.palette.on("panel", "muted")
        if item.key is None:
            return Block(((Segment(" Nothing is called so.", muted),),))
        bright = self.palette.on("panel", "accent", bold=True)
        if item.key == _NEW:
            name = clip(f"“{self.new}”", width - 16)
            left = [Segment(" + ", bright), Segment(name, plain)]
            return Block((spread(left, [Segment("a new name ", muted)], width, plain),))
        option, places = item.what
        sign = muted
        mark = option.sign
        if option.rank is not None:
            sign, mark = plain + tint(self.palette, option.rank), dot(self.palette, option.rank)
        room = width - 5
        detail = clip(option.detail, max(room // 3, room - cell_len(option.name) - 1))
        detail = detail if option.detail else ""
        shown = tuple(place for place in places if place < len(option.name))
        name, at = in_sight(option.name, shown, max(6, room - cell_len(detail) - 1))
        found = bright + RichStyle(underline=True)
        left = [Segment(f" {mark} ", sign), *emphasised(name, at, plain, found)]
        return Block((spread(left, [Segment(f"{detail} ", muted)], width, plain),))


class Picker(Dialog[Picked | None]):
    """Asks for one of some options; answers with it, with a new name, or None."""

    DEFAULT_CSS = """
    Picker { align: center bottom; background: transparent; }
    Picker:ansi { background: transparent; }
    Picker #dialog { width: 76; padding: 0 1; margin-bottom: 2; border: round $muted; }
    Picker #asking { height: 1; margin: 1 0; background: $surface; }
    Picker #dialog #colon { width: 3; color: $accent; text-style: bold; background: $surface; }
    Picker Input, Picker Input:focus
        { width: 1fr; height: 1; margin: 0; border: none; padding: 0; background: $surface; }
    Picker #dialog #says { color: $muted; height: auto; margin-top: 1; }
    """

    def __init__(
        self,
        palette: Palette,
        title: str,
        options: Sequence[Option],
        says: Callable[[Picked], str],
        *,
        fresh: str = "",
    ) -> None:
        """``says`` tells what an answer would do; ``fresh`` asks for a new name, if one may be."""
        super().__init__()
        self._title = title
        self._fresh = fresh
        self._says = says
        self._count = len(options)
        asks = f"type to find one, or {fresh}" if fresh and options else fresh or "type to find one"
        self._field = Field("", KEYS, placeholder=asks)
        self._list = Options(palette, options, id="options")

    def compose(self) -> ComposeResult:
        """The name, and below it what it finds."""
        with Vertical(id="dialog") as box:
            box.border_title = Content(safe_line(self._title))
            box.border_subtitle = "↑ ↓ choose · ⏎ does it · Esc leaves"
            with Horizontal(id="asking"):
                yield Static(" : ", id="colon", markup=False)
                yield self._field
            yield self._list
            yield Static("", id="says", markup=False)

    def on_mount(self) -> None:
        """Show all options."""
        self._fit()
        self._field.focus()
        self._look("")

    def on_resize(self) -> None:
        """Have as many rows as there is room for, and no more than the options fill."""
        self._fit()

    def _fit(self) -> None:
        rows = self._count + bool(self._fresh)
        self._list.styles.height = max(2, min(rows, self.app.size.height // 2 - 2, 14))

    def _look(self, typed: str) -> None:
        self._list.find(typed, fresh=bool(self._fresh))
        self._tell()

    @property
    def _answer(self) -> Picked | None:
        key = self._list.cursor
        if key == _NEW:
            return self._list.new
        return self._list.found[key].option if isinstance(key, int) else None

    def _tell(self) -> None:
        answer = self._answer
        words = self._says(answer) if answer is not None else self._fresh and f"Or {self._fresh}."
        width = max(20, min(72, self.app.size.width - 8))
        self.query_one("#says", Static).update("\n".join(fold(words or "", width, 2)))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self._look(event.value)

    @on(Field.Asked)
    def _asked(self, event: Field.Asked) -> None:
        event.stop()
        if event.what == "leave":
            self.dismiss(None)
        else:
            self._list.obey(event.what)
            self._tell()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._answer is not None:
            self.dismiss(self._answer)

    @on(Options.Chosen)
    def _chosen(self, event: Options.Chosen) -> None:
        event.stop()
        if self._answer is not None:
            self.dismiss(self._answer)
