"""``newsreader show``: articles and their quotes by speaker, as plain text."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence

from tui.commands.choosing import chosen
from tui.commands.inputs import Inputs
from tui.export.text import show_article, show_voices

BETWEEN = "\n* * *\n\n"
"""Between two articles."""


def run(paths: Sequence[str], model: str | None = None) -> int:
    """Print the articles at ``paths``; the exit status. Raises ModelError and CueError."""
    from tui.language import annotate, load

    model = chosen(model)
    if hasattr(sys.stdout, "reconfigure"):
        # What the locale cannot print becomes a question mark rather than an error.
        sys.stdout.reconfigure(errors="replace")
    width = shutil.get_terminal_size().columns
    inputs = Inputs(paths)
    nlp = None
    for article in inputs:
        if inputs.read > 1:
            sys.stdout.write(BETWEEN)
        sys.stdout.write(show_article(article, width) + "\n")
        # The article can be read while the engine is being loaded.
        sys.stdout.flush()
        nlp = nlp if nlp is not None else load(model)
        sys.stdout.write(show_voices(article, annotate(article, nlp), width))
    return inputs.status
