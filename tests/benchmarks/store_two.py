"""Several processes write notes into one store at the same time: are all of them there?

python -m tests.benchmarks.store_two [--processes N] [--notes N]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tui.store import Store


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--notes", type=int, default=1_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "notes.sqlite3"
        command = [sys.executable, "-m", "tests.benchmarks.store_writer", str(store)]
        begin = time.perf_counter()
        writers = [
            subprocess.Popen(
                [*command, f"p{number}", str(arguments.notes)], stdout=subprocess.DEVNULL
            )
            for number in range(arguments.processes)
        ]
        failed = [writer.wait() for writer in writers]
        seconds = time.perf_counter() - begin
        with Store.open(store) as kept:
            there, faults = len(kept.all_notes()), kept.check()
    wanted = arguments.processes * arguments.notes
    print(f"{there:,} of {wanted:,} notes from {arguments.processes} processes in {seconds:.1f} s")
    print(f"exit statuses {failed}; integrity check: {faults or 'well'}")
    return int(there != wanted or any(failed) or bool(faults))


if __name__ == "__main__":
    sys.exit(main())
