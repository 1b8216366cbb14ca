"""What the machine finds: entities, attributions and speakers, by a spaCy pipeline.

spaCy is imported by ``load`` and by what it loads, never with this package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.language.errors import CueError, ModelError

if TYPE_CHECKING:
    from spacy.language import Language

    from tui.annotation import Annotations
    from tui.article import Article

__all__ = ["ENGINE", "CueError", "ModelError", "annotate", "engine_name", "load"]

ENGINE = "newsreader/1"
"""Name and version of the built-in engine; annotations made under another name are out of date."""


def load(model: str | None = None) -> Language:
    """The pipeline, ready to use. Imports spaCy, which takes most of the time.

    ``model`` is None for the built-in one, "rules" for rules alone, else the name of an installed
    spaCy pipeline or a model's folder. Raises ModelError where there is none that can be used, CueError where the
    user's table of cues cannot.
    """
    from tui.language.loading import load as run

    return run(model)


def engine_name(model: str | None = None) -> str:
    """Name and version of the engine with ``model``, as in ``load``; spaCy is not imported.

    Annotations made under another name are out of date. Raises ModelError and CueError.
    """
    from tui.language.models import engine_name as name

    return name(model)


def annotate(article: Article, nlp: Language) -> Annotations:
    """What ``nlp`` finds in what ``article`` shows; spans are offsets into the article's text."""
    from tui.language.annotating import annotate as run

    return run(article, nlp)
