"""How good an engine is: what it found in a corpus against what the corpus has there.

Functions over plain data; nothing here imports spaCy.
"""

from tui.language.evaluation.engine import article_of, found_attributions, found_entities
from tui.language.evaluation.mistakes import Mistake
from tui.language.evaluation.table import lines
from tui.language.evaluation.tally import Tally

__all__ = [
    "Mistake",
    "Tally",
    "article_of",
    "found_attributions",
    "found_entities",
    "lines",
]
