"""The reading screen's search: the bar at the foot, the hits in the text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.reader.screen.reading_base import ReadingBase

if TYPE_CHECKING:
    from tui.article import Reading
    from tui.reader.dialogs.search_all import HitChosen, Results
    from tui.reader.finding.catalogue import Item
    from tui.reader.finding.query import Found, Options, Query
    from tui.reader.screen.search_bar import SearchBar

PAUSE = 0.25
"""Seconds without a key after which a search that takes long goes on in a thread."""


class SearchingMode(ReadingBase, inherit_bindings=False):
    """Search in the text and in all articles; a part of the reading screen."""

    _bar: SearchBar | None = None
    _query: Query | None = None
    _options: Options | None = None
    _more = False
    _late = False
    _from = 0
    _row = 0
    _results: Results | None = None

    def __init__(self, *args, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(*args, **kwargs)
        self._history: list[tuple[str, Options]] = []
        self._recent: list[str] = []

    # In the article -----------------------------------------------------------------------

    @property
    def searching(self) -> bool:
        """Whether the bar is open and takes the keys."""
        return self._bar is not None

    def do_search(self) -> None:
        """Open the bar; in a pane, filter the pane."""
        from tui.reader.finding.query import Options
        from tui.reader.screen.search_bar import SearchBar

        pane = self.focused_pane()
        if pane is not None:
            self.filter_pane(pane)
            return
        if self._bar is None:
            self._from = self.view.position
            self._row = int(self.view.scroll_offset.y)
            self._bar = SearchBar(self.palette, self._history, self._options or Options())
            # In the place of the keys, which do nothing while words are typed.
            self.keys.display = False
            self.mount(self._bar, before=self.keys)

    def on_search_bar_changed(self, event: SearchBar.Changed) -> None:
        """Search as the words are typed; a pattern that is not whole yet leaves the hits."""
        from tui.reader.finding.query import Query, QueryError

        if self._bar is None:
            return
        self._options = event.options
        try:
            self._query = Query(event.words, event.options)
        except QueryError as error:
            self._late = False
            self._bar.warn(str(error))
            return
        self._search(self._query)

    def on_search_bar_closed(self, event: SearchBar.Closed) -> None:
        """Keep the matches, or forget them and go back to where the search began."""
        if self._bar is not None:
            self._bar.remove()
            self._bar = None
            self.keys.display = not self.zen
        self.view.focus()
        query = self._query
        matches, match = self.view.matches, self.view.match
        if event.kept and query is not None and not query.empty and (matches or self._late):
            self._keep_in_history(query)
            self._back_to_beginning()
            self.mark_jump()
            self.view.mark_matches(matches, match)
        else:
            self._late = False
            self.forget_search()
            self._back_to_beginning()
            if event.kept and query is not None and not query.empty:
                self.message = f"No match for {self.searched}."
        self.show_status()

    def _back_to_beginning(self) -> None:
        self.view.scroll_to(y=self._row, animate=False, immediate=True, force=True)

    def _keep_in_history(self, query: Query) -> None:
        entry = (query.words, query.options)
        self._history[:] = [e for e in self._history if e[0] != query.words] + [entry]

    def _search(self, query: Query) -> None:
        """Mark the matches; where that takes long, what there is, and the rest later."""
        from tui.reader.finding.query import QUICK

        reading = self.view.reading
        found = query.find(reading, seconds=QUICK)
        self._late = found.cut
        self._mark(found)
        if found.cut:
            self._warn("Still searching…", "muted")
            self.run_worker(
                partial(self._search_on, query, reading),
                thread=True,
                group="search",
                exclusive=True,
                exit_on_error=False,
            )
        else:
            self._warn("")

    def _search_on(self, query: Query, reading: Reading) -> None:
        """In a thread: the same search with more time, once the typing pauses."""
        import time

        time.sleep(PAUSE)
        if self._late and query is self._query:
            found = query.find(reading)
            if self.app.is_running:
                self.app.call_from_thread(self._found_late, query, reading, found)

    def _found_late(self, query: Query, reading: Reading, found: Found) -> None:
        if self._late and query is self._query and reading is self.view.reading:
            self._late = False
            self._mark(found)
            self._warn(
                "Cut off: this pattern takes too long. There may be further matches."
                if found.cut
                else "",
                "warning",
            )
            self.show_status()

    def _mark(self, found: Found) -> None:
        """Mark matches, the first one from where the reader was, round the end to the beginning."""
        self._more = found.more or found.cut
        after = next((i for i, m in enumerate(found.spans) if m.start >= self._from), 0)
        self.view.mark_matches(found.spans, after if found.spans else None)
        if self._bar is not None:
            empty = self._query is None or self._query.empty
            self._bar.count("" if empty else self.search_count())

    def _warn(self, words: str, color: str = "error") -> None:
        if self._bar is not None:
            self._bar.warn(words, color)
        elif words:
            self.say(words)

    def search_count(self) -> str:
        """Which match is shown, of how many: "2 of 10,000+"."""
        view = self.view
        if view.match is None:
            return "searching" if self._late else "no match"
        return f"{view.match + 1:,} of {len(view.matches):,}" + "+" * self._more

    def forget_search(self) -> None:
        """Take the marks of the last search away."""
        self._late = False
        self.view.mark_matches([], None)

    @property
    def searched(self) -> str:
        """What was searched last: words in quote marks, a pattern between slashes."""
        query = self._query
        if query is None or query.empty:
            return ""
        return f"/{query.words}/" if query.options.pattern else f"“{query.words.strip()}”"

    @property
    def search_options(self) -> str:
        """The options of the last search that are not as they are at first, in words."""
        return str(self._query.options) if self._query is not None else ""

    def do_next_match(self) -> None:
        """To the next match, round the end to the first."""
        self._step_match(self.times)

    def do_previous_match(self) -> None:
        """To the previous match."""
        self._step_match(-self.times)

    def _step_match(self, step: int) -> None:
        view = self.view
        if not view.matches and self._history:
            self._search_again()
            return
        if view.match is None:
            words = self._history[-1][0] if self._history else ""
            self.say(f"No match for “{words}”." if words else "Nothing has been searched yet.")
            return
        to = view.match + step
        if not 0 <= to < len(view.matches):
            self.say("Round the end to the beginning." if step > 0 else "Round to the end.")
        view.mark_matches(view.matches, to % len(view.matches))

    def _search_again(self) -> None:
        """Search this article for what was searched last."""
        from tui.reader.finding.query import Query

        self._from = self.view.position
        self._query = Query(*self._history[-1])
        self._search(self._query)
        if not self.view.matches and not self._late:
            self.say(f"No match for {self.searched} in this article.")

    # In all articles ----------------------------------------------------------------------

    def do_search_all(self) -> None:
        """Search in all articles."""
        from tui.reader.dialogs.search_all import SearchAllDialog
        from tui.reader.finding.query import Options

        words = self._history[-1][0] if self._history else ""
        dialog = SearchAllDialog(
            self.palette, self.desk, self._results, words, self._options or Options()
        )
        self.app.push_screen(dialog, self._go_to_hit)

    def _go_to_hit(self, chosen: HitChosen | None) -> None:
        """Open the article of a hit, with all hits in it marked."""
        if chosen is None:
            return
        query = chosen.results.query
        self._results, self._options, self._query = chosen.results, query.options, query
        self._keep_in_history(query)
        if not self._turn_if_other(chosen.number):
            return
        self._from = chosen.start
        self._search(query)
        self.view.focus()
        self.show_status()

    # By name --------------------------------------------------------------------------------

    def do_palette(self) -> None:
        """Find an article, an entity, a speaker or a command."""
        from tui.reader.dialogs.command_palette import CommandPalette
        from tui.reader.finding.catalogue import Catalogue

        catalogue = Catalogue.of(
            self.desk,
            self.annotations,
            self.palette.theme.keys,
            self.route,
            self.view.position,
            self._recent,
        )
        ranks = self.desk.ranks(self.annotations) if self.annotations else {}
        self.app.push_screen(CommandPalette(self.palette, catalogue, ranks), self._do_item)

    def _do_item(self, item: Item | None) -> None:
        """Do what was chosen, once the palette has gone."""
        if item is not None:
            self.call_after_refresh(self._do_chosen, item)

    def _do_chosen(self, item: Item) -> None:
        if item.kind == "command":
            action = str(item.key)
            self._recent[:] = [action, *(a for a in self._recent if a != action)][:5]
            self.do(action)
            return
        self.leave_pane()
        if item.kind == "article":
            self._turn_if_other(int(str(item.key)))
        elif item.kind == "elsewhere":
            self._go_elsewhere(str(item.key))
        elif item.stop is not None:
            self.mark_jump()
            self.go(item.stop)
        self.show_status()

    def _turn_if_other(self, number: int) -> bool:
        """Open an article unless it is open; says whether it is open now."""
        if number == self.desk.index:
            self.mark_jump()
        else:
            self.turn_to(number)  # which remembers where the reader was
        return number == self.desk.index

    def _go_elsewhere(self, speaker: str) -> None:
        """To the first quote of a speaker of another article."""
        said = next(self.desk.across.said(speaker), None)
        if said is None or not self._turn_if_other(said.key):
            return
        quotes = [s for s in self.route.stops if s.kind == "quote" and s.span == said.span]
        if quotes:
            self.go(quotes[0])
        else:
            self.view.reveal(said.span)
