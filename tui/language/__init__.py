"""What the machine finds: entities, attributions and speakers, by a spaCy pipeline.

spaCy is imported by ``load`` and by what it loads, never with this package.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language

    from tui.annotation import Annotations
    from tui.article import Article

__all__ = ["ENGINE", "annotate", "load"]

ENGINE = "rules/1"
"""Name and version of the engine; annotations made under another name are out of date."""


def load() -> Language:
    """The pipeline, ready to use. Imports spaCy, which takes most of the time."""
    from tui.language.pipeline import build

    return build()


def annotate(article: Article, nlp: Language) -> Annotations:
    """What ``nlp`` finds in what ``article`` shows; spans are offsets into the article's text."""
    from tui.language.annotating import annotate as run

    return run(article, nlp)
