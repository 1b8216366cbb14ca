"""``newsreader show``: articles and who says what in them, as plain text."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tui.article import Article
from tui.article.safety import safe_line
from tui.commands.choosing import chosen
from tui.commands.inputs import Inputs
from tui.export.lines import Line, Piece, plain, spaced
from tui.export.quotes import show_outline, show_voices
from tui.export.text import head, parts, show_article

if TYPE_CHECKING:
    from spacy.language import Language

    from tui.annotation import Annotations
    from tui.commands.colouring import Painter

MEASURE = 80
"""The longest line in cells, unless the environment's COLUMNS asks for another."""

AT_ONCE = 50_000
"""Code points of an article that is shown at once, unmarked, though there are colours: to wait for
the engine's marks would take more than a second or two."""


def run(
    paths: Sequence[str],
    model: str | None = None,
    *,
    theme: str | None = None,
    color: str = "auto",
    article: bool = True,
    outline: bool = False,
) -> int:
    """Print the articles at ``paths`` and their quotes; the exit status.

    ``color`` is one of ``colouring.WHEN``; without ``article`` the quotes come alone, with
    ``outline`` in reading order instead of by speaker. Raises ModelError, CueError and ThemeError.
    """
    model = chosen(model)
    if hasattr(sys.stdout, "reconfigure"):
        # What the locale cannot print becomes a question mark rather than an error.
        sys.stdout.reconfigure(errors="replace")
    paint = None
    if color != "never" and (color == "always" or sys.stdout.isatty()):
        from tui.commands.colouring import painter

        paint = painter(color, theme, sys.stdout)
    inputs = Inputs(paths)
    shown = _Shown(model, paint, article, outline)
    several = len(paths) > 1 or Path(paths[0]).is_dir()
    for item in inputs:
        if several:
            shown.begin(inputs.read, item)
        shown.show(item)
    return inputs.status


def width() -> int:
    """Cells of a line: COLUMNS where it is exported, else the terminal's at most MEASURE."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isascii() and asked.isdigit() and int(asked):
        return int(asked)
    return min(MEASURE, shutil.get_terminal_size((MEASURE, 24)).columns)


class _Shown:
    """What stands on standard output; the engine is loaded when it is first needed."""

    def __init__(
        self, model: str | None, paint: Painter | None, article: bool, outline: bool
    ) -> None:
        self._model = model
        self._coloured = paint is not None
        self._paint = paint or plain
        self._article = article
        self._quotes = show_outline if outline else show_voices
        self._nlp: Language | None = None
        self._width = width()

    def begin(self, number: int, article: Article) -> None:
        """Name an article that is one of several."""
        name = safe_line(str(article.path or "standard input"))
        heading: Line = (Piece(f"Article {number}: {name}", ("label",)),)
        between = [(), ()] if number > 1 else []
        self._write([*between, heading, ()])

    def show(self, article: Article) -> None:
        """Print an article and its quotes, each as soon as it is known."""
        if not self._article:
            self._write(self._quotes(article, self._annotate(article), self._width))
            return
        if self._coloured and len(article.text) <= AT_ONCE:
            annotations = self._show_marked(article)
        else:
            self._write([*show_article(article, self._width), ()])
            annotations = self._annotate(article)
        self._write(self._quotes(article, annotations, self._width))

    def _show_marked(self, article: Article) -> Annotations:
        """Print what stands above the text, then the text with the engine's marks on it."""
        above = head(article)
        plain_parts = list(parts(article, self._width))
        if above:
            self._write([*spaced(plain_parts[:above]), ()])
        try:
            annotations = self._annotate(article)
        except Exception:
            self._write(spaced(plain_parts[above:]))
            raise
        marked = list(parts(article, self._width, annotations))[above:]
        self._write([*spaced(marked), ()] if marked else [])
        return annotations

    def _annotate(self, article: Article) -> Annotations:
        from tui.language import annotate, load

        if self._nlp is None:
            self._nlp = load(self._model)
        return annotate(article, self._nlp)

    def _write(self, lines: list[Line]) -> None:
        sys.stdout.write(self._paint(lines))
        # What is known can be read while the rest is being found.
        sys.stdout.flush()
