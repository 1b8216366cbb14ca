"""The reading screen's selections, and what of them goes to the clipboard."""

from __future__ import annotations

from tui.annotation import Span
from tui.reader.screen.reading_base import ReadingBase


class Selecting(ReadingBase, inherit_bindings=False):
    """Selections by keyboard; a part of the reading screen."""

    def target(self) -> Span | None:
        """What a note would be on: the selection, else the annotation under the cursor."""
        return self.view.selection or (self.view.stop.span if self.view.stop else None)

    def need_target(self) -> Span | None:
        """The same; where there is none, say so."""
        target = self.target()
        if target is None:
            self.say("Put the cursor on an annotation, or select some text first.")
        return target

    def do_visual(self) -> None:
        """Begin or end a selection."""
        if self.view.visual is None:
            self.view.begin_visual()
        else:
            self.view.end_visual()

    def do_extend_right(self) -> None:
        """Extend the selection by a character."""
        self.view.extend(1)

    def do_extend_left(self) -> None:
        """Shorten the selection by a character."""
        self.view.extend(-1)

    def do_extend_word_right(self) -> None:
        """Extend the selection by a word."""
        self.view.extend(1, words=True)

    def do_extend_word_left(self) -> None:
        """Shorten the selection by a word."""
        self.view.extend(-1, words=True)

    def do_copy(self) -> None:
        """Send the selection, or the annotation under the cursor, to the clipboard."""
        target = self.target()
        if target is None:
            keys = self.palette.theme.keys.get("quit")
            self.say(f"There is nothing to copy; {keys[0]} leaves." if keys else "Nothing to copy.")
            return
        reading = self.view.reading
        place = reading.span_from_article(target)
        text = reading.text[place.start : place.end]
        self.app.copy_to_clipboard(text)
        words = len(text.split())
        self.say(f"{words} word{'s' * (words != 1)} sent to the clipboard.")
        self.view.end_visual()

    def do_extend_sentence_right(self) -> None:
        """Extend the selection by a sentence."""

    def do_extend_sentence_left(self) -> None:
        """Shorten it by a sentence."""

    def do_extend_paragraph_right(self) -> None:
        """Extend the selection by a paragraph."""

    def do_extend_paragraph_left(self) -> None:
        """Shorten it by a paragraph."""

    def do_expand_selection(self) -> None:
        """Select the annotation; again, what lies around it."""

    def do_shrink_selection(self) -> None:
        """Take the last widening back."""

    def do_swap_ends(self) -> None:
        """Go on from the other end."""

    def do_copy_citation(self) -> None:
        """Copy it with speaker and title."""
