"""``newsreader store``: where the notes are kept, whether all is well there, and a backup."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

from tui.article.safety import safe_line
from tui.store import StoreError, default_path

DAMAGED = 1


def run(doing: str, file: Path | None) -> int:
    """Do ``path``, ``check`` or ``backup`` with the store at ``file``, or the default one.

    The exit status: 1 where ``check`` finds damage. Raises StoreError where there is no such
    store, or it cannot be looked at.
    """
    store = (default_path() if file is None else file).absolute()
    if doing == "path":
        _say(str(store))
        return 0
    if not store.exists():
        known = "check the path after --store" if file else "the reader makes it when it is opened"
        raise StoreError(f"The notes' store {store} does not exist; {known}.")
    return _check(store) if doing == "check" else _backup(store)


def _check(store: Path) -> int:
    from tui.store.backups import backups
    from tui.store.checking import check

    found = check(store)
    kept = backups(store)
    if not found:
        newest = f"the newest backup is {kept[0]}" if kept else "there is no backup yet"
        _say(f"All is well in {store}; {newest}.")
        return 0
    _say(f"The notes' store {store} is damaged:")
    for sentence in found:
        _say(f"  {sentence}")
    _say("")
    if kept:
        _say("To put its newest backup in its place, close newsreader everywhere and enter:")
        for command in _putting_back(store, kept[0]):
            _say(f"  {command}")
    else:
        _say(f"There is no backup of it. Keep the file, and move it away to begin anew at {store}.")
    return DAMAGED


def _putting_back(store: Path, backup: Path) -> list[str]:
    """Shell commands that keep the damaged store, with its log, and replace it by a backup."""
    name = store.name
    moves = [
        (store.with_name(name + end), store.with_name(f"{name}.damaged{end}"))
        for end in ("", "-wal", "-shm")
    ]
    commands = [("mv", old, new) for old, new in moves if old.exists()]
    return [shlex.join(map(str, command)) for command in (*commands, ("cp", backup, store))]


def _backup(store: Path) -> int:
    from tui.store.backups import backup

    _say(str(backup(store)))
    return 0


def _say(text: str) -> None:
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # what the locale lacks becomes a question mark
    print(safe_line(text))
