"""Annotated corpora in one form: articles and sentences with entities and attributions.

spaCy is imported only to read a file of spaCy's, when that is read.
"""

from tui.language.corpora.errors import CorpusError
from tui.language.corpora.gold import read_pair
from tui.language.corpora.opening import open_corpus
from tui.language.corpora.sample import Corpus, Form, LabelledSpan, NamedAttribution, Sample

__all__ = [
    "Corpus",
    "CorpusError",
    "Form",
    "LabelledSpan",
    "NamedAttribution",
    "Sample",
    "open_corpus",
    "read_pair",
]
