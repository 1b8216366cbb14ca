"""From a model's name to a pipeline that is ready to use. Imports spaCy."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.language.cuetable import cue_table
from tui.language.models import Model, engine_name, find
from tui.language.pipeline import STEPS, assemble

if TYPE_CHECKING:
    from spacy.language import Language

Steps = list[tuple[str, dict[str, Any]]]
"""Components in the order in which they run, by factory name and configuration."""

ENTITIES = frozenset({"newsreader_numbers", "newsreader_names", "newsreader_tagged_entities"})
"""The built-in components that set ``ents``; another pipeline's entities stand in their place."""


def load(model: str | None = None) -> Language:
    """The pipeline with ``model``, the built-in one by default; its meta names the ``engine``.

    Raises ModelError and CueError.
    """
    cue_table()  # Here, since a mistake in it is no article's failure.
    name = engine_name(model)
    with warnings.catch_warnings():
        # About versions, which were looked at: and nobody reads them under a full screen.
        warnings.simplefilter("ignore")
        nlp = assemble(_built_in() if model is None else _with(find(model)))
    nlp.meta["engine"] = name
    return nlp


def _built_in() -> Steps:
    return [(step, {}) for step in STEPS]


def _with(model: Model) -> Steps:
    if model.kind == "trained":
        return _trained(model.folder)
    from tui.language import other  # registers its component

    config = {"model": str(model.folder), "package": model.package}
    steps = _built_in()
    at = next(number for number, (step, _) in enumerate(steps) if step in ENTITIES)
    rest = [item for item in steps[at:] if item[0] not in ENTITIES]
    return [*steps[:at], (other.STEP, config), *rest]


def _trained(folder: Path) -> Steps:
    from tui.language.neural import components

    own = {"newsreader_encoder": {"model": str(folder)}}
    return [(step, own.get(step, {})) for step in components.STEPS]
