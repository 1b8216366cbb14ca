"""How long a store with many notes takes to open, to list, to filter and to check.

python -m tests.benchmarks.store_many [--notes N] [--at-most MS]

What the list of notes does, a search with its first page, is to take less than 100 ms.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.store_writer import WORDS, notes
from tui.store import Store

ROUNDS = 9
PAGE = 60
FILTERS: dict[str, dict[str, str]] = {
    "no filter": {},
    "text that most have": {"text": WORDS[0]},
    "two words": {"text": f"{WORDS[0]} {WORDS[1]}"},
    "text that none has": {"text": "zeppelin"},
    "text that one title has": {"text": "decision 1999"},
    "colour": {"colour": "green"},
    "tag": {"tag": WORDS[0]},
    "speaker": {"speaker": "Speaker 7"},
    "article": {"path": "/home/reader/articles/007/article-00007.txt"},
    "since": {"since": "2024-11-20"},
    "all of these": {
        "text": WORDS[0],
        "colour": "green",
        "tag": WORDS[1],
        "speaker": "Speaker 7",
        "since": "2024-06-01",
    },
}


def median(work: Callable[[], int], rounds: int = ROUNDS) -> tuple[int, float, float]:
    """What the work counts, and the milliseconds of the first time and of the median."""
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        number = work()
        times.append(1e3 * (time.perf_counter() - begin))
    return number, times[0], statistics.median(times)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--notes", type=int, default=100_000)
    parser.add_argument("--at-most", type=float, metavar="MS")
    arguments = parser.parse_args()
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "notes.sqlite3"
        with Store.open(file) as store:
            store.save_all(notes("n", arguments.notes))

        def tell(name: str, work: Callable[[], int], rounds: int = ROUNDS) -> float:
            number, first, usual = median(work, rounds)
            print(f"{name:<28} {number:>9,} {first:9.1f} {usual:9.1f}", flush=True)
            return usual

        def opening() -> int:
            Store.open(file).close()
            return 1

        print(f"{file.stat().st_size / 1e6:.0f} MB; found, ms the first time, ms (median)")
        tell("open and close", opening, 99)
        with Store.open(file) as store:
            for name, filters in FILTERS.items():

                def search(filters: dict[str, str] = filters) -> int:
                    found = store.find_notes(**filters)  # type: ignore[arg-type]
                    found.page(0, PAGE)
                    return len(found)

                slowest = max(slowest, tell(name, search))
            tell("tags", lambda: len(store.tags()))
            tell("speakers", lambda: len(store.speakers()))
            tell("articles", lambda: len(store.articles()))
            tell("changed", lambda: store.changed(), 99)
            tell("all notes", lambda: len(store.all_notes()), 3)
            tell("check", lambda: len(store.check()), 3)
            tell("backup", lambda: len(str(store.backup())) and 1, 3)
    return int(arguments.at_most is not None and slowest > arguments.at_most)


if __name__ == "__main__":
    sys.exit(main())
