"""What all dialogs share: the box, and how it looks."""

from __future__ import annotations

from typing import TypeVar

from textual import events
from textual.screen import ModalScreen

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer]):
    """A box over the reading screen, which stays in sight behind it."""

    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 60%; }
    Dialog:ansi { background: transparent; }
    Dialog #dialog { width: 76; max-width: 96%; height: auto; max-height: 96%; padding: 1 2;
                     background: $panel; border: round $line; border-title-color: $accent;
                     border-title-style: bold; border-subtitle-color: $muted;
                     scrollbar-size-vertical: 1; scrollbar-background: $panel;
                     scrollbar-background-hover: $panel; scrollbar-background-active: $panel; }
    Dialog #dialog Static { background: $panel; width: 100%; }
    Dialog #quoted { color: $muted; margin-bottom: 1; }
    Dialog TextArea { height: 8; border: tall $line; background: $surface; color: $foreground; padding: 0 1; }
    Dialog TextArea:focus { border: tall $accent; }
    Dialog Input { border: tall $line; background: $surface; color: $foreground; margin-top: 1; }
    Dialog Input:focus { border: tall $accent; }
    Dialog #formats { height: 1; background: $panel; }
    Dialog #dialog #formats Static { width: auto; margin-right: 3; }
    Dialog #dialog #scope { color: $muted; }
    Dialog #dialog #trouble { color: $error; height: auto; }
    """

    _early: list[events.Key] | None = None
    _settled = False

    def on_mount(self) -> None:
        """Take the keys that were typed before there was a field to take them."""
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        self._settled = True
        early, self._early = self._early or [], None
        for event in early:
            self.type_ahead(event)

    def type_ahead(self, event: events.Key) -> None:
        """Take a key that was pressed before the dialog was there, once it is there."""
        if not self._settled:
            self._early = [*(self._early or ()), event]
        else:
            # A copy: the event itself has begun its way to another screen.
            copy = events.Key(event.key, event.character)
            (self.focused or self).post_message(copy)

    def _forward_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and not self._settled:
            self.type_ahead(event)
        else:
            super()._forward_event(event)
