"""The reading screen's panes: which stand beside the article, which lie over it, which are away."""

from __future__ import annotations

from textual import events, on

from tui.annotation import Stop
from tui.reader.panes.list_pane import ListPane
from tui.reader.screen.reading_base import ReadingBase

ROOM = 58
"""Cells that the article keeps beside a pane; with less, the pane lies over it as a drawer."""

ROOM_BETWEEN = 70
"""The same with a pane on each side."""


class Arranging(ReadingBase, inherit_bindings=False):
    """The panel and the list of articles; a part of the reading screen."""

    _drawer: str | None = None

    def __init__(self, *args, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(*args, **kwargs)
        self._hidden: dict[str, bool] = {"speakers": False, "library": False}

    def on_resize(self, event: events.Resize) -> None:
        """Give the panes their places for the new width."""
        self.place_panes()
        self.call_after_refresh(self.show_status)

    def place_panes(self) -> None:
        """Which panes stand beside the article, which lie over it, which are away."""
        layout = self.palette.theme.layout
        width = self.size.width or self.app.size.width
        several = len(self.desk.paths) > 1
        beside = width - layout.panel_width >= ROOM
        both = width - layout.panel_width - layout.library_width >= ROOM_BETWEEN
        right = layout.panel_side == "right"
        library = layout.library_width if several and both else 0
        # A wide terminal has room for longer quotes beside a text that grows no wider.
        spare = width - layout.measure - 2 * layout.margin - library - layout.panel_width
        wide = layout.panel_width + min(24, max(0, spare - 16) // 2)
        self._place(self.panel, wide, beside, "right" if right else "left")
        self._place(
            self.library, layout.library_width, several and both, "left" if right else "right"
        )
        self.library.disabled = not several

    def _place(self, pane: ListPane, wide: int, beside: bool, side: str) -> None:
        name = str(pane.id)
        drawer = not beside
        pane.styles.width = min(wide, max(24, self.app.size.width - 8))
        pane.set_class(drawer, "drawer")
        pane.set_class(drawer and side == "right", "right")
        pane.set_class(drawer and side == "left", "left")
        colors = self.palette.theme.colors
        pane.styles.border_left = pane.styles.border_right = None
        if drawer or colors["panel"] == colors["background"]:
            if side == "right":
                pane.styles.border_left = ("solid", colors["border"])
            else:
                pane.styles.border_right = ("solid", colors["border"])
        pane.display = self._drawer == name if drawer else not self._hidden[name]
        if not drawer and self._drawer == name:
            self._drawer = None

    def _enter_pane(self, pane: ListPane) -> None:
        """From the text into a pane, opening it as a drawer where it has no place of its own."""
        name = str(pane.id)
        if pane.has_focus:
            self.leave_pane()
            return
        if pane.disabled:
            self.say("There is only one article.")
            return
        if pane.has_class("drawer"):
            self._drawer = name
        else:
            self._hidden[name] = False
        self.place_panes()
        pane.focus()

    def leave_pane(self) -> None:
        """From a pane back to the text."""
        self._drawer = None
        self.place_panes()
        self.view.focus()

    def _toggle_pane(self, pane: ListPane) -> None:
        name = str(pane.id)
        if pane.has_class("drawer"):
            if self._drawer == name:
                self.leave_pane()
            else:
                self._enter_pane(pane)
            return
        self._hidden[name] = not self._hidden[name]
        self.place_panes()
        if self._hidden[name] and pane.has_focus:
            self.view.focus()

    @on(ListPane.Chosen)
    def _chosen(self, event: ListPane.Chosen) -> None:
        """Go where the chosen entry points."""
        if event.pane is self.library:
            self.leave_pane()
            if event.key != self.desk.index:
                self.turn_to(int(str(event.key)))
            return
        assert isinstance(event.key, tuple)
        kind, key = event.key
        if kind == "lost":
            self.say("Its place is not in this text any more; the note is kept.")
            return
        stops = [
            s
            for s in self.route.stops
            if s.kind == "quote" and (s.key if kind == "quote" else s.group) == key
        ]
        if stops:
            self.leave_pane()
            self.go(stops[0])

    def follow(self, stop: Stop | None) -> None:
        """Let the panel follow the annotation cursor."""
        if stop is not None and stop.kind == "quote":
            self.panel.show_cursor(("quote", stop.key))

    def do_panel(self) -> None:
        """From the text to the speakers and back."""
        self._enter_pane(self.panel)

    def do_toggle_panel(self) -> None:
        """Show or hide the speakers."""
        self._toggle_pane(self.panel)

    def do_library(self) -> None:
        """From the text to the articles and back."""
        self._enter_pane(self.library)

    def do_toggle_library(self) -> None:
        """Show or hide the articles."""
        if self.library.disabled:
            self._enter_pane(self.library)
        else:
            self._toggle_pane(self.library)

    def do_panel_speakers(self) -> None:
        """Show the speakers."""

    def do_panel_entities(self) -> None:
        """Show the entities."""

    def do_panel_notes(self) -> None:
        """Show the notes."""

    def do_panel_outline(self) -> None:
        """Show the outline."""

    def do_panel_across(self) -> None:
        """Show the same speakers across articles."""

    def do_next_view(self) -> None:
        """The next view of the panel."""

    def do_previous_view(self) -> None:
        """The previous view of the panel."""

    def do_filter_type(self) -> None:
        """Show quotes of the next type."""

    def do_filter_named(self) -> None:
        """Show all, named or unnamed speakers."""

    def do_sort(self) -> None:
        """Sort in the next way."""

    def do_fold(self) -> None:
        """Fold or unfold a heading."""

    def do_zen(self) -> None:
        """Show the text alone, or with its panels."""
