"""A pseudo-terminal that runs a program and watches what it paints."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from pathlib import Path

_ESCAPE = re.compile(
    rb"\x1b\[[0-9;:?<>=!$ ]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b[P_^][^\x1b]*\x1b\\|\x1b."
)


class Terminal:
    """Runs ``command`` in a pseudo-terminal of the given size, as a person would see it."""

    def __init__(
        self,
        command: list[str],
        columns: int = 120,
        rows: int = 40,
        environment: dict[str, str] | None = None,
    ) -> None:
        self.started = time.perf_counter()
        self.seen = bytearray()
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
            os.environ.update(
                {"TERM": "xterm-256color", "COLORTERM": "truecolor", **(environment or {})}
            )
            os.execvp(command[0], command)
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def wait_for(self, words: str, timeout: float = 30.0) -> float:
        """Seconds from the start until ``words`` stand in the output, escapes taken out."""
        wanted = words.encode()
        end = time.perf_counter() + timeout
        while time.perf_counter() < end:
            if not self._read(end - time.perf_counter()):
                break
            if wanted in _ESCAPE.sub(b"", bytes(self.seen)):
                return time.perf_counter() - self.started
        raise TimeoutError(
            f"{words!r} was not painted; the end of what was: {bytes(self.seen[-400:])!r}"
        )

    def words(self) -> str:
        """What was painted since the last key, escapes taken out."""
        return _ESCAPE.sub(b"", bytes(self.seen)).decode(errors="replace")

    def settle(self, quiet: float = 0.5) -> None:
        """Read until nothing has come for ``quiet`` seconds."""
        while self._read(quiet):
            pass

    def press(self, keys: str, quiet: float = 0.06) -> float:
        """Seconds from a key press until the last byte that it makes the program paint."""
        self.seen.clear()
        pressed = last = time.perf_counter()
        os.write(self.file, keys.encode())
        while self._read(quiet if self.seen else 2.0):
            last = time.perf_counter()
        return last - pressed

    def _read(self, timeout: float) -> bool:
        ready, _, _ = select.select([self.file], [], [], max(0.0, timeout))
        if not ready:
            return False
        try:
            data = os.read(self.file, 1 << 16)
        except OSError:
            return False
        self.seen += data
        return bool(data)

    def memory(self) -> float:
        """Resident megabytes of the program (Linux)."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024

    def close(self) -> None:
        """End the program."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.file)


def program() -> list[str]:
    """The newsreader of this interpreter's environment."""
    return [str(Path(sys.executable).parent / "newsreader")]
