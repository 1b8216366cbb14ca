"""``newsreader annotate``: what the engine finds, for machines."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from tui.commands.choosing import chosen
from tui.commands.inputs import Inputs
from tui.export import ExportError, output
from tui.export.jsonl import line


def run(paths: Sequence[str], file: Path | None, force: bool, model: str | None = None) -> int:
    """Write a line for each article as soon as it is annotated; the exit status.

    An article that cannot be read or annotated is told on standard error and passed over.
    Raises ModelError and CueError.
    """
    from tui.language import annotate, load

    model = chosen(model)
    inputs = Inputs(paths)
    nlp = None
    with output(file, force) as out:
        for article in inputs:
            nlp = nlp if nlp is not None else load(model)
            try:
                found = annotate(article, nlp)
            except Exception as error:
                if os.environ.get("NEWSREADER_DEBUG"):
                    raise
                name = article.path or "standard input"
                inputs.fail(f"{name} could not be annotated ({type(error).__name__}: {error}).")
                continue
            out.write(line(article, found))
            out.flush()
        if not inputs.read and file is not None:
            # Raised inside the block, so that no empty file is left, or put over a full one.
            raise ExportError(f"No article could be read; {file} was not written.")
    return inputs.status
