"""The palette: a dialog that finds articles, speakers, entities and commands by their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from tui.article.safety import safe_line
from tui.reader.dialogs.choices import KEYS, Choices, emphasised, heading, in_sight
from tui.reader.dialogs.dialog import Dialog
from tui.reader.finding.catalogue import PREFIXES, Catalogue, Group, Hit, Item
from tui.reader.finding.field import Field
from tui.reader.palette import Palette, rich_color
from tui.reader.panes.fitting import clip, spread
from tui.reader.panes.list_pane import Block
from tui.reader.panes.list_pane import Item as Entry

SIGNS = {kind: sign for sign, kinds in PREFIXES.items() for kind in kinds} | {"quote": "“"}
PLACEHOLDER = "a name or a command; first @ speakers  # entities  / articles  > commands"

NOTHING = " Nothing is called so."


class FoundList(Choices):
    """What was found, by kind. Keys are (number of the group, number in the group)."""

    def __init__(self, palette: Palette, ranks: Mapping[int, int], **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(palette, **kwargs)
        self.groups: list[Group] = []
        self._ranks = ranks

    def items(self) -> Iterator[Entry]:
        """Headings, and what stands under them."""
        if not self.groups:
            yield Entry(None)
        for number, group in enumerate(self.groups):
            yield Entry(None, (group, number))
            for place, hit in enumerate(group.hits):
                yield Entry((number, place), hit)

    def head_of(self, number: int) -> int:
        """The heading, of the first under it."""
        return number - 1 if number and self.shown[number - 1].key is None else number

    def block(self, item: Entry, width: int) -> Block:
        """A heading, or one line for a thing found."""
        if item.what is None:
            return Block(((Segment(NOTHING[:width], self.palette.on("panel", "muted")),),))
        if item.key is None:
            group, number = item.what
            more = group.total > len(group.hits)
            count = f"{len(group.hits)} of {group.total:,} " if more else ""
            line = heading(self.palette, group.heading, count, width)
            return Block(((), line) if number else (line,))
        return Block((self._line(item.what, width),))

    def _line(self, hit: Hit, width: int) -> tuple[Segment, ...]:
        item = hit.item
        plain, muted = self.palette.on("panel"), self.palette.on("panel", "muted")
        bright = self.palette.on("panel", "accent", bold=True)
        sign = muted
        if item.kind == "speaker":
            color = self.palette.speaker_color(self._ranks.get(int(str(item.key))))
            sign = plain + RichStyle(color=rich_color(color), bold=True)
        beside = muted
        detail, room = safe_line(item.detail), width - 6
        if item.kind == "command":
            beside = bright
        elif cell_len(item.name) + cell_len(detail) > room:
            # The name matters more; what is found by its file shows the file.
            detail = clip(
                detail, max(room // (2 if hit.by_other else 4), room - cell_len(item.name))
            )
        name_places = () if hit.by_other else hit.places
        name, places = in_sight(item.name, name_places, max(4, room - cell_len(detail)))
        found = bright + RichStyle(underline=True)
        left = [Segment(f" {SIGNS[item.kind]} ", sign), *emphasised(name, places, plain, found)]
        by_file = hit.by_other and item.also == item.detail
        at = tuple(p for p in hit.places if p < len(detail.removesuffix("…")))
        right = [*emphasised(detail, at if by_file else (), beside, found), Segment(" ", beside)]
        return spread(left, right, width, plain)


class CommandPalette(Dialog[Item | None]):
    """Asks for a name and answers with what bears it."""

    DEFAULT_CSS = """
    CommandPalette { align: center top; }
    CommandPalette #dialog { width: 84; height: 80%; min-height: 14; margin-top: 1; padding: 0 1; }
    CommandPalette #asking { height: 1; margin: 1 0; background: $surface; }
    CommandPalette #dialog #colon { width: 3; color: $accent; text-style: bold; background: $surface; }
    CommandPalette Input, CommandPalette Input:focus
        { width: 1fr; height: 1; margin: 0; border: none; padding: 0; background: $surface; }
    """

    def __init__(self, palette: Palette, catalogue: Catalogue, ranks: Mapping[int, int]) -> None:
        """``ranks`` are the speakers' places in the palette of colours."""
        super().__init__()
        self._catalogue = catalogue
        self._field = Field("", KEYS, placeholder=PLACEHOLDER)
        self._list = FoundList(palette, ranks, id="found")

    def compose(self) -> ComposeResult:
        """The name, and below it what bears it."""
        with Vertical(id="dialog") as box:
            box.border_title = "Find"
            box.border_subtitle = "↑ ↓ choose · ⏎ does it · Esc leaves"
            with Horizontal(id="asking"):
                yield Static(" : ", id="colon", markup=False)
                yield self._field
            yield self._list

    def on_mount(self) -> None:
        """Show what can be found without a name."""
        self._field.focus()
        self._look("")

    def _look(self, typed: str) -> None:
        self._list.groups = self._catalogue.find(typed)
        self._list.cursor = None
        self._list.rebuild()

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

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._list.choose()

    @on(FoundList.Chosen)
    def _chosen(self, event: FoundList.Chosen) -> None:
        event.stop()
        if isinstance(event.key, tuple):
            group, place = event.key
            self.dismiss(self._list.groups[group].hits[place].item)
