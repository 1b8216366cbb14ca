"""Which model the engine runs with: what the command line says, else the environment."""

from __future__ import annotations

import os

MODEL_VARIABLE = "NEWSREADER_MODEL"


def chosen(model: str | None) -> str | None:
    """The model asked for, None for the built-in one, once it is known to be there.

    Nothing is loaded yet, so that a wrong name is told at once. Raises ModelError and CueError.
    """
    from tui.language import engine_name

    found = model or os.environ.get(MODEL_VARIABLE) or None
    engine_name(found)
    return found
