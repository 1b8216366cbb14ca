from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.language.neural.windows import Pieces
from tui.language.training.sampling import Cutter, batches, shuffled
from tui.language.training.targets import TagSets


def pieces():
    return Pieces(lambda word: [200 + len(word)] * (1 + len(word) // 4))


def test_windows_cover_the_document_once(ferry, rng):
    cut = Cutter(pieces(), TagSets(), rng)
    for _ in range(20):
        pairs = cut(ferry, 40)
        words = [word for window, _ in pairs for word in window.words]
        assert words == sorted(set(words))
        assert words[-1] + 1 == len(words)
        assert all(len(window.pieces) <= 40 for window, _ in pairs)
        assert all(len(target.entity) == len(window.words) for window, target in pairs)


def test_windows_differ_from_time_to_time(ferry, rng):
    cut = Cutter(pieces(), TagSets(), rng)
    assert len({tuple(len(w.words) for w, _ in cut(ferry, 60)) for _ in range(30)}) > 1


@given(st.lists(st.integers(1, 90), max_size=40), st.integers(1, 300))
def test_batches_fit(sizes, budget):
    found = batches(sizes, budget, range(len(sizes)))
    assert [number for batch in found for number in batch] == list(range(len(sizes)))
    for batch in found:
        padded = max(sizes[number] for number in batch) * len(batch)
        assert padded <= budget or len(batch) == 1


def test_all_windows_come_in_an_epoch(rng):
    sizes = [1 + number % 70 for number in range(600)]
    found = shuffled(sizes, 200, rng)
    assert sorted(number for batch in found for number in batch) == list(range(600))
    assert found != shuffled(sizes, 200, rng)
