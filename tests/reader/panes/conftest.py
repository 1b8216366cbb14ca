from __future__ import annotations

from tests.reader.conftest import screen_text


def panel_text(pilot) -> list[str]:
    """The lines of the side panel, without the blanks at their ends."""
    region = pilot.app.reading_screen.panel.region
    lines = screen_text(pilot).split("\n")[region.y : region.bottom]
    return [line[region.x : region.right].rstrip(" ▐") for line in lines]


def keys(pane) -> list[object]:
    """What a pane's cursor can stand on, from top to bottom."""
    return [item.key for item in pane.shown if item.key is not None]


def line_with(pilot, words: str) -> str:
    """The panel's first line that has these words."""
    return next((line for line in panel_text(pilot) if words in line), "")
