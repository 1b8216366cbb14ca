"""Writing a file whole or not at all, and never over another unless told so."""

from __future__ import annotations

import contextlib
import os
import secrets
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from tui.export.errors import ExportError

if TYPE_CHECKING:
    from tui.export.formats import Made

STDOUT = "-"


def deliver(made: Made, path: Path | None, force: bool = False) -> None:
    """Write what a format made: a text, bytes, or several files, for which ``path`` is a folder.

    The folder is made where there is none. Of several files none is written where one of them
    exists, unless ``force``; each by itself is written whole or not at all. Raises ExportError
    as ``output`` does, and where ``path`` cannot take what was made.
    """
    if not isinstance(made, Mapping):
        write(made, path, force)
        return
    if path is None or str(path) == STDOUT:
        raise ExportError("This format writes several files; give a folder for them with -o.")
    if path.exists() and not path.is_dir():
        raise ExportError(f"{path} is a file; this format needs a folder for several of them.")
    there = next((path / name for name in made if (path / name).exists()), None)
    if there is not None and not force:
        raise _exists(there)
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(
            f"The folder {path} cannot be made ({error.strerror or error}); give another with -o."
        ) from error
    for name, content in made.items():
        write(content, path / name, force)


def write(content: str | bytes, path: Path | None, force: bool = False) -> None:
    """Write text in UTF-8, or bytes, to the file at ``path``; None and ``-`` are standard output.

    Raises ExportError as ``output`` does, and where bytes would go to a terminal.
    """
    to_stdout = path is None or str(path) == STDOUT
    if isinstance(content, bytes) and to_stdout and sys.stdout.isatty():
        raise ExportError("This format is not text and no use on a terminal; give a file with -o.")
    with output(path, force) as file:
        if isinstance(content, bytes):
            file.flush()
            file.buffer.write(content)
        else:
            file.write(content)


@contextmanager
def output(path: Path | None, force: bool = False) -> Iterator[TextIO]:
    """A file to write UTF-8 text to, for as long as the block lasts.

    What is written stands under ``path`` when the block ends well, and not at all when it raises:
    it goes to a file beside it that then takes its name. Raises ExportError where a file of that
    name exists (unless ``force``), where it is a folder, and where it cannot be written.
    """
    if path is None or str(path) == STDOUT:
        yield from _standard_output()
        return
    try:
        target = path.resolve() if path.is_symlink() else path
        if target.is_dir():
            raise ExportError(f"{path} is a folder; give the name of a file.")
        if target.exists() and not target.is_file():
            # A device or a pipe, such as /dev/null: nothing to keep and nothing to replace.
            with target.open("w", encoding="utf-8", newline="\n") as file:
                yield file
            return
        if target.exists() and not force:
            raise _exists(path)
        yield from _beside(path, target, force)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ExportError(
            f"{path} cannot be written ({error.strerror or error}); give another file with -o."
        ) from error


def _standard_output() -> Iterator[TextIO]:
    """Standard output in UTF-8 whatever the locale: what other programs read is not a display."""
    stream = sys.stdout
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", newline="\n")
    yield stream
    stream.flush()


def _beside(path: Path, target: Path, force: bool) -> Iterator[TextIO]:
    draft = target.with_name(f".{target.name[:200]}.{secrets.token_hex(4)}.tmp")
    # Opened by hand, not by tempfile: the file gets the mode that the user's umask gives.
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            if target.exists():
                draft.chmod(target.stat().st_mode & 0o7777)
            yield file
            file.flush()
            os.fsync(file.fileno())
        _rename(path, draft, target, force)
    finally:
        draft.unlink(missing_ok=True)


def _rename(path: Path, draft: Path, target: Path, force: bool) -> None:
    """Give the draft its name. A link, unlike a rename, never replaces what came meanwhile."""
    if not force:
        with contextlib.suppress(OSError):
            try:
                os.link(draft, target)
                return
            except FileExistsError:
                raise _exists(path) from None
        if target.exists():  # a file system without links
            raise _exists(path)
    draft.replace(target)


def _exists(path: Path) -> ExportError:
    return ExportError(f"{path} exists and was kept; add --force to replace it.")
