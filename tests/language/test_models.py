"""Which model a name or a folder means, and what the engine is then called."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.language.models import change_meta, write_package, write_pipeline
from tui.language import ENGINE, ModelError, engine_name
from tui.language.models import find


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed pipeline, en_tiny 1.2.3."""
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    yield write_package(tmp_path / "site")
    sys.modules.pop("en_tiny", None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_pipeline(tmp_path / "tiny")


def test_the_built_in_engine() -> None:
    assert engine_name() == engine_name(None) == ENGINE


def test_an_installed_pipeline_is_called_by_name_and_version(installed: Path) -> None:
    model = find("en_tiny")
    assert (model.kind, model.package, model.folder) == ("spacy", "en_tiny", installed)
    assert engine_name("en_tiny") == engine_name("en-tiny") == f"en_tiny/1.2.3+{ENGINE}"


def test_a_folders_name_changes_with_its_files(folder: Path) -> None:
    first = engine_name(str(folder))
    assert first.startswith("en_tiny/1.2.3@")
    assert first.endswith(f"+{ENGINE}")
    assert engine_name(str(folder)) == first
    patterns = folder / "entity_ruler" / "patterns.jsonl"
    patterns.write_text(patterns.read_text() + '{"label":"GPE","pattern":"Oddshire"}\n')
    assert engine_name(str(folder)) != first


def test_an_installed_pipeline_comes_before_a_folder_of_its_name(
    installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_pipeline(tmp_path / "here" / "en_tiny", version="9.9.9")
    monkeypatch.chdir(tmp_path / "here")
    assert find("en_tiny").version == "1.2.3"
    assert find("./en_tiny").version == "9.9.9"


def test_a_folder_in_the_current_one_is_no_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It can be imported, as a namespace, where Python looks into the current folder."""
    write_pipeline(tmp_path / "mine")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    assert find("mine").package is None


def test_no_name_needs_spacy(installed: Path, folder: Path) -> None:
    code = (
        "import sys; from tui.language import engine_name\n"
        "print(*[engine_name(m) for m in [None, *sys.argv[1:]]])\n"
        "print([m for m in ('spacy', 'thinc', 'en_tiny', 'onnxruntime') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "en_tiny", str(folder)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(installed.parent)},
    )
    names, loaded = done.stdout.splitlines()
    assert names == f"{ENGINE} {engine_name('en_tiny')} {engine_name(str(folder))}"
    assert loaded == "[]"


@pytest.mark.parametrize(
    ("model", "words"),
    [
        ("en_core_web_enormous", "neither installed nor as a folder; give an installed"),
        ("en_nowhere_web_sm", "install it with python -m spacy download en_nowhere_web_sm"),
        ("en-nowhere-web-sm", "install it with python -m spacy download en_nowhere_web_sm"),
        ("./nowhere", "There is no folder ./nowhere"),
        ("~/nowhere", "There is no folder ~/nowhere"),
        ("json", "is a Python package but no spaCy pipeline"),
        ("__main__", "neither installed"),
        ("sys", "no model sys"),
        ("a.b", "no model a.b"),
    ],
)
def test_what_there_is_not_is_told(model: str, words: str) -> None:
    with pytest.raises(ModelError) as caught:
        engine_name(model)
    assert words in str(caught.value)
    assert str(caught.value).endswith(".")


def test_a_file_and_a_folder_without_a_model_are_told(tmp_path: Path) -> None:
    (tmp_path / "model.bin").write_text("x")
    with pytest.raises(ModelError, match=r"model\.bin is a file; a model is a folder"):
        find(str(tmp_path / "model.bin"))
    with pytest.raises(ModelError, match="holds no model"):
        find(str(tmp_path))


@pytest.mark.parametrize("wanted", [">=2.0.0,<3.0.0", ">=99", "==3.0.0"])
def test_a_pipeline_for_another_spacy_is_told(folder: Path, wanted: str) -> None:
    change_meta(folder, spacy_version=wanted)
    with pytest.raises(ModelError) as caught:
        engine_name(str(folder))
    assert f"{folder} 1.2.3 was made for spaCy {wanted}" in str(caught.value)
    assert "install a version of the pipeline that fits" in str(caught.value)


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1, 2]", b'{"lang": "en", "spacy_version": "soon"}', b"\xff\xfe"]
)
def test_a_damaged_meta_is_told(folder: Path, content: bytes) -> None:
    (folder / "meta.json").write_bytes(content)
    with pytest.raises(ModelError, match=r"cannot be loaded .*install it again"):
        engine_name(str(folder))


def test_a_missing_meta_is_told(folder: Path) -> None:
    (folder / "meta.json").unlink()
    with pytest.raises(ModelError, match=r"meta\.json: No such file"):
        engine_name(str(folder))
