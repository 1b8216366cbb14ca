"""Where notes could be kept if their store fails."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

NAME = "newsreader-notes"
SUFFIX = ".sqlite3"
ROOM = 4 * 1024 * 1024
"""Bytes that should be free where notes are to be kept."""


def proposed(failing: Path | None) -> Path:
    """A new file in the home folder, or where that does not do, in another; absolute.

    Where there is room and one may write, and rather not where the ``failing`` store lies.
    """
    folders = list(_folders())
    other = [folder for folder in folders if failing is None or folder != failing.parent]
    folder = next(filter(_fits, other or folders), folders[0])
    for number in count(1):
        path = folder / f"{NAME}{f'-{number}' if number > 1 else ''}{SUFFIX}"
        if not path.exists():
            return path
    raise AssertionError  # count() has no end


def _folders() -> Iterator[Path]:
    with suppress(RuntimeError):  # nobody's home
        yield Path.home()
    with suppress(OSError):  # a folder that was deleted
        yield Path.cwd()
    yield Path(tempfile.gettempdir())


def _fits(folder: Path) -> bool:
    with suppress(OSError):
        return (
            folder.is_dir()
            and os.access(folder, os.W_OK | os.X_OK)
            and shutil.disk_usage(folder).free >= ROOM
        )
    return False
