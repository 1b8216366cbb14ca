from __future__ import annotations

import asyncio
import re
import signal
import socket
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, Popen
from types import SimpleNamespace

import pytest

from tui import cli
from tui.commands import serve
from tui.commands.web import installed

from .conftest import one_sentence

needs_extra = pytest.mark.skipif(
    not installed(), reason="the packages of newsreader[serve] are missing"
)


def test_without_the_extra_it_says_what_to_install(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tui.commands.serve.installed", lambda: False)
    assert cli.main(["serve", str(file)]) == 2
    error = capsys.readouterr().err
    assert one_sentence(error)
    assert "pip install 'newsreader[serve]'" in error


@needs_extra
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["serve", "-"], "Standard input cannot be served"),
        (["serve", "nowhere.txt"], "does not exist"),
        (["serve", "{file}", "--theme", "nosuch\x1b"], "nosuch"),
        (["serve", "{file}", "--model", "nosuch"], "nosuch"),
        (["serve", "{file}", "--keys", "nosuch"], "nosuch"),
        (["serve", "{file}", "--port", "70000"], "70000"),
        (["serve", "{file}", "--port", "{port}"], "--port"),
    ],
)
def test_what_is_wrong_is_said_before_anything_is_served(
    arguments: list[str], words: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        given = [argument.format(file=file, port=port) for argument in arguments]
        assert cli.main(given) == 2
    out, error = capsys.readouterr()
    assert out == ""
    assert one_sentence(error)
    assert words in error
    assert "\x1b" not in error


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.8.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.168.1.4", False),
        ("localhost.example.org", False),
    ],
)
def test_which_hosts_other_machines_can_reach(host: str, loopback: bool) -> None:
    assert serve.is_loopback(host) is loopback


def test_how_a_host_stands_in_an_address() -> None:
    assert serve.shown("::1") == "[::1]"
    assert serve.shown("127.0.0.1") == "127.0.0.1"
    assert serve.shown("0.0.0.0") == socket.gethostname()


def test_the_reader_gets_what_the_page_is_started_with(
    opened: list[SimpleNamespace], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a shell; and paths that look like options or commands stay paths."""
    monkeypatch.chdir(tmp_path)
    names = ["show", "--theme", "-x; rm *", "$(id)"]
    for name in names:
        (tmp_path / name).write_text("Text.")
    command = serve.command(names, "paper", tmp_path / "s p", "rules", "vim")
    assert command[:3] == [sys.executable, "-m", "tui"]
    assert cli.main(command[3:]) == 0
    (call,) = opened
    assert call.named == [str(tmp_path / name) for name in names]
    assert (call.theme, call.store) == ("paper", tmp_path / "s p")
    assert (call.model, call.keymap) == ("rules", "vim")


@contextmanager
def served(*arguments: str) -> Iterator[tuple[str, Popen[bytes]]]:
    process = Popen([sys.executable, "-m", "tui", "serve", *arguments], stdout=PIPE, stderr=PIPE)
    assert process.stdout is not None
    try:
        line = process.stdout.readline().decode()
        yield re.search(r"http://\S+", line)[0], process  # type: ignore[index]
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


@needs_extra
def test_only_who_knows_the_address_is_answered(file: Path) -> None:
    with served(str(file)) as (address, process):
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(address) as answer:
            page = answer.read().decode()
            policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "http" not in policy
        # Every address in the page is the server's own.
        assert set(re.findall(r"\w+://[^/\"]+", page)) == {
            address.split("/")[0].replace("http", "ws") + "//" + address.split("/")[2]
        }
        for name in ("static/js/textual.js", "static/css/xterm.css", "focus.js"):
            assert name in page
            assert urllib.request.urlopen(address + name).status == 200
        for path in ("", "static/js/textual.js", "socket", "wrong/", "%2e%2e/"):
            with pytest.raises(urllib.error.HTTPError, match="404"):
                urllib.request.urlopen("/".join(address.split("/")[:3]) + "/" + path)
        with pytest.raises(urllib.error.HTTPError, match=r"40[34]"):
            urllib.request.urlopen(address + "static/")
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
        assert process.stderr is not None
        assert process.stderr.read() == b""


@needs_extra
def test_a_host_that_others_can_reach_is_warned_of(file: Path) -> None:
    with served(str(file), "--host", "0.0.0.0") as (address, process):
        assert socket.gethostname() in address
        assert process.stderr is not None
        warning = process.stderr.readline().decode()
    assert one_sentence(warning)
    assert "0.0.0.0" in warning


@needs_extra
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up in Linux's /proc")
async def test_a_page_gets_its_reader_and_a_closed_page_ends_it(file: Path, tmp_path: Path) -> None:
    """What the browser's script says to the server, without a browser."""
    import aiohttp

    process = await asyncio.create_subprocess_exec(
        *[sys.executable, "-m", "tui", "--store", str(tmp_path / "s"), "serve", str(file)],
        stdout=PIPE,
    )
    assert process.stdout is not None
    line = (await process.stdout.readline()).decode()
    address = re.search(r"http://\S+", line)[0]  # type: ignore[index]
    async with aiohttp.ClientSession() as session:
        url = address.replace("http", "ws", 1) + "socket?width=70&height=nonsense"
        async with session.ws_connect(url) as page:
            for odd in ("", "{", "[]", '["resize", 4]', '["stdin"]', '["resize", {"width": 1}]'):
                await page.send_str(odd)
            await page.send_json(["ping", "7"])
            seen, pong = b"", None
            while b"Ships came in again." not in seen or pong is None:
                message = await page.receive(timeout=30)
                if message.type == aiohttp.WSMsgType.BINARY:
                    seen += message.data
                else:
                    assert message.type == aiohttp.WSMsgType.TEXT, (message, seen)
                    pong = message.json()
            assert pong == ["pong", "7"]
            reader = _child(process.pid)
            assert reader is not None
        for _ in range(200):
            if _child(process.pid) is None:
                break
            await asyncio.sleep(0.05)
        assert _child(process.pid) is None
    process.send_signal(signal.SIGINT)
    assert await process.wait() == 0


def _child(parent: int) -> int | None:
    """A process that ``parent`` started (Linux); None where there is none."""
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == parent and fields[0] != "Z":
            return int(entry.name)
    return None
