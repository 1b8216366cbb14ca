"""The reading screen's review: what is most likely wrong, one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.annotation import Stop
from tui.reader.screen.adding import Adding
from tui.reader.screen.correcting import How

if TYPE_CHECKING:
    from tui.reader.dialogs.correct import Chosen
    from tui.reader.screen.queue import Queue


class Reviewing(Adding, inherit_bindings=False):
    """The review queue; a part of the reading screen."""

    _queue: Queue | None = None

    @property
    def review(self) -> Queue | None:
        """The review of the open article, while it goes on."""
        if self._queue is not None and self._queue.digest != self.desk.current.digest:
            self._queue = None
        return self._queue

    def do_review(self) -> None:
        """Go through what is most likely wrong; again, leave off."""
        if self.review is not None:
            self._leave()
            return
        annotations = self.known()
        if annotations is None:
            return
        from tui.reader.screen.peek import SURE
        from tui.reader.screen.queue import Item, Queue

        items = []
        for doubt in self.desk.doubts(SURE):
            number = int(doubt.key)
            if doubt.kind == "quote":
                span = annotations.attributions[number].span
            else:
                span = annotations.mentions[number].span
            items.append(Item(doubt.kind, span, doubt.why))
        if not items:
            self.say("Nothing is left to review in this article.")
            return
        self.leave_pane()
        self.view.end_visual()
        self.forget_search()
        self.mark_jump()
        self._queue = Queue(self.desk.current.digest, items)
        self._walk_queue(0, 1)

    def _walk_queue(self, at: int, way: int) -> None:
        """Look at the item ``at``, or at the next that is still there; after the last, sum up."""
        queue = self._queue
        assert queue is not None
        while 0 <= at < len(queue.items):
            item = queue.items[at]
            stop = self._again(Stop(item.kind, 0, item.span))
            settled = stop is not None and not item.how and self._is_own(stop)
            if stop is not None and not (settled and way > 0):
                queue.at = at
                self.go(stop)
                return
            if not item.how:
                item.how = "elsewhere"
            at += way
        if at < 0:
            self.say("This is the first to review.")
        else:
            self._sum_up(queue)

    def _is_own(self, stop: Stop) -> bool:
        assert stop.kind != "note"
        return bool(self.desk.made_of(stop.kind, int(stop.key)))

    def finish(self, stop: Stop | None, how: How, words: str, onward: Stop | None = None) -> None:
        """In a review, go on to its next item; else as usual."""
        queue = self.review
        item = queue.find(stop) if queue is not None and stop is not None else None
        if queue is None or item is None:
            super().finish(stop, how, words, onward)
            return
        item.how = how
        if how == "corrected" and onward is not None:
            item.span = onward.span
        step = 1 if item is queue.item else 0
        self._walk_queue(queue.at + step, 1)
        self.say_change(words)

    def mode_takes(self, action: str) -> bool:
        """Skip, go back or leave while the review goes on."""
        if super().mode_takes(action):
            return True
        queue = self.review
        busy = self.view.selection is not None or self.view.visual is not None
        if queue is None or busy or self.focused_pane() is not None:
            return False
        if action in ("next_match", "next_annotation"):
            self._walk_queue(queue.at + 1, 1)
        elif action in ("previous_match", "previous_annotation"):
            self._walk_queue(queue.at - 1, -1)
        elif action == "back":
            self._leave()
        else:
            return False
        return True

    def mode_keys(self) -> list[tuple[str, str]]:
        """The actions of the review for the line of keys."""
        if keys := super().mode_keys():
            return keys
        if self.review is None:
            return []
        return [
            ("accept", "right"),
            ("reject", "wrong"),
            ("correct", "correct"),
            ("next_match", "skip"),
            ("previous_match", "back"),
            ("back", "leave"),
            ("peek", "peek"),
            ("undo_note", "undo"),
            ("comment", "note"),
        ]

    def review_words(self) -> tuple[str, str] | None:
        """Where in the review the reader is, and why its item is in doubt."""
        queue = self.review
        if queue is None:
            return None
        item = queue.item
        done = {"": "", "elsewhere": ""}.get(item.how, item.how)
        stop = self.view.stop
        here = stop is not None and (stop.kind, stop.span) == (item.kind, item.span)
        why = (done or item.why) if here else "somewhere else"
        return f"REVIEW {queue.at + 1} of {len(queue.items)}", why

    def _leave(self) -> None:
        queue, self._queue = self._queue, None
        assert queue is not None
        done = len(queue.items) - queue.counts[""]
        left = queue.counts[""]
        words = f"Review left: {done} reviewed, {left} to go" if done else "Review left"
        keys = self.palette.theme.keys.get("review")
        self.say(f"{words}; {keys[0]} goes on." if keys else f"{words}.")

    def _sum_up(self, queue: Queue) -> None:
        """All is reviewed: say what became of it, and what can come next."""
        from tui.reader.dialogs.correct import Choice, Menu
        from tui.reader.screen.queue import Queue, summary

        self._queue = None
        counts = queue.counts
        left, further = counts[""], self.desk.index + 1 < len(self.desk.paths)
        choices = [Choice("d", "done", "done", "", "Back to the text.")]
        if further:
            says = "Open the next article and review it."
            choices.append(Choice("n", "next", "review the next article", "", says))
        if left:
            says = "Go once more through what was left as it was."
            one = "the one that was left" if left == 1 else f"the {left} that were left"
            choices.append(Choice("l", "left", f"again, {one}", "", says))

        def answer(chosen: Chosen | None) -> None:
            if chosen is None or chosen.id == "done":
                return
            if chosen.id == "left":
                items = [item for item in queue.items if not item.how]
                self._queue = Queue(queue.digest, items)
                self._walk_queue(0, 1)
            else:
                self.turn_to(self.desk.index + 1)
                self.do_review()

        total = len(queue.items)
        done = "All reviewed" if not left else "The end of the review"
        title = f"✓ {done}" if not left else done
        words = f"{total} in this article: {summary(counts)}."
        self.app.push_screen(Menu(self.palette, title, words, choices), answer)
