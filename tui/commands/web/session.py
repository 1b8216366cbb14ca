"""A reader that a page shows: a process of its own, and the way to it and back.

The process speaks the protocol of Textual's web driver (``textual.drivers.web_driver``): packets of
a letter (``D`` for what a terminal would get, ``M`` for JSON about it), four bytes of length, and
so many bytes. The page speaks that of textual-serve's script: JSON lists of a name and a value.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from typing import Any

from aiohttp import ClientConnectionError, WSMsgType, web

from tui.commands.web import DRIVER

PRELUDE = b"__GANGLION__\n"
"""What the driver writes before its first packet."""

PATIENCE = 5.0
"""Seconds that a reader has to keep what is open once its page is gone."""

SMALLEST, LARGEST = 1, 2000
"""Cells that a page may ask for, each way."""


class Session:
    """One page's reader, for as long as the page's websocket is open."""

    def __init__(self, process: Process, socket: web.WebSocketResponse) -> None:
        self._process = process
        self._socket = socket

    @classmethod
    async def start(
        cls, command: Sequence[str], socket: web.WebSocketResponse, width: int, height: int
    ) -> Session:
        """Start ``command``, a reader, with a screen of so many cells."""
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=PIPE,
            stdout=PIPE,
            env=os.environ
            | {
                "TEXTUAL_DRIVER": DRIVER,
                "TEXTUAL_COLOR_SYSTEM": "truecolor",
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "COLUMNS": str(width),
                "ROWS": str(height),
            },
            # Ctrl+C is for the server, which then lets each reader leave.
            start_new_session=True,
        )
        return cls(process, socket)

    async def run(self) -> None:
        """Show the reader on the page until one of them is gone; then let the reader leave."""
        shown = asyncio.create_task(self._show())
        try:
            async for message in self._socket:
                if message.type == WSMsgType.TEXT:
                    await self._hear(message.data)
        finally:
            await self._leave(shown)

    async def _leave(self, shown: asyncio.Task[None]) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()  # by which the reader knows
        try:
            await asyncio.wait_for(self._process.wait(), PATIENCE)
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
        shown.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await shown

    async def _show(self) -> None:
        """Send what the reader draws to the page, and close the page's socket at its end."""
        out = self._process.stdout
        assert out is not None
        with contextlib.suppress(asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            await out.readuntil(PRELUDE)
            while True:
                kind, size = await out.readexactly(1), await out.readexactly(4)
                payload = await out.readexactly(int.from_bytes(size, "big"))
                if kind == b"D":
                    await self._send(payload)
                elif kind == b"M" and json.loads(payload).get("type") == "exit":
                    break
        await self._socket.close()

    async def _send(self, data: bytes) -> None:
        # A page that is gone must not keep the reader from writing its last words.
        with contextlib.suppress(ClientConnectionError, ConnectionError, RuntimeError):
            await self._socket.send_bytes(data)

    async def _hear(self, text: str) -> None:
        """Pass on what the page says; what is no such message is passed over."""
        try:
            name, *rest = json.loads(text)
            value: Any = rest[0] if rest else None
            if name == "stdin":
                await self._tell(b"D", str(value).encode("utf-8", "replace"))
            elif name == "resize":
                size = {key: cells(value[key]) for key in ("width", "height")}
                await self._tell(b"M", json.dumps({"type": "resize", **size}).encode())
            elif name in ("focus", "blur"):
                await self._tell(b"M", json.dumps({"type": name}).encode())
            elif name == "ping":
                await self._socket.send_json(["pong", value])
        except (ValueError, TypeError, KeyError):
            return

    async def _tell(self, kind: bytes, payload: bytes) -> None:
        stdin = self._process.stdin
        assert stdin is not None
        with contextlib.suppress(ConnectionError, RuntimeError):
            stdin.write(kind + len(payload).to_bytes(4, "big") + payload)
            await stdin.drain()


def cells(value: Any, default: int = 80) -> int:
    """A width or height that a page asked for, in cells; ``default`` where it is no number."""
    try:
        return max(SMALLEST, min(LARGEST, int(value)))
    except (ValueError, TypeError, OverflowError):
        return default
