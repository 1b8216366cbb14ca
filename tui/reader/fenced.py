"""The last fence before the terminal, behind what each part does to the text that it shows.

Parts of the screen make text safe themselves, as they must know how wide it is. What a widget of
Textual's shows (what is typed and pasted, a notification) passes here alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.app import App
from textual.color import Color
from textual.filter import LineFilter

from tui.article.safety import safe, safe_line

if TYPE_CHECKING:
    from textual.notifications import SeverityLevel


class Fence(LineFilter):
    """Makes the text of every segment safe that a widget draws."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments, those with something to mend in them replaced."""
        return [
            segment
            if segment.control or (text := safe_line(segment.text)) is segment.text
            else Segment(text, segment.style)
            for segment in segments
        ]


class Fenced(App[int], inherit_bindings=False):
    """The part of the application that lets no text through that a terminal would obey."""

    def __init__(self, *, ansi_color: bool = False) -> None:
        super().__init__(ansi_color=ansi_color)
        self._fence = Fence()

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's own filters, and the fence."""
        return [*super().get_line_filters(), self._fence]

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Say something in a corner of the screen; brackets in it are no markup."""
        super().notify(
            safe(message),
            title=safe_line(title),
            severity=severity,
            timeout=timeout,
            markup=markup,
        )

    async def on_event(self, event: events.Event) -> None:
        """Make what is pasted safe before a field takes it."""
        if isinstance(event, events.Paste):
            event.text = safe(event.text.replace("\r\n", "\n").replace("\r", "\n"))
        await super().on_event(event)
