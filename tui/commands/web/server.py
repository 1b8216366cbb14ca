"""The server: a page, the script that draws on it, and a reader for each page that is open.

It answers only under a path that begins with a key made for the occasion: other users of the
machine, and pages of other sites in the same browser, do not know it.
"""

from __future__ import annotations

import asyncio
import contextlib
import secrets
import signal
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

from aiohttp import WSCloseCode, web

from tui.commands.web import ServeError
from tui.commands.web.page import FOCUS, HEADERS, page
from tui.commands.web.session import Session, cells


class Server:
    """Serves the reader that ``command`` starts."""

    def __init__(self, command: Sequence[str], background: str, text: str) -> None:
        self._command = list(command)
        self._colors = (background, text)
        self._sockets: set[web.WebSocketResponse] = set()
        self.key = secrets.token_urlsafe(16)
        self.app = web.Application()
        self.app.router.add_get(f"/{self.key}/", self._page)
        self.app.router.add_get(f"/{self.key}/socket", self._socket)
        self.app.router.add_get(f"/{self.key}/focus.js", self._focus)
        self.app.router.add_static(f"/{self.key}/static", statics())
        self.app.on_shutdown.append(self._close)

    async def run(self, host: str, port: int, ready: Callable[[int], None]) -> None:
        """Serve until SIGINT or SIGTERM; ``ready`` is told the port. Raises ServeError."""
        done = asyncio.Event()
        loop = asyncio.get_running_loop()
        for name in (signal.SIGINT, signal.SIGTERM):
            with contextlib.suppress(NotImplementedError):
                loop.add_signal_handler(name, done.set)
        runner = web.AppRunner(self.app, access_log=None)
        await runner.setup()
        try:
            site = web.TCPSite(runner, host, port)
            try:
                await site.start()
            except OSError as error:
                raise ServeError(
                    f"Port {port} of {host} cannot be used ({error.strerror or error}); "
                    "give another one with --port or --host."
                ) from error
            ready(runner.addresses[0][1])
            await done.wait()
        finally:
            await runner.cleanup()

    async def _page(self, request: web.Request) -> web.Response:
        socket = f"ws://{request.host}/{self.key}/socket"
        return web.Response(
            text=page(socket, *self._colors), content_type="text/html", headers=HEADERS
        )

    async def _focus(self, _: web.Request) -> web.Response:
        return web.Response(text=FOCUS, content_type="text/javascript", headers=HEADERS)

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(heartbeat=15)
        await socket.prepare(request)
        self._sockets.add(socket)
        try:
            width = cells(request.query.get("width"))
            height = cells(request.query.get("height"), 24)
            await (await Session.start(self._command, socket, width, height)).run()
        finally:
            self._sockets.discard(socket)
        return socket

    async def _close(self, _: web.Application) -> None:
        """Close every page's socket, by which its reader leaves."""
        closing = [socket.close(code=WSCloseCode.GOING_AWAY) for socket in self._sockets]
        await asyncio.gather(*closing, return_exceptions=True)


def statics() -> Path:
    """The folder of textual-serve's script, style sheet and fonts."""
    spec = find_spec("textual_serve")
    assert spec is not None and spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0]) / "static"
