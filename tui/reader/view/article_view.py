"""The article view: text in rows, layers of marks, the annotation cursor, selections."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from tui.annotation import Annotations, Attribution, Span, Stop
from tui.article import SHOWABLE, Article
from tui.reader.palette import Palette
from tui.reader.view.hints import Hints
from tui.reader.view.layers import Layers, Mark, Moving, Placed
from tui.reader.view.measuring import measure
from tui.reader.view.minimap import Minimap
from tui.reader.view.painting import Painter
from tui.reader.view.pointing import Pointable
from tui.reader.view.rows import TOP, Page, lay_out


class ArticleView(Pointable, can_focus=True, inherit_bindings=False):
    """Shows one article. Offsets in its methods and messages are the article's."""

    DEFAULT_CSS = """
    ArticleView { width: 1fr; height: 1fr; overflow-x: hidden; overflow-y: scroll;
                  scrollbar-size-vertical: 1; background: $background; }
    """

    class Scrolled(Message):
        """Another part of the article is in view."""

    def __init__(self, palette: Palette, article: Article, **kwargs) -> None:  # type: ignore[no-untyped-def]
        super().__init__(**kwargs)
        self.palette = palette
        self.article = article
        self.annotations: Annotations | None = None
        self.show_hidden = False
        self.reading = article.reading
        self.matches: list[Span] = []
        self.match: int | None = None
        self.stop: Stop | None = None
        self.hints: Hints | None = None
        self.minimap = Minimap(palette, TOP, id="minimap")
        self._painter = Painter(palette)
        self._page: Page | None = None
        self._layers = Layers()
        self._moving = Moving()
        self._moving_stale = True
        self.map_beside(palette.theme.layout.minimap)
        self._keep: int | None = None
        self._left = 0

    # What is shown -------------------------------------------------------------------------

    def open(self, article: Article, position: int = 0) -> None:
        """Show another article, scrolled to ``position``."""
        self.article = article
        self.annotations = None
        self._layers = Layers()
        self.matches, self.match = [], None
        self.stop = self.clicked = None
        self.end_visual()
        self._read()
        self._lay_out(position)

    def annotate(self, annotations: Annotations | None, ranks: dict[int, int]) -> None:
        """Show these annotations."""
        self.annotations = annotations
        self._layers.annotate(annotations, ranks)
        self._relayer()

    def note(self, notes: Sequence[tuple[Span, str, bool]]) -> None:
        """Show these notes: their places, colours, and whether they have a comment."""
        self._layers.note(notes)
        self._relayer()

    def set_palette(self, palette: Palette) -> None:
        """Paint with another theme from now on."""
        mapped = palette.theme.layout.minimap
        if mapped != self.palette.theme.layout.minimap:
            self.map_beside(mapped)
        self.palette = palette
        self.minimap.set_palette(palette)
        self._painter = Painter(palette)
        if self._page is not None:
            self._lay_out(self.position)
        self.refresh()

    def toggle_hidden(self) -> bool:
        """Show what was cleaned away, or hide it again; says whether it is now shown."""
        position = self.position
        self.show_hidden = not self.show_hidden
        self.end_visual()
        self._read()
        self._lay_out(position)
        return self.show_hidden

    def _read(self) -> None:
        shown = self.show_hidden
        self.reading = self.article.read(SHOWABLE) if shown else self.article.reading
        hidden = self.article.hidden if shown else ()
        self._layers.hide([h.span for h in hidden if h.reason in SHOWABLE])

    # Layout --------------------------------------------------------------------------------

    @property
    def mapped(self) -> bool:
        """Whether the minimap stands beside the text, and not a scroll bar."""
        return bool(self.minimap.display)

    def map_beside(self, shown: bool) -> None:
        """Have the minimap, or the scroll bar, beside the text."""
        self.minimap.display = shown
        self.styles.scrollbar_size_vertical = 0 if shown else 1

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew where the width changed; the text in view stays in view."""
        if self._page is None or self._page.width != self._measure()[0]:
            self._lay_out(self.position if self._page else self._keep or 0)
        else:
            self._left = self._measure()[1]
            self.label(None)
            # What was painted between the new size and this message stands at the old margin.
            self.refresh()
        self._scroll_map()

    def _measure(self) -> tuple[int, int]:
        """The width of the text, and the cells left of the gutter."""
        room = self.scrollable_content_region.width
        return measure(self.palette.theme.layout, room, self._painter.gutter.width)

    def _lay_out(self, position: int) -> None:
        if not self.size:
            self._keep = position
            return
        width, self._left = self._measure()
        self._page = lay_out(
            self.article, self.reading, width, self.palette.theme.layout.paragraph_spacing
        )
        self.virtual_size = Size(
            self.scrollable_content_region.width, len(self._page.rows) + 2 * TOP
        )
        self._relayer()
        self.show(position)

    def _relayer(self) -> None:
        """Have all rows painted anew: the page or what lies on it has changed."""
        self._painter.forget()
        self.hints = None
        self._map()
        self._move()

    def _map(self) -> None:
        if self._page is not None:
            self.minimap.show(self._page, self._layers)
            self.minimap.find(self.matches, self.match)
            self._scroll_map()

    def _scroll_map(self) -> None:
        self.minimap.scroll(int(self.scroll_offset.y), self.size.height)

    def _move(self) -> None:
        """Have the layers that follow the reader's hand laid anew."""
        self._moving_stale = True
        self.refresh()

    def _current_moving(self) -> Moving:
        """The marks that follow the reader's hand, laid at the first line painted after a move."""
        if self._moving_stale:
            self._moving.cursor = self._cursor_marks()
            self._moving.matches, self._moving.match = self.matches, self.match
            self._moving.selection = self._selected()
            self._moving_stale = False
        return self._moving

    def _cursor_marks(self) -> list[Placed]:
        stop = self.stop
        if stop is None:
            return []
        if stop.kind == "quote" and self.annotations is not None:
            return self._quote_marks(self.annotations.attributions[int(stop.key)])
        return [Placed(self.reading.span_from_article(stop.span), Mark("cursor"))]

    def _quote_marks(self, attribution: Attribution) -> list[Placed]:
        place = self.reading.span_from_article
        marks = [Placed(place(piece), Mark("cursor")) for piece in attribution.content]
        for layer, span in (
            ("source", attribution.source),
            ("cue", attribution.cue),
            ("source", attribution.via),
        ):
            if span is not None:
                marks.append(Placed(place(span), Mark(layer)))
        return marks

    def render_line(self, y: int) -> Strip:
        """One line of the view."""
        width = self.size.width
        if self._page is None:
            return Strip.blank(width, self.palette.on("background"))
        number = y + int(self.scroll_offset.y) - TOP
        if not 0 <= number < len(self._page.rows):
            return Strip.blank(width, self.palette.on("background"))
        row = self._page.rows[number]
        return self._painter.paint(
            self._page,
            self._layers,
            row,
            self._current_moving().on_row(self.reading, row),
            self.hints.on_row(number) if self.hints else (),
            self._left,
            width,
        )

    def notify_style_update(self) -> None:
        """Forget what was painted in another style."""
        super().notify_style_update()
        self._painter.forget()

    # Positions -----------------------------------------------------------------------------

    @property
    def position(self) -> int:
        """The offset of the first text in view; 0 at the beginning."""
        if self._page is None:
            return self._keep or 0
        number = int(self.scroll_offset.y) - TOP
        rows = self._page.rows
        if number < 0 or not rows:
            return 0
        # An empty row has no text of its own to come back to.
        while number < len(rows) - 1 and rows[number].block < 0:
            number += 1
        return self.reading.to_article(rows[min(number, len(rows) - 1)].start)

    @property
    def in_view(self) -> Span:
        """The part of the article that is in view."""
        if self._page is None or not self._page.rows:
            return Span(0, 0)
        rows = self.rows_in_view
        return self.reading.span_to_article(
            self._page.rows[rows[0]].start, self._page.rows[rows[-1]].end
        )

    @property
    def rows_in_view(self) -> range:
        """The rows of the page that are in view, at least one where there are any."""
        count = len(self._page.rows) if self._page else 0
        top = int(self.scroll_offset.y) - TOP
        last = min(count, max(1, top + self.size.height))
        return range(max(0, min(top, last - 1)), last)

    @property
    def progress(self) -> int:
        """How much of the article has been in view, in percent."""
        height = max(1, self.virtual_size.height)
        return min(100, round(100 * (self.scroll_offset.y + self.size.height) / height))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that another part is in view."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.label(None)
            self._scroll_map()
            self.post_message(self.Scrolled())

    def reveal(self, span: Span) -> None:
        """Scroll, no further than needed, so that ``span`` is in view with some text around it."""
        if self._page is None:
            return
        here = self.reading.span_from_article(span)
        first = self._page.row_at(here.start) + TOP
        last = self._page.row_at(max(here.start, here.end - 1)) + TOP
        height = self.size.height
        context = min(3, height // 4)
        top = int(self.scroll_offset.y)
        if first - context < top or last - first > height - 2 * context:
            top = first - context
        elif last + context >= top + height:
            top = min(last + context - height + 1, first - context)
        self.scroll_to(y=max(0, top), animate=False, immediate=True, force=True)

    def show(self, position: int) -> None:
        """Scroll so that the text at ``position`` stands in the first row of the view."""
        row = -TOP
        if self._page is not None and position:
            row = self._page.row_at(self.reading.from_article(position))
        self.scroll_to(y=max(0, row + TOP), animate=False, immediate=True, force=True)

    def show_row(self, row: int) -> None:
        """Scroll so that a row of the view, counted from its top margin, is in the middle."""
        self.scroll_to(
            y=max(0, row - self.size.height // 2), animate=False, immediate=True, force=True
        )

    def scroll_lines(self, lines: float) -> None:
        """Scroll down by ``lines`` rows, up where negative."""
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False, immediate=True, force=True)

    # Cursor, matches, selection --------------------------------------------------------------

    def put_cursor(self, stop: Stop | None) -> None:
        """Put the annotation cursor on a stop and show it."""
        self.stop = stop
        self._move()
        if stop is not None:
            self.reveal(stop.span)

    def mark_matches(self, matches: list[Span], current: int | None) -> None:
        """Mark these search matches, and show the current one."""
        self.matches, self.match = matches, current
        self.minimap.find(matches, current)
        self._move()
        if current is not None:
            self.reveal(matches[current])

    def label(self, targets: Sequence[tuple[Stop, Sequence[Span]]] | None) -> Hints | None:
        """Put hints on these stops, each with its pieces in the article; None takes them away."""
        if targets is None and self.hints is None:
            return None
        self.hints = None
        if targets is not None and self._page is not None:
            self.hints = Hints(self._page, self.rows_in_view, targets)
        self.refresh()
        return self.hints

    def place_of(self, pieces: Sequence[Span]) -> Region | None:
        """The cells of the view, as a box, on which pieces of the article stand; None outside."""
        if self._page is None:
            return None
        top = int(self.scroll_offset.y) - TOP
        left = self._left + self._painter.gutter.width
        box: Region | None = None
        for number, cell, cells in self._page.cells(self.rows_in_view, pieces):
            run = Region(left + cell, number - top, cells, 1)
            box = run if box is None else box.union(run)
        return box
