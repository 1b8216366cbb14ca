"""The reading screen: its panes, its keys, what its lines say."""

from __future__ import annotations

import gc

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget

from tui.annotation import Annotations, Route
from tui.article import Article, ArticleError
from tui.reader.desk import Desk
from tui.reader.palette import Palette
from tui.reader.screen.arranging import Arranging
from tui.reader.screen.exporting import Exporting
from tui.reader.screen.hinting import Hinting
from tui.reader.screen.jumping import Jumping
from tui.reader.screen.keying import Keying
from tui.reader.screen.moving import Moving
from tui.reader.screen.noting import Noting
from tui.reader.screen.paneling import Paneling
from tui.reader.screen.peeking import Peeking
from tui.reader.screen.reviewing import Reviewing
from tui.reader.screen.searching import SearchingMode
from tui.reader.screen.selecting import Selecting
from tui.reader.screen.status import describe
from tui.reader.screen.storing import Storing
from tui.reader.view.article_view import ArticleView
from tui.theme.keys import Resolver


class MainScreen(
    Arranging,
    Moving,
    Jumping,
    Hinting,
    Peeking,
    Keying,
    Selecting,
    Noting,
    Reviewing,
    Exporting,
    Storing,
    Paneling,
    SearchingMode,
    inherit_bindings=False,
):
    """The library list, the article and the speakers' panel, and two lines at the foot."""

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    MainScreen { layers: base drawer card; background: $background; color: $foreground; }
    MainScreen #desk { height: 1fr; }
    MainScreen .drawer { layer: drawer; }
    MainScreen .right { dock: right; }
    MainScreen .left { dock: left; }
    """

    def __init__(self, desk: Desk, palette: Palette) -> None:
        super().__init__(desk, palette)
        self._warned = False

    def compose(self) -> ComposeResult:
        """Panes from left to right as the theme orders them."""
        panes: list[Widget] = [self.library, self.view, self.view.minimap, self.panel]
        if self.palette.theme.layout.panel_side == "left":
            panes = [self.panel, self.view, self.view.minimap, self.library]
        yield Horizontal(*panes, id="desk")
        yield self.status
        yield self.keys

    def on_mount(self) -> None:
        """Show the article at once; ask the engine once it is on the screen."""
        self.place_panes()
        self._show_article(self.desk.current)
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        """What can wait until the text is on the screen; keys find their way without a focus."""
        if self.focused is None:
            self.view.focus()
        gc.freeze()
        gc.enable()
        self.desk.settle()
        self.show_status()
        if self.annotations is None:
            self.reader.ask_engine()
        if self.desk.trouble and self.desk.keeping:
            self.app.notify(self.desk.trouble, severity="warning", markup=False, timeout=10)
        self.tell_of_store()
        self.begin_to_keep_safe()
        self.set_timer(0.05, self.reader.begin_survey)
        self.set_interval(1.0, self.look_elsewhere)

    def show_survey(self) -> None:
        """Show what has been read and annotated in the background."""
        self.library.rebuild()
        self.show_status()

    # Articles ------------------------------------------------------------------------------

    def _show_article(self, article: Article) -> None:
        self.failure = None
        self.annotations = self.desk.annotations()
        self.forget_search()
        self.view.open(article, self.desk.position())
        if self.annotations is not None:
            self.show_annotations(self.annotations)
        else:
            self.open_panel(article, None)
            self.show_notes()
        self.library.rebuild()
        self.library.show_cursor(self.desk.index)

    def turn_to(self, number: int, *, jump: bool = True) -> None:
        """Open the article at a place of the list; say why where it cannot be read.

        ``jump`` remembers where the reader was.
        """
        if not 0 <= number < len(self.desk.paths):
            self.say("This is the first article." if number < 0 else "This is the last article.")
            return
        self.leave_article()
        left = self.here()
        try:
            article = self.desk.turn_to(number)
        except ArticleError as error:
            self.app.notify(str(error), severity="error", markup=False, timeout=8)
            return
        if jump:
            self.jumps.mark(left)
        self._show_article(article)
        if self.annotations is None:
            self.reader.ask_engine()
        else:
            self.desk.tell_across()  # another window may have corrected it meanwhile

    def leave_article(self) -> None:
        """Keep the reading position."""
        self.desk.remember(self.view.position)

    def show_annotations(self, annotations: Annotations) -> None:
        """Show the engine's result for the open article."""
        self.annotations = annotations
        self.failure = None
        self.view.annotate(annotations, self.desk.ranks(annotations))
        self.open_panel(self.desk.current, annotations)
        self.show_notes()
        self.arrive()

    def show_marks(self) -> None:
        """Show notes and corrections as they are now, after one was made, undone or came in."""
        annotations = self.desk.annotations()
        if annotations is self.annotations:
            self.show_notes()
            return
        at = self.view.stop
        self.desk.tell_across()
        assert annotations is not None
        self.show_annotations(annotations)
        if at is not None:
            near = [stop for stop in self.route.at(at.span.start) if stop.kind == at.kind]
            self.view.put_cursor(near[0] if near else None)
        self.show_status()

    def look_elsewhere(self) -> None:
        """Show what another window has written meanwhile, and what has become of the store."""
        if self.desk.refresh():
            self.show_marks()
        self.tell_of_store()

    def show_failure(self, words: str) -> None:
        """Say that there will be no annotations, and why."""
        self.failure = words
        self.open_panel(self.desk.current, None, words)
        if not self.panel.display:
            self.app.notify(words, severity="warning", markup=False, timeout=8)
        self.show_status()

    def show_notes(self) -> None:
        """Show the notes of the open article, and reckon the ways through it anew."""
        placed = [p for p in self.desk.notes if p.anchor.span is not None]
        self.route = Route.of(
            self.annotations, [(p.note.id, p.anchor.span) for p in placed if p.anchor.span]
        )
        self.panel.show_notes(self.desk.notes, self.desk.lost_corrections)
        self.view.note(
            [(p.anchor.span, p.note.colour, bool(p.note.comment)) for p in placed if p.anchor.span]
        )
        stop = self.view.stop
        if stop is not None and stop not in self.route.stops:
            same = [s for s in self.route.at(stop.span.start) if s.span == stop.span]
            self.view.put_cursor(same[0] if same else None)
        self.show_status()

    def show_status(self) -> None:
        """Say what is under the cursor, and where the reader is."""
        self.renew_card()
        self.status.tell(describe(self), self._where(), self.alarm)
        self.keys.offer(self.mode_keys())

    def _where(self) -> list[str]:
        desk = self.desk
        notes = len(desk.notes)
        lost = sum(p.anchor.span is None for p in desk.notes)
        astray = len(desk.lost_corrections)
        said = [
            self.message,
        ]
        if self.mode_keys():
            return said  # the rest of the line is wanted for what is being done
        return [
            *said,
            self._at_work(),
            "no annotations" if self.failure else "",
            f"{notes} note{'s' * (notes != 1)}" if notes else "",
            f"{lost} lost {'their' if lost > 1 else 'its'} place" if lost else "",
            f"{astray} correction{'s' * (astray != 1)} without a place" if astray else "",
            f"{desk.index + 1}/{len(desk.paths)}" if len(desk.paths) > 1 else "",
            f"{self.view.progress}%",
        ]

    def _at_work(self) -> str:
        """What the engine is doing."""
        if self.annotations is None and not self.failure:
            return "◌ annotating"
        survey = self.reader.survey
        if survey is None or not survey.at_work:
            return ""
        done = f"{survey.total - survey.left:,} of {survey.total:,}"
        return f"‖ annotated {done}" if survey.resting else f"◌ annotating {done}"

    @on(ArticleView.Scrolled)
    def _scrolled(self) -> None:
        self.show_status()

    def set_palette(self, palette: Palette) -> None:
        """Wear another theme."""
        self.palette = palette
        self.resolver = Resolver(palette.theme.keys)
        for widget in (self.view, self.panel, self.library, self.status, self.keys):
            widget.set_palette(palette)
        self.place_panes()
        self.renew_card()

    # Actions -------------------------------------------------------------------------------

    def do_next_article(self) -> None:
        """Open the next article, or one further on."""
        self._turn(self.times)

    def do_previous_article(self) -> None:
        """Open the previous article, or one further back."""
        self._turn(-self.times)

    def _turn(self, steps: int) -> None:
        """Turn so many articles on, to the last one where there are fewer; beyond it, say so."""
        here, last = self.desk.index, len(self.desk.paths) - 1
        there = max(0, min(last, here + steps))
        self.turn_to(there if there != here else here + steps)

    def do_toggle_minimap(self) -> None:
        """Show or hide the minimap."""
        shown = not self.view.mapped
        self.view.map_beside(shown)
        self.say("The map is shown." if shown else "The map is hidden.")

    def do_cancel(self) -> None:
        """Stop annotating further articles, or go on."""
        survey = self.reader.survey
        if survey is None or not survey.at_work:
            self.say("No articles are being annotated in the background.")
        elif survey.resting:
            survey.go_on()
            self.say("Annotating further articles again.")
        else:
            survey.rest()
            self.say("Annotating further articles has stopped; the same key goes on.")

    def do_toggle_hidden(self) -> None:
        """Show or hide what was cleaned away."""
        shown = self.view.toggle_hidden()
        self.say("What was cleaned away is shown." if shown else "What was cleaned away is hidden.")

    def do_theme(self) -> None:
        """Choose a theme, and see it meanwhile."""
        self.reader.choose_theme()

    def do_help(self) -> None:
        """Show the keys."""
        from tui.reader.dialogs.help import HelpDialog

        self.app.push_screen(HelpDialog(self.palette))

    def do_quit(self) -> None:
        """Keep the position and leave; ask once where notes would be lost.

        What lies over the text, or takes the keys from it, is left first.
        """
        if self.close_what_is_open():
            return
        if self.desk.unsaved and not self._warned:
            self._warned = True
            self.warn_of_loss(self.desk.unsaved)
            return
        self.leave_article()
        self.app.exit(0)
