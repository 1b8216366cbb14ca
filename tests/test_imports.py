"""What a fresh interpreter has loaded: the arrows of the house, seen at run time."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "textual",
    "rich",
    "spacy",
    "yaml",
    "pydantic",
    "charset_normalizer",
    "rapidfuzz",
    "sqlite3",
)


def loaded(code: str) -> set[str]:
    """The heavy packages that are loaded after ``code``."""
    code += f"; import sys; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(run.stdout.split())


@pytest.mark.parametrize(
    "code, allowed",
    [
        ("import tui.article", set()),
        ("import tui.annotation", set()),
        ("import tui.language", set()),
        ("import tui.cli", set()),
        ("import tui.export", set()),
        ("import tui.store", {"sqlite3"}),
        ("import tui.theme", set()),
        ("import tui.reader.app, tui.reader.screen.main_screen", {"textual", "rich"}),
        (
            "from tui.article import from_text; from_text('A headline here\\n\\nA body.').digest",
            set(),
        ),
    ],
)
def test_what_an_import_brings(code, allowed):
    assert loaded(code) <= allowed
