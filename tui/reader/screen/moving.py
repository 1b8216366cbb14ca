"""The reading screen's moves: through the text, and from annotation to annotation."""

from __future__ import annotations

from tui.annotation import Stop, StopKind
from tui.reader.screen.reading_base import ReadingBase
from tui.reader.view.article_view import ArticleView

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
        stops = self.route.at(event.offset)
        if not stops:
            self.view.put_cursor(None)
        elif self.view.stop in stops and event.again:
            self.go(stops[(stops.index(self.view.stop) + 1) % len(stops)])
        else:
            self.go(stops[0])
        self.show_status()

    def _scroll(self, lines: int) -> None:
        pane = self.focused_pane()
        if pane is not None:
            pane.move(1 if lines > 0 else -1) if abs(lines) == 1 else pane.move(lines // 3)
        elif self.view.visual is not None:
            self.view.extend_rows(lines)
        else:
            self.view.scroll_lines(lines)

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
        self._scroll(-(10**9))

    def do_end(self) -> None:
        """To the end."""
        self._scroll(10**9)

    def _step(self, forward: bool, kind: StopKind | None = None, like: Stop | None = None) -> None:
        here: Stop | int | None = self.view.stop
        if self.view.stop is None or not self._in_view(self.view.stop):
            # From what the eye is on: the first stop in view, or the last one before it.
            here = self.view.in_view.start if forward else self.view.in_view.end
        assert here is not None
        way = self.route.next if forward else self.route.previous
        stop = way(here, kind, like)
        if stop is not None:
            self.go(stop)
            return
        if not self.route.stops and self.annotations is None and not self.failure:
            self.say("The annotations are not ready yet.")
            return
        what = WORDS[like.kind if like else kind]
        self.say(f"No {'further' if forward else 'earlier'} {what}.")

    def _in_view(self, stop: Stop) -> bool:
        return self.view.in_view.overlaps(stop.span)

    def do_next_annotation(self) -> None:
        """The next annotation of any kind."""
        self._step(True)

    def do_previous_annotation(self) -> None:
        """The previous annotation of any kind."""
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
        way = self.route.next if forward else self.route.previous
        found = way(stop, like=stop)
        if found is not None:
            self.go(found)
        else:
            what = (
                "mention" if stop.kind == "entity" else "quote" if stop.kind == "quote" else "note"
            )
            self.say(f"No {'further' if forward else 'earlier'} {what} of the same.")

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
            self.follow(stop)
            self.do_panel()
        elif stop.kind == "note":
            self.do_comment()
        else:
            self._select_entity(stop)

    def _select_entity(self, stop: Stop) -> None:
        """From a mention of a speaker to what the speaker says."""
        speaker = (
            next((s for s in self.annotations.speakers if s.entity == stop.group), None)
            if self.annotations
            else None
        )
        if speaker is None:
            self.do_next_same()
            return
        self.panel.show_cursor(("speaker", speaker.id))
        self.do_panel()

    def do_back(self) -> None:
        """Leave what is open: a pane, a selection, a search; then the annotation cursor."""
        if self.focused_pane() is not None:
            self.leave_pane()
        elif self.view.selection is not None or self.view.visual is not None:
            self.view.end_visual()
        elif self.view.matches:
            self.forget_search()
        else:
            self.view.put_cursor(None)
