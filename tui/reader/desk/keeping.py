"""The store that a desk's marks are kept in: found again, opened again, or left for another."""

from __future__ import annotations

from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

from tui.reader.desk.writing import HASTY, PATIENT, Change, Mark, Writing, belongs, parted, plainly

if TYPE_CHECKING:
    from pathlib import Path

    from tui.store import Store

__all__ = ["PATIENT", "Change", "Keeping", "Mark", "belongs", "plainly"]

AGAIN = 2.0
"""Seconds between two attempts to open a store that could not be opened."""


class Keeping(Writing):
    """The part of a desk that minds the store's file."""

    def __init__(self) -> None:
        super().__init__()
        self._lost: tuple[Path | None] | None = None
        self._next_try = 0.0

    def seen(self) -> list[Mark]:
        """The marks of the open article, as they were read last."""
        raise NotImplementedError

    def refresh(self) -> bool:
        """See what has become of the store; whether marks may have changed.

        Another window may have written into it, and it may take something again, or be gone. To be
        called every now and then.
        """
        from tui.store import StoreError

        if self.store is None:
            changed = self._open_again()
        elif self.store.moved:
            changed = self._find_again(self.store)
        else:
            try:
                changed = self.store.changed()
            except StoreError as error:
                self.failed(error)
                return False
        if self._unsaved:
            changed = self.flush() or changed
        elif self._failing:
            changed = self._reads_again() or changed
        if changed:
            self.reload()
        return changed

    @property
    def keeping(self) -> bool:
        """Whether the store takes marks and gives them back, as far as is known."""
        return self.store is not None and not self._failing

    def _reads_again(self) -> bool:
        """Whether a store that gave no marks back does so now."""
        self._failing = False
        self.reload()  # it says by ``failed`` where that is not so
        if not self._failing:
            self._works_again()
        return not self._failing

    def look_for(self, path: Path | None) -> None:
        """Try to open the store at ``path`` from now on, None for the default one."""
        self._lost = (path,)
        self._next_try = monotonic() + AGAIN

    def _open_again(self) -> bool:
        from tui.store import Store, StoreError

        if self._lost is None or monotonic() < self._next_try:
            return False
        self._next_try = monotonic() + AGAIN
        try:
            self.store = Store.open(self._lost[0], HASTY)
        except StoreError as error:
            self.trouble = plainly(error)
            return False
        self._lost = None
        self._failing = True
        self.flush()
        return True

    def _find_again(self, old: Store) -> bool:
        """Go on with what is at the store's path now; what is gone from there is written anew."""
        from tui.store import StoreError

        replaced = old.path.exists()
        marks: list[Mark] = self.seen()
        with suppress(StoreError):
            old.fold_log()
            marks = [*old.all_notes(), *old.all_corrections()]
        # Before the new one is opened: they would share the files of SQLite's log.
        old.close()
        self.store = None
        self.look_for(old.path)
        self._next_try = 0.0
        if replaced and self._open_again():
            self._news = (
                f"Another file is in the place of the notes' store {old.path}; notes are read from "
                "it, and kept in it, from now on."
            )
            return True
        for mark in marks:
            self._unsaved.setdefault(mark.id, Change(None, mark))
        if not replaced:
            self._news = f"The notes' store {old.path} was gone; it was written anew."
            if not self._open_again():
                self._news = None
        return True

    def move_to(self, path: Path) -> None:
        """Keep marks in another store from now on: those in memory, and all of the store so far.

        Marks that are there already in a later form stay as they are. Raises StoreError, and then
        everything stays as it was.
        """
        from tui.store import Store, StoreError

        marks: dict[str, Mark] = {}
        with suppress(StoreError):
            if self.store is not None:
                marks = {mark.id: mark for mark in self.store.all_notes()}
                marks |= {mark.id: mark for mark in self.store.all_corrections()}
        for key, change in self._unsaved.items():
            if change.after is None:
                marks.pop(key, None)
            else:
                marks[key] = change.after
        opened = Store.open(path, PATIENT)
        try:
            there: list[Mark] = [*opened.find_notes(), *opened.all_corrections()]
            for mark in there:
                if mark.id in marks and marks[mark.id].modified <= mark.modified:
                    del marks[mark.id]
            opened.save_all(*parted(marks.values()))
        except BaseException:
            opened.close()
            raise
        if self.store is not None:
            self.store.close()
        self.store, self.trouble = opened, None
        self._failing, self._lost = False, None
        self._unsaved.clear()
        self.reload()
