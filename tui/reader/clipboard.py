"""The clipboard: the system's own tool where one is at hand, else the terminal by OSC 52.

A terminal does not say whether it took what OSC 52 sends it; a tool says whether it failed.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Mapping
from typing import NamedTuple

LIMIT = 2.0
"""Seconds that a tool may take. One that keeps the clipboard goes on in the background."""

TERMINAL_LIMIT = 74_994
"""Bytes of UTF-8 beyond which a terminal may drop what OSC 52 sends it: 100,000 bytes of base64
with its frame, the least of the limits that terminals document (hterm's; xterm's is similar)."""

_UNWANTED = (
    dict.fromkeys(code for code in range(0x20) if code not in (0x09, 0x0A))
    | dict.fromkeys(range(0x7F, 0xA0))
    | dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")
)


class ClipboardError(Exception):
    """A tool did not take the text; the message says why."""


class Tool(NamedTuple):
    """A program that puts what it reads from its standard input on the clipboard."""

    name: str
    command: tuple[str, ...]
    encoding: str = "utf-8"


def plain(text: str) -> str:
    """``text`` without what a terminal would obey when it is pasted: C0 but newline and tab, DEL, C1.

    Half a surrogate pair, which cannot be written, becomes U+FFFD.
    """
    return text.translate(_UNWANTED)


def find_tool(
    environ: Mapping[str, str] | None = None,
    which: Callable[[str], str | None] = shutil.which,
    platform: str = sys.platform,
) -> Tool | None:
    """The tool that reaches the clipboard of the screen before the reader; None where there is none.

    Over SSH the only such screen is one that is forwarded (DISPLAY). In tmux, which by default
    does not pass OSC 52 on from a program, it is tmux itself.
    """
    env = os.environ if environ is None else environ
    remote = bool(env.get("SSH_CONNECTION") or env.get("SSH_TTY"))
    tools: list[Tool] = []
    if env.get("WAYLAND_DISPLAY") and not remote:
        tools.append(Tool("wl-copy", ("wl-copy",)))
    if env.get("DISPLAY") and not (remote and env["DISPLAY"].startswith(":")):
        tools.append(Tool("xclip", ("xclip", "-selection", "clipboard", "-in")))
        tools.append(Tool("xsel", ("xsel", "--clipboard", "--input")))
    if not remote:
        if platform == "darwin":
            tools.append(Tool("pbcopy", ("pbcopy",)))
        if env.get("WSL_DISTRO_NAME") or env.get("WSL_INTEROP"):
            # It takes other bytes than UTF-16 for the console's code page.
            tools.append(Tool("clip.exe", ("clip.exe",), "utf-16-le"))
        if env.get("TERMUX_VERSION"):
            tools.append(Tool("termux-clipboard-set", ("termux-clipboard-set",)))
    if env.get("TMUX"):
        tools.append(Tool("tmux", ("tmux", "load-buffer", "-w", "-")))
    for tool in tools:
        path = which(tool.command[0])
        if path is not None:
            return tool._replace(command=(path, *tool.command[1:]))
    return None


def hand_over(tool: Tool, text: str, limit: float = LIMIT) -> None:
    """Give ``text`` to ``tool``; call it in a thread, since it may take up to ``limit`` seconds.

    Raises ClipboardError where the tool cannot be started, fails, or does not come to an end.
    """
    import signal
    import subprocess
    import tempfile
    from contextlib import suppress

    # Its output goes to a file and not to a pipe: the process that xclip and wl-copy leave behind
    # keeps it open.
    with tempfile.TemporaryFile() as complaint:
        try:
            process = subprocess.Popen(
                tool.command,
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=complaint,
                start_new_session=True,
            )
        except OSError as error:
            raise ClipboardError(error.strerror or type(error).__name__) from error
        try:
            process.communicate(text.encode(tool.encoding, "replace"), timeout=limit)
        except subprocess.TimeoutExpired as error:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            raise ClipboardError(f"no answer in {limit:g} s") from error
        except OSError as error:
            process.kill()
            process.wait()
            raise ClipboardError(error.strerror or type(error).__name__) from error
        if process.returncode:
            complaint.seek(0)
            lines = complaint.read(2000).decode("utf-8", "replace").split("\n")
            why = next((line.strip() for line in lines if line.strip()), "")
            raise ClipboardError(why or f"exit status {process.returncode}")


def report(text: str, tool: Tool | None, failure: tuple[Tool, str] | None = None) -> str:
    """What to tell the reader: how much went where, and what may have become of it.

    ``tool`` took the text, None for the terminal; ``failure`` is a tool that did not, and why.
    """
    words = len(text.split())
    count = f"{words:,} word{'s' * (words != 1)}"
    if tool is not None:
        through = " by tmux, for the terminal" if tool.name == "tmux" else f" with {tool.name}"
        return f"{count} copied{through}."
    told = f"{count} sent to the terminal’s clipboard"
    size = len(text.encode("utf-8", "replace"))
    if size > TERMINAL_LIMIT:
        told += f"; {size // 1000} kB may be more than it takes"
    told += "."
    if failure is not None:
        failed, why = failure
        told += f" {failed.name} failed: {why}"
        if failed.name == "tmux":
            told += "; tmux passes it on where set-clipboard is on"
        told = told.rstrip(".") + "."
    return told
