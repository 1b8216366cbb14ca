from __future__ import annotations

from pathlib import Path

import pytest

from tui.theme import ThemeError, load


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def complaint(folder: Path, text: str) -> str:
    """What loading a user's theme ``my`` with this text complains of."""
    write(folder, "my.yaml", text)
    with pytest.raises(ThemeError) as caught:
        load("my", folder)
    return str(caught.value)
