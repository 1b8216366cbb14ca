"""What a pane's filter lets through."""

from __future__ import annotations

from tui.annotation.alike import alike


class Filter:
    """Lets a text through that has all of some words, in any order, as parts of words too.

    Case, accents and the shape of quote marks do not count. Without words it lets all through.
    """

    def __init__(self, typed: str = "") -> None:
        self.typed = typed
        self.words = tuple(alike(typed).split())

    def __bool__(self) -> bool:
        return bool(self.words)

    def passes(self, *texts: str | None) -> bool:
        """Whether the texts, taken together, have all the words."""
        if not self.words:
            return True
        text = alike("\n".join(t for t in texts if t))
        return all(word in text for word in self.words)
