"""Where the folders that come with the program are: seeds, themes."""

from __future__ import annotations

from pathlib import Path

import tui

PROJECT_FILE = "pyproject.toml"


def bundled(name: str, package: Path | None = None) -> Path | None:
    """The folder ``name`` that comes with the program, or None where it is missing.

    In a checkout it lies beside the package, in an installation inside it. The checkout wins:
    an editable installation leaves a copy inside site-packages that goes stale. A folder of the
    same name beside an installed package belongs to somebody else, so that a checkout is
    recognised by its project file. ``package`` is the package's folder, for tests.
    """
    inside = package or Path(tui.__file__).parent
    checkout = inside.parent
    if (checkout / PROJECT_FILE).is_file() and (checkout / name).is_dir():
        return checkout / name
    return inside / name if (inside / name).is_dir() else None
