"""Kill processes that write notes at random moments: is every note there that was acknowledged?

python -m tests.benchmarks.store_kill [--runs N] [--seed N]

Each run writes into the store that the runs before have left, from before it is opened on.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tui.store import Store


def run(store: Path, name: str, seconds: float) -> list[str]:
    """Start a writer, kill it (SIGKILL) after so long, and return what it acknowledged."""
    command = [sys.executable, "-m", "tests.benchmarks.store_writer", str(store), name, "0"]
    writer = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    time.sleep(seconds)
    writer.kill()
    lines = writer.communicate()[0].splitlines(keepends=True)
    return [line.strip() for line in lines if line.endswith("\n")]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    acknowledged: set[str] = set()
    opened = lost = faulty = 0
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "notes.sqlite3"
        for number in range(arguments.runs):
            told = run(store, f"run{number}", chance.uniform(0.03, 0.4))
            opened += "open" in told
            acknowledged.update(told)
            acknowledged.discard("open")
            with Store.open(store) as kept:
                lost += len(acknowledged - {note.id for note in kept.find_notes()})
                faulty += bool(kept.check())
                acknowledged &= {note.id for note in kept.find_notes()}
        print(f"{arguments.runs} runs, {opened} of which had opened the store")
        print(f"{len(acknowledged):,} notes acknowledged and there, {lost} lost")
        print(f"the store always opened; {faulty} times its integrity check found a fault")
    return int(bool(lost or faulty))


if __name__ == "__main__":
    sys.exit(main())
