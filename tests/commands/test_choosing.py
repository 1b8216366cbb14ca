"""``--model`` and NEWSREADER_MODEL, command by command."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.language.models import write_pipeline
from tui import cli
from tui.commands.choosing import chosen
from tui.language import engine_name

from .conftest import one_sentence


@pytest.fixture
def model(tmp_path: Path) -> str:
    return str(write_pipeline(tmp_path / "model"))


@pytest.fixture
def corpus(tmp_path: Path) -> str:
    path = tmp_path / "names.iob2"
    path.write_text("1\tAda\tB-PER\n2\twaved\tO\n")
    return str(path)


def test_the_option_comes_before_the_environment(
    model: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert chosen(None) is None
    monkeypatch.setenv("NEWSREADER_MODEL", "")
    assert chosen(None) is None
    monkeypatch.setenv("NEWSREADER_MODEL", str(write_pipeline(tmp_path / "other")))
    assert chosen(None) == str(tmp_path / "other")
    assert chosen(model) == model


def test_commands_load_the_model_asked_for(
    file: Path, model: str, corpus: str, engine: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for arguments in (["show", str(file)], ["annotate", str(file)], ["evaluate", corpus]):
        assert cli.main([*arguments, "--model", model]) == 0
        assert engine[0] == f"load {model}"
        engine.clear()
    monkeypatch.setenv("NEWSREADER_MODEL", model)
    assert cli.main([str(file)]) == 0  # no terminal, so that it does what show does
    assert engine[0] == f"load {model}"


def test_the_reader_is_opened_with_the_model(
    file: Path, model: str, opened: list[SimpleNamespace], monkeypatch: pytest.MonkeyPatch
) -> None:
    cli.main([str(file)])
    cli.main([str(file), "--model", model])
    monkeypatch.setenv("NEWSREADER_MODEL", model)
    cli.main([str(file)])
    assert [call.model for call in opened] == [None, model, model]


@pytest.mark.parametrize("command", [[], ["show"], ["annotate"], ["evaluate"]])
def test_a_model_that_is_not_there_is_told_before_anything_is_done(
    command: list[str],
    file: Path,
    corpus: str,
    opened: list[SimpleNamespace],
    engine: list[str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    what = corpus if command == ["evaluate"] else str(file)
    assert cli.main([*command, what, "--model", "en_nowhere_web_sm"]) == 2
    out, error = capsys.readouterr()
    assert (out, opened, engine) == ("", [], [])
    assert one_sentence(error)
    assert "python -m spacy download en_nowhere_web_sm" in error


def test_a_damaged_model_is_one_sentence_and_leaves_no_file(
    file: Path, model: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (Path(model) / "config.cfg").write_text("[nlp\n")
    out = tmp_path / "out.jsonl"
    assert cli.main(["annotate", str(file), "--model", model, "-o", str(out)]) == 2
    assert one_sentence(capsys.readouterr().err)
    assert not out.exists()


def test_a_mistake_in_the_cue_table_is_one_sentence(
    file: Path,
    opened: list[SimpleNamespace],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from tui.language.cuetable import _own, user_file

    _own.cache_clear()
    user_file().parent.mkdir(parents=True)
    user_file().write_text("[neutral]\nsay:cq; tell:xyz\n")
    for arguments in ([str(file)], ["annotate", str(file)]):
        assert cli.main(arguments) == 2
        error = capsys.readouterr().err
        assert one_sentence(error)
        assert f"{user_file()}:2: " in error
    _own.cache_clear()
    assert opened == []


def test_annotations_name_the_engine(
    file: Path, model: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["annotate", str(file), "--model", model]) == 0
    assert json.loads(capsys.readouterr().out)["engine"] == engine_name(model)
