"""The reading screen's panes: which stand beside the article, which lie over it, which are away."""

from __future__ import annotations

from textual import events
from textual.widget import Widget

from tui.reader.panes.list_pane import ListPane
from tui.reader.screen.reading_base import ReadingBase
from tui.reader.view.measuring import places


class Arranging(ReadingBase, inherit_bindings=False):
    """The places of the panel and the list of articles; a part of the reading screen."""

    _drawer: str | None = None

    def __init__(self, *args, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(*args, **kwargs)
        self._looks: dict[str, tuple[int, bool, str, bool, str]] = {}
        self._hidden: dict[str, bool] = {"panel": False, "library": False}

    def on_resize(self, event: events.Resize) -> None:
        """Give the panes their places for the new width."""
        self.place_panes()
        self.follow(self.view.stop)
        self.call_after_refresh(self.show_status)

    def place_panes(self) -> None:
        """Which panes stand beside the article, which lie over it, which are away."""
        layout = self.palette.theme.layout
        width = self.size.width or self.app.size.width
        several = len(self.desk.paths) > 1
        stand = places(layout, width, several=several)
        right = layout.panel_side == "right"
        self._place(self.panel, stand.panel, stand.panel_beside, "right" if right else "left")
        self._place(self.library, stand.library, stand.library_beside, "left" if right else "right")
        self.library.disabled = not several
        self.keys.display = not self.zen and not self.searching

    def _place(self, pane: Widget, wide: int, beside: bool, side: str) -> None:
        name = str(pane.id)
        drawer = not beside
        colors = self.palette.theme.colors
        lined = drawer or colors["panel"] == colors["background"]
        look = (min(wide, max(24, self.app.size.width - 8)), drawer, side, lined, colors["border"])
        if self._looks.get(name) != look:
            # Each of these has the whole screen laid out anew, so only where something changes.
            self._looks[name] = look
            pane.styles.width = look[0]
            pane.set_class(drawer, "drawer")
            pane.set_class(drawer and side == "right", "right")
            pane.set_class(drawer and side == "left", "left")
            pane.styles.border_left = pane.styles.border_right = None
            if lined and side == "right":
                pane.styles.border_left = ("solid", colors["border"])
            elif lined:
                pane.styles.border_right = ("solid", colors["border"])
        there = self._drawer == name if drawer else not self._hidden[name]
        pane.display = there and not self.zen
        if not drawer and self._drawer == name:
            self._drawer = None

    @staticmethod
    def _list_of(pane: Widget) -> ListPane:
        """What takes the keys in a pane."""
        from tui.reader.panes.side_panel import SidePanel

        if isinstance(pane, SidePanel):
            return pane.view
        assert isinstance(pane, ListPane)
        return pane

    def enter_pane(self, pane: Widget) -> None:
        """From the text into a pane, opening it as a drawer where it has no place of its own."""
        name = str(pane.id)
        if self._list_of(pane).has_focus:
            self.leave_pane()
            return
        if pane.disabled:
            self.say("There is only one article.")
            return
        self.zen = False
        if pane.has_class("drawer"):
            self._drawer = name
        else:
            self._hidden[name] = False
        self.place_panes()
        self.follow(self.view.stop)
        self.focus_pane(self._list_of(pane))

    def focus_pane(self, pane: ListPane) -> None:
        """Give the keys to a list, at once where it is there already: all is painted together."""
        if pane.is_mounted:
            self.set_focus(pane)
        else:
            pane.focus()

    def leave_pane(self) -> None:
        """From a pane back to the text."""
        self._drawer = None
        self.place_panes()
        self.set_focus(self.view)

    def _toggle_pane(self, pane: Widget) -> None:
        name = str(pane.id)
        if pane.has_class("drawer") or self.zen:
            if self._drawer == name:
                self.leave_pane()
            else:
                self.enter_pane(pane)
            return
        self._hidden[name] = not self._hidden[name]
        focused = self._list_of(pane).has_focus
        self.place_panes()
        if self._hidden[name] and focused:
            self.view.focus()
        elif not self._hidden[name]:
            self.follow(self.view.stop)

    def do_panel(self) -> None:
        """From the text to the panel and back."""
        self.enter_pane(self.panel)

    def do_toggle_panel(self) -> None:
        """Show or hide the panel."""
        self._toggle_pane(self.panel)

    def do_library(self) -> None:
        """From the text to the articles and back."""
        self.enter_pane(self.library)

    def do_toggle_library(self) -> None:
        """Show or hide the articles."""
        if self.library.disabled:
            self.enter_pane(self.library)
        else:
            self._toggle_pane(self.library)

    def do_zen(self) -> None:
        """Show the text alone, or with its panels."""
        self.zen = not self.zen
        if self.zen:
            self.leave_pane()
        else:
            self.place_panes()
            self.follow(self.view.stop)
