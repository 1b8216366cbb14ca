"""The whole program, killed while notes are taken; ``tests.benchmarks.reader_kill`` does more."""

from __future__ import annotations

import os
import random

import pytest

from tests.benchmarks.articles import article

pytestmark = pytest.mark.skipif(os.name != "posix", reason="it needs a pseudo-terminal")


def test_what_was_seen_before_the_program_was_killed_is_kept(tmp_path):
    from tests.benchmarks import reader_kill

    store = tmp_path / "notes.sqlite3"
    chance = random.Random(5)
    painted = 0
    for number, seconds in enumerate((0.8, 1.3, 2.1)):
        text = tmp_path / f"{number}.txt"
        text.write_text(article(number), encoding="utf-8")
        seen = reader_kill.run(store, text, seconds, chance)
        kept = reader_kill.kept(store, text)
        assert kept.faults == []
        assert kept.highlights >= seen.highlights
        assert kept.lost(seen) == []
        painted += seen.highlights
    assert painted
