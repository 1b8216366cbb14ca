"""Another pipeline's entities with our attributions; models that cannot be loaded."""

from __future__ import annotations

import shutil
import sys
import warnings
from pathlib import Path

import pytest
import spacy

from tests.language.models import write_package, write_pipeline
from tui.article import from_text
from tui.language import ENGINE, ModelError, annotate, engine_name, load
from tui.language.neural.components import BUILT_IN

TEXT = """\
Snarf harvest fails

“It was   a {mosads} poor year,” 🌾 Zorblax Quimby told reporters in Vumbria on Monday.

Gleeb Holdings

Quimby said that Gleeb Holdings would pay.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_pipeline(tmp_path / "tiny")


def found(model: str, text: str = TEXT):
    return annotate(from_text(text), load(model))


def test_entities_are_the_other_pipelines(folder: Path) -> None:
    mentions = found(str(folder)).mentions
    assert [(m.span.of(TEXT), m.label) for m in mentions] == [
        ("Zorblax Quimby", "PERSON"),
        ("Vumbria", "GPE"),
        ("Gleeb Holdings", "ORG"),
        ("Quimby", "PERSON"),
        ("Gleeb Holdings", "ORG"),
    ]


def test_attributions_are_ours_with_speakers_among_those_entities(folder: Path) -> None:
    annotations = found(str(folder))
    said = [
        (speaker.name if (speaker := annotations.speaker_of(a)) else None, a.type)
        for a in annotations.attributions
    ]
    assert said == [("Zorblax Quimby", "direct"), ("Zorblax Quimby", "indirect")]
    quote = annotations.attributions[0]
    assert quote.content[0].of(TEXT) == "“It was   a {mosads} poor year,”"
    assert quote.cue is not None
    assert quote.cue.of(TEXT) == "told"


def test_annotations_bear_the_engines_name(folder: Path) -> None:
    assert found(str(folder)).engine == engine_name(str(folder)) != ENGINE


def test_an_installed_pipeline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_package(tmp_path / "site", "en_tiny")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    annotations = found("en_tiny")
    sys.modules.pop("en_tiny")
    assert annotations.engine == f"en_tiny/1.2.3+{ENGINE}"
    assert [e.name for e in annotations.entities] == ["Zorblax Quimby", "Vumbria", "Gleeb Holdings"]


def test_no_entity_runs_over_a_paragraphs_end_or_stands_in_code(tmp_path: Path) -> None:
    patterns = [{"label": "ORG", "pattern": "Acme"}, {"label": "ORG", "pattern": "One Two"}]
    folder = write_pipeline(tmp_path / "tiny", patterns)
    text = "# Acme\n\nAcme is One\n\nTwo\n\n```\nAcme\n```\n"
    article = from_text(text, tmp_path / "a.md")
    mentions = annotate(article, load(str(folder))).mentions
    assert [m.span for m in mentions] == [(2, 6), (8, 12)]


def test_a_long_paragraph_is_no_error(folder: Path) -> None:
    text = "A title here\n\n" + "It rained again. " * 70_000 + "Zorblax Quimby left.\n"
    assert found(str(folder), text).mentions[-1].span.of(text) == "Zorblax Quimby"


def damage_config(folder: Path) -> None:
    (folder / "config.cfg").write_text("[nlp\nlang =")


def remove_config(folder: Path) -> None:
    (folder / "config.cfg").unlink()


def damage_patterns(folder: Path) -> None:
    (folder / "entity_ruler" / "patterns.jsonl").write_text('{"label": ')


def damage_strings(folder: Path) -> None:
    (folder / "vocab" / "strings.json").write_bytes(b"\0\1\2")


def remove_tokenizer(folder: Path) -> None:
    (folder / "tokenizer").unlink()


def ask_for_a_missing_component(folder: Path) -> None:
    path = folder / "config.cfg"
    path.write_text(path.read_text().replace('"entity_ruler"\n', '"crystal_ball"\n'))


@pytest.mark.parametrize(
    "damage",
    [
        damage_config,
        remove_config,
        damage_patterns,
        damage_strings,
        remove_tokenizer,
        ask_for_a_missing_component,
    ],
)
def test_what_cannot_be_loaded_is_one_sentence(folder: Path, damage) -> None:
    damage(folder)
    with pytest.raises(ModelError) as caught:
        load(str(folder))
    message = str(caught.value)
    assert message.startswith(f"The spaCy pipeline {folder} cannot be loaded (")
    assert message.endswith("install it again.")
    assert "\n" not in message


def test_a_pipeline_without_components_is_told(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "empty")
    with pytest.raises(ModelError, match="has no components"):
        load(str(tmp_path / "empty"))


def test_loading_warns_of_nothing(folder: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        load(str(folder))


def test_a_trained_model_in_a_folder_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "trained"
    folder.mkdir()
    for path in BUILT_IN.iterdir():
        (folder / path.name).symlink_to(path)
    annotations = found(str(folder))
    assert annotations.engine == engine_name(str(folder))
    assert annotations.attributions[0].content[0].of(TEXT).startswith("“It was")


@pytest.mark.parametrize("name", ["model.onnx", "tokenizer.json", "config.json"])
def test_a_damaged_trained_model_is_one_sentence(tmp_path: Path, name: str) -> None:
    folder = tmp_path / "trained"
    shutil.copytree(BUILT_IN, folder, copy_function=lambda a, b: Path(b).symlink_to(a))
    (folder / name).unlink()
    (folder / name).write_bytes(b"\0nonsense")
    with pytest.raises(ModelError, match="is damaged") as caught:
        load(str(folder))
    assert "\n" not in str(caught.value)
