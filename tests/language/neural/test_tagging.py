from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from tui.language.neural.tagging import best, log_softmax

POSITIONS = "BIES"


def legal(tags: tuple[int, ...], breaks: frozenset[int]) -> bool:
    """Whether tags over two labels keep to BIOES."""
    open_label = -1
    for k, tag in enumerate(tags):
        if tag == 0:
            if open_label >= 0:
                return False
            continue
        position, label = POSITIONS[(tag - 1) % 4], (tag - 1) // 4
        if position in "BS" and open_label >= 0:
            return False
        if position in "IE" and (open_label != label or k in breaks):
            return False
        open_label = label if position in "BI" else -1
    return open_label < 0


def spans(tags: tuple[int, ...]) -> list[tuple[int, int, int]]:
    out, start = [], 0
    for k, tag in enumerate(tags):
        position = POSITIONS[(tag - 1) % 4] if tag else ""
        if position in ("B", "S"):
            start = k
        if position in ("E", "S"):
            out.append((start, k, (tag - 1) // 4))
    return out


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("breaks", [frozenset(), frozenset({2})])
def test_the_best_sequence_is_the_best_of_all_that_are_legal(seed, breaks):
    rng = np.random.default_rng(seed)
    log = log_softmax(rng.normal(size=(4, 9)).astype(np.float32) * 2)
    every = (t for t in product(range(9), repeat=4) if legal(t, breaks))
    wanted = max(every, key=lambda t: sum(log[k, tag] for k, tag in enumerate(t)))
    assert [(t.first, t.last, t.label) for t in best(log, breaks)] == spans(wanted)


def test_nothing_is_found_in_nothing():
    assert best(np.zeros((0, 5), dtype=np.float32)) == []
