"""Time from process start to the headline on a 120x40 terminal, as a ratio to a bare Textual app.

    python -m tests.benchmarks.first_paint [--runs N] [--at-most RATIO] [--peer NAME=COMMAND]…

All programs run in turn; the figures are medians of one run. Compare ratios, not seconds. A peer is
another reader, such as ``--peer "toolong=tl {}"``; {} stands for the text's file, which a peer that
reads no plain text is given in a form of its own. Folders of ten
and of ten thousand articles are compared with each other; cached annotations, and those of an
article that the engine has not seen, are timed until they are on the screen.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.terminal import Terminal, program

ROOT = Path(__file__).parent.parent.parent
SEED = ROOT / "seeds" / "000_d1c587434766bf42.txt"
HEADLINE = "Trump floated White House meeting"
SIGN = " quotes"
"""What stands on the screen once the article is annotated: the panel counts the quotes."""

FOLDER_HEADLINE = "Ferry number"


def once(command: list[str], *words: str) -> list[float]:
    terminal = Terminal(command)
    try:
        return [terminal.wait_for(word) for word in words]
    finally:
        terminal.close()


def folder_of(place: Path, count: int) -> Path:
    place.mkdir()
    for number in range(count):
        (place / f"{number:05}_story.txt").write_text(
            f"{FOLDER_HEADLINE} {number} leaves the harbour\n\n“We are late,” said Ada Quill, "
            f"the captain of ferry {number}.\n\n" + "The sea was calm that day. " * 40 + "\n"
        )
    return place


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--at-most", type=float)
    parser.add_argument("--peer", action="append", default=[], metavar="NAME=COMMAND")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        temporary = Path(name)
        stores = iter(range(10**6))

        def ours(path: Path, store: str = "kept") -> Callable[[], list[str]]:
            def command() -> list[str]:
                which = store or f"new{next(stores)}"
                return [*program(), str(path), "--store", f"{temporary}/{which}.sqlite3"]

            return command

        ten = folder_of(temporary / "ten", 10)
        thousands = folder_of(temporary / "thousands", 10_000)
        bare = [sys.executable, str(Path(__file__).parent / "bare.py"), str(SEED)]
        cases: dict[str, tuple[Callable[[], list[str]], tuple[str, ...]]] = {
            "bare Textual app": (lambda: bare, (HEADLINE,)),
            "newsreader FILE": (ours(SEED), (HEADLINE, SIGN)),
            "newsreader FILE, not annotated yet": (ours(SEED, ""), (HEADLINE, SIGN)),
            "newsreader seeds/": (ours(SEED.parent), (HEADLINE,)),
            "newsreader, 10 articles": (ours(ten, "ten"), (FOLDER_HEADLINE,)),
            "newsreader, 10,000 articles": (ours(thousands, "many"), (FOLDER_HEADLINE,)),
        }
        for peer in arguments.peer:
            label, command = peer.split("=", 1)
            cases[label] = (
                lambda command=command: command.replace("{}", str(SEED)).split(),
                (HEADLINE,),
            )
        times: dict[str, list[list[float]]] = {label: [] for label in cases}
        for command, words in cases.values():
            once(command(), *words)  # files into the page cache, byte code written
        for _ in range(arguments.runs):
            for label, (command, words) in cases.items():
                times[label].append(once(command(), *words))
    medians = {
        label: [statistics.median(moments) for moments in zip(*rows, strict=True)]
        for label, rows in times.items()
    }
    least = medians["bare Textual app"][0]
    for label, (first, *annotated) in medians.items():
        more = f"   annotations {annotated[0]:.3f} s" if annotated else ""
        print(f"{label:36} {first:.3f} s   ratio {first / least:.2f}{more}")
    few, many = (medians[f"newsreader, {count} articles"][0] for count in ("10", "10,000"))
    print(f"10,000 articles to 10: ratio {many / few:.2f}")
    worst = max(medians["newsreader FILE"][0], medians["newsreader seeds/"][0]) / least
    return int(arguments.at_most is not None and worst > arguments.at_most)


if __name__ == "__main__":
    sys.exit(main())
