"""The lines of the note editor below the comment: its colour, and its tags."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len
from rich.highlighter import Highlighter
from rich.segment import Segment
from rich.style import Style as RichStyle
from rich.text import Text
from textual import events
from textual.message import Message
from textual.message_pump import MessagePump
from textual.strip import Strip
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, TextArea

from tui.article.safety import safe_line
from tui.reader.palette import Palette
from tui.reader.panes.fitting import ELLIPSIS, clip

LABEL = 8
"""Cells of the words before a line."""

OFFERED = 8
"""Tags that are offered at a time."""


class Handing(MessagePump):
    """Put before a widget's class: it then asks its screen about every key first: ``takes`` says whether it had use for it.

    Alt with a digit would else write the digit.
    """

    async def on_event(self, event: events.Event) -> None:
        """Let the screen see keys before the field does."""
        takes = getattr(self.app.screen, "takes", None) if isinstance(event, events.Key) else None
        if takes is not None and isinstance(event, events.Key) and takes(event.key):
            event.stop()
            event.prevent_default()
            return
        await super().on_event(event)


class CommentArea(Handing, TextArea):
    """The comment."""


class ColourLine(Handing, Widget, can_focus=True):
    """The theme's note colours in a row, one of them chosen, and what it means."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "ColourLine { height: 1; }"

    class Changed(Message):
        """Another colour was chosen."""

    def __init__(self, palette: Palette, colour: str) -> None:
        super().__init__(id="colour")
        self.palette = palette
        self.colour = colour
        self._places: list[tuple[int, int, str]] = []

    @property
    def names(self) -> list[str]:
        """The colours: the theme's, and the note's own where another theme had it."""
        names = list(self.palette.theme.notes)
        return names if self.colour in names else [*names, self.colour]

    def set(self, colour: str) -> None:
        """Choose a colour."""
        if colour != self.colour:
            self.colour = colour
            self.refresh()
            self.post_message(self.Changed())

    def take(self, number: int) -> bool:
        """Choose the colour with a number, from 1; False where there is none."""
        names = self.names
        if not 1 <= number <= len(names):
            return False
        self.set(names[number - 1])
        return True

    def step(self, steps: int) -> None:
        """Choose a colour further on, around the end."""
        names = self.names
        self.set(names[(names.index(self.colour) + steps) % len(names)])

    def render_line(self, y: int) -> Strip:
        """The label, the colours from the first that leaves the chosen one in sight, the meaning."""
        palette, width = self.palette, self.size.width
        plain, muted = palette.on("panel"), palette.on("panel", "muted")
        label = palette.on("panel", "accent", bold=True) if self.has_focus else muted
        segments, at = [Segment(f"{'Colour':<{LABEL}}", label)], LABEL
        names, self._places = self.names, []
        first, chosen = 0, names.index(self.colour)
        while first < chosen and LABEL + 2 + sum(map(_cells, names[first : chosen + 1])) > width:
            first += 1
        if first:
            segments.append(Segment(ELLIPSIS, muted))
            at += 1
        for name in names[first:]:
            cells = _cells(name)
            if at + cells > width:
                segments.append(Segment(ELLIPSIS, muted))
                break
            on = name == self.colour
            text = f"[{safe_line(name)}]" if on else f" {safe_line(name)} "
            segments.append(Segment(text, plain + palette.note(name) + RichStyle(bold=on or None)))
            segments.append(Segment(" ", plain))
            self._places.append((at, at + cells - 1, name))
            at += cells
        meaning = palette.theme.meanings.get(self.colour, "")
        if meaning and at + 6 < width:
            segments.append(Segment(" " + clip(meaning, width - at - 1), plain))
        return Strip(segments).adjust_cell_length(width, plain)

    def on_key(self, event: events.Key) -> None:
        """Arrows and numbers choose."""
        steps = {"left": -1, "h": -1, "right": 1, "l": 1, "space": 1}.get(event.key)
        if steps is not None:
            self.step(steps)
        elif not (event.key.isdigit() and self.take(int(event.key))):
            return
        event.stop()
        event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """Choose what is clicked."""
        for start, end, name in self._places:
            if start <= event.x < end:
                self.set(name)

    def on_focus(self) -> None:
        """Show that the keys are here."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that they are not."""
        self.refresh()


def _cells(name: str) -> int:
    return cell_len(safe_line(name)) + 3


class Chips(Highlighter):
    """Lays a background under each tag of a line."""

    def __init__(self, style: RichStyle) -> None:
        self._style = style

    def highlight(self, text: Text) -> None:
        """Style what stands between the blanks and commas that part tags."""
        text.highlight_regex(r'"[^"]*"?|[^\s,"]+', self._style)


class Completion(Suggester):
    """Shows the rest of the likeliest word behind what is typed; the right arrow takes it."""

    def __init__(self, complete: Callable[[str], Sequence[str]]) -> None:
        """``complete`` gives the whole lines that the typed one may become, the likeliest first."""
        super().__init__(use_cache=False, case_sensitive=True)
        self._complete = complete

    async def get_suggestion(self, value: str) -> str | None:
        """The likeliest line, where it goes on as the typed one begins."""
        return next((line for line in self._complete(value) if line.startswith(value)), None)


class TagField(Handing, Input):
    """A line of tags, completed from those there are."""

    def __init__(self, palette: Palette, value: str, known: Sequence[str]) -> None:
        """``known`` are the tags that are offered, the most used first."""
        chip = palette.on("border") if not palette.few else RichStyle(underline=True)
        super().__init__(
            value,
            id="tags",
            compact=True,
            select_on_focus=False,
            highlighter=Chips(chip),
            suggester=Completion(self.lines),
            placeholder="apart by blanks",
        )
        self._known = [safe_line(tag) for tag in known]

    def offered(self, value: str) -> list[str]:
        """Tags that the last word of the line may become, the likeliest first; not those in it."""
        from tui.reader.desk.tags import tags_of

        head, word = _split(value)
        have = set(tags_of(head))
        typed = word.casefold()
        found = [tag for tag in self._known if tag not in have and tag != word]
        starting = [tag for tag in found if tag.casefold().startswith(typed)]
        if not typed:
            return starting[:OFFERED]
        within = [tag for tag in found if typed in tag.casefold() and tag not in starting]
        return (starting + within)[:OFFERED]

    def lines(self, value: str) -> list[str]:
        """The line with its last word completed, in each of the ways there are."""
        from tui.reader.desk.tags import typed_tags

        _, word = _split(value)
        if not word:
            return []
        before = value[: len(value) - len(word)]
        made = [
            # What was typed stays as it was typed, so that the rest can be shown behind it.
            word + tag[len(word) :] if typed_tags([tag]) == tag else ""
            for tag in self.offered(value)
            if tag.casefold().startswith(word.casefold()) and len(tag) > len(word)
        ]
        return [before + line for line in made if line]

    def complete(self) -> bool:
        """Take the likeliest tag for the word that was begun; False where there is none."""
        from tui.reader.desk.tags import typed_tags

        _, word = _split(self.value)
        offered = self.offered(self.value) if word else []
        if not offered:
            return False
        sign = '"' if self.value[: len(self.value) - len(word)].endswith('"') else ""
        before = self.value[: len(self.value) - len(word) - len(sign)]
        self.value = f"{before}{typed_tags(offered[:1])} "
        self.cursor_position = len(self.value)
        return True

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted text in only with its control characters made visible."""
        event.stop()
        event.prevent_default()
        self.replace(safe_line(" ".join(event.text.split())), *self.selection)


def _split(value: str) -> tuple[str, str]:
    """What stands before the last word, and that word without its sign."""
    if value.count('"') % 2:
        head, _, word = value.rpartition('"')
        return head, word
    at = max(value.rfind(" "), value.rfind(","), value.rfind('"')) + 1
    return value[:at], value[at:].lstrip("#")
