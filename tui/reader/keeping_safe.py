"""Backups of the store while the reader reads, and a look at whether it is whole."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path


class KeepSafe(threading.Thread):
    """Checks the store and makes a backup where one is due; once, in a thread of its own.

    The check reads the whole file, and so is made no more often than a backup. ``tell`` is called
    in the thread, with a sentence, where something is wrong. The program may end meanwhile: a
    backup is whole or it is not there.
    """

    def __init__(self, store: Path, tell: Callable[[str], object]) -> None:
        super().__init__(name="keeping-safe", daemon=True)
        self.store = store
        self._tell = tell

    def run(self) -> None:
        """Do it."""
        from tui.store import StoreError
        from tui.store.backups import backup, backup_due

        try:
            if self.store.exists() and backup_due(self.store):
                danger = damage(self.store)
                if danger is not None:
                    self._tell(danger)
                else:
                    backup(self.store)
        except (StoreError, OSError) as error:
            self._tell(str(error))


def damage(store: Path) -> str | None:
    """What is wrong with a store, with what to do; None where it is whole. Raises StoreError."""
    from tui.store.backups import folder_of
    from tui.store.checking import check

    found = check(store)
    if not found:
        return None
    return (
        f"The notes' store {store} is damaged ({found[0].rstrip('.')}); close the program, and let "
        f"newsreader store check say how to put a backup from {folder_of(store)} in its place."
    )
