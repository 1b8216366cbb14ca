"""The reading screen's selections, and what of them goes to the clipboard."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tui.annotation import Span, StopKind
from tui.reader.screen.reading_base import ReadingBase

if TYPE_CHECKING:
    from tui.reader.clipboard import Tool


class Selecting(ReadingBase, inherit_bindings=False):
    """Selections by keyboard, and copies; a part of the reading screen."""

    def target(self) -> Span | None:
        """What a note would be on: the selection, else the annotation under the cursor."""
        pane = self.focused_pane()
        if pane is not None:
            self.show_pointed(pane)
        return self.view.selection or (self.view.stop.span if self.view.stop else None)

    def need_target(self) -> Span | None:
        """The same; where there is none, say so."""
        target = self.target()
        if target is None:
            self.say("Put the cursor on an annotation, or select some text first.")
        return target

    def on_article_view_marked(self) -> None:
        """Say what the mouse has selected."""
        self.show_status()

    # Selecting -----------------------------------------------------------------------------

    def do_visual(self) -> None:
        """Begin or end a selection."""
        if self.view.visual is None:
            self.view.begin_visual()
        else:
            self.view.end_visual()

    def do_extend_right(self) -> None:
        """Extend the selection by a character."""
        self.view.extend(1, "character")

    def do_extend_left(self) -> None:
        """Shorten the selection by a character."""
        self.view.extend(-1, "character")

    def do_extend_word_right(self) -> None:
        """Extend the selection by a word."""
        self.view.extend(1, "word")

    def do_extend_word_left(self) -> None:
        """Shorten the selection by a word."""
        self.view.extend(-1, "word")

    def do_extend_sentence_right(self) -> None:
        """Extend the selection by a sentence."""
        self.view.extend(1, "sentence")

    def do_extend_sentence_left(self) -> None:
        """Shorten the selection by a sentence."""
        self.view.extend(-1, "sentence")

    def do_extend_paragraph_right(self) -> None:
        """Extend the selection by a paragraph."""
        self.view.extend(1, "paragraph")

    def do_extend_paragraph_left(self) -> None:
        """Shorten the selection by a paragraph."""
        self.view.extend(-1, "paragraph")

    def extend_to_annotation(self, forward: bool, kind: StopKind | None, what: str) -> None:
        """Extend the selection to the end of the next annotation, or to the start of one before.

        ``what`` is the annotation's name in a message. An annotation in which the selection ends
        counts: the first step goes to its end.
        """
        spans = [stop.span for stop in self.route.stops if kind is None or stop.kind == kind]
        for done in range(self.times):
            if not self.view.reach_next(spans, 1 if forward else -1):
                if not done:
                    self.say(f"No {'further' if forward else 'earlier'} {what}.")
                return

    def do_expand_selection(self) -> None:
        """Select the annotation; again, what lies around it."""
        selection = self.view.selection
        marks = [stop.span for stop in self.route.at(selection.start)] if selection else []
        if not self.view.widen(marks):
            self.say("Nothing larger can be selected.")

    def do_shrink_selection(self) -> None:
        """Take the last widening back."""
        if not self.view.narrow():
            keys = self.palette.theme.keys.get("expand_selection")
            self.say(
                f"The selection was not widened; {keys[0]} widens it."
                if keys
                else "The selection was not widened."
            )

    def do_swap_ends(self) -> None:
        """Go on from the selection's other end."""
        self.view.swap_ends()

    # Copying -------------------------------------------------------------------------------

    def do_copy(self) -> None:
        """Copy the selection, or the annotation under the cursor."""
        from tui.export.citing import passage, quoted

        article, stop = self.desk.current, self.view.stop
        selection = self.view.selection
        if selection is not None:
            # What is seen is copied: also what was cleaned away, where it is shown on request.
            self._copy(passage(article, selection, self.view.reading))
        elif stop is None:
            self._nothing()
        elif stop.kind == "quote" and self.annotations is not None:
            self._copy(quoted(article, self.annotations.attributions[int(stop.key)]))
        else:
            self._copy(passage(article, stop.span))

    def do_copy_citation(self) -> None:
        """Copy it with speaker and title."""
        from tui.export.citing import cite

        target = self.target()
        if target is None:
            self._nothing()
        else:
            self._copy(cite(self.desk.current, self.annotations, target))

    def _nothing(self) -> None:
        keys = self.palette.theme.keys.get("quit")
        self.say(f"There is nothing to copy; {keys[0]} leaves." if keys else "Nothing to copy.")

    def _copy(self, text: str) -> None:
        """Have ``text`` on the clipboard, say how, and end the selection."""
        from tui.reader.clipboard import find_tool, plain

        text = plain(text)
        tool = find_tool()
        if tool is None:
            self._send(text)
        else:
            work = partial(self._hand_over, text, tool)
            self.run_worker(work, thread=True, group="clipboard", exit_on_error=False)
        self.view.end_visual()

    def _send(self, text: str, failure: tuple[Tool, str] | None = None) -> None:
        from tui.reader.clipboard import report

        self.app.copy_to_clipboard(text)
        self.say(report(text, None, failure))

    def _hand_over(self, text: str, tool: Tool) -> None:
        """In a worker's thread: give the text to the system's tool, else to the terminal."""
        from tui.reader.clipboard import ClipboardError, hand_over, report

        try:
            hand_over(tool, text)
        except ClipboardError as error:
            if self.app.is_running:
                self.app.call_from_thread(self._send, text, (tool, str(error)))
            return
        if self.app.is_running:
            self.app.call_from_thread(self.say, report(text, tool))
