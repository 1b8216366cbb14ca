"""From a model's name to a pipeline that is ready to use. Imports spaCy."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.language.cuetable import cue_table
from tui.language.models import RULES, Model, engine_name, find
from tui.language.pipeline import STEPS, assemble

if TYPE_CHECKING:
    from spacy.language import Language

Steps = list[tuple[str, dict[str, Any]]]
"""Components in the order in which they run, by factory name and configuration."""

TAGGED = "newsreader_tagged_entities"
"""The component that sets ``ents``; another pipeline's entities stand in its place."""


def load(model: str | None = None) -> Language:
    """The pipeline with ``model``, the built-in one by default; its meta names the ``engine``.

    ``rules`` is the pipeline without a trained model.

    Raises ModelError and CueError.
    """
    cue_table()  # Here, since a mistake in it is no article's failure.
    name = engine_name(model)
    with warnings.catch_warnings():
        # About versions, which were looked at: and nobody reads them under a full screen.
        warnings.simplefilter("ignore")
        nlp = assemble(_steps(model))
    nlp.meta["engine"] = name
    return nlp


def _steps(model: str | None) -> Steps:
    if model == RULES:
        return [(step, {}) for step in STEPS]
    from tui.language.neural.components import BUILT_IN

    if model is None:
        return _trained(BUILT_IN)
    found = find(model)
    return _trained(found.folder) if found.kind == "trained" else _others(found, BUILT_IN)


def _trained(folder: Path) -> Steps:
    from tui.language.neural import components

    own = {"newsreader_encoder": {"model": str(folder)}}
    return [(step, own.get(step, {})) for step in components.STEPS]


def _others(model: Model, folder: Path) -> Steps:
    """Another pipeline's entities under the attributions of the model in ``folder``."""
    from tui.language import other  # registers its component

    config = {"model": str(model.folder), "package": model.package}
    steps: Steps = []
    for step, settings in _trained(folder):
        if step == TAGGED:
            steps += [(other.STEP, config), ("newsreader_given_entities", {})]
        else:
            steps.append((step, settings))
    return steps
