"""The reading screen and the notes' store: what is wrong with it, another one, backups."""

from __future__ import annotations

from functools import partial

from tui.reader.panes.states import with_key
from tui.reader.screen.reading_base import ReadingBase

SAFE_AFTER = 5.0
"""Seconds after the first picture until a backup may begin."""

SAFE_EVERY = 3600.0
"""Seconds between two looks at whether one is due."""


class Storing(ReadingBase, inherit_bindings=False):
    """Keeping notes, and saying so where they are not kept; a part of the reading screen."""

    _trouble_told = ""
    _kept = True

    # What becomes of the store -----------------------------------------------------------------

    def tell_of_store(self) -> None:
        """Say once what is wrong with the store, and once that it works again."""
        desk = self.desk
        news = desk.take_news()
        if news:
            self.app.notify(news, title="Notes", markup=False, timeout=10)
        if desk.keeping != self._kept:
            self._kept = desk.keeping
            self.show_status()
        if desk.keeping:
            self._trouble_told = ""
        elif desk.trouble and desk.trouble != self._trouble_told:
            self._trouble_told = desk.trouble
            self.app.notify(
                f"{desk.trouble} What you mark is in memory alone until that is mended."
                + with_key(self.palette, "save_elsewhere", " {} keeps it in another file."),
                title="Notes are not kept",
                severity="error",
                markup=False,
                timeout=20,
            )

    @property
    def alarm(self) -> str:
        """What stands in the status line for as long as marks are not kept."""
        if self.desk.unsaved:
            return f"{self.desk.unsaved:,} not saved"
        return "" if self.desk.keeping else "notes are not kept"

    def warn_of_loss(self, count: int) -> None:
        """Say that marks would be lost by leaving now, and how not to lose them."""
        lost = f"{count:,} note{'s' * (count != 1)} will be lost"
        self.say(f"{lost}; {with_key(self.palette, 'quit', '{}')} again leaves.")
        self.app.notify(
            f"{self.desk.not_saved} "
            + with_key(self.palette, "save_elsewhere", "{} keeps notes in another file")
            + with_key(self.palette, "export", ", {} exports them")
            + with_key(self.palette, "quit", ", {} again leaves without them")
            + ".",
            title=f"{lost}: not saved",
            severity="error",
            markup=False,
            timeout=15,
        )

    # Another store -----------------------------------------------------------------------------

    def do_save_elsewhere(self) -> None:
        """Keep notes in another file from now on."""
        from tui.reader.desk.elsewhere import proposed
        from tui.reader.dialogs.save_elsewhere import SaveElsewhereDialog

        desk = self.desk
        count = desk.unsaved
        what = "Everything that is in the notes’ store goes there too."
        if count and desk.store is None:
            what = f"What is in memory goes there: {count:,} note{'s' * (count != 1)}."
        elif count:
            what = f"{what} So does what is in memory: {count:,} note{'s' * (count != 1)}."
        elif desk.store is None:
            what = "What you mark from now on goes there."
        path = str(proposed(desk.store.path if desk.store is not None else None))
        wrong = "" if desk.keeping else desk.trouble or ""
        self.app.clear_notifications()  # they would lie over the dialog, and say the same
        self.app.push_screen(SaveElsewhereDialog(wrong, what, path, self._move), self._moved)

    def _move(self, typed: str) -> str:
        """Keep notes in this file from now on; what is wrong with it, "" for nothing."""
        from tui.export import ExportError
        from tui.reader.desk.keeping import plainly
        from tui.reader.desk.outgoing import target_of
        from tui.store import StoreError

        try:
            self.desk.move_to(target_of(typed))
        except ExportError as error:
            return str(error)
        except StoreError as error:
            return plainly(error)
        return ""

    def _moved(self, moved: bool | None) -> None:
        if not moved or self.desk.store is None:
            return
        import shlex

        self.show_marks()
        self.tell_of_store()
        path = self.desk.store.path
        self.app.notify(
            f"Notes are kept in {path} from now on. Begin with newsreader --store "
            f"{shlex.quote(str(path))} to find them there again.",
            title="Notes",
            markup=False,
            timeout=15,
        )

    # Backups -----------------------------------------------------------------------------------

    def begin_to_keep_safe(self) -> None:
        """Have backups made when they are due, from a while after the first picture on."""
        self.set_timer(SAFE_AFTER, self._keep_safe)
        self.set_interval(SAFE_EVERY, self._keep_safe)

    def _keep_safe(self) -> None:
        from tui.reader.keeping_safe import KeepSafe

        if self.desk.keeping and self.desk.store is not None:
            tell = partial(self.app.call_later, self._tell_danger)
            KeepSafe(self.desk.store.path, tell).start()

    def _tell_danger(self, words: str) -> None:
        self.app.notify(words, title="The notes’ store", severity="error", markup=False, timeout=30)
