from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from tests.commands.conftest import one_sentence
from tui import cli
from tui.theme import builtin_folder, load, names
from tui.theme.finding import user_folder


@pytest.fixture
def mine(own_folders: Path) -> Path:
    user_folder().mkdir(parents=True)
    path = user_folder() / "mine.yaml"
    path.write_text("extends: paper\ntitle: Mine\n")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = cli.main(["themes", *arguments])
    said = capsys.readouterr()
    return status, said.out, said.err


class TestList:
    def test_columns(self, mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
        status, out, _ = run(capsys, "list")
        assert status == 0
        head, *rows = out.splitlines()[:-2]
        assert head.split() == ["name", "title", "kind", "warnings", "where"]
        assert [row[3:].split()[0] for row in rows] == sorted([*names(), "mine"])
        columns = [head.index(word) for word in head.split()]
        for row in rows:
            for column in columns:
                assert row[column - 1] == " "
                assert row[column] != " "
        assert re.search(r"^   mine +Mine +light +– +/.*mine\.yaml$", out, re.MULTILINE)
        assert re.search(r"^   ansi +Terminal +terminal +– +built-in$", out, re.MULTILINE)

    def test_the_default_is_marked(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert re.findall(r"^\*  (\w+)", run(capsys, "list")[1], re.MULTILINE) == ["midnight"]
        monkeypatch.setenv("NEWSREADER_THEME", "dusk")
        assert re.findall(r"^\*  (\w+)", run(capsys, "list")[1], re.MULTILINE) == ["dusk"]

    def test_warnings_and_mistakes(self, mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
        mine.write_text('colors: {muted: "#333333"}\n')
        (mine.parent / "bad.yaml").write_text('title: "\\e[31m"\ncolours: {}\n')
        status, out, _ = run(capsys, "list")
        assert status == 0
        assert re.search(r"^   mine +mine +dark +[1-9][0-9]* +/", out, re.MULTILINE)
        assert re.search(r"^   bad +bad +mistake +! +bad\.yaml:2:1: unknown", out, re.MULTILINE)
        assert "\x1b" not in out


class TestShow:
    @pytest.mark.parametrize("name", names())
    def test_plain_without_a_terminal(self, name: str, capsys: pytest.CaptureFixture[str]) -> None:
        status, out, _ = run(capsys, "show", name)
        assert status == 0
        for words in ("PERSON", "CARDINAL", "Speakers", "yellow", "next", load(name).title):
            assert words in out
        assert "\x1b" not in out
        assert max(map(len, out.splitlines())) <= 80

    def test_in_its_colours_on_a_terminal(
        self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        monkeypatch.setenv("COLORTERM", "truecolor")
        out = run(capsys, "show", "paper")[1]
        red, green, blue = (int(load("paper").speakers[0][i : i + 2], 16) for i in (1, 3, 5))
        assert f"38;2;{red};{green};{blue}" in out
        assert "48;2;250;246;236" in out  # the background
        monkeypatch.setenv("NO_COLOR", "1")
        out = run(capsys, "show", "paper")[1]
        assert "\x1b[1" in out
        assert not re.search(r"[34]8;[25];", out)

    def test_yaml_is_a_theme(self, mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
        status, out, _ = run(capsys, "show", "mine", "--yaml")
        assert status == 0
        (mine.parent / "copy.yaml").write_text(out)
        copy = load("copy", mine.parent)
        assert copy.title == "Mine"
        assert (copy.styles, copy.keys) == (load("paper").styles, load("paper").keys)

    def test_an_unknown_one(self, capsys: pytest.CaptureFixture[str]) -> None:
        status, out, err = run(capsys, "show", "papr")
        assert (status, out) == (2, "")
        assert one_sentence(err)
        assert 'unknown theme "papr"; did you mean "paper"?' in err


class TestCheck:
    def test_the_built_in_ones_have_nothing(self, capsys: pytest.CaptureFixture[str]) -> None:
        folder = builtin_folder()
        files = [str(folder / f"{name}.yaml") for name in names()]
        files += map(str, sorted((folder / "keys").glob("*.yaml")))
        status, out, err = run(capsys, "check", "--strict", *files)
        assert (status, err) == (0, "")
        assert out.count(": no mistake\n") == len(files)

    def test_a_mistake(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        path = tmp_path / "x.yaml"
        path.write_text("title: x\nlayout: {mesure: 60}\n")
        status, out, err = run(capsys, "check", str(path), "paper")
        assert status == 2
        assert err == (f'newsreader: {path}:2:10: unknown key "mesure"; did you mean "measure"?\n')
        assert out == "paper: no mistake\n"

    def test_warnings(self, mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
        mine.write_text('extends: paper\ncolors: {muted: "#b0a890"}\n')
        status, out, err = run(capsys, "check", "mine")
        assert (status, err) == (0, "")
        assert out.startswith("mine: ")
        assert "muted (#b0a890) on background (#faf6ec) has a contrast of" in out
        assert run(capsys, "check", "--strict", "mine")[0] == 1

    def test_a_mistake_weighs_more_than_a_warning(
        self, mine: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        mine.write_text('colors: {muted: "#333333"}\n')
        assert run(capsys, "check", "--strict", "mine", "none", "mine")[0] == 2

    def test_a_key_map(self, mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
        keys = mine.parent / "keys"
        keys.mkdir()
        (keys / "own.yaml").write_text("extends: vim\nkeys:\n  quit: u\n")
        status, _, err = run(capsys, "check", str(keys / "own.yaml"))
        assert status == 2
        assert 'keys/own.yaml:3:9: "u" is bound to quit and also to undo_note' in err

    def test_a_missing_file(self, capsys: pytest.CaptureFixture[str]) -> None:
        status, _, err = run(capsys, "check", "nowhere/x.yaml")
        assert status == 2
        assert one_sentence(err)


class TestNew:
    def test_it_can_be_worn_at_once(
        self, own_folders: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        status, out, _ = run(capsys, "new", "mine", "--from", "glacier")
        assert status == 0
        path = user_folder() / "mine.yaml"
        assert str(path) in out
        assert "--theme mine" in out
        theme = load("mine", user_folder())
        assert theme.styles == load("glacier").styles
        assert run(capsys, "check", "--strict", "mine")[0] == 0

    def test_the_schema_lies_beside_it(
        self, own_folders: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        run(capsys, "new", "mine")
        first = (user_folder() / "mine.yaml").read_text().splitlines()[0]
        schema = user_folder() / first.partition("$schema=")[2]
        Draft202012Validator.check_schema(json.loads(schema.read_text()))
        assert names(user_folder()) == sorted([*names(), "mine"])

    def test_it_replaces_nothing(self, mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
        before = mine.read_text()
        status, out, err = run(capsys, "new", "mine")
        assert (status, out) == (2, "")
        assert one_sentence(err)
        assert str(mine) in err
        assert mine.read_text() == before
        assert "comes with the program" in run(capsys, "new", "paper")[2]

    @pytest.mark.parametrize(
        "name", ["", "a/b", "..", ".x", "a b", "x.yaml", "-", "a\x1b[31m", "x" * 99, "_"]
    )
    def test_bad_names(
        self, own_folders: Path, name: str, capsys: pytest.CaptureFixture[str]
    ) -> None:
        status, out, err = run(capsys, "new", name)
        assert (status, out) == (2, "")
        assert one_sentence(err)
        assert "\x1b" not in err
        assert not user_folder().exists()

    def test_bad_parents(self, mine: Path, capsys: pytest.CaptureFixture[str]) -> None:
        mine.write_text("colours: {}\n")
        status, _, err = run(capsys, "new", "other", "--from", "mine")
        assert status == 2
        assert "mine.yaml:1:1: unknown key" in err
        assert "did you mean" in run(capsys, "new", "other", "--from", "papr")[2]
        assert not (user_folder() / "other.yaml").exists()

    def test_a_folder_that_cannot_be_written(
        self, own_folders: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        user_folder().parent.mkdir(parents=True)
        user_folder().write_text("a file")
        status, _, err = run(capsys, "new", "mine")
        assert status == 2
        assert one_sentence(err)
        assert "cannot be written" in err


def test_schema(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "schema")
    assert status == 0
    schema = json.loads(out)
    Draft202012Validator.check_schema(schema)
    assert not Draft202012Validator(schema).is_valid({"tilte": 1})


@pytest.mark.parametrize("arguments", [[], ["lst"], ["show"], ["check"], ["new"], ["list", "x"]])
def test_bad_input(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert one_sentence(err)


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "--help")
    assert status == 0
    for word in ("list", "show", "check", "new", "schema", "examples"):
        assert word in out
