"""What the parts of the reading screen share: its panes and state, and what each may ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.screen import Screen

from tui.annotation import Annotations, Route, Span, Stop
from tui.reader.desk import Desk
from tui.reader.palette import Palette
from tui.reader.panes.library import LibraryList
from tui.reader.panes.list_pane import ListPane
from tui.reader.panes.speakers import SpeakersPanel
from tui.reader.screen.lines import KeyLine, StatusLine
from tui.reader.view.article_view import ArticleView
from tui.theme.keys import Resolver

if TYPE_CHECKING:
    from tui.reader.app import ReaderApp


class ReadingBase(Screen[None], inherit_bindings=False):
    """The reading screen's panes and state, without what they do."""

    def __init__(self, desk: Desk, palette: Palette) -> None:
        super().__init__()
        self.desk = desk
        self.palette = palette
        self.route = Route()
        self.annotations: Annotations | None = None
        self.failure: str | None = None
        self.message = ""
        self.resolver = Resolver(palette.theme.keys)
        self.view = ArticleView(palette, desk.current, id="article")
        self.panel = SpeakersPanel(palette, id="speakers")
        self.library = LibraryList(palette, desk, id="library")
        self.status = StatusLine(palette, id="status")
        self.keys = KeyLine(palette, id="keys")

    @property
    def reader(self) -> ReaderApp:
        """The application, by its own type."""
        from tui.reader.app import ReaderApp

        assert isinstance(self.app, ReaderApp)
        return self.app

    def say(self, words: str) -> None:
        """Say something in the status line, until the next key."""
        self.message = words
        self.show_status()

    def show_status(self) -> None:
        """Say what is under the cursor, and where the reader is."""
        raise NotImplementedError

    def show_notes(self) -> None:
        """Show the notes of the open article."""
        raise NotImplementedError

    def follow(self, stop: Stop | None) -> None:
        """Let the panel follow the annotation cursor."""
        raise NotImplementedError

    def do_panel(self) -> None:
        """From the text to the speakers and back."""
        raise NotImplementedError

    def do_comment(self) -> None:
        """Write a comment."""
        raise NotImplementedError

    def go(self, stop: Stop) -> None:
        """Put the annotation cursor on a stop."""
        raise NotImplementedError

    def turn_to(self, number: int) -> None:
        """Open the article at a place of the list."""
        raise NotImplementedError

    def place_panes(self) -> None:
        """Give the panes their places."""
        raise NotImplementedError

    def target(self) -> Span | None:
        """What a note or a copy would be of: the selection, else the annotation."""
        raise NotImplementedError

    def need_target(self) -> Span | None:
        """The same; where there is none, say so."""
        raise NotImplementedError

    def forget_search(self) -> None:
        """Take the marks of the last search away."""
        raise NotImplementedError

    def leave_pane(self) -> None:
        """From a pane back to the text."""
        raise NotImplementedError

    def focused_pane(self) -> ListPane | None:
        """The pane that has the focus, if one has."""
        return self.focused if isinstance(self.focused, ListPane) else None
