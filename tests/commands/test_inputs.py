from __future__ import annotations

from pathlib import Path

import pytest

from tui.commands.inputs import Inputs


def read(*arguments: object) -> tuple[list[str], Inputs]:
    inputs = Inputs([str(argument) for argument in arguments])
    return [article.title for article in inputs], inputs


def test_each_article_once_in_the_order_named(tmp_path: Path, file: Path) -> None:
    (tmp_path / "z").mkdir()
    (tmp_path / "z" / "b.txt").write_text("Second\n\nWith a text.")
    titles, inputs = read(tmp_path / "z", file, tmp_path, file)
    assert titles == ["Second", "Harbour opens"]
    assert (inputs.read, inputs.failed, inputs.status) == (2, 0, 0)


def test_a_folders_binaries_are_passed_over_but_not_one_that_was_named(
    tmp_path: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = tmp_path / "odd.txt"
    odd.write_bytes(b"\0\1\2\3" * 50)
    assert read(tmp_path)[1].status == 0
    assert capsys.readouterr().err == ""
    titles, inputs = read(odd, file)
    assert (titles, inputs.status) == (["Harbour opens"], 2)
    assert "odd.txt is not a text file" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["odd.txt", "odd.pdf"])
def test_a_folder_without_an_article_is_a_failure(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(b"\0\1\2\3" * 50)
    assert read(tmp_path)[1].status == 2
    assert f"{tmp_path} holds no articles" in capsys.readouterr().err


def test_what_disappears_meanwhile_is_a_failure_like_another(
    tmp_path: Path, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "z.txt").write_text("Last\n\nWith a text.")
    inputs = Inputs([str(tmp_path)])
    stream = iter(inputs)
    assert next(stream).title == "Harbour opens"
    (tmp_path / "z.txt").unlink()
    assert list(stream) == []
    assert (inputs.read, inputs.failed) == (1, 1)
    assert "z.txt does not exist" in capsys.readouterr().err
