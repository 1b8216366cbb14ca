"""The reading screen's hints: letters on every annotation in view, typed to go there."""

from __future__ import annotations

from collections.abc import Sequence

from tui.annotation import Span, Stop
from tui.reader.screen.reading_base import ReadingBase


class Hinting(ReadingBase, inherit_bindings=False):
    """Hints; a part of the reading screen. They are there while the view shows them."""

    def do_hints(self) -> None:
        """Put letters on every annotation in view."""
        self.close_card()
        stops = self.route.touching(self.view.in_view)
        hints = self.view.label([(stop, self.pieces(stop)) for stop in stops])
        if hints:
            self._say_hints()
            return
        self.view.label(None)
        waiting = self.annotations is None and not self.failure
        self.say("The annotations are not ready yet." if waiting else "No annotation is in view.")

    def pieces(self, stop: Stop) -> Sequence[Span]:
        """Where a stop stands: what lies between the pieces of a quote is none of it."""
        if stop.kind == "quote" and self.annotations is not None:
            return self.annotations.attributions[int(stop.key)].content
        return (stop.span,)

    def _say_hints(self) -> None:
        hints = self.view.hints
        if hints is None:
            return
        if hints.typed:
            self.say(f"{hints.typed}… one of {hints.left} · ⌫ takes it back")
        elif self.view.visual is not None:
            self.say("Type the letters of what the selection is to reach · Esc leaves")
        else:
            self.say("Type the letters of where to go · Esc leaves")

    def take_hint(self, chord: str) -> bool:
        """Take a key while hints are shown; False where none are."""
        hints = self.view.hints
        if hints is None:
            return False
        if chord == "backspace" and hints.take_back():
            self.view.refresh()
            self._say_hints()
        elif hints.type(chord):
            self.view.refresh()
            if hints.chosen is None:
                self._say_hints()
            else:
                self._choose(hints.chosen)
        else:
            self.view.label(None)
            known = chord.isalpha() and len(chord) == 1
            self.say(
                f"No annotation in view has the letters {hints.typed}{chord}." if known else ""
            )
        return True

    def _choose(self, stop: Stop) -> None:
        self.message = ""
        self.view.label(None)
        if self.view.visual is not None:
            self.view.reach(stop.span)
        else:
            self.mark_jump()
            self.go(stop)
        self.show_status()
