"""Themes that were checked once, kept as plain data, so that a start needs no YAML and no schema.

What is kept belongs to the files that it was made from, by their sizes and times of change, and
to this version of the program; when any of that differs it is made anew. It is only ever a copy:
a cache that is missing, damaged or not writable changes nothing but the time.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from tui import __version__
from tui.theme.finding import KEYS


class Kept(NamedTuple):
    """The data of a theme, and the paths of the files that it was made from."""

    data: dict[str, Any]
    files: tuple[str, ...]


def _stamp(path: Path) -> list[int]:
    """What tells one state of a file or folder from another; zeros where there is none."""
    try:
        status = path.stat()
    except OSError:
        return [0, 0]
    return [status.st_mtime_ns, status.st_size]


def _folders(folder: Path | None) -> list[list[int]]:
    """The state of the user's folders: a new file there may hide what a theme is made from."""
    return [_stamp(place) for place in (folder, folder / KEYS)] if folder else []


def _file(cache: Path, path: Path, keymap: str | None) -> Path:
    name = zlib.crc32(os.fsencode(path.absolute()) + b"\0" + (keymap or "").encode())
    return cache / f"{path.stem}-{name:08x}.json"


def recall(cache: Path, path: Path, folder: Path | None, keymap: str | None = None) -> Kept | None:
    """The data of the theme file at ``path`` as it was kept, if nothing has changed since.

    ``folder`` is the user's themes folder, ``keymap`` the key map that was asked for instead of
    the theme's.
    """
    try:
        kept = json.loads(_file(cache, path, keymap).read_bytes())
        if (kept["version"], kept["folders"]) != (__version__, _folders(folder)):
            return None
        if any(_stamp(Path(name)) != stamp for name, stamp in kept["files"].items()):
            return None
        data = kept["data"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return Kept(data, tuple(kept["files"])) if isinstance(data, dict) else None


def remember(
    cache: Path,
    path: Path,
    folder: Path | None,
    keymap: str | None,
    files: Iterable[str],
    data: dict[str, Any],
) -> None:
    """Keep the data of the theme at ``path``, made from ``files``."""
    kept = {
        "version": __version__,
        "folders": _folders(folder),
        "files": {str(Path(file).absolute()): _stamp(Path(file)) for file in files},
        "data": data,
    }
    target = _file(cache, path, keymap)
    draft = target.with_suffix(f".{os.getpid()}")
    try:
        cache.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps(kept), "utf-8")
        draft.replace(target)
    except (OSError, TypeError, ValueError):
        with suppress(OSError):
            draft.unlink(missing_ok=True)
