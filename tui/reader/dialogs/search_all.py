"""The dialog that searches all articles."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style as RichStyle
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static
from textual.worker import get_current_worker

from tui.article.safety import safe_line
from tui.reader.desk import Desk
from tui.reader.dialogs.choices import KEYS, Choices, around
from tui.reader.dialogs.dialog import Dialog
from tui.reader.finding.everywhere import MOST_LISTED, Hit, Hits, Progress, narrows, search
from tui.reader.finding.field import OPTION_KEYS, Field, OptionSigns, option_hints
from tui.reader.finding.query import Options, Query, QueryError
from tui.reader.palette import Palette
from tui.reader.panes.fitting import clip, spread
from tui.reader.panes.list_pane import Block, Item

PAUSE = 0.15
"""Seconds without a key after which the search begins."""

EVERY = 0.1
"""Seconds between two reports of the thread that searches."""

ROWS = 2
"""Lines of a hit's sentence."""


@dataclass
class Results:
    """What a search in all articles has found so far."""

    query: Query
    progress: Progress
    found: list[Hits] = field(default_factory=list)


class HitChosen(NamedTuple):
    """A hit to be shown: its article's place on the desk, its offset there, and its search."""

    number: int
    start: int
    results: Results


class HitList(Choices):
    """Articles with their hits below. Keys are (number of the article, which hit); -1 is its title."""

    def __init__(self, palette: Palette, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(palette, **kwargs)
        self.results: Results | None = None

    def items(self) -> Iterator[Item]:
        """Articles and hits, as they were found."""
        for number, hits in enumerate(self.results.found if self.results else ()):
            if number:
                yield Item(None)
            yield Item((hits.number, -1), hits)
            for place, hit in enumerate(hits.hits):
                yield Item((hits.number, place), hit)
            if len(hits.hits) < hits.total:
                yield Item(None, hits)

    def head_of(self, number: int) -> int:
        """A hit's article."""
        while number > 0 and isinstance(self.shown[number].what, Hit):
            number -= 1
        return number

    def block(self, item: Item, width: int) -> Block:
        """A title with the number of hits, a hit, or how many are not listed."""
        plain, muted = self.palette.on("panel"), self.palette.on("panel", "muted")
        bright = self.palette.on("panel", "accent", bold=True)
        what = item.what
        if isinstance(what, Hit):
            mark = self.palette.style("search") if not self.palette.theme.ansi else bright
            style = plain + mark + RichStyle(bold=True)
            lines = around(what.before, what.words, what.after, width - 4, ROWS, plain, style)
            signs = [" · ", *["   "] * (ROWS - 1)]
            return Block(
                tuple((Segment(s, muted), *line) for s, line in zip(signs, lines, strict=False))
            )
        if what is None:
            return Block(((),))
        assert isinstance(what, Hits)
        if item.key is None:
            left = what.total - len(what.hits)
            words = f"   and {left:,}{'+' * what.more} more in this article"
            return Block(((Segment(words[:width], muted),),))
        count = f"{what.total:,}{'+' * what.more} hit{'s' * (what.total != 1)} "
        title = clip(what.title, max(4, width - len(count) - 2))
        line = spread([Segment(title, bright)], [Segment(count, muted)], width, plain)
        return Block((line,))


class SearchAllDialog(Dialog[HitChosen | None]):
    """Asks for words, lists where they stand in all articles, and answers with a hit."""

    DEFAULT_CSS = """
    SearchAllDialog #dialog { width: 100; height: 94%; padding: 0 1; }
    SearchAllDialog #asking { height: 1; margin: 1 0 0 0; background: $surface; }
    SearchAllDialog #dialog #slash { width: 3; color: $accent; text-style: bold; background: $surface; }
    SearchAllDialog Input, SearchAllDialog Input:focus
        { width: 1fr; height: 1; margin: 0; border: none; padding: 0; background: $surface; }
    SearchAllDialog #dialog #state { height: 1; margin: 0 0 1 0; padding: 0 1; color: $muted;
                                     text-wrap: nowrap; text-overflow: ellipsis; }
    SearchAllDialog #dialog #state.trouble { color: $error; }
    SearchAllDialog #hits { margin: 0 0 0 1; }
    """

    class Found(Message):
        """What the thread has found since it last told."""

        def __init__(self, results: Results, found: list[Hits], over: bool) -> None:
            super().__init__()
            self.results = results
            self.found = found
            self.over = over

    def __init__(
        self, palette: Palette, desk: Desk, last: Results | None, words: str, options: Options
    ) -> None:
        """``last`` are results that are shown again as they were left."""
        super().__init__()
        self._desk = desk
        self._results = last
        self._complete: Results | None = last if last and last.progress.over else None
        self._options = last.query.options if last else options
        self._field = Field(last.query.words if last else words, KEYS | OPTION_KEYS)
        self._signs = OptionSigns(palette, self._options)
        self._list = HitList(palette, id="hits")
        self._state = Static("", id="state", markup=False)
        self._timer: Timer | None = None
        self._working = False

    def compose(self) -> ComposeResult:
        """The words and their options, how far the search is, what it has found."""
        with Vertical(id="dialog") as box:
            box.border_title = "Search all articles"
            with Horizontal(id="asking"):
                yield Static(" / ", id="slash", markup=False)
                yield self._field
                yield self._signs
            yield self._state
            yield self._list

    def on_mount(self) -> None:
        """Show the last results, or begin with the last words."""
        self._field.focus()
        self._hint()
        if self._complete is not None:
            self._list.results = self._complete
            self._list.rebuild()
            self._say()
        else:
            self._begin()

    def _hint(self) -> None:
        short = self.app.size.width < 80
        words = [" ".join(hint) for hint in option_hints(self._options, short=short)]
        self.query_one("#dialog").border_subtitle = " · ".join([*words, "Esc leaves"])

    # Searching -----------------------------------------------------------------------------

    def _begin(self) -> None:
        """Search for what stands in the field now, once the typing pauses."""
        self.workers.cancel_group(self, "everywhere")
        if self._timer is not None:
            self._timer.stop()
        self._working = False
        try:
            query = Query(self._field.value, self._options)
        except QueryError as error:
            self._say(str(error))
            return
        if query.empty:
            self._results = None
            self._list.results = None
            self._list.rebuild()
            self._say()
            return
        self._timer = self.set_timer(PAUSE, partial(self._start, query))

    def _start(self, query: Query) -> None:
        here = self._desk.index
        numbers = [here, *(n for n in range(len(self._desk.paths)) if n != here)]
        if self._complete is not None and narrows(query, self._complete.query):
            had = {hits.number for hits in self._complete.found}
            numbers = [n for n in numbers if n in had]
        count = len(self._desk.paths)
        self._results = Results(query, Progress(count, done=count - len(numbers)))
        self._list.results = self._results
        self._list.cursor = None
        self._working = True
        self._say()
        work = partial(self._search, self._results, numbers)
        self.run_worker(
            work,
            thread=True,
            group="everywhere",
            exit_on_error=False,
            description="search in all articles",
        )

    def _search(self, results: Results, numbers: list[int]) -> None:
        """In a thread: search, and tell every now and then."""
        worker = get_current_worker()
        told = time.monotonic()
        news: list[Hits] = []

        def stopped() -> bool:
            nonlocal told, news
            if time.monotonic() - told > EVERY:
                told = time.monotonic()
                self.post_message(self.Found(results, news, False))
                news = []
            return worker.is_cancelled

        for hits in search(results.query, numbers, self._desk.read, results.progress, stopped):
            news.append(hits)
        if not worker.is_cancelled:
            self.post_message(self.Found(results, news, True))

    @on(Found)
    def _found(self, event: Found) -> None:
        event.stop()
        if event.results is not self._results:
            return
        first = not event.results.found
        event.results.found += event.found
        if event.over:
            self._working = False
            if event.results.progress.over:
                self._complete = event.results
        if event.found or event.over:
            self._list.rebuild()
        if first and event.results.found:
            self._list.move(1)  # from the title to the first hit
        self._say()

    def _say(self, trouble: str = "") -> None:
        """How far the search is, or what is wrong."""
        self._state.set_class(bool(trouble), "trouble")
        self._state.update(safe_line(trouble or self._how_far()))

    def _how_far(self) -> str:
        if self._results is None:
            return f"{len(self._desk.paths):,} articles · ↑ ↓ choose · ⏎ opens"
        progress = self._results.progress
        hits = f"{progress.hits:,}{'+' * progress.more} hit{'s' * (progress.hits != 1)}"
        of = f"{progress.articles:,} article{'s' * (progress.articles != 1)}"
        parts = [f"{hits} in {progress.within:,} of {of}"]
        if self._working:
            parts = [f"searching: {progress.done:,} of {of}", f"{hits} in {progress.within:,}"]
        elif progress.gave_up:
            parts.append(f"given up after {progress.done:,} articles: this pattern takes too long")
        elif progress.cut:
            parts.append(f"{progress.cut:,} not searched to the end: the pattern takes too long")
        if progress.hits > progress.listed >= MOST_LISTED:
            parts.append(f"the first {progress.listed:,} are listed")
        if progress.unread and not self._working:
            parts.append(f"{progress.unread:,} could not be read")
        return (
            " · ".join(parts)
            if progress.hits or self._working or progress.cut
            else (f"“{self._results.query.words.strip()}” is in none of {of}")
        )

    # Keys ------------------------------------------------------------------------------------

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self._results is None or event.value != self._results.query.words:
            self._begin()

    @on(Field.Asked)
    def _asked(self, event: Field.Asked) -> None:
        event.stop()
        if event.what == "leave":
            self.dismiss(None)
        elif event.what in OPTION_KEYS.values():
            self._take(event.what)
        else:
            self._list.obey(event.what)

    @on(OptionSigns.Clicked)
    def _clicked(self, event: OptionSigns.Clicked) -> None:
        event.stop()
        self._take(event.option)
        self._field.focus()

    def _take(self, option: str) -> None:
        self._options = self._options.toggled(option)
        self._signs.tell(self._options)
        self._hint()
        self._begin()

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self._list.choose()

    @on(HitList.Chosen)
    def _chosen(self, event: HitList.Chosen) -> None:
        event.stop()
        results = self._list.results
        if results is None or not isinstance(event.key, tuple):
            return
        number, place = event.key
        hits = next(h for h in results.found if h.number == number)
        start = hits.hits[max(0, place)].span.start if hits.hits else 0
        self.dismiss(HitChosen(number, start, results))
