"""The reading screen's jump list: back to where a jump began, and forward again."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tui.annotation import Stop
from tui.reader.screen.reading_base import ReadingBase

MOST = 200
"""Places that are remembered; older ones are forgotten."""


class Place(NamedTuple):
    """Where the reader was: the article, the offset of the first text in view, the cursor."""

    path: Path
    position: int
    stop: Stop | None = None


class Jumps:
    """The places that jumps began at, and where in the list the reader is.

    As in Vim, a place is kept once, where it was last left, and a jump from the middle of the list
    loses nothing that lies ahead.
    """

    def __init__(self) -> None:
        self.places: list[Place] = []
        self.at = 0

    def mark(self, here: Place) -> None:
        """Remember ``here``; the reader is then at the end of the list."""
        self.places = [place for place in self.places if place != here][1 - MOST :]
        self.places.append(here)
        self.at = len(self.places)

    def walk(self, here: Place, steps: int) -> Place | None:
        """The place so many steps on, back where negative, or the last on the way; None for none.

        Going back from the end remembers ``here``, so that the way forward leads to it again.
        """
        if steps < 0 and self.at >= len(self.places):
            self.mark(here)
            self.at -= 1
        target = max(0, min(len(self.places) - 1, self.at + steps))
        # A place at which the reader is already is no step.
        way = 1 if steps > 0 else -1
        while 0 <= target < len(self.places) and self.places[target] == here:
            target += way
        if not 0 <= target < len(self.places) or target == self.at:
            return None
        self.at = target
        return self.places[target]


class Jumping(ReadingBase, inherit_bindings=False):
    """The jump list; a part of the reading screen."""

    def __init__(self, *args, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(*args, **kwargs)
        self.jumps = Jumps()

    def here(self) -> Place:
        """Where the reader is."""
        return Place(self.desk.paths[self.desk.index], self.view.position, self.view.stop)

    def mark_jump(self) -> None:
        """Remember where the reader is, before a jump leads away."""
        self.jumps.mark(self.here())

    def do_jump_back(self) -> None:
        """Back to where the last jump began."""
        self._walk(-self.times, "You have not jumped from anywhere before this.")

    def do_jump_forward(self) -> None:
        """Forward again."""
        self._walk(self.times, "This is the last place you jumped to.")

    def _walk(self, steps: int, otherwise: str) -> None:
        place = self.jumps.walk(self.here(), steps)
        if place is None:
            self.say(otherwise)
            return
        if place.path != self.desk.paths[self.desk.index]:
            if place.path not in self.desk.paths:
                self.say(f"{place.path.name} is not open any more.")
                return
            self.turn_to(self.desk.paths.index(place.path), jump=False)
            if place.path != self.desk.paths[self.desk.index]:
                return  # it cannot be read any more, and turning to it has said why
        # Annotations that are not there yet, or a note that is gone, leave the cursor away.
        self.view.put_cursor(place.stop if place.stop in self.route.stops else None)
        self.view.show(place.position)
        self.follow(self.view.stop)
