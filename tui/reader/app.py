"""The application: themes, the engine's answers, and the way in and out."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from tui.annotation import Annotations
from tui.reader.desk import Desk
from tui.reader.engine import Engine
from tui.reader.survey import Found, Survey
from tui.reader.theming import Themed

if TYPE_CHECKING:
    from tui.reader.screen.main_screen import MainScreen


GRACE = 3.0
"""Seconds to leave in good order once the program is told to end; all notes are on the disk."""


class ReaderApp(Themed, inherit_bindings=False):
    """The reader on a desk of articles, in a theme."""

    TITLE = "newsreader"
    ENABLE_COMMAND_PALETTE = False
    CSS = """
    ToastRack { margin-bottom: 2; }
    Toast { background: $surface; color: $foreground; border-left: outer $accent; }
    Toast.-warning { border-left: outer $warning; }
    Toast.-error { border-left: outer $error; }
    """

    def __init__(
        self,
        desk: Desk,
        theme: str = "midnight",
        engine: Engine | None = None,
        keymap: str | None = None,
    ) -> None:
        self.desk = desk
        super().__init__(theme, keymap)
        self.engine = engine or Engine(desk.model)
        self.survey: Survey | None = None
        self._asked: set[str] = set()
        self._handlers: dict[int, Any] = {}

    def on_mount(self) -> None:
        """Leave in good order when the terminal is closed or the program is told to end."""
        loop = asyncio.get_running_loop()

        def told(number: int, frame: object) -> None:
            # Not by the loop's own handler: writing to a terminal that is gone may hold up the
            # loop for ever, and then this is all that still runs.
            loop.call_soon_threadsafe(self.leave)
            end = threading.Timer(GRACE, os._exit, (128 + number,))
            end.daemon = True
            end.start()

        for name in ("SIGTERM", "SIGHUP"):
            with suppress(AttributeError, ValueError):  # no such signal, not the main thread
                number = getattr(signal, name)
                self._handlers[number] = signal.signal(number, told)

    def on_unmount(self) -> None:
        """Let the engine's process end with the program."""
        for number, handler in self._handlers.items():
            with suppress(ValueError, TypeError):
                signal.signal(number, handler)
        if self.survey is not None:
            self.survey.end()
        self.engine.stop()

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
        """Whether the engine is at work on an article that was opened."""
        return bool(self._asked)

    def ask_engine(self) -> None:
        """Have the open article annotated."""
        article = self.desk.current
        self._asked.add(article.digest)
        self.engine.ask(article).add_done_callback(partial(self._hear, article.digest))

    def _hear(self, digest: str, answer: Future[Annotations]) -> None:
        """In the engine's thread: send its answer home."""
        if not answer.cancelled():
            error = answer.exception()
            result = answer.result() if error is None else str(error)
            self.call_later(self._answered, digest, result)

    def _answered(self, digest: str, result: Annotations | str) -> None:
        self._asked.discard(digest)
        if isinstance(result, Annotations):
            if self.desk.keep_annotations(result):
                # The reader's corrections are laid over the engine's answer.
                self.reading_screen.show_annotations(self.desk.annotations() or result)
        elif digest == self.desk.current.digest:
            self.reading_screen.show_failure(result)
        self.reading_screen.show_status()

    def begin_survey(self) -> None:
        """Read and annotate all articles in the background, where there are several."""
        if self.survey is None and len(self.desk.paths) > 1:
            self.survey = Survey(self.desk, self.engine, partial(self.call_later, self._surveyed))
            self.survey.start()

    def _surveyed(self, news: list[Found]) -> None:
        for found in news:
            self.desk.learn(found.number, found.article, found.annotations)
        if self.is_running:
            self.reading_screen.show_survey()
