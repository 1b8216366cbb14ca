"""Times the engine on the texts given as JSON on standard input: [MODEL or null, ROUNDS, TEXTS]."""

from __future__ import annotations

import json
import sys

from tests.benchmarks.timing import measure, one_core


def main() -> None:
    one_core()
    model, rounds, texts = json.load(sys.stdin)

    def load():
        from tui.article import from_text
        from tui.language import annotate, load

        nlp = load(model)
        return lambda text: annotate(from_text(text), nlp)

    print(json.dumps(measure(load, texts, rounds)))


if __name__ == "__main__":
    main()
