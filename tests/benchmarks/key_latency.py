"""Key press to repaint on an article of 100,000 words: median and 95th percentile.

    python -m tests.benchmarks.key_latency [--words N] [--presses N]

The bare app's times for a key that scrolls its text stand beside it, measured in the same run.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.terminal import Terminal, program

WORDS = (
    "the minister said on Monday that talks with Norway would go on while Anna Berg, a farmer from "
    "Bergen, told reporters she had “no time for promises” and wanted 40 percent of the money now"
).split()


def article(words: int) -> str:
    """A text of so many words in paragraphs, the same every time."""
    rng = random.Random(1)
    out = ["Talks go on while farmers wait", ""]
    left = words
    while left > 0:
        size = min(left, rng.randint(40, 90))
        out += [" ".join(rng.choice(WORDS) for _ in range(size)).capitalize() + ".", ""]
        left -= size
    return "\n".join(out)


def measure(terminal: Terminal, keys: str, presses: int) -> list[float]:
    for _ in range(5):
        terminal.press(keys)
    return sorted(terminal.press(keys) for _ in range(presses))


def report(name: str, times: list[float]) -> None:
    p95 = times[min(len(times) - 1, int(len(times) * 0.95))]
    print(f"{name:44} median {statistics.median(times) * 1000:5.1f} ms   p95 {p95 * 1000:5.1f} ms")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--words", type=int, default=100_000)
    parser.add_argument("--presses", type=int, default=60)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.txt"
        path.write_text(article(arguments.words))
        terminal = Terminal([*program(), str(path), "--store", f"{folder}/s.sqlite3"])
        try:
            first = terminal.wait_for("Talks go on while")
            print(f"first paint {first:.2f} s")
            report("a line down, engine at work", measure(terminal, "j", arguments.presses))
            # The panel counts the quotes when the engine has answered.
            terminal.wait_for(" quotes", timeout=600)
            terminal.settle(1.0)
            for name, keys in (
                ("a line down, annotated", "j"),
                ("a page down, annotated", " "),
                ("next annotation", "\t"),
            ):
                report(name, measure(terminal, keys, arguments.presses))
            print(f"resident memory {terminal.memory():.0f} MB")
        finally:
            terminal.close()
        terminal = Terminal(
            [sys.executable, str(Path(__file__).parent / "bare.py"), str(path), "scroll"]
        )
        try:
            terminal.settle(3.0)
            report("bare Textual app, a page down", measure(terminal, "\x1b[6~", arguments.presses))
            print(f"resident memory {terminal.memory():.0f} MB")
        finally:
            terminal.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
