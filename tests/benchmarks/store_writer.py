"""A process that writes notes into a store and tells each one's id when it is kept.

python -m tests.benchmarks.store_writer STORE NAME COUNT (0 for no end)
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from tui.annotation import Note, Target, TextPositionSelector, TextQuoteSelector
from tui.store import Store

WORDS = (
    "ferry harbour council budget minister bridge water evening vote school quay road hospital "
    "reopened waited promised denied asked Été Zürich before after against nobody everyone"
).split()
COLOURS = ("yellow", "green", "blue", "pink")


def notes(name: str, many: int | None = None) -> Iterator[Note]:
    """Invented notes, 50 on an article, half of them with a comment."""
    chance = random.Random(name)
    for number in range(many) if many is not None else count():
        article = number // 50
        exact = " ".join(chance.choices(WORDS, k=18))
        start = number * 977 % 9_000
        day = f"2024-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}T10:00:00+00:00"
        yield Note(
            f"{name}-{number}",
            Target(
                f"{article:064x}",
                f"/home/reader/articles/{article % 400:03}/article-{article:05}.txt",
                f"Council takes decision {article} on the ferry",
                TextQuoteSelector(exact, exact[-32:], exact[:32]),
                TextPositionSelector(start, start + len(exact)),
            ),
            comment=" ".join(chance.choices(WORDS, k=12)) if number % 2 else "",
            colour=chance.choice(COLOURS),
            speaker=f"Speaker {chance.randrange(200)}" if number % 3 else None,
            created=day,
            modified=day,
            tags=tuple(chance.sample(WORDS, chance.randrange(3))),
        )


def main(store: str, name: str, many: int) -> None:
    with Store.open(Path(store)) as opened:
        print("open", flush=True)
        for note in notes(name, many or None):
            opened.save(note)
            print(note.id, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
