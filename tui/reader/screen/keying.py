"""The reading screen's keys: from presses to actions, with counts before them."""

from __future__ import annotations

from textual import events, on
from textual.widgets import Input

from tui.reader.dialogs.dialog import Dialog
from tui.reader.screen.lines import KeyLine
from tui.reader.screen.reading_base import ReadingBase
from tui.theme.keys import chord_of, show

MOST = 999
"""The largest count that can be typed before a key."""

PATIENCE = 1.0
"""Seconds that keys wait for the field for which they were typed."""

DIGITS = "0123456789"

REPEATED = frozenset(
    [
        "next_match",
        "previous_match",
        "next_view",
        "previous_view",
        "expand_selection",
        "shrink_selection",
        *(
            f"extend_{unit}{way}"
            for unit in ("", "word_", "sentence_", "paragraph_")
            for way in ("left", "right")
        ),
    ]
)
"""Actions that a count repeats as they are. Scrolls, steps, jumps and turns go all the way at once,
by ``times``; anything else is done once, whatever the count."""


class Keying(ReadingBase, inherit_bindings=False):
    """Keys and counts; a part of the reading screen."""

    _typed = 0

    def __init__(self, *args, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(*args, **kwargs)
        self._ahead: list[events.Key] = []
        self._awaited = False

    def on_key(self, event: events.Key) -> None:
        """Take what is typed: a hint, a count, or a key of the theme's table."""
        if self.app.screen is not self:
            # A dialog has been opened since the key was pressed.
            event.stop()
            if isinstance(self.app.screen, Dialog):
                self.app.screen.type_ahead(event)
            return
        if self._awaited:
            event.stop()
            self._ahead.append(event)
            return
        if self.searching or self.filtering:
            return
        chord = chord_of(event.key, event.character)
        if self.take_hint(chord) or self._take(chord):
            event.stop()
            event.prevent_default()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Give a field what was typed for it before it was there."""
        if self._awaited and isinstance(event.widget, Input):
            self._awaited = False
            ahead, self._ahead = self._ahead, []
            for key in ahead:
                event.widget.post_message(events.Key(key.key, key.character))

    def await_field(self) -> None:
        """Keep the keys for a field that is being opened; not for ever, should it not come."""
        self._awaited = True
        self.set_timer(PATIENCE, self._give_up)

    def _give_up(self) -> None:
        self._awaited = False
        self._ahead.clear()

    def _take(self, chord: str) -> bool:
        """Feed a press to the count or to the resolver; says whether either had use for it."""
        if self._typed and chord == "escape":
            self._drop()
            return True
        begun = bool(self.resolver.pending)
        if self._typed and chord == "0" and not begun:
            self._count(chord)
            return True
        match = self.resolver.feed(chord)
        if match.action is not None:
            times = self._typed or 1
            self._drop()
            self.do(match.action, times)
            return True
        if match.pending:
            self.keys.wait((str(self._typed) if self._typed else "") + show(match.pending))
            return True
        if begun:
            self._typed = 0  # a count before a sequence that failed counts for nothing
        if len(chord) == 1 and chord in DIGITS and (chord != "0" or self._typed):
            self._count(chord)
            return True
        self._drop()
        return False

    def _count(self, digit: str) -> None:
        self._typed = min(MOST, self._typed * 10 + int(digit))
        self.keys.wait(str(self._typed))

    def _drop(self) -> None:
        self._typed = 0
        self.resolver.reset()
        self.keys.wait("")

    @on(KeyLine.Pressed)
    def _pressed(self, event: KeyLine.Pressed) -> None:
        self.do(event.action)

    def do(self, action: str, times: int = 1) -> None:
        """Do what an action's id says, ``times`` times where that has a meaning."""
        self.message = ""
        self.times = times
        try:
            if not self.card_takes(action) and not self.mode_takes(action):
                for _ in range(times if action in REPEATED else 1):
                    getattr(self, f"do_{action}")()
        finally:
            self.times = 1
        if action == "search" and not isinstance(self.focused, Input):
            self.await_field()
        self.show_status()
