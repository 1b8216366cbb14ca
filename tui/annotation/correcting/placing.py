"""Where the targets of corrections stand in one text: each is looked up once."""

from __future__ import annotations

from collections.abc import Iterable

from tui.annotation.anchoring import anchor_all
from tui.annotation.corrections import Place, Selectors, selectors_of
from tui.annotation.notes import Anchor
from tui.article import Span


class Places:
    """Anchors in one text, remembered.

    In a text that changed, to find a target takes time. Who applies corrections again and again
    to the same text keeps one of these, so that only new targets are looked for.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self._known: dict[Selectors, Anchor] = {}

    def find(self, targets: Iterable[Selectors]) -> list[Anchor]:
        """Where each target is now; all that are new are looked for in one walk over the text."""
        wanted = list(targets)
        new = [target for target in dict.fromkeys(wanted) if target not in self._known]
        self._known.update(zip(new, anchor_all(self.text, new), strict=True))
        return [self._known[target] for target in wanted]

    def near(self, place: Place, shift: int) -> Span | None:
        """Where a place is that belongs to a target which is now ``shift`` code points on.

        None where it is nowhere to be found.
        """
        quote, position = selectors_of(place)
        start = position.start + shift
        if start >= 0 and self.text.startswith(quote.exact, start):
            return Span(start, start + len(quote.exact))
        return self.find([(quote, position)])[0].span
