"""The reader in a browser: a server on this machine, its page, a reader for each page."""

from __future__ import annotations

DRIVER = "tui.reader.browser:BrowserDriver"
"""What TEXTUAL_DRIVER says in a reader that a page shows."""


class ServeError(Exception):
    """The reader cannot be served; the message is one sentence for the user's eyes."""


def installed() -> bool:
    """Whether the packages of the extra ``serve`` are there."""
    from importlib.util import find_spec

    return all(find_spec(name) is not None for name in ("aiohttp", "textual_serve"))
