"""Tokens a second and milliseconds an article of 400 words, on one core, after loading.

    python -m tests.benchmarks.engine_speed [--textacy PYTHON] [--model NAME|DIR] [--at-least RATIO]

PYTHON is an interpreter with textacy, in an environment of its own. Its ``direct_quotations`` after
a spaCy tagger and parser then runs in turn with the engine, on the same articles; with_textacy.py
says what stands for a trained pipeline. Figures are medians; compare ratios, not seconds. Loading
is the imports and the model, from a process that has neither.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.articles import article

HERE = Path(__file__).parent
OURS, THEIRS = "newsreader", "textacy"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--textacy", metavar="PYTHON")
    parser.add_argument("--model", metavar="NAME|DIR")
    parser.add_argument("--articles", type=int, default=30)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--at-least", type=float, metavar="RATIO")
    arguments = parser.parse_args()
    texts = [article(number) for number in range(arguments.articles)]
    programs = {OURS: [sys.executable, "-m", "tests.benchmarks.with_engine"]}
    if arguments.textacy:
        programs[THEIRS] = [arguments.textacy, str(HERE / "with_textacy.py")]
    task = json.dumps([arguments.model, 3, texts])
    answers: dict[str, list[dict]] = {name: [] for name in programs}
    for _ in range(arguments.runs):
        for name, command in programs.items():
            done = subprocess.run(
                command, input=task, stdout=subprocess.PIPE, text=True, check=True
            )
            answers[name].append(json.loads(done.stdout))
    tokens = next((a["tokens"] for a in answers.get(THEIRS, ())), None) or count(texts)
    speeds = {}
    print(f"{len(texts)} articles of 400 words, {tokens} tokens; one core, {arguments.runs} runs")
    for name, runs in answers.items():
        speeds[name] = tokens / statistics.median(sum(run["texts"]) for run in runs)
        each = statistics.median(time for run in runs for time in run["texts"])
        load = statistics.median(run["load"] for run in runs)
        print(
            f"{name:12} {speeds[name]:8,.0f} tokens/s   {each * 1000:6.1f} ms an article   "
            f"loading {load:.2f} s"
        )
    if THEIRS not in speeds:
        return 0
    ratio = speeds[OURS] / speeds[THEIRS]
    print(f"{OURS} / {THEIRS}: {ratio:.2f}")
    return int(arguments.at_least is not None and ratio < arguments.at_least)


def count(texts: list[str]) -> int:
    """The tokens of spaCy's English tokenizer, as with_textacy.py counts them."""
    import spacy

    tokenizer = spacy.blank("en").tokenizer
    return sum(len(tokenizer(text)) for text in texts)


if __name__ == "__main__":
    sys.exit(main())
