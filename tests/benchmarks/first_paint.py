"""Time from process start to the headline on a 120x40 terminal, as a ratio to a bare Textual app.

    python -m tests.benchmarks.first_paint [--runs N] [--at-most RATIO]

Both programs run in turn; the figures are medians of one run. Compare ratios, not seconds.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.terminal import Terminal, program

ROOT = Path(__file__).parent.parent.parent
SEED = ROOT / "seeds" / "000_d1c587434766bf42.txt"
HEADLINE = "Trump floated White House meeting"


def once(command: list[str]) -> float:
    terminal = Terminal(command)
    try:
        return terminal.wait_for(HEADLINE)
    finally:
        terminal.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--at-most", type=float)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = ["--store", f"{folder}/store.sqlite3"]
        cases = {
            "bare Textual app": [sys.executable, str(Path(__file__).parent / "bare.py"), str(SEED)],
            "newsreader FILE": [*program(), str(SEED), *store],
            "newsreader seeds/": [*program(), str(SEED.parent), *store],
        }
        times: dict[str, list[float]] = {name: [] for name in cases}
        for command in cases.values():
            once(command)  # files into the page cache, byte code written
        for _ in range(arguments.runs):
            for name, command in cases.items():
                times[name].append(once(command))
    medians = {name: statistics.median(values) for name, values in times.items()}
    bare = medians["bare Textual app"]
    for name, value in medians.items():
        print(f"{name:20} {value:.3f} s   ratio {value / bare:.2f}")
    worst = max(medians.values()) / bare
    return int(arguments.at_most is not None and worst > arguments.at_most)


if __name__ == "__main__":
    sys.exit(main())
