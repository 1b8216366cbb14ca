"""The trained model as spaCy components: one that reads, and three that write what it says."""

from __future__ import annotations

import shutil
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

from spacy.language import Language
from spacy.tokens import Doc

from tui.annotation import EntityLabel
from tui.language.neural.consistency import Entity
from tui.language.neural.decoding import decode
from tui.language.neural.encoder import FILES, Encoder
from tui.language.neural.merging import merge, unnamed
from tui.language.neural.resolving import Named, Resolver
from tui.language.neural.speaking import attributions
from tui.language.pipeline import Component, add_entities, paragraphs_of, sheet_of

if TYPE_CHECKING:
    from tui.language.neural.decoding import Decoded

BUILT_IN = Path(__file__).parent / "model"
"""The folder of the model that ships with the program."""

STEPS = (
    "newsreader_quote_marks",
    "newsreader_sentences",
    "newsreader_encoder",
    "newsreader_tagged_entities",
    "newsreader_attributions",
    "newsreader_linked_attributions",
)
"""The components' names, in the order in which they run."""

if not Doc.has_extension("decoded"):
    Doc.set_extension("decoded", default=None)


class EncoderComponent:
    """Runs the network over a Doc; sets ``_.decoded``, what the other components write out."""

    def __init__(self, folder: Path | None, threads: int) -> None:
        self.threads = threads
        self.encoder: Encoder | None = Encoder(folder, threads) if folder else None

    def __call__(self, doc: Doc) -> Doc:
        """Read ``doc``."""
        assert self.encoder is not None, "from_disk gives the component its model"
        blocks = [(p.start, p.end) for p in paragraphs_of(doc) if p.kind != "code"]
        doc._.decoded = decode(self.encoder, self.encoder.read(sheet_of(doc).text, blocks))
        return doc

    def pipe(self, stream: Iterable[Doc], batch_size: int = 1) -> Iterator[Doc]:
        """One Doc after the other: a window is as large a batch as pays on a processor."""
        for doc in stream:
            yield self(doc)

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Copy the model to the folder ``path``."""
        assert self.encoder is not None
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            shutil.copyfile(self.encoder.folder / name, folder / name)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> EncoderComponent:
        """Load the model in the folder ``path``. Raises ModelError."""
        self.encoder = Encoder(Path(path), self.threads)
        return self


@Language.factory("newsreader_encoder", default_config={"model": None, "threads": 1})
def encoder(nlp: Language, name: str, model: str | None, threads: int) -> EncoderComponent:
    """Read a Doc with the network in the folder ``model``."""
    return EncoderComponent(Path(model) if model else None, threads)


def _in_characters(decoded: Decoded) -> list[tuple[int, int, EntityLabel]]:
    """The entities of ``decoded`` in code points, with their labels."""
    at = decoded.reading.words.spans
    return [(at[first][0], at[last][1], label) for first, last, label, _ in decoded.entities]


@Language.factory("newsreader_tagged_entities")
def tagged_entities(nlp: Language, name: str) -> Component:
    """Set ``ents`` to what the network tagged."""

    def run(doc: Doc) -> Doc:
        decoded: Decoded = doc._.decoded
        add_entities(doc, _in_characters(decoded), "expand")
        return doc

    return run


@Language.factory("newsreader_given_entities")
def given_entities(nlp: Language, name: str) -> Component:
    """Let the entities that another component has set stand for those that the network tagged."""

    def run(doc: Doc) -> Doc:
        decoded: Decoded = doc._.decoded
        starts = [start for start, _ in decoded.reading.words.spans]
        given: list[Entity] = []
        for ent in doc.ents:
            first = bisect_left(starts, ent.start_char)
            last = bisect_left(starts, ent.end_char) - 1
            if first <= last:
                given.append((first, last, cast(EntityLabel, ent.label_), 1.0))
        decoded.entities = given
        return doc

    return run


@Language.factory("newsreader_linked_attributions")
def linked_attributions(nlp: Language, name: str) -> Component:
    """Set ``_.attributions`` and ``_.speakers`` to what the network tagged and linked."""

    def run(doc: Doc) -> Doc:
        decoded: Decoded = doc._.decoded
        reader = cast(EncoderComponent, nlp.get_pipe("newsreader_encoder")).encoder
        assert reader is not None
        words = decoded.reading.words
        decoded.found = merge(words, decoded.found, doc._.drafts or [])
        named = [
            Named(None, "unknown") if unnamed(words, found) else name
            for found, name in zip(decoded.found, Resolver(reader, decoded).resolve(), strict=True)
        ]
        # As the network tagged them: spaCy's tokens may be wider than a mention.
        ents = _in_characters(decoded)
        doc._.attributions, doc._.speakers = attributions(sheet_of(doc), ents, decoded, named)
        doc._.decoded = None
        return doc

    return run
