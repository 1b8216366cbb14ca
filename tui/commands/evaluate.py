"""``newsreader evaluate``: how good the engine is on annotated corpora."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.article.safety import safe_line
from tui.commands.choosing import chosen
from tui.commands.messages import complain
from tui.export.jsontext import dumps
from tui.language.corpora import Corpus, CorpusError, open_corpus
from tui.language.corpora.sample import COMPLETE
from tui.language.evaluation import Tally, article_of, lines

if TYPE_CHECKING:
    from tui.annotation import Annotations
    from tui.article import Article


def run(paths: Sequence[str], as_json: bool, worst: int, model: str | None = None) -> int:
    """Print a table, or with ``as_json`` a line of JSON, for each corpus; the exit status.

    Corpora are all opened before the engine is loaded, so that bad input is known at once; their
    texts are gone through one at a time. Raises CorpusError, ModelError and CueError.
    """
    # Once and before it is called: the function is hidden by the module of its name from then on.
    from tui.language import annotate, load

    model = chosen(model)
    corpora = [_opened(Path(path)) for path in paths]
    nlp = load(model)
    if hasattr(sys.stdout, "reconfigure"):
        # What the locale cannot print becomes a question mark rather than an error.
        sys.stdout.reconfigure(errors="replace")
    failed = 0
    for number, corpus in enumerate(corpora):
        tally = Tally(corpus.labels, gold_form=corpus.form in COMPLETE, worst=worst)
        engine = _go_through(corpus, partial(annotate, nlp=nlp), tally)
        failed += tally.not_predicted
        if as_json:
            record: dict[str, Any] = {
                "corpus": str(corpus.path),
                "form": corpus.form,
                "engine": engine,
                **tally.figures(),
            }
            if worst:
                record["worst"] = [mistake.to_dict() for mistake in tally.worst()]
            print(dumps(record))
        else:
            title = f"{corpus.path}: {_texts(corpus.size)}, engine {engine or 'unknown'}"
            print(("\n" if number else "") + safe_line(title))
            print("\n".join(lines(tally.figures(), tally.worst())))
        sys.stdout.flush()
    return 2 if failed else 0


def _opened(path: Path) -> Corpus:
    corpus = open_corpus(path)
    if not corpus.entities and not corpus.attributions:
        raise CorpusError(path, "annotates neither entities nor attributions to measure by")
    return corpus


def _go_through(
    corpus: Corpus, annotate: Callable[[Article], Annotations], tally: Tally
) -> str | None:
    """Annotate each text and count; the engine's name, None if it failed on every text."""
    engine = None
    progress = _Progress(corpus)
    for number, sample in enumerate(corpus, 1):
        progress.show(number)
        try:
            annotations = annotate(article_of(sample, corpus))
        except Exception as error:
            if os.environ.get("NEWSREADER_DEBUG"):
                raise
            progress.clear()
            complain(f"{sample.id} could not be annotated ({type(error).__name__}: {error}).")
            tally.add_missing(sample)
            continue
        engine = annotations.engine
        tally.add_annotations(sample, annotations)
    progress.clear()
    return engine


def _texts(number: int) -> str:
    return "1 text" if number == 1 else f"{number} texts"


class _Progress:
    """How far it is, on a line of standard error that is written over; on a terminal alone."""

    def __init__(self, corpus: Corpus) -> None:
        self._of = corpus.size
        self._on = sys.stderr is not None and sys.stderr.isatty()

    def show(self, number: int) -> None:
        """Say which text it is at, counted from 1."""
        if self._on:
            sys.stderr.write(f"\r{number} of {_texts(self._of)}")
            sys.stderr.flush()

    def clear(self) -> None:
        """Leave the line empty."""
        if self._on:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
