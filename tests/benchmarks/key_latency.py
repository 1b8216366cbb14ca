"""Key press to repaint on an article of 100,000 words with 10,000 annotations, and its memory.

    python -m tests.benchmarks.key_latency [--words N] [--annotations N] [--presses N]

The bare app's times for a key that scrolls its text stand beside it, measured in the same run.
The annotations are made up and put into the store beforehand. The engine, in a process of its own,
is not asked; ``--engine`` lets it read the article instead, and tells what a key takes meanwhile.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from tests.benchmarks.long_article import HEADLINE, long_article
from tests.benchmarks.terminal import Terminal, program
from tui.language import engine_name
from tui.store import Store

KEYS = (
    ("a line down", "j"),
    ("a page down", " "),
    ("next annotation", "\t"),
    ("next quote", "c"),
    ("panel: next view", "gt"),
)


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
    parser.add_argument("--annotations", type=int, default=10_000)
    parser.add_argument("--presses", type=int, default=60)
    parser.add_argument("--engine", action="store_true", help="have the engine read the article")
    arguments = parser.parse_args()
    text, annotations = long_article(arguments.words, arguments.annotations)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.txt"
        path.write_text(text)
        store = Path(folder) / "s.sqlite3"
        if not arguments.engine:
            with Store.open(store) as opened:
                opened.cache(replace(annotations, engine=engine_name()))
        terminal = Terminal([*program(), str(path), "--store", str(store)])
        try:
            print(f"{len(text.split()):,} words, first paint {terminal.wait_for(HEADLINE):.2f} s")
            terminal.settle(1.0)
            if arguments.engine:
                report("a line down, engine at work", measure(terminal, "j", arguments.presses))
                terminal.wait_for(" quotes", timeout=600)
                terminal.settle(1.0)
            for name, keys in KEYS:
                report(name, measure(terminal, keys, arguments.presses))
            own = terminal.memory()
        finally:
            terminal.close()
        bare = [sys.executable, str(Path(__file__).parent / "bare.py"), str(path), "scroll"]
        terminal = Terminal(bare)
        try:
            terminal.settle(3.0)
            report("bare Textual app, a page down", measure(terminal, "\x1b[6~", arguments.presses))
            least = terminal.memory()
        finally:
            terminal.close()
        print(f"resident memory {own:.0f} MB, bare app on this text {least:.0f} MB")
        terminal = Terminal([*bare[:-2], str(Path(__file__)), "scroll"])
        try:
            terminal.settle(3.0)
            print(f"resident memory of the bare app on a short text {terminal.memory():.0f} MB")
        finally:
            terminal.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
