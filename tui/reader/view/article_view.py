"""The article view: text in rows, layers of marks, the annotation cursor, selections."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len, split_graphemes
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from tui.annotation import Annotations, Attribution, Span, Stop
from tui.article import SHOWABLE, Article
from tui.reader.palette import Palette
from tui.reader.view.painting import GUTTER, Layers, Mark, Painter, Placed
from tui.reader.view.rows import Page, lay_out
from tui.reader.view.selecting import Selectable

TOP = 1
"""Empty rows above the first line and below the last."""


class ArticleView(Selectable, can_focus=True, inherit_bindings=False):
    """Shows one article. Offsets in its methods and messages are the article's."""

    DEFAULT_CSS = """
    ArticleView { width: 1fr; height: 1fr; overflow-x: hidden; overflow-y: scroll;
                  scrollbar-size-vertical: 1; background: $background; }
    """

    class Pointed(Message):
        """The mouse was clicked on the text at ``offset``."""

        def __init__(self, offset: int, again: bool) -> None:
            super().__init__()
            self.offset = offset
            self.again = again

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
        self.visual: tuple[int, int] | None = None
        self._notes: Sequence[tuple[Span, str, bool]] = ()
        self._ranks: dict[int, int] = {}
        self._painter = Painter(palette)
        self._page: Page | None = None
        self._layers = Layers()
        self._fixed_stale = self._moving_stale = True
        self._keep: int | None = None
        self._left = 0

    # What is shown -------------------------------------------------------------------------

    def open(self, article: Article, position: int = 0) -> None:
        """Show another article, scrolled to ``position``."""
        self.article = article
        self.annotations = None
        self._notes = ()
        self.matches, self.match = [], None
        self.stop = self.visual = None
        self.screen.clear_selection()
        self._read()
        self._lay_out(position)

    def annotate(self, annotations: Annotations | None, ranks: dict[int, int]) -> None:
        """Show these annotations."""
        self.annotations = annotations
        self._ranks = ranks
        self._relayer()

    def note(self, notes: Sequence[tuple[Span, str, bool]]) -> None:
        """Show these notes: their places, colours, and whether they have a comment."""
        self._notes = notes
        self._relayer()

    def set_palette(self, palette: Palette) -> None:
        """Paint with another theme from now on."""
        self.palette = palette
        self._painter = Painter(palette)
        if self._page is not None:
            self._lay_out(self.position)
        self.refresh()

    def toggle_hidden(self) -> bool:
        """Show what was cleaned away, or hide it again; says whether it is now shown."""
        position = self.position
        self.show_hidden = not self.show_hidden
        self.screen.clear_selection()
        self.visual = None
        self._read()
        self._lay_out(position)
        return self.show_hidden

    def _read(self) -> None:
        self.reading = self.article.read(SHOWABLE) if self.show_hidden else self.article.reading

    # Layout --------------------------------------------------------------------------------

    def on_resize(self, event: events.Resize) -> None:
        """Wrap anew where the width changed; the text in view stays in view."""
        if self._page is None or self._page.width != self._measure()[0]:
            self._lay_out(self.position if self._page else self._keep or 0)

    def _measure(self) -> tuple[int, int]:
        """The width of the text, and the cells left of the gutter."""
        layout = self.palette.theme.layout
        room = max(10, self.scrollable_content_region.width)
        margin = min(layout.margin, max(0, (room - 40) // 2))
        width = max(8, min(layout.measure, room - GUTTER - 2 * margin - 1))
        return width, max(0, (room - width - GUTTER - 1) // 2)

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
        row = self._page.row_at(self.reading.from_article(position)) if position else -TOP
        self.scroll_to(y=max(0, row + TOP), animate=False, immediate=True, force=True)

    def _relayer(self) -> None:
        """Have all layers laid anew; opening an article asks for it several times."""
        self._fixed_stale = True
        self._move()

    def _move(self) -> None:
        """Have the layers that follow the reader's hand laid anew."""
        self._moving_stale = True
        self.refresh()

    def _current_layers(self, page: Page) -> Layers:
        """The layers, laid at the first line that is painted after a change."""
        if self._fixed_stale:
            hidden = (
                [h.span for h in self.article.hidden if h.reason in SHOWABLE]
                if self.show_hidden
                else []
            )
            self._layers = Layers.build(
                page,
                self.annotations,
                self._ranks,
                self._notes,
                hidden,
                notes_above=self.palette.theme.ansi,
            )
            self._painter.forget()
            self._fixed_stale, self._moving_stale = False, True
        if self._moving_stale:
            self._layers.moving = self._moving()
            self._moving_stale = False
        return self._layers

    def _moving(self) -> list[Placed]:
        place = self.reading.span_from_article
        moving: list[Placed] = []
        if self.stop is not None:
            if self.stop.kind == "quote" and self.annotations is not None:
                attribution = self.annotations.attributions[int(self.stop.key)]
                moving += self._quote_marks(attribution)
            else:
                moving.append(Placed(place(self.stop.span), Mark("cursor")))
        for number, match in enumerate(self.matches):
            name = "search.current" if number == self.match else "search"
            moving.append(Placed(place(match), Mark(name)))
        chosen = self._selected()
        if chosen is not None:
            moving.append(Placed(chosen, Mark("selection")))
        return moving

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
        number = y + self.scroll_offset.y - TOP
        if not 0 <= number < len(self._page.rows):
            return Strip.blank(width, self.palette.on("background"))
        return self._painter.paint(
            self._page,
            self._current_layers(self._page),
            self._page.rows[number],
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
        if number < 0 or not self._page.rows:
            return 0
        return self.reading.to_article(self._page.rows[min(number, len(self._page.rows) - 1)].start)

    @property
    def in_view(self) -> Span:
        """The part of the article that is in view."""
        if self._page is None or not self._page.rows:
            return Span(0, 0)
        first = max(0, int(self.scroll_offset.y) - TOP)
        last = min(len(self._page.rows), first + max(1, self.size.height)) - 1
        first = min(first, last)
        return self.reading.span_to_article(self._page.rows[first].start, self._page.rows[last].end)

    @property
    def progress(self) -> int:
        """How much of the article has been in view, in percent."""
        height = max(1, self.virtual_size.height)
        return min(100, round(100 * (self.scroll_offset.y + self.size.height) / height))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that another part is in view."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
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
        self._move()
        if current is not None:
            self.reveal(matches[current])

    def offset_at(self, x: int, y: int) -> int | None:
        """The offset of the text at a cell of the view, None beside the text."""
        if self._page is None:
            return None
        number = y + int(self.scroll_offset.y) - TOP
        if not 0 <= number < len(self._page.rows):
            return None
        row = self._page.rows[number]
        cell = x - self._left - GUTTER - row.indent
        line = self._page.text[row.start : row.end]
        if not 0 <= cell < cell_len(line):
            return None
        used = 0
        for first, _last, cells in split_graphemes(line)[0]:
            used += cells
            if cell < used:
                return self.reading.to_article(row.start + first)
        return None

    def on_click(self, event: events.Click) -> None:
        """Tell where the text was clicked."""
        offset = self.offset_at(event.x, event.y)
        if offset is not None:
            self.post_message(self.Pointed(offset, again=event.chain == 1))
