"""``newsreader PATH…``: the reader on a terminal, plain text anywhere else."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tui.article import ArticleError, find
from tui.article.formats import MAX_BYTES
from tui.article.library import STDIN
from tui.commands.bundled import bundled
from tui.commands.choosing import chosen
from tui.commands.web import DRIVER

TERMINAL = "/dev/tty"
DEFAULT_THEME = "midnight"
FEW_COLOURS = frozenset({"linux", "ansi", "vt100", "vt220", "cons25"})
"""Values of TERM that promise eight or sixteen colours and no more."""
THEME_VARIABLE = "NEWSREADER_THEME"


def run(
    arguments: Sequence[str],
    theme: str | None,
    store: Path | None,
    model: str | None = None,
    keymap: str | None = None,
) -> int:
    """Open the reader on what ``arguments`` name, or on what was read last; the exit status.

    A terminal that can place nothing on its screen (TERM=dumb) gets the plain text as well.

    Raises ArticleError where there is nothing to read, or no keyboard to read it with; ThemeError,
    ModelError and CueError.
    """
    named = list(arguments) or read_last(store) or seeds()
    in_browser = os.environ.get("TEXTUAL_DRIVER") == DRIVER
    if not in_browser and not (_is_terminal(sys.stdout) and os.environ.get("TERM") != "dumb"):
        from tui.commands import show
        from tui.theme import load_theme

        if (theme or keymap) and any(Path(name).exists() for name in named):
            # Nothing is drawn with them here, but a mistake is worth a word all the same.
            load_theme(theme or DEFAULT_THEME, keymap)
        return show.run(named, model, theme=theme)
    paths = find(named)
    model = chosen(model)
    standard_input = sys.stdin.buffer.read(MAX_BYTES + 1) if Path(STDIN) in paths else None
    if not in_browser and (standard_input is not None or not _is_terminal(sys.stdin)):
        take_keyboard()
    if not in_browser and not _is_terminal(sys.stderr):
        # Textual draws on standard error; what was to be logged elsewhere gives way to that.
        os.dup2(1, 2)
    from tui import reader

    return reader.run(
        paths,
        named=named,
        theme=theme or os.environ.get(THEME_VARIABLE) or default_theme(),
        keymap=keymap,
        store=store,
        standard_input=standard_input,
        model=model,
        resume=not arguments,
    )


def default_theme() -> str:
    """The theme where none is asked for: the terminal's own colours if it has no others."""
    terminal = os.environ.get("TERM", "")
    few = terminal.endswith("-16color") or terminal in FEW_COLOURS
    return "ansi" if few and not os.environ.get("COLORTERM") else DEFAULT_THEME


def read_last(store: Path | None) -> list[str]:
    """The paths that were read last and still exist; none where the store cannot tell.

    A store that cannot be opened is no reason not to read: the reader says what is wrong with it.
    """
    from tui.store import Store, StoreError, default_path

    file = store or default_path()
    if not file.exists():
        return []
    try:
        with Store.open(file) as opened:
            last = opened.last_read()
    except StoreError:
        return []
    return [path for path in last if Path(path).exists()]


def seeds() -> list[str]:
    """The articles that come with the program. Raises ArticleError where they are missing."""
    folder = bundled("seeds")
    if folder is None:
        raise ArticleError(
            "The articles that come with newsreader are missing; install it again, "
            "or give an article to read."
        )
    return [str(folder)]


def take_keyboard() -> None:
    """Make the terminal standard input again, after a pipe was. Raises ArticleError without one.

    Textual reads its keys from file descriptor 0.
    """
    for name in _terminals():
        try:
            terminal = os.open(name, os.O_RDONLY | os.O_NOCTTY)
        except OSError:
            continue
        if terminal != 0:
            os.dup2(terminal, 0)
            os.close(terminal)
        return
    raise ArticleError(
        "There is no terminal to read keys from; use newsreader show to print the article instead."
    )


def _terminals() -> Iterator[str]:
    """By what names the terminal can be opened; its own first, as macOS cannot poll /dev/tty."""
    with contextlib.suppress(OSError):
        yield os.ttyname(1)
    yield TERMINAL


def _is_terminal(stream: object) -> bool:
    try:
        return bool(stream.isatty())  # type: ignore[attr-defined]
    except (AttributeError, ValueError):  # None, or closed
        return False
