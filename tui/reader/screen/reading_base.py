"""What the parts of the reading screen share: its panes and state, and what each may ask."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.widget import Widget

from tui.annotation import Annotations, Route, Span, Stop, StopKind
from tui.article import Article
from tui.reader.desk import Desk
from tui.reader.palette import Palette
from tui.reader.panes.library import LibraryList
from tui.reader.panes.list_pane import ListPane
from tui.reader.panes.side_panel import SidePanel
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
        self.times = 1
        self.zen = False
        self.resolver = Resolver(palette.theme.keys)
        self.view = ArticleView(palette, desk.current, id="article")
        self.panel = SidePanel(palette, id="panel")
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

    def tell_of_store(self) -> None:
        """Say once what is wrong with the store, and once that it works again."""
        raise NotImplementedError

    def show_status(self) -> None:
        """Say what is under the cursor, and where the reader is."""
        raise NotImplementedError

    def show_marks(self) -> None:
        """Show notes and corrections as they are now."""
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

    def mark_jump(self) -> None:
        """Remember where the reader is, before a jump leads away."""
        raise NotImplementedError

    def turn_to(self, number: int, *, jump: bool = True) -> None:
        """Open the article at a place of the list; ``jump`` remembers where the reader was."""
        raise NotImplementedError

    def do(self, action: str, times: int = 1) -> None:
        """Do what an action's id says, ``times`` times where that has a meaning."""
        raise NotImplementedError

    @property
    def searching(self) -> bool:
        """Whether a bar is open that takes the keys."""
        raise NotImplementedError

    def take_hint(self, chord: str) -> bool:
        """Take a key while hints are shown; False where none are."""
        raise NotImplementedError

    def pieces(self, stop: Stop) -> Sequence[Span]:
        """Where a stop stands: what lies between the pieces of a quote is none of it."""
        raise NotImplementedError

    def close_card(self) -> None:
        """Take the peek card away."""
        raise NotImplementedError

    def card_takes(self, action: str) -> bool:
        """Do an action in the peek card, where one is open that has a use for it."""
        raise NotImplementedError

    def mode_takes(self, action: str) -> bool:
        """Do an action in the review or while new ends are chosen, where that has a use for it."""
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

    def extend_to_annotation(self, forward: bool, kind: StopKind | None, what: str) -> None:
        """Extend the selection to the end of the next annotation, or to the start of one before."""
        raise NotImplementedError

    def forget_search(self) -> None:
        """Take the marks of the last search away."""
        raise NotImplementedError

    @property
    def card_open(self) -> bool:
        """Whether the card about the current annotation is shown."""
        raise NotImplementedError

    def leave_pane(self) -> None:
        """From a pane back to the text."""
        raise NotImplementedError

    def enter_pane(self, pane: Widget) -> None:
        """From the text into a pane, or back from it."""
        raise NotImplementedError

    def enter_panel(self, stop: Stop, key: Hashable) -> None:
        """Into the panel, to a stop's entry in the view that is shown, else to ``key`` of another."""
        raise NotImplementedError

    def focus_pane(self, pane: ListPane) -> None:
        """Give the keys to a list."""
        raise NotImplementedError

    def open_panel(
        self, article: Article, annotations: Annotations | None, failure: str | None = None
    ) -> None:
        """Show in the panel what is known of the open article."""
        raise NotImplementedError

    def arrive(self) -> None:
        """Put the cursor on the quote for which the article was opened, now that it is known."""
        raise NotImplementedError

    @property
    def filtering(self) -> bool:
        """Whether words to filter a pane by are being typed, so that keys are letters."""
        raise NotImplementedError

    def unfilter(self, pane: ListPane) -> bool:
        """Take a pane's filter away; False where it has none."""
        raise NotImplementedError

    def do_next_view(self) -> None:
        """The next view of the panel."""
        raise NotImplementedError

    def do_previous_view(self) -> None:
        """The previous view of the panel."""
        raise NotImplementedError

    def say_change(self, words: str) -> None:
        """Say what happened to a mark, and plainly so where it is not on the disk."""
        raise NotImplementedError

    def show_pointed(self, pane: ListPane) -> None:
        """Let the text show what a pane's cursor is on, without leaving the pane."""
        raise NotImplementedError

    def filter_pane(self, pane: ListPane) -> None:
        """Ask for words, and list in this pane only what has them."""
        raise NotImplementedError

    def focused_pane(self) -> ListPane | None:
        """The pane that has the focus, if one has."""
        return self.focused if isinstance(self.focused, ListPane) else None
