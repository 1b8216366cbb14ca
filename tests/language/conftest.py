"""One pipeline for all tests: loading it is the slow part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tui.language import load

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The pipeline of rules, which most tests are about."""
    return load("rules")


@pytest.fixture(scope="session")
def trained() -> Language:
    """The pipeline as the program loads it."""
    return load()
