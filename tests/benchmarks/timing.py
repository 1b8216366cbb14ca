"""How a program that annotates texts is timed: on one core, loading apart. Standard library only.

The programs are processes of their own; each prints what ``measure`` returns as JSON.
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable

THREADS = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "BLIS_NUM_THREADS",
    "VECLIB_MAXIMUM_THREADS",
)


def one_core() -> None:
    """Keep this process to the last core that it may use, where the system lets it choose."""
    os.environ.update(dict.fromkeys(THREADS, "1"))
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    else:
        print("This system does not pin processes; threads alone are kept to 1.", file=sys.stderr)


def measure(
    load: Callable[[], Callable[[str], object]], texts: list[str], rounds: int
) -> dict[str, float | list[float]]:
    """Seconds to ``load``, and for each text the median of ``rounds`` runs after one to warm up."""
    begin = time.perf_counter()
    run = load()
    loaded = time.perf_counter() - begin
    times: list[list[float]] = [[] for _ in texts]
    for number in range(rounds + 1):
        for own, text in zip(times, texts, strict=True):
            begin = time.perf_counter()
            run(text)
            if number:
                own.append(time.perf_counter() - begin)
    return {"load": loaded, "texts": [statistics.median(own) for own in times]}
