"""The panel beside the article: tabs, and below them one view at a time."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.strip import Strip
from textual.widget import Widget

from tui.annotation import Annotations, Correction, Stop
from tui.article import Article
from tui.reader.palette import Palette
from tui.reader.panes.article_pane import ArticlePane
from tui.reader.panes.fitting import clip
from tui.reader.panes.list_pane import ListPane
from tui.reader.panes.speakers import SpeakersPane
from tui.reader.panes.tab_line import TabLine

if TYPE_CHECKING:
    from tui.annotation.across import Across
    from tui.reader.desk import PlacedNote

VIEWS = (
    ("speakers", "Speakers"),
    ("entities", "Entities"),
    ("notes", "Notes"),
    ("outline", "Outline"),
    ("across", "Across"),
)
"""The ids of the views, as in the actions ``panel_…``, and their names on the tabs."""


class StateLine(Widget):
    """One muted line that says what a view leaves out, or in which order it stands."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "StateLine { height: 1; background: $panel; display: none; }"

    def __init__(self, palette: Palette) -> None:
        super().__init__()
        self.palette = palette
        self.words = ""

    def tell(self, words: str) -> None:
        """Show these words; without any, give the line to the view."""
        if words != self.words:
            self.words = words
            self.display = bool(words)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line."""
        width = self.size.width
        style = self.palette.on("panel", "muted", italic=True)
        words = " " + clip(self.words, width - 2)
        return Strip([Segment(words, style)]).adjust_cell_length(width, self.palette.on("panel"))


class SidePanel(Vertical, can_focus=False, inherit_bindings=False):
    """Speakers, entities, notes, outline and other articles, one view at a time.

    All but the first are built when they are first shown. A view is told of another article only
    when it is seen.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    SidePanel { height: 1fr; background: $panel; }
    """

    def __init__(self, palette: Palette, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(**kwargs)
        self.palette = palette
        self.name_shown = VIEWS[0][0]
        self._tabs = TabLine(palette, VIEWS)
        self._state = StateLine(palette)
        self._views: dict[str, ListPane] = {"speakers": SpeakersPane(palette)}
        self._stale: set[str] = set()
        self._article: Article | None = None
        self._annotations: Annotations | None = None
        self._failure: str | None = None
        self._own: Mapping[int, bool] = {}
        self._notes: Sequence[PlacedNote] = ()
        self._lost: Sequence[Correction] = ()
        self._across: Across | None = None
        self._number = self._articles = 0

    def compose(self) -> ComposeResult:
        """Tabs, the line below them, the first view."""
        yield self._tabs
        yield self._state
        yield from self._views.values()

    # What is shown -----------------------------------------------------------------------------

    @property
    def view(self) -> ListPane:
        """The view that is shown."""
        return self._views[self.name_shown]

    @property
    def speakers(self) -> SpeakersPane:
        """The view of the speakers, whether it is shown or not."""
        view = self._views["speakers"]
        assert isinstance(view, SpeakersPane)
        return view

    def open(
        self,
        article: Article,
        annotations: Annotations | None,
        failure: str | None = None,
        own: Mapping[int, bool] | None = None,
    ) -> None:
        """Show what ``article`` has; None says that the engine has not answered yet.

        ``own`` are the quotes that go back to the reader, and whether they were only accepted.
        """
        self._article, self._annotations, self._failure = article, annotations, failure
        self._own = own or {}
        self._stale = set(self._views)
        self._freshen()

    def show_notes(self, notes: Sequence[PlacedNote], lost: Sequence[Correction] = ()) -> None:
        """Show the open article's notes, and the corrections that have lost their place."""
        self._notes, self._lost = notes, lost
        self._tabs.count("notes", len(notes))
        if "notes" in self._views:
            self._stale.add("notes")
        self._freshen()

    def show_across(self, across: Across, number: int, articles: int) -> None:
        """Take other articles from ``across``; the open one has the place ``number`` of so many."""
        self._across, self._number, self._articles = across, number, articles
        if "across" in self._views:
            self._stale.add("across")
        self._freshen()

    def _freshen(self) -> None:
        """Tell the view that is shown what it has not been told yet."""
        name = self.name_shown
        if name not in self._stale or self._article is None:
            return
        self._stale.discard(name)
        view = self._views[name]
        if name == "across":
            from tui.reader.panes.across import AcrossPane

            assert isinstance(view, AcrossPane)
            view.show(self._across, self._number, self._articles)
        else:
            assert isinstance(view, ArticlePane)
            if name == "notes":
                from tui.reader.panes.notes import NotesPane

                assert isinstance(view, NotesPane)
                view.notes, view.lost = self._notes, self._lost
            view.own = self._own
            view.open(self._article, self._annotations, self._failure)
        self.tell()

    def show(self, name: str) -> ListPane:
        """Show a view by its id, and return it."""
        if name != self.name_shown:
            self.view.display = False
            self.name_shown = name
            if name not in self._views:
                self._views[name] = view = _build(name, self.palette)
                self._stale.add(name)
                self.mount(view)
            self.view.display = True
            self._freshen()
            self.tell()
        return self.view

    def neighbour(self, steps: int) -> str:
        """The id of the view that many places further, round the end to the first."""
        names = [name for name, _ in VIEWS]
        return names[(names.index(self.name_shown) + steps) % len(names)]

    def tell(self) -> None:
        """Say on the tabs and in the line below them what is shown."""
        self._tabs.show(self.name_shown, bright=self.view.has_focus)
        self._state.tell(getattr(self.view, "said", ""))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Show on the tabs that the panel takes the keys."""
        self.tell()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Show that it no longer does."""
        self.tell()

    def set_palette(self, palette: Palette) -> None:
        """Paint with another theme from now on."""
        self.palette = self._state.palette = palette
        self._tabs.set_palette(palette)
        self._state.refresh()
        for view in self._views.values():
            view.set_palette(palette)

    # The cursor --------------------------------------------------------------------------------

    @property
    def cursor(self) -> Hashable | None:
        """The key of the entry that the view's cursor stands on."""
        return self.view.cursor

    def show_cursor(self, key: Hashable | None) -> None:
        """Put the view's cursor on an entry and show it."""
        self.view.show_cursor(key)

    def place_of(self, stop: Stop) -> Hashable | None:
        """The key of the view's entry that stands for a stop of the text's cursor."""
        view = self.view
        if isinstance(view, ArticlePane):
            return view.place_of(stop)
        from tui.reader.panes.across import AcrossPane

        assert isinstance(view, AcrossPane)
        return view.place_of_quote(stop.span.start) if stop.kind == "quote" else None


def _build(name: str, palette: Palette) -> ListPane:
    """A view of the panel; its code is loaded now, not when the program starts."""
    pane: type[ListPane]
    match name:
        case "entities":
            from tui.reader.panes.entities import EntitiesPane as pane
        case "notes":
            from tui.reader.panes.notes import NotesPane as pane
        case "outline":
            from tui.reader.panes.outline import OutlinePane as pane
        case _:
            from tui.reader.panes.across import AcrossPane as pane
    return pane(palette)
