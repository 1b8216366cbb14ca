"""A list below a field: the field keeps the keys, the list shows what they lead to."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style as RichStyle
from textual.strip import Strip

from tui.article.safety import safe_line
from tui.reader.palette import Palette
from tui.reader.panes.fitting import ELLIPSIS, Line, spread
from tui.reader.panes.list_pane import ListPane
from tui.reader.view.wrapping import wrap

KEYS = {
    "up": "up",
    "down": "down",
    "ctrl+p": "up",
    "ctrl+n": "down",
    "pageup": "page_up",
    "pagedown": "page_down",
    "escape": "leave",
}
"""Keys that a field hands on to its list."""


class Choices(ListPane, can_focus=False, inherit_bindings=False):
    """A list that never has the focus, and yet shows its cursor as if it had."""

    def obey(self, what: str) -> None:
        """Do one of the words in ``KEYS``."""
        page = max(1, self.size.height - 2)
        steps = {"up": -1, "down": 1, "page_up": -page, "page_down": page}.get(what)
        if steps is not None:
            self.move(steps)

    def _cursor_line(self, strip: Strip) -> Strip:
        panel, border = self.palette.on("panel"), self.palette.on("border")
        plain = panel.bgcolor
        # Reversed, colours of letters would be patches: the bar has one colour.
        style = RichStyle(color=panel.color, dim=False, reverse=True)
        if not self.palette.few:
            style = RichStyle(bgcolor=border.bgcolor)
        out = []
        for segment in strip:
            own = segment.style or RichStyle.null()
            # What has a background of its own keeps it, such as a hit.
            marked = own.bgcolor not in (None, plain) or own.reverse
            out.append(Segment(segment.text, own if marked else own + style))
        return Strip(out, strip.cell_length)


def emphasised(
    text: str, places: tuple[int, ...], plain: RichStyle, bright: RichStyle
) -> Iterator[Segment]:
    """Segments of ``text``, the letters at ``places`` in another style."""
    marked = set(places)
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or (at in marked) != (start in marked):
            yield Segment(text[start:at], bright if start in marked else plain)
            start = at


def in_sight(text: str, places: tuple[int, ...], width: int) -> tuple[str, tuple[int, ...]]:
    """``text`` clipped to ``width`` cells with its ``places`` in sight, and where they are then."""
    text = safe_line(text)
    start = 0
    if places and cell_len(text[: places[-1] + 2]) > width:
        start = max(0, min(places[0] - 4, len(text) - width + 1))
    shown = (ELLIPSIS if start else "") + text[start:]
    shift = start - bool(start)
    if cell_len(shown) > width:
        shown = set_cell_size(shown, max(1, width - 1)).rstrip() + ELLIPSIS
    last = len(shown) - 1 if shown.endswith(ELLIPSIS) else len(shown)
    return shown, tuple(p - shift for p in places if p - shift < last)


def around(
    before: str, words: str, after: str, width: int, rows: int, plain: RichStyle, bright: RichStyle
) -> list[Line]:
    """``words`` in another style with the text around them, on at most ``rows`` lines.

    Text at either end that finds no room gives way to an ellipsis.
    """
    before, words, after = safe_line(before), safe_line(words), safe_line(after)
    room = max(8, width * rows - 4 * (rows - 1))
    words = words if len(words) <= room - 2 else words[: room - 3] + ELLIPSIS
    before, after = before.lstrip(), after.rstrip()
    spare = room - len(words)
    if len(before) + len(after) > spare:
        # A third of the room for what comes before; what one side leaves free the other takes.
        first = max(spare // 3, spare - len(after))
        if len(before) > first:
            before = ELLIPSIS + before[len(before) - first + 1 :].partition(" ")[2]
        last = spare - len(before)
        if len(after) > last:
            after = after[: max(0, last - 1)].rpartition(" ")[0] + ELLIPSIS
    text = before + words + after
    marked = range(len(before), len(before) + len(words))
    out: list[Line] = []
    for start, end in list(wrap(text, 0, len(text), width))[:rows]:
        places = tuple(range(max(0, marked.start - start), min(end, marked.stop) - start))
        out.append(tuple(emphasised(text[start:end], places, plain, bright)))
    return out or [()]


def heading(palette: Palette, words: str, count: str, width: int) -> Line:
    """A heading with a number at the right."""
    plain, muted = palette.on("panel"), palette.on("panel", "muted")
    accent = palette.on("panel", "accent", bold=True)
    return spread([Segment(words.upper(), accent)], [Segment(count, muted)], width, plain)
