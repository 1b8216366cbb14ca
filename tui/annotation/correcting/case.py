"""One correction on its way into the annotations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tui.annotation.correcting.opened import OpenMention, OpenQuote
from tui.annotation.correcting.placing import Places
from tui.annotation.corrections import Place
from tui.annotation.layers import SpanIndex
from tui.annotation.notes import Correction
from tui.article import Span


@dataclass(slots=True)
class Case:
    """A correction, and where its target is now.

    ``sure`` says that the words of the target are unchanged, so that its ends are the reader's;
    ``hidden`` are the passages to which nothing is extended. ``changed`` says whether anything
    had to be corrected.
    """

    correction: Correction
    span: Span
    sure: bool
    places: Places
    hidden: SpanIndex[None]
    changed: bool = field(default=False, init=False)

    def place(self, place: Place | None) -> Span | None:
        """Where a place is that belongs to the target, None where it is lost."""
        if place is None:
            return None
        shift = self.span.start - self.correction.target.position.start
        return self.places.near(place, shift)

    def pieces(self, places: Iterable[Place]) -> tuple[Span, ...]:
        """Where the pieces of a content are, in text order; none where any is lost."""
        found: list[Span] = []
        for place in places:
            span = self.place(place)
            if span is None or (found and span.start < found[-1].end):
                return ()
            found.append(span)
        return tuple(found)

    def sign(self, *marked: OpenMention | OpenQuote) -> None:
        """Put it down that these go back to the correction."""
        for one in marked:
            one.by += (self.correction.id,)
