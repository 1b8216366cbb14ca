"""Peak resident memory of ``newsreader annotate`` over more and more articles of 400 words.

python -m tests.benchmarks.engine_memory [--counts N,N,…] [--model NAME|DIR] [--at-most MB]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.articles import article
from tests.benchmarks.terminal import program

UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in a unit of ru_maxrss."""


def once(folder: Path, more: list[str]) -> tuple[float, float]:
    """Megabytes (of 1,000,000 bytes) at the peak, and seconds."""
    begin = time.perf_counter()
    command = [*program(), "annotate", str(folder), "-o", os.devnull, *more]
    pid = os.posix_spawnp(command[0], command, os.environ)
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(f"{' '.join(command)} failed")
    return usage.ru_maxrss * UNIT / 1e6, time.perf_counter() - begin


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--counts", default="100,300,1000")
    parser.add_argument("--model", metavar="NAME|DIR")
    parser.add_argument("--at-most", type=float, metavar="MB")
    arguments = parser.parse_args()
    more = ["--model", arguments.model] if arguments.model else []
    peak = 0.0
    print("articles   peak MB   seconds")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        written = 0
        for count in map(int, arguments.counts.split(",")):
            for number in range(written, count):
                (folder / f"{number:05}.txt").write_text(article(number), "utf-8")
            written = max(written, count)
            memory, seconds = once(folder, more)
            peak = max(peak, memory)
            print(f"{count:8,} {memory:9.0f} {seconds:9.1f}", flush=True)
    return int(arguments.at_most is not None and peak > arguments.at_most)


if __name__ == "__main__":
    sys.exit(main())
