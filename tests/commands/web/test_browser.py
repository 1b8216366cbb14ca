from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tui.commands.web import installed
from tui.store import Store
from tui.theme import load

from . import chromium

pytestmark = [
    pytest.mark.skipif(not installed(), reason="the packages of newsreader[serve] are missing"),
    pytest.mark.skipif(chromium.executable() is None, reason="there is no Chromium"),
]

TEXT = """Harbour opens again

By Ada Marsh

“The quay is dry,” Ada Quill told Harrowgate Radio on Monday. “We sail at noon.”

Ships came in again.
"""


@asynccontextmanager
async def served(*arguments: str):
    """The address that ``newsreader serve`` prints, and its process; Ctrl+C ends it."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tui", *arguments, stdout=asyncio.subprocess.PIPE
    )
    try:
        line = await asyncio.wait_for(process.stdout.readline(), 30)
        yield re.search(r"http://\S+", line.decode())[0], process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGINT)
        await asyncio.wait_for(process.wait(), 30)


async def test_the_article_is_seen_a_key_moves_the_cursor_and_nothing_is_lost(tmp_path):
    article = tmp_path / 'harbour\'s $(touch x) "article".txt'
    article.write_text(TEXT, encoding="utf-8")
    store = tmp_path / "notes.sqlite3"
    look = load("midnight")
    cursor = look.styles["cursor"].background.removeprefix("#")
    background = look.colors["background"].removeprefix("#")
    arguments = ["--store", str(store), "--model", "rules", "serve", str(article)]
    async with (
        served(*arguments, "--theme", "midnight") as (address, process),
        chromium.browser(tmp_path / "profile") as page,
    ):
        await page.send("Page.navigate", url=address)
        await page.wait_for("Ships came in again.")
        await page.wait_for("Ada Quill")
        await page.wait_for("1 quote")
        await asyncio.sleep(0.5)  # for the page to draw what it was sent
        before = await page.picture(_kept("before"))
        assert before.most_common(1)[0][0] == background
        assert before[cursor] == 0
        await page.press("c")
        await page.wait_for("QUOTE")
        await asyncio.sleep(0.3)
        after = await page.picture(_kept("after"))
        assert after[cursor] > 2000
        # Nothing is sent anywhere, and the browser's console is silent.
        here = address.split("://")[1]
        assert page.requested
        assert all(
            url.startswith(("data:", f"http://{here}", f"ws://{here}")) for url in page.requested
        ), page.requested
        assert page.complaints == []
        assert await page.evaluate("document.fonts.check('16px \"Roboto Mono\"')") is True
        await page.press("m")
        await page.wait_for("Esc keeps")
        for letter in "dry?":
            await page.press(letter)
        await page.wait_for("dry?")
        process.send_signal(signal.SIGINT)  # while the comment is being written
        assert await asyncio.wait_for(process.wait(), 30) == 0
        await asyncio.sleep(0.3)
        await page.picture(_kept("closed"))
        assert await page.evaluate(
            "getComputedStyle(document.querySelector('.closed')).display"
        ) == ("flex")
    with Store.open(store) as opened:
        assert [note.comment for note in opened.all_notes()] == ["dry?"]
    assert not (tmp_path / "x").exists()


def _kept(name: str) -> Path | None:
    """Where a picture is kept for eyes to see, if the environment says so."""
    folder = os.environ.get("NEWSREADER_PICTURES")
    return Path(folder) / f"browser-{name}.png" if folder else None
