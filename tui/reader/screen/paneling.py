"""The reading screen's panel: its views, what is chosen in them, and how panel and text follow."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from textual import events, on

from tui.annotation import Annotations, Span, Stop
from tui.article import Article
from tui.reader.panes.list_pane import ListPane
from tui.reader.panes.tab_line import TabLine
from tui.reader.screen.reading_base import ReadingBase

if TYPE_CHECKING:
    from tui.reader.panes.filter_bar import FilterBar


class Paneling(ReadingBase, inherit_bindings=False):
    """Views, filters, and what the entries of panes point at; a part of the reading screen."""

    _origin: Stop | int = 0
    _marked = False
    _target: tuple[int, int] | None = None

    def open_panel(
        self, article: Article, annotations: Annotations | None, failure: str | None = None
    ) -> None:
        """Show in the panel what is known of the open article."""
        if self.panel.name_shown == "across":
            self._tell_across()
        self.panel.open(article, annotations, failure, self.desk.own_quotes)

    def _tell_across(self) -> None:
        desk = self.desk
        if self.annotations is not None and desk.index not in desk.across:
            article = desk.current
            desk.across.add(desk.index, article.title, article.text, self.annotations)
        self.panel.show_across(desk.across, desk.index, len(desk.paths))

    # Following ---------------------------------------------------------------------------------

    def follow(self, stop: Stop | None) -> None:
        """Let the panel's view show the entry of a stop of the text's cursor."""
        if stop is not None and self.panel.display:
            self.panel.show_cursor(self.panel.place_of(stop))

    @on(events.DescendantFocus)
    def _entered(self, event: events.DescendantFocus) -> None:
        """Remember where the text was when a pane got the keys."""
        if isinstance(event.widget, ListPane):
            stop = self.view.stop
            self._origin = self.view.position if stop is None else stop
            self._marked = False

    def show_pointed(self, pane: ListPane) -> None:
        """Let the text show what a pane's cursor is on, without leaving the pane."""
        stop = self._stop_of(pane.cursor) if pane is not self.library else None
        if stop is not None and stop != self.view.stop:
            self._mark_once()
            self.view.put_cursor(stop)
            self.show_status()

    def on_filter_bar_moved(self, event: FilterBar.Moved) -> None:
        """The same while words are typed."""
        self.show_pointed(event.pane)

    def _mark_once(self) -> None:
        """Remember where the reader was, once for all moves in a pane."""
        if not self._marked:
            self._marked = True
            self.mark_jump()

    def _stop_of(self, key: object) -> Stop | None:
        """Where in the open article the entry of a pane points."""
        if not isinstance(key, tuple):
            return None
        annotations = self.annotations
        match key:
            case ("note", note_id):
                placed = self.desk.note(note_id)
                span = placed.anchor.span if placed else None
                return Stop("note", note_id, span) if span is not None else None
            case ("quote", int(number)) if annotations:
                quote = annotations.attributions[number]
                return Stop("quote", number, quote.span, quote.speaker)
            case ("speaker", speaker) if annotations:
                first = annotations.by_speaker[speaker][0]
                return Stop("quote", first.id, first.span, speaker)
            case ("entity", entity):
                like = Stop("entity", -1, Span(0, 0), entity)
                return self.route.next(self._origin, like=like) or self.route.next(0, like=like)
            case ("across", number, start) if number == self.desk.index:
                return self._quote_at(start)
        return None

    def _quote_at(self, start: int) -> Stop | None:
        """The quote that begins at an offset of the open article."""
        return next(
            (s for s in self.route.stops if s.kind == "quote" and s.span.start == start), None
        )

    # Choosing ----------------------------------------------------------------------------------

    @on(ListPane.Chosen)
    def _chosen(self, event: ListPane.Chosen) -> None:
        """Go where the chosen entry points; fold or unfold a heading."""
        if event.pane is self.library:
            self.leave_pane()
            if event.key != self.desk.index:
                self.turn_to(int(str(event.key)))
            return
        match event.key:
            case ("lost" | "lost correction" as what, _):
                kept = "note" if what == "lost" else "correction"
                self.say(f"Its place is not in this text any more; the {kept} is kept.")
            case ("type" | "known", _):
                event.pane.fold()
            case ("across", int(number), int(start)):
                self._go_across(number, start)
            case _:
                stop = self._stop_of(event.key)
                if stop is not None:
                    self.leave_pane()
                    self._mark_once()
                    self.go(stop)

    def _go_across(self, number: int, start: int) -> None:
        """Open an article at the quote that starts at an offset of its text."""
        self._target = number, start
        self.leave_pane()
        if number != self.desk.index:
            self.turn_to(number)
        else:
            self._mark_once()
        if self.annotations is not None:
            self.arrive()

    def arrive(self) -> None:
        """Put the cursor on the quote for which the article was opened, now that it is known."""
        if self._target is None:
            return
        number, start = self._target
        self._target = None
        if number == self.desk.index:
            stop = self._quote_at(start)
            if stop is not None:
                self.go(stop)
            else:
                self.view.reveal(Span(start, start + 1))

    # Views -------------------------------------------------------------------------------------

    def _show_view(self, name: str) -> None:
        """Show a view of the panel, at what the text's cursor is on."""
        if name == "across":
            self._tell_across()
        self.panel.show(name)
        self.follow(self.view.stop)

    def _open_view(self, name: str) -> None:
        """Show a view and give it the keys; give them back where it has them."""
        if self.panel.name_shown == name and self.panel.view.has_focus:
            self.leave_pane()
            return
        self._show_view(name)
        if not self.panel.view.has_focus:
            self.enter_pane(self.panel)

    def enter_panel(self, stop: Stop, key: Hashable) -> None:
        """Into the panel, to a stop's entry in the view that is shown, else to ``key`` of another.

        The other one is that of the speakers.
        """
        place = self.panel.place_of(stop)
        if place is None:
            self._show_view("speakers")
            place = key
        self.enter_pane(self.panel)
        self.panel.show_cursor(place)

    def do_panel_speakers(self) -> None:
        """Show the speakers."""
        self._open_view("speakers")

    def do_panel_entities(self) -> None:
        """Show the entities."""
        self._open_view("entities")

    def do_panel_notes(self) -> None:
        """Show the notes."""
        self._open_view("notes")

    def do_panel_outline(self) -> None:
        """Show the outline."""
        self._open_view("outline")

    def do_panel_across(self) -> None:
        """Show the same speakers across articles."""
        self._open_view("across")

    def do_next_view(self) -> None:
        """The next view of the panel."""
        self._turn_view(1)

    def do_previous_view(self) -> None:
        """The previous view of the panel."""
        self._turn_view(-1)

    def _turn_view(self, steps: int) -> None:
        within = self.panel.has_focus_within
        self._show_view(self.panel.neighbour(steps))
        if within:
            self.focus_pane(self.panel.view)
        elif not self.panel.display:
            self.enter_pane(self.panel)

    @on(TabLine.Pressed)
    def _tab_pressed(self, event: TabLine.Pressed) -> None:
        self._show_view(event.view)
        self.focus_pane(self.panel.view)

    # Filters and order -------------------------------------------------------------------------

    def do_filter_type(self) -> None:
        """Show quotes of the next type."""
        self._bring("speakers")
        self._changed(self.panel.speakers.next_type())

    def do_filter_named(self) -> None:
        """Show all, named or unnamed speakers."""
        self._bring("speakers")
        self._changed(self.panel.speakers.next_named())

    def do_sort(self) -> None:
        """Sort the list that has the keys, or the panel's, in the next way."""
        self._changed((self.focused_pane() or self._bring()).sort())

    def do_fold(self) -> None:
        """Fold or unfold a heading."""
        self._changed((self.focused_pane() or self._bring()).fold())

    def _bring(self, name: str | None = None) -> ListPane:
        """Have the panel on the screen, with the view of this name."""
        if name is not None and name != self.panel.name_shown:
            within = self.panel.has_focus_within
            self._show_view(name)
            if within:
                self.focus_pane(self.panel.view)
        if not self.panel.display:
            self.enter_pane(self.panel)
        return self.panel.view

    def _changed(self, words: str) -> None:
        self.panel.tell()
        if words:
            self.say(words)

    def filter_pane(self, pane: ListPane) -> None:
        """Ask for words, and list in this pane only what has them."""
        from textual.widgets import Input

        from tui.reader.panes.filter_bar import FilterBar

        bars = pane.query(FilterBar)
        if bars:
            bars.first().query_one(Input).focus()
        else:
            pane.mount(FilterBar(pane))

    @property
    def filtering(self) -> bool:
        """Whether words to filter by are being typed, so that keys are letters."""
        return self.focused is not None and self.focused.has_class("filter")

    def unfilter(self, pane: ListPane) -> bool:
        """Take a pane's filter away; False where it has none."""
        if not pane.filter:
            return False
        pane.narrow("")
        pane.remove_children()
        return True

    def on_filter_bar_done(self, event: FilterBar.Done) -> None:
        """Back to the list; a line without words goes away."""
        if not event.pane.filter:
            event.pane.remove_children()
        self.focus_pane(event.pane)
