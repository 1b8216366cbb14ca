"""Where things stand on a screen of a given width: plain arithmetic on a theme's layout."""

from __future__ import annotations

from typing import NamedTuple

from tui.theme.theme import Layout

MAP_WIDTH = 2
"""Cells of the minimap: one for the quotations; one for notes, search hits and the part in view."""

ROOM = 58
"""Cells that the article keeps beside a pane; with less, the pane lies over it as a drawer."""

ROOM_BETWEEN = 70
"""The same with a pane on each side."""


class Places(NamedTuple):
    """The panes' widths in cells, and whether each stands beside the article or lies over it."""

    panel: int
    panel_beside: bool
    library: int
    library_beside: bool


def places(layout: Layout, width: int, *, several: bool) -> Places:
    """The places of the panes on a screen of ``width`` cells; with ``several`` articles or one."""
    beside = width - layout.panel_width >= ROOM
    both = several and width - layout.panel_width - layout.library_width >= ROOM_BETWEEN
    library = layout.library_width if both else 0
    # A wide terminal has room for longer quotes beside a text that grows no wider.
    spare = width - layout.measure - 2 * layout.margin - library - layout.panel_width
    panel = layout.panel_width + min(24, max(0, spare - 16) // 2)
    return Places(panel, beside, layout.library_width, both)


def gutter_width(layout: Layout, *, few: bool) -> int:
    """The cells of the gutter; where colours are ``few``, letters tell the speakers apart."""
    bars = layout.gutter != "none"
    return 2 + bars + (layout.gutter == "letters") + (bars and few)


def measure(layout: Layout, room: int, gutter: int) -> tuple[int, int]:
    """The width of the text in a view of ``room`` cells, and the cells left of its gutter."""
    room = max(10, room)
    margin = min(layout.margin, max(0, (room - 40) // 2))
    width = max(8, min(layout.measure, room - gutter - 2 * margin - 1))
    return width, max(0, (room - width - gutter - 1) // 2)
