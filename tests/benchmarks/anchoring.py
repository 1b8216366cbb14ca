"""Do notes find their place in a text that was edited? 500 notes for each kind of edit.

    python -m tests.benchmarks.anchoring [--notes N] [--seed N] [--rounds N] [--show N] [--alike]
    python -m tests.benchmarks.anchoring --speed

The texts are the invented ones of ``seeds/`` and as many made-up ones, others for each seed.
``--alike`` takes texts instead that consist of nine sentences over and over with other names in
them, where everything has lookalikes. Where each note truly belongs is followed through the edits
character by character. Columns:

    right     at exactly its characters
    moved     a little: it shares more than 80 % with its true place (of the two together), or
              differs by one character
    gone      its text is no longer there (not a character is left), and it is an orphan
    orphaned  an orphan, though something of it is there
    partly    shares something with its true place, but 80 % or less
    wrong     shares nothing with its true place, or its text is gone

The aim counts ``partly`` with ``wrong``. ``--show`` prints that many of them. ``--speed`` instead
places 1,000 notes on an article of 100,000 words.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.benchmarks.articles import article
from tests.benchmarks.edited import EDITS, Truth, plain, single, tracked, truths
from tests.benchmarks.invented import invented
from tui.annotation import Anchor, Span, TextPositionSelector, TextQuoteSelector, select
from tui.annotation.anchoring import anchor_all
from tui.article import load

SEEDS = Path(__file__).parents[2] / "seeds"
OUTCOMES = ("right", "moved", "gone", "orphaned", "partly", "wrong")
Selectors = tuple[TextQuoteSelector, TextPositionSelector]


def texts(seed: int, alike: bool) -> list[str]:
    """The invented articles and made-up ones; or those of few sentences."""
    if alike:
        return [article(1000 * seed + n, 500) for n in range(10)]
    found = [load(path).text for path in sorted(SEEDS.iterdir()) if path.suffix in (".txt", ".md")]
    return found + [invented(1000 * seed + n) for n in range(len(found))]


def noted(text: str, count: int, rng: random.Random) -> list[Span]:
    """Places as readers mark them: names, words, quotations, sentences and parts of them."""
    names = _spans(r"[A-Z]\w+(?: [A-Z]\w+){0,2}", text)
    words = _spans(r"\w{4,}", text)
    quotes = _spans(r"“[^”\n]+”|\"[^\"\n]+\"", text)
    sentences = _spans(r"(?<=[.\n”\"]) ?[A-Z“\"][^\n]+?[.?!][”\"]?(?=\s)", text)
    out: list[Span] = []
    while len(out) < count:
        kind = rng.choice(("name", "name", "word", "quote", "sentence", "part", "part", "more"))
        if kind == "name":
            out.append(rng.choice(names))
        elif kind == "word":
            out.append(rng.choice(words))
        elif kind == "quote" and quotes:
            out.append(rng.choice(quotes))
        elif kind == "sentence":
            out.append(rng.choice(sentences))
        else:
            tokens = _spans(r"\S+", text)
            first = rng.randrange(len(tokens))
            last = first + (rng.randint(1, 24) if kind == "part" else rng.randint(20, 59))
            span = Span(tokens[first].start, tokens[min(last, len(tokens) - 1)].end)
            if "\n" not in span.of(text):
                out.append(span)
    return out


def _spans(pattern: str, text: str) -> list[Span]:
    found = [Span(*m.span()) for m in re.finditer(pattern, text)]
    return [Span(s.start + 1, s.end) if text[s.start] == " " else s for s in found]


def outcome(found: Anchor, truth: Truth) -> str:
    """Which column a note belongs to."""
    if truth.span is None or not truth.kept:
        if found.span is None:
            return "gone"
        # What was replaced as a whole may be found by what stands around it, or not.
        in_place = truth.span is not None and found.span.overlaps(truth.span)
        return ("moved" if _near(found.span, truth.span) else "partly") if in_place else "wrong"
    if found.span is None:
        return "orphaned"
    if found.span == truth.span:
        return "right"
    if not found.span.overlaps(truth.span):
        return "wrong"
    return "moved" if _near(found.span, truth.span) else "partly"


def _near(one: Span, other: Span | None) -> bool:
    assert other is not None
    apart = abs(one.start - other.start) + abs(one.end - other.end)
    both = min(one.end, other.end) - max(one.start, other.start)
    return both > 0.8 * (both + apart) or apart == 1


def trials(
    kind: str, seed: int, notes: int, alike: bool
) -> Iterator[tuple[str, str, list[Selectors], list[Truth]]]:
    """For each text: the text before and after, the notes' selectors, and their true places."""
    # A string as a seed: Python's own hash of one differs from run to run.
    rng = random.Random(f"{kind} {seed}")
    found = texts(seed, alike)
    for text in found:
        spans = noted(text, notes // len(found), rng)
        letters = EDITS[kind](tracked(text), rng)
        yield text, plain(letters), [select(text, s) for s in spans], truths(letters, spans)


def measure(kind: str, seed: int, notes: int, alike: bool, show: int) -> Counter[str]:
    counts: Counter[str] = Counter()
    for _, now, selectors, true in trials(kind, seed, notes, alike):
        for found, truth, (quote, _) in zip(
            anchor_all(now, selectors), true, selectors, strict=True
        ):
            what = outcome(found, truth)
            counts[what] += 1
            if what in ("partly", "wrong") and counts["partly"] + counts["wrong"] <= show:
                _explain(kind, now, found, truth, quote)
    return counts


def _explain(kind: str, now: str, found: Anchor, truth: Truth, quote: TextQuoteSelector) -> None:
    def around(span: Span | None) -> str:
        if span is None:
            return "nowhere"
        before, after = now[max(0, span.start - 32) : span.start], now[span.end : span.end + 32]
        return repr(f"{before}[[{span.of(now)}]]{after}")

    print(f"{kind}: {found.how}, {truth.kept:.0%} kept")
    print(f"    noted {f'{quote.prefix}[[{quote.exact}]]{quote.suffix}'!r}")
    print(f"    found {around(found.span)}\n    true  {around(truth.span)}")


def report(name: str, counts: Counter[str]) -> None:
    total = counts.total()
    cells = "".join(f"{counts[key] / total:9.1%}" for key in OUTCOMES)
    print(f"{name:18}{cells}   {counts['partly'] + counts['wrong']:4} of {total}", flush=True)


def speed() -> None:
    """1,000 notes on an article of 100,000 words, after each kind of change."""
    rng = random.Random(1)
    text = invented(1, 100_000)
    selectors = [select(text, span) for span in noted(text, 1000, rng)]
    other = article(2, 100_000)
    for name, now in (
        ("unchanged", text),
        ("a title put above", "A new title\n\n" + text),
        ("re-wrapped", plain(EDITS["re-wrapped"](tracked(text), rng))),
        ("10 % single", plain(single(10)(tracked(text), rng))),
        ("another text", other),
    ):
        begin = time.perf_counter()
        found = anchor_all(now, selectors)
        seconds = time.perf_counter() - begin
        hows = ", ".join(f"{n} {how}" for how, n in Counter(a.how for a in found).most_common())
        begin = time.perf_counter()
        anchor_all(now, selectors[:1])
        first = time.perf_counter() - begin
        print(f"{name:28}{seconds * 1000:8.0f} ms   one alone {first * 1000:6.1f} ms   {hows}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--notes", type=int, default=500, help="for each kind of edit")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=1, help="seeds one after the other")
    parser.add_argument("--show", type=int, default=0, help="of the wrong ones, for each kind")
    parser.add_argument("--alike", action="store_true", help="texts of few sentences")
    parser.add_argument("--only", choices=EDITS, help="one kind of edit")
    parser.add_argument("--speed", action="store_true")
    arguments = parser.parse_args()
    if arguments.speed:
        speed()
        return 0
    print(f"{'':18}{''.join(f'{key:>9}' for key in OUTCOMES)}   partly or wrong")
    total: Counter[str] = Counter()
    for kind in [arguments.only] if arguments.only else EDITS:
        counts: Counter[str] = Counter()
        for seed in range(arguments.seed, arguments.seed + arguments.rounds):
            counts += measure(kind, seed, arguments.notes, arguments.alike, arguments.show)
        report(kind, counts)
        total += counts
    report("over all", total)
    return int((total["partly"] + total["wrong"]) / total.total() > 0.002)


if __name__ == "__main__":
    sys.exit(main())
