"""The reading screen's moves: through the text, and from annotation to annotation."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from tui.annotation import Stop, StopKind
from tui.reader.screen.reading_base import ReadingBase
from tui.reader.view.article_view import ArticleView
from tui.reader.view.minimap import Minimap

Way = Callable[[Stop | int], Stop | None]
"""From a stop or an offset to the next stop on some way."""

FAR = 10**9
"""Lines: further than any article is long."""

WORDS: dict[StopKind | None, str] = {
    "entity": "entity",
    "quote": "quote",
    "note": "note",
    None: "annotation",
}


class Moving(ReadingBase, inherit_bindings=False):
    """Scrolling and the annotation cursor; a part of the reading screen."""

    def go(self, stop: Stop) -> None:
        """Put the annotation cursor on a stop."""
        self.view.put_cursor(stop)
        self.follow(stop)
        self.show_status()

    def on_article_view_pointed(self, event: ArticleView.Pointed) -> None:
        """Put the cursor on what was clicked; clicked again, on what lies around it."""
        self.view.label(None)
        stops = self.route.at(event.offset)
        if not stops:
            self.view.put_cursor(None)
        elif self.view.stop in stops and event.again:
            self.go(stops[(stops.index(self.view.stop) + 1) % len(stops)])
        else:
            self.go(stops[0])
        self.show_status()

    def on_minimap_pressed(self, event: Minimap.Pressed) -> None:
        """Go where the map was pressed, and follow the mouse."""
        if event.began:
            self.mark_jump()
        self.view.show_row(event.row)

    def on_minimap_turned(self, event: Minimap.Turned) -> None:
        """Scroll with the wheel over the map."""
        self.view.scroll_lines(event.rows)

    def _scroll(self, lines: int) -> None:
        pane = self.focused_pane()
        if pane is not None:
            step = lines if abs(lines) == 1 else lines // 3
            pane.move(step * self.times)
            self.show_pointed(pane)
        elif self.view.visual is not None:
            self.view.extend_rows(lines * self.times)
        else:
            if abs(lines) >= FAR:
                self.mark_jump()
            self.view.scroll_lines(lines * self.times)

    def do_line_down(self) -> None:
        """One line down."""
        self._scroll(1)

    def do_line_up(self) -> None:
        """One line up."""
        self._scroll(-1)

    def do_half_page_down(self) -> None:
        """Half a page down."""
        self._scroll(max(2, self.view.size.height // 2))

    def do_half_page_up(self) -> None:
        """Half a page up."""
        self._scroll(-max(2, self.view.size.height // 2))

    def do_page_down(self) -> None:
        """A page down, two lines kept for the eye."""
        self._scroll(max(2, self.view.size.height - 2))

    def do_page_up(self) -> None:
        """A page up."""
        self._scroll(-max(2, self.view.size.height - 2))

    def do_top(self) -> None:
        """To the beginning."""
        self._scroll(-FAR)

    def do_end(self) -> None:
        """To the end."""
        self._scroll(FAR)

    def _step(self, forward: bool, kind: StopKind | None = None) -> None:
        if self.view.visual is not None:
            self.extend_to_annotation(forward, kind, WORDS[kind])
            return
        here: Stop | int | None = self.view.stop
        if self.view.stop is None or not self._in_view(self.view.stop):
            # From what the eye is on: the first stop in view, or the last one before it.
            here = self.view.in_view.start if forward else self.view.in_view.end
        assert here is not None
        if not self.route.stops and self.annotations is None and not self.failure:
            self.say("The annotations are not ready yet.")
            return
        way = partial(self.route.next if forward else self.route.previous, kind=kind)
        self._walk_on(way, here, forward, WORDS[kind])

    def _walk_on(
        self, way: Way, here: Stop | int, forward: bool, what: str, *, jump: bool = False
    ) -> None:
        """Go as many stops on as the count says, to the last where there are fewer; then say so."""
        stop = None
        done = 0
        while done < self.times and (found := way(here)) is not None:
            here = stop = found
            done += 1
        if stop is None:
            self.say(f"No {'further' if forward else 'earlier'} {what}.")
            return
        if jump:
            self.mark_jump()
        self.go(stop)
        if done < self.times:
            there, end = ("further", "last") if forward else ("earlier", "first")
            self.say(f"Only {done} {there}; this is the {end} {what}.")

    def _in_view(self, stop: Stop) -> bool:
        return self.view.in_view.overlaps(stop.span)

    def do_next_annotation(self) -> None:
        """The next annotation of any kind; in the panel, the next view."""
        if self.panel.has_focus_within:
            self.do_next_view()
        else:
            self._step(True)

    def do_previous_annotation(self) -> None:
        """The previous annotation of any kind; in the panel, the previous view."""
        if self.panel.has_focus_within:
            self.do_previous_view()
        else:
            self._step(False)

    def do_next_entity(self) -> None:
        """The next entity."""
        self._step(True, "entity")

    def do_previous_entity(self) -> None:
        """The previous entity."""
        self._step(False, "entity")

    def do_next_quote(self) -> None:
        """The next quote."""
        self._step(True, "quote")

    def do_previous_quote(self) -> None:
        """The previous quote."""
        self._step(False, "quote")

    def do_next_note(self) -> None:
        """The next note."""
        self._step(True, "note")

    def do_previous_note(self) -> None:
        """The previous note."""
        self._step(False, "note")

    def do_next_same(self) -> None:
        """The next mention of the entity, or quote of the speaker, under the cursor."""
        self._same(True)

    def do_previous_same(self) -> None:
        """The previous one."""
        self._same(False)

    def _same(self, forward: bool) -> None:
        stop = self.view.stop
        if stop is None:
            self.say("Put the cursor on an entity or a quote first.")
            return
        what = {"entity": "mention", "quote": "quote", "note": "note"}[stop.kind]
        way = partial(self.route.next if forward else self.route.previous, like=stop)
        self._walk_on(way, stop, forward, f"{what} of the same", jump=True)

    def do_select(self) -> None:
        """In a pane, go to what the cursor is on; in the text, to its place in the panel."""
        pane = self.focused_pane()
        if pane is not None:
            pane.choose()
            return
        stop = self.view.stop
        if stop is None:
            return
        if stop.kind == "quote":
            self.enter_panel(stop, ("quote", stop.key))
        elif stop.kind == "note":
            self.do_comment()
        else:
            self._select_entity(stop)

    def _select_entity(self, stop: Stop) -> None:
        """From a mention to its entry in the panel, or to what the entity says."""
        if self.panel.place_of(stop) is not None:
            self.do_panel()
            return
        speaker = (
            next((s for s in self.annotations.speakers if s.entity == stop.group), None)
            if self.annotations
            else None
        )
        if speaker is None:
            self.do_next_same()
            return
        self.enter_panel(stop, ("speaker", speaker.id))

    def close_what_is_open(self) -> bool:
        """Close what lies over the text or takes the keys from it; whether there was anything."""
        if self.card_open:
            self.close_card()
        elif self.focused_pane() is not None:
            self.leave_pane()
        elif self.view.visual is not None:
            self.view.end_visual()
        else:
            return False
        return True

    def do_back(self) -> None:
        """Leave what is open: a pane, a selection, a search; then the annotation cursor."""
        pane = self.focused_pane()
        if pane is not None:
            if not self.unfilter(pane):
                self.leave_pane()
        elif self.view.selection is not None or self.view.visual is not None:
            self.view.end_visual()
        elif self.view.matches:
            self.forget_search()
        else:
            self.view.put_cursor(None)
