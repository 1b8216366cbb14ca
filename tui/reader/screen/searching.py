"""The reading screen's search: the bar at the foot, the hits in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.reader.screen.finding import find_all
from tui.reader.screen.reading_base import ReadingBase

if TYPE_CHECKING:
    from tui.reader.screen.search_bar import SearchBar


class SearchingMode(ReadingBase, inherit_bindings=False):
    """Search in the text; a part of the reading screen."""

    _bar: SearchBar | None = None
    _words = ""
    _from = 0

    @property
    def searching(self) -> bool:
        """Whether the bar is open and takes the keys."""
        return self._bar is not None

    def do_search(self) -> None:
        """Open the bar."""
        from tui.reader.screen.search_bar import SearchBar

        if self._bar is None:
            self._from = self.view.position
            self._bar = SearchBar(self._words)
            self.mount(self._bar, before=self.status)

    def on_search_bar_changed(self, event: SearchBar.Changed) -> None:
        """Search as the words are typed."""
        self._search(event.words)
        if self._bar is not None:
            self._bar.count(self.search_count() if event.words else "")

    def on_search_bar_closed(self, event: SearchBar.Closed) -> None:
        """Keep the matches or forget them."""
        if self._bar is not None:
            self._bar.remove()
            self._bar = None
        self.view.focus()
        if event.kept and self.view.matches:
            self._words = event.words
        else:
            self.forget_search()
            if event.kept and event.words.strip():
                self.message = f"No match for “{event.words.strip()}”."
        self.show_status()

    def _search(self, words: str) -> None:
        matches = find_all(self.view.reading, words)
        # The first one from where the reader was, round the end to the beginning.
        after = next((i for i, m in enumerate(matches) if m.start >= self._from), 0)
        self.view.mark_matches(matches, after if matches else None)

    def search_count(self) -> str:
        """Which match is shown, of how many."""
        view = self.view
        if view.match is None:
            return "no match"
        return f"{view.match + 1} of {len(view.matches)}"

    def forget_search(self) -> None:
        """Take the marks of the last search away."""
        self.view.mark_matches([], None)

    @property
    def searched(self) -> str:
        """The words that were searched last."""
        return self._words

    def do_next_match(self) -> None:
        """To the next match, round the end to the first."""
        self._step_match(1)

    def do_previous_match(self) -> None:
        """To the previous match."""
        self._step_match(-1)

    def _step_match(self, step: int) -> None:
        view = self.view
        if not view.matches and self._words:
            self._from = view.position
            self._search(self._words)
            return
        if view.match is None:
            self.say("Nothing has been searched yet.")
            return
        view.mark_matches(view.matches, (view.match + step) % len(view.matches))

    def do_search_all(self) -> None:
        """Search in all articles."""

    def do_palette(self) -> None:
        """Find an article, an entity, a speaker or a command."""
