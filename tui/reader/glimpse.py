"""The article on the screen while the program that draws the rest is still being loaded.

What Textual is to paint first is painted before it is imported, without it: the text in its place,
in the theme's colours, and the panes' grounds. Nothing has moved when the whole picture comes a
tenth of a second later.
"""

from __future__ import annotations

import os
import sys

from tui.reader.desk import Desk
from tui.reader.view.measuring import MAP_WIDTH, Places, gutter_width, measure, places
from tui.reader.view.rows import BLOCK_STYLES, TOP, Page, Row, lay_out
from tui.theme.theme import Style, Theme

ENTER = "\x1b[?1049h\x1b[?25l"
"""The other screen, no cursor: as Textual begins."""

LEAVE = "\x1b[?25h\x1b[?1049l"
FOOT = 2
"""Rows at the foot: the status line and the keys."""

DEEP = ("truecolor", "24bit")
"""What COLORTERM is where a terminal shows any colour; elsewhere Textual must choose near ones."""


def show(desk: Desk, theme: Theme) -> bool:
    """Paint the open article where a terminal can show it; whether that was done."""
    stream = sys.__stderr__  # on which Textual draws
    plain = bool(os.environ.get("NO_COLOR")) or theme.ansi
    if stream is None or not stream.isatty():
        return False
    if not plain and os.environ.get("COLORTERM", "").lower() not in DEEP:
        return False
    try:
        width, height = os.get_terminal_size(stream.fileno())
        if width < 20 or height < 5:
            return False
        stream.write(ENTER + picture(desk, theme, width, height, plain=plain))
        stream.flush()
    except (OSError, ValueError):
        return False
    return True


def take_back() -> None:
    """Leave the other screen: the program has failed before it could draw."""
    if sys.__stderr__ is not None:
        sys.__stderr__.write(LEAVE)
        sys.__stderr__.flush()


def picture(desk: Desk, theme: Theme, width: int, height: int, *, plain: bool) -> str:
    """What to write to a terminal of ``width`` by ``height`` cells; ``plain`` names no colours."""
    layout = theme.layout
    stand = places(layout, width, several=len(desk.paths) > 1)
    panel = stand.panel if stand.panel_beside else 0
    library = stand.library if stand.library_beside else 0
    before = panel if layout.panel_side == "left" else library
    room = width - panel - library - (MAP_WIDTH if layout.minimap else 1)
    gutter = gutter_width(layout, few=plain)
    measured, left = measure(layout, room, gutter)
    article = desk.current
    page = lay_out(article, article.reading, measured, layout.paragraph_spacing)
    position = desk.position()
    # As the view scrolls: a first row of margin at the beginning only, never past the end.
    top = page.row_at(article.reading.from_article(position)) + TOP if position else 0
    top = max(0, min(top, len(page.rows) + 2 * TOP - (height - FOOT)))
    ground = _colors(theme, "text", "background", plain)
    out = [ground, _grounds(theme, stand, width, height, plain)]
    for line in range(height - FOOT):
        number = top + line - TOP
        if 0 <= number < len(page.rows):
            row = page.rows[number]
            text = row.marker.rjust(row.indent) if row.indent else ""
            text += page.text[row.start : row.end]
            look = _look(theme, page, row, plain)
            out.append(f"\x1b[{line + 1};{before + left + gutter + 1}H{ground}{look}{text}")
    out.append("\x1b[0m")
    return "".join(out)


def _grounds(theme: Theme, stand: Places, width: int, height: int, plain: bool) -> str:
    """Every cell in the colour of what will stand there."""
    colors = {
        name: _colors(theme, "text", name, plain) for name in ("background", "panel", "surface")
    }
    parts = [("panel", stand.library)] if stand.library_beside else []
    parts.append(("background", -1))
    if stand.panel_beside:
        parts.append(("panel", stand.panel))
    if theme.layout.panel_side == "left":
        parts.reverse()
    rest = width - sum(cells for _, cells in parts if cells > 0)
    line = "".join(colors[name] + " " * (cells if cells >= 0 else rest) for name, cells in parts)
    rows = [f"\x1b[{number};1H{line}" for number in range(1, height - FOOT + 1)]
    rows.append(f"\x1b[{height - 1};1H{colors['surface']}" + " " * width)
    rows.append(f"\x1b[{height};1H{colors['panel']}" + " " * width)
    return "".join(rows)


def _look(theme: Theme, page: Page, row: Row, plain: bool) -> str:
    kind = page.article.blocks[row.block].kind if row.block >= 0 else "paragraph"
    style = theme.styles.get(BLOCK_STYLES.get(kind, ""), Style())
    marks = [(style.bold, "1"), (style.dim, "2"), (style.italic, "3"), (style.underline, "4")]
    found = "".join(f"\x1b[{code}m" for given, code in marks if given)
    return found + ("" if plain or not style.color else _code(style.color, 38))


def _colors(theme: Theme, color: str, background: str, plain: bool) -> str:
    if plain:
        return "\x1b[0m"
    return "\x1b[0m" + _code(theme.colors[color], 38) + _code(theme.colors[background], 48)


def _code(color: str, which: int) -> str:
    """The sequence for #rrggbb as the text's colour (38) or its ground's (48)."""
    if not color.startswith("#"):
        return ""
    red, green, blue = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return f"\x1b[{which};2;{red};{green};{blue}m"
