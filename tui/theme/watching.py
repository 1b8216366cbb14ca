"""Noticing that a theme's files change: times and sizes, no notifications of the system needed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tui.theme.finding import KEYS, files, may_change


class Watch:
    """Tells when a file that a theme is made from, or might be, has changed.

    Besides the files of the theme it minds all in the user's folder: what a broken theme extends
    is not known. Files that are installed with the program do not change while it runs.
    """

    def __init__(self, made_from: Iterable[str | Path], folder: Path | None) -> None:
        """``made_from`` are Theme.files, or the file that was asked for; ``folder`` the user's."""
        self._files = [path for path in map(Path, made_from) if may_change(path)]
        self._folder = folder
        self._state = self._look()

    def changed(self) -> bool:
        """Whether anything has changed since this was asked last, or since the watch began."""
        before, self._state = self._state, self._look()
        return self._state != before

    def _look(self) -> dict[Path, tuple[int, int] | None]:
        own = [*files(self._folder), *files(self._folder / KEYS)] if self._folder else []
        return {path: _stamp(path) for path in (*self._files, *own)}


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size
