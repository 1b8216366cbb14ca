"""Which model is meant by a name or a folder, and what it is called. Imports no spaCy."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from hashlib import blake2s
from pathlib import Path
from typing import Any, Literal

from tui.language.errors import ModelError

RULES = "rules"
"""The name that stands for the engine without a trained model."""

_DOWNLOADABLE = re.compile(r"[a-z]{2,3}_\w+_(?:sm|md|lg|trf)")
"""The names of the pipelines that spaCy's own command fetches."""


@dataclass(frozen=True, slots=True)
class Model:
    """A model other than the built-in one, as far as its folder tells without loading it.

    ``spacy`` is a spaCy pipeline, whose entities are taken; ``trained`` is one of ours.
    ``package`` is the module of an installed pipeline, None for a folder.
    """

    kind: Literal["spacy", "trained"]
    folder: Path
    name: str
    version: str
    package: str | None = None

    @property
    def place(self) -> str:
        """How a message calls it."""
        return self.package or str(self.folder)


def find(model: str) -> Model:
    """The model that ``model`` names: an installed spaCy pipeline, else a folder.

    Raises ModelError where there is none, or none that fits this program.
    """
    package = model.replace("-", "_")
    folder = _package_folder(package)
    if folder is not None and (folder / "meta.json").is_file():
        return _spacy(folder, package)
    path = Path(model).expanduser()
    if not path.is_dir():
        raise _missing(model, path, installed=folder is not None)
    if (path / "meta.json").exists() or (path / "config.cfg").exists():
        return _spacy(path, None)
    if (path / "config.json").exists() or (path / "model.onnx").exists():
        return _trained(path)
    raise ModelError(
        f"The folder {model} holds no model; give one that newsreader train or spaCy's "
        "nlp.to_disk wrote."
    )


def engine_name(model: str | None = None) -> str:
    """Name and version of the engine with ``model``, the built-in one by default.

    Whatever changes what is found changes the name: the version of a package, the files of a
    folder, the user's table of cues. Raises ModelError and CueError.
    """
    from tui import language
    from tui.language.cuetable import stamp

    parts = []
    if model == RULES:
        parts.append(f"{RULES}/1")
    elif model is not None:
        found = find(model)
        name = f"{found.name}/{found.version}"
        parts.append(name if found.package else f"{name}@{_fingerprint(found.folder)}")
    if model is None or (model != RULES and found.kind == "spacy"):
        parts.append(language.ENGINE)
    if cues := stamp():
        parts.append(f"cues@{cues}")
    return "+".join(parts)


def _package_folder(name: str) -> Path | None:
    """Where the package of that name lies, None where there is none. Does not import it."""
    from importlib.util import find_spec

    if not name.isidentifier():
        return None
    try:
        spec = find_spec(name)
    except (ImportError, ValueError):
        return None
    # A folder without code, as in the current directory, has no origin.
    return Path(spec.origin).parent if spec and spec.origin and spec.has_location else None


def _missing(model: str, path: Path, installed: bool) -> ModelError:
    if path.exists():
        return ModelError(
            f"{model} is a file; a model is a folder, or the name of an installed spaCy pipeline."
        )
    if os.sep in model or "/" in model or model.startswith((".", "~")):
        return ModelError(f"There is no folder {model}; check the path after --model.")
    if installed:
        return ModelError(
            f"{model} is a Python package but no spaCy pipeline; give one such as en_core_web_sm."
        )
    name = model.replace("-", "_")
    how = (
        f"install it with python -m spacy download {name}, or leave --model out."
        if _DOWNLOADABLE.fullmatch(name)
        else "give an installed spaCy pipeline such as en_core_web_sm, or a model's folder."
    )
    return ModelError(f"There is no model {model}, neither installed nor as a folder; {how}")


def _spacy(folder: Path, package: str | None) -> Model:
    meta = _read(folder / "meta.json")
    name = "_".join(str(meta[key]) for key in ("lang", "name") if meta.get(key))
    model = Model("spacy", folder, name or folder.name, str(meta.get("version") or "0"), package)
    _check_version(model, meta.get("spacy_version"))
    return model


def _check_version(model: Model, wanted: object) -> None:
    """Raise ModelError where the pipeline was made for another spaCy than is installed."""
    from importlib.metadata import version

    from packaging.specifiers import InvalidSpecifier, SpecifierSet  # spaCy brings it

    if not wanted:
        return
    try:
        fits = SpecifierSet(str(wanted)).contains(version("spacy"), prereleases=True)
    except InvalidSpecifier as error:
        raise damaged(model.place, error) from None
    if not fits:
        raise ModelError(
            f"The spaCy pipeline {model.place} {model.version} was made for spaCy {wanted}, and "
            f"{version('spacy')} is installed; install a version of the pipeline that fits it."
        )


def _trained(folder: Path) -> Model:
    from tui.language.neural.encoder import read_config

    config = read_config(folder)
    name = str(config.get("name") or folder.name)
    return Model("trained", folder, name, str(config.get("version") or "0"))


def _read(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise damaged(str(path.parent), error) from None
    if not isinstance(data, dict):
        raise damaged(str(path.parent), TypeError(f"{path.name} holds no object"))
    return data


def damaged(place: str, error: Exception) -> ModelError:
    """What to say of a spaCy pipeline that cannot be loaded."""
    if isinstance(error, OSError) and error.strerror:
        why = f"{Path(error.filename or '').name or 'a file'}: {error.strerror}"
    else:
        lines = [line.strip() for line in str(error).splitlines() if line.strip()]
        why = (lines[0] if lines else type(error).__name__)[:160].rstrip(".")
    return ModelError(
        f"The spaCy pipeline {place} cannot be loaded ({why}); it is damaged or needs a package "
        "that is missing: install it again."
    )


def _fingerprint(folder: Path) -> str:
    """Tells one state of a folder's files from another, by their sizes and times of change."""
    seen = blake2s(digest_size=4)
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        status = path.stat()
        where = path.relative_to(folder).as_posix()
        seen.update(f"{where}\0{status.st_size}\0{status.st_mtime_ns}\n".encode(errors="replace"))
    return seen.hexdigest()
