"""What all dialogs share: the box, and how it looks."""

from __future__ import annotations

from typing import TypeVar

from textual.screen import ModalScreen

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer]):
    """A box over the reading screen, which stays in sight behind it."""

    DEFAULT_CSS = """
    Dialog { align: center middle; background: $background 60%; }
    Dialog:ansi { background: ansi_default; }
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
