"""The dialog that exports: a format, what of it is wanted, a file, and how it will begin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.timer import Timer
from textual.widgets import Input, Static

from tui.article.safety import safe_line
from tui.export import ExportError, Format, Options
from tui.reader.desk import Desk
from tui.reader.desk.gathering import Gathered
from tui.reader.desk.ordering import Look, Order, Written
from tui.reader.desk.outgoing import ExistsError, target_of
from tui.reader.desk.wanted import complete
from tui.reader.dialogs.export_parts import (
    ChoiceLine,
    FilterSuggester,
    FormatList,
    Group,
    Offered,
    Preview,
)
from tui.reader.dialogs.export_work import Choice, Done, Scope, Working
from tui.reader.finding.field import Field
from tui.reader.palette import Palette

if TYPE_CHECKING:
    from tui.export import Palette as Colours

PAUSE = 0.08
"""Seconds without a change after which the preview is made anew."""

TICK = 0.1
"""Seconds between two looks at how far the work is."""

SLOW = 4
"""Ticks after which it is worth saying."""

GROUPED = ("markdown", "text")
"""Formats that can be grouped."""

KEYS = {
    "escape": "leave",
    "up": "up",
    "down": "down",
    "ctrl+p": "up",
    "ctrl+n": "down",
    "pageup": "preview_up",
    "pagedown": "preview_down",
    "tab": "next",
    "shift+tab": "previous",
    "f2": "scope",
    "ctrl+a": "scope",
    "f3": "by",
    "ctrl+g": "by",
}
"""What keys do in both fields."""


class ExportDialog(Working):
    """Asks what to export and writes it; answers with what was written, None where nothing was."""

    DEFAULT_CSS = """
    ExportDialog #dialog { width: 104; height: 96%; padding: 0 1; }
    ExportDialog #formats { height: 5; margin: 0 0 1 0; }
    ExportDialog #dialog.low #formats { margin: 0; }
    ExportDialog .row { height: 1; background: $panel; }
    ExportDialog #dialog .label { width: 6; color: $muted; }
    ExportDialog #dialog #wanted, ExportDialog #dialog #file
        { width: 1fr; height: 1; margin: 0; border: none; padding: 0 1; background: $background; }
    ExportDialog #dialog #hint { height: 1; padding: 0 0 0 7; color: $muted;
                                 text-wrap: nowrap; text-overflow: ellipsis; }
    ExportDialog #dialog #state { height: auto; max-height: 3; margin: 1 0 0 0; color: $foreground; }
    ExportDialog #dialog.low #state { margin: 0; }
    ExportDialog #dialog #state.trouble { color: $error; }
    """

    def __init__(
        self,
        palette: Palette,
        desk: Desk,
        offered: Sequence[tuple[Offered, Format | None]],
        choice: Choice,
        colours: Colours,
        known: Callable[[], object] = lambda: None,
    ) -> None:
        """``offered`` are the formats, None for those that cannot be used. ``colours`` are a
        page's. ``known`` is something that differs once more is known of the articles.
        """
        super().__init__()
        self._desk = desk
        self._forms = {item.name: form for item, form in offered}
        self._troubles = {item.name: item.trouble for item, _ in offered}
        self._choice = choice if choice.format in self._forms else Choice()
        self._colours = colours
        self._known = known
        self._known_last: object = None
        self._gathered: dict[Scope, Gathered] = {}
        self._seen: Look | None = None
        """What stands in the preview; None until it is made."""
        self._waited = 0
        self._force = False
        self._timer: Timer | None = None
        self._list = FormatList(palette, [item for item, _ in offered], id="formats")
        self._choices = ChoiceLine(palette)
        self._suggester = FilterSuggester()
        self._filter = Field(choice.wanted, KEYS, suggester=self._suggester, id="wanted")
        self._file = Field("", KEYS, id="file")
        self._hint = Static("", id="hint", markup=False)
        self._state = Static("", id="state", markup=False)
        self._preview = Preview(palette, id="preview")

    def compose(self) -> ComposeResult:
        """Formats, choices, filters, the file's name, what it comes to, how it begins."""
        with Vertical(id="dialog") as box:
            box.border_title = "Export"
            yield self._list
            with Horizontal(classes="row"):
                yield self._choices
            with Horizontal(classes="row"):
                yield Static("Only", classes="label", markup=False)
                yield self._filter
            yield self._hint
            with Horizontal(classes="row"):
                yield Static("To", classes="label", markup=False)
                yield self._file
            yield self._state
            yield self._preview

    def on_mount(self) -> None:
        """Begin with what was chosen the last time."""
        self._file.value = self._proposed(self._choice)
        self._list.cursor = self._choice.format
        self._list.rebuild()
        self._filter.focus()
        self.set_interval(TICK, self._tick)
        self._show()
        self.call_after_refresh(self._fit)

    def on_resize(self) -> None:
        """Give the list and the preview their shares of the room."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        box = self.query_one("#dialog")
        room = box.size.height - 6
        box.set_class(room < 24, "low")
        self._list.styles.height = min(len(self._forms), max(4, room * 9 // 20))
        self._list.show_cursor(self._choice.format)
        self._keys()

    # What is chosen ----------------------------------------------------------------------------

    @property
    def _form(self) -> Format | None:
        return self._forms[self._choice.format]

    def _proposed(self, choice: Choice) -> str:
        """A name for the file, or for the folder where there are several files."""
        form = self._forms[choice.format]
        name = self._desk.export_name(choice.everything)
        if form is None:
            return name
        if not form.suffix:
            return f"{name}-{form.name}"
        return f"{name}-{'quotes' if form.name == 'csv-quotes' else 'notes'}{form.suffix}"

    def _choose(self, **changes: object) -> None:
        """Choose something else; a name that was typed stays, but for its suffix."""
        before, self._choice = self._choice, self._choice._replace(**changes)  # type: ignore[arg-type]
        was, now = self._forms[before.format], self._form
        typed = self._file.value
        if typed == self._proposed(before):
            self._file.value = self._proposed(self._choice)
        elif was and now and was.suffix and now.suffix and typed.endswith(was.suffix):
            self._file.value = typed.removesuffix(was.suffix) + now.suffix
        self._show()

    def _show(self) -> None:
        """Show what is chosen, and have the preview made anew."""
        choice = self._choice
        count = len(self._desk.paths)
        short = self.app.size.width < 80
        groups = []
        if count > 1:
            every = f"all {count:,}" + ("" if short else " articles")
            scope = [("this", "this article"), ("all", every)]
            groups.append(Group("scope", "Of", scope, "all" if choice.everything else "this"))
        if choice.format in GROUPED:
            by = [("article", "article"), ("speaker", "speaker")]
            groups.append(Group("by", "by", by, choice.by))
        self._choices.tell(groups)
        self._choices.display = bool(groups)
        self._keys()
        self._renew()

    def _keys(self) -> None:
        """Say what the keys do."""
        box = self.query_one("#dialog")
        if self.writing is not None:
            box.border_subtitle = "Esc stops"
            return
        hints = ["⏎ writes", "Tab field", "↑ ↓ format"]
        hints += [
            f"F2 {g.next}" if g.id == "scope" else f"F3 by {g.next}" for g in self._choices.groups
        ]
        hints += ["PgDn preview", "Esc leaves"]
        if box.size.width < 60:
            hints = [hint for hint in hints if hint not in ("Tab field", "PgDn preview")]
        box.border_subtitle = " · ".join(hints)

    # Looking -----------------------------------------------------------------------------------

    @property
    def unseen(self) -> bool:
        """Whether the preview of what is chosen is still to be made."""
        return self._seen is None and self._form is not None

    def _renew(self) -> None:
        """Look at what is asked for now, once the changes pause."""
        self._force = False
        self._seen = None
        self.stop_looking()
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(PAUSE, self._look)

    def _order(self, form: Format) -> tuple[Scope, Order]:
        choice = self._choice
        scope = Scope(choice.everything, form.annotated)
        source = self._gathered.get(scope) or self._desk.gathering(**scope._asdict())
        options = Options(by=choice.by, palette=self._colours)
        return scope, Order(form, source, self._filter.value, options)

    def _look(self) -> None:
        form = self._form
        if form is None:
            self._preview.tell([])
            self._say(self._troubles[self._choice.format], trouble=True)
            return
        self._known_last = self._known()
        self._waited = 0
        self.begin_to_look(*self._order(form))

    @on(Working.Seen)
    def _has_seen(self, event: Working.Seen) -> None:
        event.stop()
        self._seen = seen = event.seen
        self._gathered[event.scope] = seen.gathered
        self._suggester.offers = seen.offers
        self._hint_at()
        self._preview.tell(seen.lines or [])
        filtered = bool(self._filter.value.strip())
        words = seen.words(everything=event.scope.everything, filtered=filtered)
        self._say(words, trouble=bool(seen.trouble))

    def _say(self, words: str, *, trouble: bool = False) -> None:
        self._state.set_class(trouble, "trouble")
        self._state.update(safe_line(words))

    def _tick(self) -> None:
        """Say how far the work is, and look again once more is known."""
        work = self.writing or self.looking
        if work is not None:
            self._waited += 1
            if self._waited >= SLOW or self.writing is not None:
                how_far = f": {work.done:,} of {work.total:,} articles" if work.total else ""
                self._say(f"{work.what or 'beginning'}{how_far} …")
        elif self._seen is not None and self._seen.gathered.unseen:
            # Reading a thousand articles again is not worth a few more annotations.
            self._waited += 1
            every = 50 if self._choice.everything else 5
            if self._waited % every == 0 and self._known() != self._known_last:
                self._gathered.clear()
                self._renew()

    # Writing -----------------------------------------------------------------------------------

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        form = self._form
        if self.writing is not None or form is None:
            return
        try:
            path = target_of(self._file.value)
        except ExportError as error:
            self._say(str(error), trouble=True)
            return
        self.stop_looking()
        self.begin_to_write(self._order(form)[1], path, force=self._force)
        self._keys()

    @on(Working.Ended)
    def _ended(self, event: Working.Ended) -> None:
        event.stop()
        self.writing = None
        self._keys()
        outcome = event.outcome
        if isinstance(outcome, Written):
            self.dismiss(Done(self._choice._replace(wanted=self._filter.value), outcome))
        elif isinstance(outcome, ExistsError):
            self._force = True
            self._say(f"{outcome} Enter again replaces it.", trouble=True)
        elif outcome is not None:
            self._say(str(outcome), trouble=True)
        else:
            self._say("Stopped; nothing was written.")

    # Keys and clicks ---------------------------------------------------------------------------

    @on(Field.Asked)
    def _asked(self, event: Field.Asked) -> None:
        event.stop()
        what = event.what
        if self.writing is not None:
            if what == "leave":
                self.writing.stopped = True
        elif what == "leave":
            self._leave()
        elif what in ("up", "down"):
            self._list.obey(what)
            self._take_format()
        elif what.startswith("preview"):
            page = max(1, self._preview.size.height - 1)
            self._preview.roll(page if what == "preview_down" else -page)
        elif what in ("next", "previous"):
            self._to_next(what)
        else:
            group = next((g for g in self._choices.groups if g.id == what), None)
            if group is not None:
                self._take(what, group.next)

    def _leave(self) -> None:
        self.stop_looking()
        self.dismiss(None)

    def _to_next(self, what: str) -> None:
        """Take the completion that is offered, else go to the other field."""
        best = self._suggester.best(self._filter.value)
        if what == "next" and self.focused is self._filter and best:
            self._filter.value = best
            self._filter.cursor_position = len(best)
        else:
            (self._file if self.focused is self._filter else self._filter).focus()

    def _take(self, group: str, value: str) -> None:
        if group == "scope":
            self._choose(everything=value == "all")
        else:
            self._choose(by=value)

    def _take_format(self) -> None:
        if isinstance(self._list.cursor, str) and self._list.cursor != self._choice.format:
            self._choose(format=self._list.cursor)

    @on(FormatList.Chosen)
    def _format_clicked(self, event: FormatList.Chosen) -> None:
        event.stop()
        if self.writing is None:
            self._list.repaint()
            self._take_format()

    @on(ChoiceLine.Clicked)
    def _choice_clicked(self, event: ChoiceLine.Clicked) -> None:
        event.stop()
        if self.writing is None:
            self._take(event.group, event.value)

    @on(Input.Changed, "#wanted")
    def _wanted_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._hint_at()
        self._renew()

    @on(Input.Changed, "#file")
    def _file_changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._force:
            self._force = False
            self._renew()

    def _hint_at(self) -> None:
        """Show how the filter may go on."""
        found = complete(self._filter.value, self._suggester.offers)
        self._hint.update(safe_line("  ".join(item.label for item in found)))
