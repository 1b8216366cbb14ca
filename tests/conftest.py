from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A slow machine is no failure; with CI set, hypothesis also repeats the same examples.
settings.register_profile("patient", settings.get_profile("default"), deadline=None)
if not os.environ.get("CI"):
    settings.load_profile("patient")

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
SEED = SEEDS / "000_d1c587434766bf42.txt"


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory, monkeypatch):
    """No test reads or writes the user's own data, themes or settings."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(home / name.lower()))
    for name in (
        "NO_COLOR",
        "NEWSREADER_THEME",
        "NEWSREADER_MODEL",
        "NEWSREADER_DEBUG",
        "COLORTERM",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    return home


@pytest.fixture
def seed() -> Path:
    return SEED
