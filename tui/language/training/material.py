"""All that is learned from: corpora, read and sorted by what they teach."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tui.language.corpora import Corpus, CorpusError
from tui.language.corpora.sample import COMPLETE
from tui.language.training.documents import Document, documents
from tui.language.training.references import reference_documents
from tui.language.training.targets import KNOWN


@dataclass(slots=True)
class Material:
    """``articles`` are in the gold form, ``names`` have entities alone, ``references`` neither."""

    articles: list[Document] = field(default_factory=list)
    names: list[Document] = field(default_factory=list)
    references: list[Document] = field(default_factory=list)

    @property
    def attributions(self) -> int:
        """How many there are."""
        return sum(len(document.said or ()) for document in self.articles)

    @property
    def entities(self) -> int:
        """How many mentions there are."""
        return sum(len(document.entities) for document in (*self.articles, *self.names))


def gather(corpora: Iterable[Corpus]) -> Material:
    """Read ``corpora``. Raises CorpusError where one cannot be read, or nothing be learned."""
    material = Material()
    for corpus in corpora:
        if not corpus.entities and not corpus.attributions:
            raise CorpusError(corpus.path, "annotates neither entities nor attributions to learn")
        if unknown := sorted(corpus.labels - KNOWN):
            problem = f"has the entity label {unknown[0]}; expected {', '.join(sorted(KNOWN))}"
            raise CorpusError(corpus.path, problem)
        if corpus.form == "conllu":
            # Mentions have other boundaries there: titles and appositions stand inside.
            material.references += reference_documents(corpus)
        elif corpus.form in COMPLETE:
            material.articles += documents(corpus)
        else:
            material.names += documents(corpus)
    return material
