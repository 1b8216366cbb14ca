"""Kill the whole reader at random moments while notes are taken: is everything there that was seen?

python -m tests.benchmarks.reader_kill [--runs N] [--seed N]

Each run opens another article in a pseudo-terminal, on the store that the runs before have left,
presses the keys that highlight and comment, and is killed (SIGKILL) meanwhile.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import signal
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from tests.benchmarks.articles import article
from tests.benchmarks.terminal import Terminal, program
from tui.article import load
from tui.store import Store

_COUNT = re.compile(r"(\d+) notes? ·")
"""How many notes the status line says there are on the article."""


class Seen(NamedTuple):
    """What a reader saw before the end: how many highlights, and which comments as kept."""

    highlights: int
    comments: list[str]


class Kept(NamedTuple):
    """What the store holds afterwards of the same article, and what is wrong with the store."""

    highlights: int
    comments: list[str]
    faults: list[str]

    def lost(self, seen: Seen) -> list[str]:
        """The comments that were seen as kept and are nowhere; a later one may stand behind it."""
        return [words for words in seen.comments if words not in "\n".join(self.comments)]


def run(store: Path, text: Path, seconds: float, chance: random.Random) -> Seen:
    """Take notes on an article in a pseudo-terminal for so long, from its annotations on."""
    command = [*program(), "--store", str(store), "--model", "rules", str(text)]
    terminal = Terminal(command, environment={"NEWSREADER_THEME": "midnight"})
    timer = threading.Timer(seconds, os.kill, (terminal.pid, signal.SIGKILL))
    try:
        terminal.wait_for("votes on")
        terminal.settle(0.7)
        timer.start()
        return _take_notes(terminal, timer, chance)
    finally:
        timer.cancel()
        terminal.close()


def _take_notes(terminal: Terminal, timer: threading.Timer, chance: random.Random) -> Seen:
    highlights, comments = 0, []
    number = 0
    with suppress(OSError):  # a program that is gone takes no keys, and paints nothing any more
        while timer.is_alive():
            terminal.press("e", quiet=0.02)
            terminal.press("h", quiet=0.02)
            highlights = max(highlights, _counted(terminal))
            if chance.random() < 0.3:
                number += 1
                words = f"comment {number} on it"
                terminal.press("m", quiet=0.02)
                terminal.wait_for("Esc keeps")  # before that, letters are keys of the reader
                terminal.press(words, quiet=0.02)
                terminal.press("\x1b", quiet=0.2)
                highlights = max(highlights, _counted(terminal))
                if "Note kept" in terminal.words():
                    comments.append(words)
    return Seen(highlights, comments)


def _counted(terminal: Terminal) -> int:
    return max((int(found) for found in _COUNT.findall(terminal.words())), default=0)


def kept(store: Path, text: Path) -> Kept:
    """What is in the store of an article."""
    with Store.open(store) as opened:
        notes = opened.notes(load(text))
        return Kept(len(notes), [note.comment for note in notes if note.comment], opened.check())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=30)
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)
    seen_highlights = seen_comments = lost_highlights = lost_comments = faults = beyond = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = folder / "notes.sqlite3"
        for number in range(arguments.runs):
            text = folder / f"{number}.txt"
            text.write_text(article(number), encoding="utf-8")
            seen = run(store, text, chance.uniform(0.1, 3.0), chance)
            there = kept(store, text)
            seen_highlights += seen.highlights
            seen_comments += len(seen.comments)
            lost_highlights += max(0, seen.highlights - there.highlights)
            lost_comments += len(there.lost(seen))
            beyond += max(0, there.highlights - seen.highlights)
            faults += bool(there.faults)
    print(f"{arguments.runs} runs killed")
    print(f"{seen_highlights} highlights were painted, {lost_highlights} of them are lost")
    print(f"{seen_comments} comments were said to be kept, {lost_comments} of them are lost")
    print(f"{beyond} highlights are kept that were not painted yet")
    print(f"the store always opened; {faults} times its check found a fault")
    return int(bool(lost_highlights or lost_comments or faults))


if __name__ == "__main__":
    sys.exit(main())
