"""The application: themes, the engine's worker, and the way in and out."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from tui.annotation import Annotations
from tui.article import Article
from tui.reader.desk import Desk
from tui.reader.palette import Palette
from tui.reader.theming import Themed, load_theme

if TYPE_CHECKING:
    from spacy.language import Language

    from tui.reader.screen.main_screen import MainScreen


class ReaderApp(Themed, inherit_bindings=False):
    """The reader on a desk of articles, in a theme."""

    TITLE = "newsreader"
    ENABLE_COMMAND_PALETTE = False
    CSS = """
    Toast { background: $surface; color: $foreground; border-left: outer $accent; }
    Toast.-warning { border-left: outer $warning; }
    Toast.-error { border-left: outer $error; }
    """

    def __init__(self, desk: Desk, theme: str = "midnight") -> None:
        # The convention asks for a value: an empty NO_COLOR means nothing (no-color.org).
        if os.environ.get("NO_COLOR") == "":
            del os.environ["NO_COLOR"]
        self.desk = desk
        self.look = load_theme(theme)
        super().__init__(ansi_color=self.look.ansi)
        self.palette = Palette(self.look)
        self.dress(self.look)
        self._nlp: Language | None = None
        self._busy = False

    def on_mount(self) -> None:
        """Leave in good order when the terminal is closed or the program is told to end."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(getattr(signal, name), self.leave)

    def leave(self) -> None:
        """Keep what is being written and where the reader is, and end."""
        typed = getattr(self.screen, "typed", None)
        if isinstance(typed, str):
            self.screen.dismiss(typed)
        self.reading_screen.leave_article()
        self.call_later(self.exit, 0)

    def get_default_screen(self) -> MainScreen:
        """The reading screen."""
        from tui.reader.screen.main_screen import MainScreen

        return MainScreen(self.desk, self.palette)

    @property
    def reading_screen(self) -> MainScreen:
        """The reading screen, under whatever dialog is open."""
        from tui.reader.screen.main_screen import MainScreen

        return next(s for s in self.screen_stack if isinstance(s, MainScreen))

    # The engine ----------------------------------------------------------------------------

    @property
    def busy(self) -> bool:
        """Whether the engine is at work."""
        return self._busy

    def ask_engine(self) -> None:
        """Have the open article annotated, unless the engine is at work already."""
        if not self._busy:
            self._busy = True
            work = partial(self._annotate, self.desk.current)
            self.run_worker(work, thread=True, group="engine", exit_on_error=False)

    def _annotate(self, article: Article) -> None:
        """In the worker's thread: annotate an article and send the result home."""
        from tui.language import CueError, ModelError, annotate, load

        try:
            if self._nlp is None:
                self._nlp = load(self.desk.model)
            result: Annotations | str = annotate(article, self._nlp)
        except (ModelError, CueError) as error:
            result = f"{error} The article can be read, but has no annotations."
        except Exception as error:
            result = (
                f"The engine failed on this article ({error or type(error).__name__}); "
                "it can be read, but has no annotations."
            )
        if self.is_running:
            self.call_from_thread(self._answered, article.digest, result)

    def _answered(self, digest: str, result: Annotations | str) -> None:
        self._busy = False
        if isinstance(result, Annotations):
            if self.desk.keep(result):
                self.reading_screen.show_annotations(result)
        elif digest == self.desk.current.digest:
            self.reading_screen.show_failure(result)
            return
        if digest != self.desk.current.digest and self.desk.annotations() is None:
            self.ask_engine()
        self.reading_screen.show_status()
