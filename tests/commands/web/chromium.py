"""A headless Chromium, driven through the DevTools protocol."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import itertools
import json
import re
import shutil
import struct
import zlib
from collections import Counter
from contextlib import asynccontextmanager
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
ESCAPES = re.compile(r"\x1b\[[0-9;:?<>=!$ ]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b.")


def executable() -> str | None:
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class Page:
    """One page: what it asked for from where, and what its websockets were sent."""

    def __init__(self, socket) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self._answers: dict[int, asyncio.Future] = {}
        self.requested: list[str] = []
        self.complaints: list[str] = []
        self._frames: list[bytes] = []
        self._reader = asyncio.create_task(self._read())

    async def _read(self) -> None:
        async for message in self._socket:
            data = json.loads(message.data)
            given = data.get("params", {})
            if "id" in data:
                self._answers.pop(data["id"]).set_result(data)
            elif data["method"] == "Network.requestWillBeSent":
                self.requested.append(given["request"]["url"])
            elif data["method"] == "Network.webSocketCreated":
                self.requested.append(given["url"])
            elif data["method"] == "Network.webSocketFrameReceived":
                frame = given["response"]
                if frame["opcode"] == 2:
                    self._frames.append(base64.b64decode(frame["payloadData"]))
            elif data["method"] == "Log.entryAdded":
                self.complaints.append(given["entry"]["text"])

    async def send(self, method: str, **given):
        number = next(self._numbers)
        self._answers[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": number, "method": method, "params": given})
        answer = await asyncio.wait_for(self._answers[number], 20)
        assert "error" not in answer, answer
        return answer["result"]

    @property
    def written(self) -> str:
        """What was sent to be shown, escapes taken out."""
        return ESCAPES.sub("", b"".join(self._frames).decode("utf-8", "replace"))

    async def wait_for(self, words: str) -> None:
        for _ in range(400):
            if words in self.written:
                return
            await asyncio.sleep(0.05)
        raise TimeoutError(f"{words!r} is not in {self.written[-600:]!r}")

    async def press(self, key: str) -> None:
        code = {"Tab": 9, "Escape": 27}.get(key) or ord(key.upper())
        text = {"text": key} if len(key) == 1 else {}
        down = {"type": "keyDown", "key": key, "windowsVirtualKeyCode": code, **text}
        await self.send("Input.dispatchKeyEvent", **down)
        await self.send("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    async def evaluate(self, expression: str):
        answer = await self.send("Runtime.evaluate", expression=expression, returnByValue=True)
        return answer["result"].get("value")

    async def picture(self, file: Path | None = None) -> Counter[str]:
        """How many pixels of what colour the page shows; the picture is kept in ``file``."""
        data = base64.b64decode((await self.send("Page.captureScreenshot"))["data"])
        if file is not None:
            file.write_bytes(data)
        return colours(data)


def colours(png: bytes) -> Counter[str]:
    """The colours of a PNG of 8 bits and three or four channels (PNG specification, 9.2)."""
    width, height, depth, kind = struct.unpack(">IIBB", png[16:26])
    assert depth == 8 and kind in (2, 6)
    size = 3 if kind == 2 else 4
    at, packed = 8, b""
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            packed += png[at + 8 : at + 8 + length]
        at += length + 12
    data = zlib.decompress(packed)
    before = bytearray(width * size)
    out: Counter[str] = Counter()
    for y in range(height):
        start = y * (width * size + 1)
        row = bytearray(data[start + 1 : start + 1 + width * size])
        unfilter(data[start], row, before, size)
        out.update(row[x : x + 3].hex() for x in range(0, len(row), size))
        before = row
    return out


def unfilter(kind: int, row: bytearray, above: bytearray, size: int) -> None:
    for i in range(len(row)):
        left = row[i - size] if i >= size else 0
        corner = above[i - size] if i >= size else 0
        up = above[i]
        if kind == 1:
            row[i] = (row[i] + left) & 255
        elif kind == 2:
            row[i] = (row[i] + up) & 255
        elif kind == 3:
            row[i] = (row[i] + (left + up) // 2) & 255
        elif kind == 4:
            guess = left + up - corner
            near = min((left, up, corner), key=lambda value: abs(guess - value))
            row[i] = (row[i] + near) & 255


@asynccontextmanager
async def browser(folder: Path, size: tuple[int, int] = (1100, 760)):
    """A page of a Chromium that can reach this machine alone."""
    import aiohttp

    found = executable()
    assert found
    process = await asyncio.create_subprocess_exec(
        found,
        "--headless=new",
        "--no-sandbox",  # tests may run as root, where it does not work
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--no-first-run",
        "--no-proxy-server",
        "--force-color-profile=srgb",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
        "--use-angle=swiftshader",
        "--enable-unsafe-swiftshader",
        "--remote-debugging-port=0",
        f"--user-data-dir={folder}",
        f"--window-size={size[0]},{size[1]}",
        "about:blank",
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
    )
    try:
        port_file = folder / "DevToolsActivePort"
        for _ in range(400):
            if port_file.exists() and len(port_file.read_text().split()) == 2:
                break
            await asyncio.sleep(0.05)
        port = int(port_file.read_text().split()[0])
        async with aiohttp.ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/json/list") as answer:
                targets = await answer.json()
            target = next(t for t in targets if t["type"] == "page")
            async with session.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0) as socket:
                page = Page(socket)
                for domain in ("Network", "Page", "Runtime", "Log"):
                    await page.send(f"{domain}.enable")
                yield page
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        await process.wait()
