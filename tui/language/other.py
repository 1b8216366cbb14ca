"""Another spaCy pipeline's entities, as a component of ours."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import filter_spans, load_model_from_package

from tui.annotation import EntityLabel
from tui.language.errors import ModelError
from tui.language.models import damaged
from tui.language.pipeline import Component, paragraphs_of, sheet_of

STEP = "newsreader_other_entities"

LABELS: dict[str, EntityLabel] = {label: label for label in get_args(EntityLabel)}
_SAME: dict[str, EntityLabel] = {
    "PER": "PERSON",
    "ORGANIZATION": "ORG",
    "ORGANISATION": "ORG",
    "LOCATION": "LOC",
    "FACILITY": "FAC",
}
"""Labels of other schemes that mean one of ours; MISC and the like mean none."""

Found = tuple[int, int, EntityLabel]
"""Start and end in code points, label."""


def label_of(name: str) -> EntityLabel | None:
    """Which of our labels another pipeline's stands for, None where it stands for none."""
    return LABELS.get(name) or _SAME.get(name)


def load_other(folder: Path, package: str | None) -> Language:
    """Another pipeline, of an installed package or in a folder. Raises ModelError."""
    place = package or str(folder)
    try:
        nlp = load_model_from_package(package) if package else spacy.load(folder)
    except Exception as error:  # what a damaged file raises is up to whatever reads it
        raise damaged(place, error) from None
    if not nlp.pipe_names:
        raise ModelError(
            f"The spaCy pipeline {place} has no components, so that it finds nothing; give one "
            "that finds entities."
        )
    nlp.max_length = sys.maxsize
    return nlp


@Language.factory(STEP, default_config={"model": "", "package": None})
def other_entities(nlp: Language, name: str, model: str, package: str | None) -> Component:
    """Set ``ents`` to what the pipeline in the folder ``model``, or of ``package``, finds.

    It has its own tokens and reads a paragraph at a time; its spans are widened to our tokens.
    """
    other = load_other(Path(model), package)

    def run(doc: Doc) -> Doc:
        found = list(_found(other, doc))
        spans = [doc.char_span(*item, alignment_mode="expand") for item in found]
        doc.ents = filter_spans([span for span in spans if span is not None])
        return doc

    return run


def _found(other: Language, doc: Doc) -> Iterator[Found]:
    text = sheet_of(doc).text
    places = [(p.start, p.end) for p in paragraphs_of(doc) if p.kind != "code"]
    read = other.pipe(text[start:end] for start, end in places)
    for (offset, _), part in zip(places, read, strict=True):
        for ent in part.ents:
            label = label_of(ent.label_)
            if label is not None and ent.text.strip():
                yield offset + ent.start_char, offset + ent.end_char, label
