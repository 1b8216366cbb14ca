"""What the export dialog has threads do: look at what would be written, and write it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual.message import Message

from tui.export import ExportError
from tui.reader.desk.gathering import Progress, StoppedError
from tui.reader.desk.ordering import Look, Order, Written, look, write
from tui.reader.dialogs.dialog import Dialog

if TYPE_CHECKING:
    from tui.export.options import Grouping


class Choice(NamedTuple):
    """What was chosen, to begin with the next time."""

    format: str = "markdown"
    everything: bool = False
    by: Grouping = "article"
    wanted: str = ""


class Done(NamedTuple):
    """What was written, and what had been chosen."""

    choice: Choice
    written: Written


class Scope(NamedTuple):
    """What was gathered: of this article or of every one, with annotations or without."""

    everything: bool
    annotated: bool


class Working(Dialog[Done | None]):
    """The part of the dialog that has work done; one look, or one writing, at a time."""

    class Seen(Message):
        """What an order would come to."""

        def __init__(self, scope: Scope, seen: Look) -> None:
            super().__init__()
            self.scope = scope
            self.seen = seen

    class Ended(Message):
        """The writing is over; None where it was stopped."""

        def __init__(self, outcome: Written | ExportError | None) -> None:
            super().__init__()
            self.outcome = outcome

    def __init__(self) -> None:
        super().__init__()
        self.looking: Progress | None = None
        self.writing: Progress | None = None

    def stop_looking(self) -> None:
        """Leave a look that is under way undone."""
        if self.looking is not None:
            self.looking.stopped = True
            self.looking = None

    def _in_thread(self, work: Callable[[], None], what: str) -> None:
        # Without a description Textual makes one of all that the work holds: a thousand articles.
        self.run_worker(work, group=what, description=what, exit_on_error=False, thread=True)

    def begin_to_look(self, scope: Scope, order: Order) -> None:
        """Have ``Seen`` sent; not where something else is looked at meanwhile."""
        self.stop_looking()
        self.looking = Progress()
        work = partial(self._look_in_thread, scope, order, self.looking)
        self._in_thread(work, "look")

    def _look_in_thread(self, scope: Scope, order: Order, progress: Progress) -> None:
        try:
            seen = look(order, progress)
        except StoppedError:
            return
        self.app.call_later(self._looked, scope, seen, progress)

    def _looked(self, scope: Scope, seen: Look, progress: Progress) -> None:
        if progress is self.looking:
            self.looking = None
            self.post_message(self.Seen(scope, seen))

    def begin_to_write(self, order: Order, path: Path, *, force: bool) -> None:
        """Have ``Ended`` sent."""
        self.writing = Progress()
        work = partial(self._write_in_thread, order, path, force, self.writing)
        self._in_thread(work, "write")

    def _write_in_thread(self, order: Order, path: Path, force: bool, progress: Progress) -> None:
        outcome: Written | ExportError | None
        try:
            outcome = write(order, path, force, progress)
        except StoppedError:
            outcome = None
        except ExportError as error:
            outcome = error
        self.post_message(self.Ended(outcome))
