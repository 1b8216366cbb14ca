"""``newsreader serve``: the reader in a browser on this machine."""

from __future__ import annotations

import asyncio
import ipaddress
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tui.article import find
from tui.article.library import STDIN
from tui.commands.choosing import chosen
from tui.commands.messages import complain
from tui.commands.read import DEFAULT_THEME, THEME_VARIABLE
from tui.commands.web import ServeError, installed

ANYWHERE = frozenset({"0.0.0.0", "::"})
"""Hosts that stand for every address of the machine and are none themselves."""


def run(
    arguments: Sequence[str],
    *,
    theme: str | None = None,
    store: Path | None = None,
    model: str | None = None,
    keymap: str | None = None,
    host: str = "127.0.0.1",
    port: int = 0,
    browser: bool = False,
) -> int:
    """Serve the reader on what ``arguments`` name until Ctrl+C; the exit status.

    ``port`` 0 stands for a free one; with ``browser`` the address is opened. Raises ServeError,
    ArticleError, ThemeError, ModelError and CueError.
    """
    if not installed():
        raise ServeError(
            "newsreader serve needs packages that are not installed: "
            "pip install 'newsreader[serve]'."
        )
    from tui.commands.web.server import Server

    if STDIN in arguments:
        raise ServeError(
            "Standard input cannot be served, as each page reads its articles anew; give files."
        )
    if arguments:
        find(arguments)
    name = theme or os.environ.get(THEME_VARIABLE) or DEFAULT_THEME
    model = chosen(model)
    server = Server(command(arguments, name, store, model, keymap), *colors(name, keymap))

    def ready(actual: int) -> None:
        address = f"http://{shown(host)}:{actual}/{server.key}/"
        print(f"newsreader is at {address}\nCtrl+C ends it.", flush=True)
        if not is_loopback(host):
            complain(
                f"WARNING: other machines can reach {host}. Whoever has the address can read these "
                "files, write notes and write files as you; nothing on the way is encrypted."
            )
        if browser:
            _open(address)

    asyncio.run(server.run(host, port, ready))
    return 0


def command(
    arguments: Sequence[str],
    theme: str,
    store: Path | None,
    model: str | None,
    keymap: str | None = None,
) -> list[str]:
    """What starts the reader for a page: a list of arguments, which no shell reads."""
    options = ["--theme", theme]
    if store is not None:
        options += ["--store", str(store)]
    if model is not None:
        options += ["--model", model]
    if keymap is not None:
        options += ["--keys", keymap]
    # A path that looks like an option or a command is a path all the same.
    paths = [str(Path.cwd() / argument) for argument in arguments]
    return [sys.executable, "-m", "tui", *options, *paths]


def colors(theme: str, keymap: str | None = None) -> tuple[str, str]:
    """Background and text of the page while there is no reader on it. Raises ThemeError."""
    from tui.theme import load_theme

    found = load_theme(theme, keymap)
    if found.ansi:
        return "#000000", "#ffffff"  # what the script takes for the terminal's own
    return found.colors["background"], found.colors["text"]


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach ``host``."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def shown(host: str) -> str:
    """``host`` as an address has it; this machine's name where it stands for all addresses."""
    if host in ANYWHERE:
        from socket import gethostname

        return gethostname()
    return f"[{host}]" if ":" in host else host


def _open(address: str) -> None:
    import webbrowser

    if not webbrowser.open(address):
        complain("no browser could be opened; open the address in one yourself.")
