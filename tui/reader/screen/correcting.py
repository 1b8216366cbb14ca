"""The reading screen's corrections: the reader's word against the engine's."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Literal

from tui.annotation import Annotations, Correction, Span, Stop
from tui.reader.screen.reading_base import ReadingBase

if TYPE_CHECKING:
    from tui.annotation.amending import On
    from tui.reader.dialogs.correct import Chosen

How = Literal["accepted", "rejected", "corrected"]
"""What was done to an annotation."""

SHORT = 24
"""Characters of words that are quoted in a message."""


class Correcting(ReadingBase, inherit_bindings=False):
    """Accepting, rejecting, and what follows a correction; a part of the reading screen."""

    _ends: tuple[Stop, bool] | None = None

    # What it is about ----------------------------------------------------------------------

    def known(self) -> Annotations | None:
        """The annotations, to be corrected; where there are none, say so."""
        if self.annotations is None:
            why = "There are no annotations to correct." if self.failure else ""
            self.say(why or "The annotations are not ready yet.")
        return self.annotations

    def subject(self) -> Stop | None:
        """The annotation under the cursor; under a note's, the one beneath it."""
        pane = self.focused_pane()
        if pane is not None:
            self.show_pointed(pane)
        stop = self.view.stop
        if stop is None or stop.kind != "note":
            return stop
        beneath = [one for one in self.route.touching(stop.span) if one.kind != "note"]

        def fit(one: Stop) -> tuple[bool, bool, int]:
            return one.span != stop.span, not one.span.contains(stop.span), one.span.length

        return min(beneath, key=fit, default=None)

    def need_subject(self) -> Stop | None:
        """The same; where there is none, say so."""
        if self.known() is None:
            return None
        stop = self.subject()
        if stop is None:
            self.say("Put the cursor on a quote or an entity first.")
        return stop

    def words_of(self, span: Span) -> str:
        """The words of a span on one line, in quote marks, shortened."""
        words = " ".join(span.of(self.desk.current.text).split()).strip("“”\"'‘’«»")
        return f"“{words[: SHORT - 1].rstrip()}…”" if len(words) > SHORT else f"“{words}”"

    # One key -------------------------------------------------------------------------------

    def do_accept(self) -> None:
        """Say that it is right, and go on to the next."""
        if self.view.selection is not None:
            self.say("Nothing is accepted while words are selected; correct says what they are.")
            return
        stop = self.need_subject()
        if stop is not None:
            self.accept(stop)

    def accept(self, stop: Stop, *, everywhere: bool = False) -> None:
        """Accept an annotation, or all mentions of an entity."""
        from tui.annotation import amending

        assert self.annotations is not None and stop.kind != "note"
        quoted, number = self.words_of(stop.span), int(stop.key)
        made = self.desk.made_of(stop.kind, number)
        if not everywhere and any(correction.kind == "accept" for correction in made):
            self.finish(stop, "accepted", f"{quoted} is accepted already.")
            return
        correction = amending.accept(
            self.desk.current, self.annotations, stop.kind, number, everywhere=everywhere
        )
        onward = self._onward(stop)
        self.lay(correction)
        self.finish(stop, "accepted", f"Accepted: {quoted}{self._places(correction)}.", onward)

    def do_reject(self) -> None:
        """Take it away, and go on to the next; of an entity, perhaps all mentions."""
        if self.view.selection is not None:
            self.say("Nothing is taken away while words are selected.")
            return
        stop = self.need_subject()
        if stop is None:
            return
        mentions = len(self.route.like(stop)) if stop.kind == "entity" else 1
        if mentions == 1:
            self.reject(stop)
            return
        from tui.reader.dialogs.correct import Choice, Menu

        def answer(chosen: Chosen) -> None:
            self.reject(stop, everywhere=chosen.id == "all")

        assert self.annotations is not None and stop.group is not None
        name = self.annotations.entities[stop.group].name
        key = (self.palette.theme.keys.get("reject") or ("!",))[0]
        choices = [
            Choice(
                key if len(key) == 1 and key not in "ajk" else "!",
                "one",
                "this is no mention",
                "1 mention",
                "This one is taken away; the others stay.",
            ),
            Choice(
                "e",
                "all",
                "nor are the others",
                f"all {mentions} mentions",
                f"All {mentions} mentions of {name} in this article are taken away.",
            ),
        ]
        self.ask(
            Menu(self.palette, "Take away", stop.span.of(self.desk.current.text), choices), answer
        )

    def reject(self, stop: Stop, *, everywhere: bool = False) -> None:
        """Take an annotation away, or all mentions of an entity."""
        from tui.annotation import amending

        assert self.annotations is not None and stop.kind != "note"
        quoted = self.words_of(stop.span)
        count = len(self.route.like(stop)) if everywhere else 1
        correction = amending.reject(
            self.desk.current, self.annotations, stop.kind, int(stop.key), everywhere=everywhere
        )
        onward = self._onward(stop)
        self.lay(correction)
        places = f", {count} mentions" if count > 1 else ""
        words = f"Taken away: {quoted}{places}{self.with_undo()}."
        self.finish(stop, "rejected", words, onward)

    # What follows --------------------------------------------------------------------------

    def ask(self, dialog, answer: Callable) -> None:  # type: ignore[no-untyped-def,type-arg]
        """Show a dialog; its answer counts unless the annotations were changed meanwhile."""
        before = self.annotations

        def take(given: object) -> None:
            if given is None:
                return
            if self.annotations is not before:
                self.say("The annotations were changed meanwhile in another window; try again.")
                return
            try:
                answer(given)
            except ValueError as error:
                self.say(str(error))

        self.app.push_screen(dialog, take)

    def lay(self, correction: Correction) -> None:
        """Make a correction and show the annotations with it."""
        self._ends = None
        self.view.end_visual()
        self.desk.correct(correction)
        self.show_marks()

    def make(self, stop: Stop | None, correction: Correction, words: str) -> None:
        """Make a correction of what ``stop`` was, and go to what it made."""
        self.lay(correction)
        made = self.made_by(correction)
        if made is not None:
            self.go(made)
        words = f"{words}{self._places(correction)}{self.with_undo()}."
        self.finish(stop, "corrected", words, made)

    def finish(self, stop: Stop | None, how: How, words: str, onward: Stop | None = None) -> None:
        """After a correction of what ``stop`` was, go on to the next and say what was done.

        ``onward`` is the next if it is not that in text order; what was put right keeps the cursor.
        """
        if how != "corrected" and stop is not None:
            there = self._again(onward) if onward is not None else None
            there = there or self.route.next(onward or stop)
            if there is not None:
                self.go(there)
            elif how == "accepted":
                words += " This is the last annotation."
        self.say_change(words)

    def _onward(self, stop: Stop) -> Stop | None:
        """In a pane, where its next entry points; None in the text."""
        pane = self.focused_pane()
        before = pane.cursor if pane is not None else None
        while pane is not None:
            pane.move(1)
            self.show_pointed(pane)
            if self.view.stop != stop or pane.cursor == before:
                break
            before = pane.cursor
        there = self.view.stop
        return there if pane is not None and there != stop else None

    def _again(self, stop: Stop) -> Stop | None:
        """A stop as it is now: of this kind, on this span."""
        same = self.route.touching(stop.span)
        return next((s for s in same if (s.kind, s.span) == (stop.kind, stop.span)), None)

    def made_by(self, correction: Correction) -> Stop | None:
        """The stop of what a correction made or changed, that nearest its own place."""
        result = self.desk.result
        if result is None:
            return None
        shaped = result.mentions if correction.on == "entity" else result.attributions
        numbers = {number for number, ids in enumerate(shaped) if correction.id in ids}
        start = correction.target.position.start
        return min(
            (s for s in self.route.stops if s.kind == correction.on and s.key in numbers),
            key=lambda stop: abs(stop.span.start - start),
            default=None,
        )

    def _places(self, correction: Correction) -> str:
        """In how many places a correction holds, if there are several."""
        result = self.desk.result
        if result is None or not correction.everywhere:
            return ""
        shaped = result.mentions if correction.on == "entity" else result.attributions
        count = sum(correction.id in ids for ids in shaped)
        what = "mentions" if correction.on == "entity" else "quotes"
        return f", {count} {what}" if count > 1 else ""

    def with_undo(self) -> str:
        """How to take it back, to be added to a message."""
        keys = self.palette.theme.keys.get("undo_note")
        return f"; {keys[0]} undoes it" if keys else ""

    # New ends ------------------------------------------------------------------------------

    @property
    def ends(self) -> Stop | None:
        """The annotation whose new ends are being selected."""
        if self._ends is not None and self.view.selection is None:
            self._ends = None
        return self._ends[0] if self._ends else None

    def choose_ends(self, stop: Stop, everywhere: bool) -> None:
        """Have the reader select where an annotation begins and ends."""
        self.close_card()
        self.leave_pane()
        self.view.end_visual()
        self.view.put_cursor(stop)
        self.view.begin_visual()
        self.view.reach(stop.span)
        self._ends = stop, everywhere
        self.show_status()

    def set_ends(self, stop: Stop, span: Span, *, everywhere: bool = False) -> None:
        """Make ``span`` the place of an annotation."""
        from tui.annotation import amending

        assert self.annotations is not None
        on: On = "quote" if stop.kind == "quote" else "entity"
        if span == stop.span:
            self._ends = None
            self.view.end_visual()
            self.say("These are the ends that it has.")
            return
        correction = amending.move_boundary(
            self.desk.current, self.annotations, on, int(stop.key), span, everywhere=everywhere
        )
        self.make(stop, correction, f"The ends are set: {self.words_of(span)}")

    def mode_takes(self, action: str) -> bool:
        """Set or leave the ends while they are being chosen; delete a correction without a place."""
        if action == "delete_note" and self._delete_lost():
            return True
        stop = self.ends
        if stop is None or self._ends is None or self.focused_pane() is not None:
            return False
        if action in ("back", "visual"):
            self._ends = None
            self.view.end_visual()
            self.say("The ends stay as they were.")
            return True
        if action in ("select", "correct"):
            selection = self.view.selection
            there = self._again(stop)
            if selection is not None and there is not None:
                self.set_ends(there, selection, everywhere=self._ends[1])
            return True
        return False

    def _delete_lost(self) -> bool:
        """Delete the correction without a place that the panel's cursor is on, if it is on one."""
        pane = self.focused_pane()
        key = pane.cursor if pane is not None else None
        if not isinstance(key, tuple) or key[0] != "lost correction":
            return False
        for correction in self.desk.lost_corrections:
            if correction.id == key[1]:
                self.desk.drop_correction(correction)
                self.show_marks()
                self.say_change(f"The correction is deleted{self.with_undo()}.")
        return True

    def mode_keys(self) -> list[tuple[str, str]]:
        """The actions that the line of keys shows, with their words; none for the usual ones."""
        if self.ends is None:
            return []
        return [
            ("select", "sets the ends"),
            ("back", "leaves them"),
            ("extend_word_right", "word on"),
            ("extend_word_left", "word back"),
            ("swap_ends", "other end"),
            ("extend_right", "letter on"),
            ("extend_left", "letter back"),
        ]
