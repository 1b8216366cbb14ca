"""Small models for tests: a spaCy pipeline that knows a few invented names."""

from __future__ import annotations

import json
from pathlib import Path

import spacy

PATTERNS = [
    {"label": "PER", "pattern": "Zorblax Quimby"},
    {"label": "PER", "pattern": "Quimby"},
    {"label": "ORG", "pattern": "Gleeb Holdings"},
    {"label": "MISC", "pattern": "Snarf"},
    {"label": "GPE", "pattern": "Vumbria"},
]


def write_pipeline(folder: Path, patterns: list[dict[str, str]] | None = None, **meta: str) -> Path:
    """A pipeline with an EntityRuler, as ``nlp.to_disk`` writes it; ``meta`` changes its meta."""
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns(PATTERNS if patterns is None else patterns)
    nlp.meta.update({"name": "tiny", "version": "1.2.3"})
    folder.parent.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(folder)
    change_meta(folder, **meta)
    return folder


def change_meta(folder: Path, **meta: str) -> None:
    path = folder / "meta.json"
    path.write_text(json.dumps({**json.loads(path.read_text("utf-8")), **meta}), "utf-8")


def write_package(site: Path, name: str = "en_tiny") -> Path:
    """An installed pipeline as pip leaves it, in the folder ``site``."""
    package = site / name
    package.mkdir(parents=True)
    data = write_pipeline(package / f"{name}-1.2.3")
    (package / "meta.json").write_bytes((data / "meta.json").read_bytes())
    (package / "__init__.py").write_text(
        "from spacy.util import load_model_from_init_py\n"
        "def load(**more):\n    return load_model_from_init_py(__file__, **more)\n"
    )
    return package
