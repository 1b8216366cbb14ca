"""Copies of the store in the folder ``backups`` beside it.

Kept are the newest 5, and of the older ones the last of each of the 4 latest weeks that have one
(ISO weeks, UTC). A copy is whole or it is not there: it is made under another name, checked, and
then renamed. It is one ordinary SQLite file without the annotations that the engine can find
again; to go back to one, put it in the store's place while no window is open.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from tui.store.checking import faults
from tui.store.errors import DamagedStoreError, StoreError, is_damage
from tui.store.opening import check_structure, log_of, looking

NEWEST = 5
WEEKS = 4
DAY = 24 * 60 * 60
"""Seconds between two backups that nobody asked for."""

_TIME = "%Y%m%dT%H%M%SZ"


def folder_of(store: Path) -> Path:
    """Where the backups of a store lie."""
    return store.absolute().parent / "backups"


def backups(store: Path) -> list[Path]:
    """The backups of a store, the newest first. Raises StoreError where they cannot be listed."""
    folder = folder_of(store)
    try:
        names = [path for path in folder.iterdir() if _made(store, path) is not None]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise StoreError(
            f"The backups in {folder} cannot be listed ({error.strerror}); make the folder readable."
        ) from error
    return sorted(names, reverse=True)


def _made(store: Path, path: Path) -> datetime | None:
    """When a backup of this store was made, by its name; None for any other file."""
    if not path.name.startswith(f"{store.stem}-") or path.suffix != store.suffix:
        return None
    try:
        return datetime.strptime(path.stem.removeprefix(f"{store.stem}-"), _TIME).replace(
            tzinfo=UTC
        )
    except ValueError:
        return None


def backup_due(store: Path) -> bool:
    """Whether the store was written since its last backup, and that is a day old.

    Looks at times of files alone. Raises StoreError where the backups cannot be listed.
    """
    made = backups(store)
    if not made:
        return True
    last = made[0].stat().st_mtime
    return datetime.now(UTC).timestamp() - last >= DAY and _written(store) > last


def _written(store: Path) -> float:
    """When the store was last written, in seconds of the file system's clock."""
    found = [path.stat() for path in (store, log_of(store)) if path.exists()]
    # Opening makes the log anew, without anything in it.
    return max((stat.st_mtime for stat in found if stat.st_size), default=0.0)


def backup(store: Path) -> Path:
    """Make a backup, drop those that are too many, and return the new one's path.

    Uses a connection of its own, and so may be called in any thread while the store is open.
    Raises StoreError where it cannot be made, or the store is damaged; all older backups then
    stay.
    """
    store = store.absolute()
    folder = folder_of(store)
    name = f"{store.stem}-{datetime.now(UTC).strftime(_TIME)}{store.suffix}"
    part = folder / f".{name}.{os.getpid()}.part"
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        try:
            _copy(store, part)
            part.replace(folder / name)
        finally:
            for end in ("", "-journal", "-wal", "-shm"):
                part.with_name(part.name + end).unlink(missing_ok=True)
        _sync(folder)
    except OSError as error:
        raise _unwritten(folder, error.strerror) from error
    _drop_old(store)
    return folder / name


def _unwritten(folder: Path, why: str | None) -> StoreError:
    return StoreError(
        f"No backup of the notes' store can be written to {folder} ({why}); make room there, or "
        "make the folder writable."
    )


def before_migration(store: Path) -> None:
    """Make the backup without which no store is changed. Raises StoreError."""
    try:
        backup(store)
    except DamagedStoreError:
        raise
    except StoreError as error:
        raise StoreError(
            f"The notes' store {store} must be changed for this newsreader, which needs a backup "
            f"first, and so was left as it is. {error}"
        ) from error


def _copy(store: Path, to: Path) -> None:
    """Copy the store with SQLite's online backup, and check the copy."""
    to.touch(mode=0o600)
    with looking(store) as source:
        check_structure(source, store)
        try:
            with closing(sqlite3.connect(to, isolation_level=None)) as copy:
                source.backup(copy)
                copy.execute("PRAGMA journal_mode = DELETE")
                whole = not faults(copy)
                if whole:
                    copy.execute("DELETE FROM annotations")
                    copy.execute("VACUUM")
        except sqlite3.Error as error:
            if not is_damage(error):
                raise _unwritten(to.parent, str(error)) from error
            whole = False
    if not whole:
        raise DamagedStoreError(
            f"The notes' store {store} is damaged, so that no backup was made and the older ones "
            "were kept; newsreader store check says what is wrong with it."
        )


def _drop_old(store: Path) -> None:
    """Delete the backups that the rule above does not keep, and what killed processes left."""
    for part in folder_of(store).glob(".*.part*"):
        with suppress(OSError):
            if datetime.now(UTC).timestamp() - part.stat().st_mtime > DAY:
                part.unlink()
    weeks: set[tuple[int, int]] = set()
    for path in backups(store)[NEWEST:]:
        made = _made(store, path)
        assert made is not None
        week = made.isocalendar()[:2]
        if week not in weeks and len(weeks) < WEEKS:
            weeks.add(week)
        else:
            with suppress(OSError):  # one too many does no harm
                path.unlink()


def _sync(folder: Path) -> None:
    """Put a rename on the disk, where the system lets folders be synced."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
