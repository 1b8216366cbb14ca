"""How long the list of all notes takes to open, and to follow what is typed in it.

python -m tests.benchmarks.all_notes [--notes N] [--at-most MS]

From the key to the picture, in a terminal of 120 by 40 cells that is not shown.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from pathlib import Path

from tests.benchmarks.store_writer import notes
from tui.reader.app import ReaderApp
from tui.reader.desk import Desk
from tui.store import Store

TYPED = (
    "ferry",
    "ferry council",
    "zeppelin",
    "colour:green",
    "colour:important",
    "tag:council",
    "speaker:7",
    'speaker:"Speaker 7"',
    "article:1999",
    "since:2024-11",
    "ferry colour:green tag:council since:2024-06 article:council",
)
ROUNDS = 7
HEADING = "Ferry returns\n\nThe harbour reopened on Friday, and nobody came.\n"


async def measure(folder: Path, store: Path) -> dict[str, list[float]]:
    """Milliseconds of each round, by what was done."""
    article = folder / "article.txt"
    article.write_text(HEADING)
    times: dict[str, list[float]] = {}

    def note(what: str, begin: float) -> None:
        times.setdefault(what, []).append(1e3 * (time.perf_counter() - begin))

    for _ in range(ROUNDS):
        # A desk of its own for each round: nothing that the last one read is still known.
        desk = Desk.open([article], named=[str(article)], store=store, model="rules")
        app = ReaderApp(desk)
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause(0.5)
            begin = time.perf_counter()
            app.reading_screen.do("all_notes")
            while app.screen is app.reading_screen or not app.screen.query("NoteList"):
                await asyncio.sleep(0)
            dialog = app.screen
            listing = dialog.query_one("NoteList")
            while not listing.shown:  # type: ignore[attr-defined]
                await asyncio.sleep(0)
            await pilot._wait_for_screen()
            note("open", begin)
            await pilot.pause(0.5)
            field = dialog.query_one("NotesField")
            for words in TYPED:
                # As after the last of its letters: the whole of it is searched for.
                begin = time.perf_counter()
                field.value = words  # type: ignore[attr-defined]
                await pilot._wait_for_screen()
                note(words, begin)
                await pilot.pause(0.3)
        desk.close()
    return times


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--notes", type=int, default=100_000)
    parser.add_argument("--at-most", type=float, metavar="MS")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / "notes.sqlite3"
        with Store.open(file) as store:
            store.save_all(notes("n", arguments.notes))
        times = asyncio.run(measure(folder, file))
    print(f"{arguments.notes:,} notes; ms: median, worst of {ROUNDS}")
    for what, taken in times.items():
        print(f"{what:<62} {statistics.median(taken):7.1f} {max(taken):7.1f}")
    slowest = max(map(statistics.median, times.values()))
    return int(arguments.at_most is not None and slowest > arguments.at_most)


if __name__ == "__main__":
    sys.exit(main())
