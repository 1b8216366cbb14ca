"""Whatever the text, no command prints anything that a terminal would obey."""

from __future__ import annotations

import re

import pytest

from tests import hostile
from tui import cli


@pytest.fixture
def folder(tmp_path):
    return hostile.lay_out(tmp_path)


SGR = re.compile(r"\x1b\[[0-9;]*m")
"""How plain text is coloured, and nothing else."""

COMMANDS = (
    "show {folder}",
    "show --quotes {folder}",
    "show --outline --quotes {folder}",
    "annotate {folder}",
    "export {folder} --store {store}",
    "export {folder} --store {store} --format json",
    "themes list",
    "themes show {theme}",
    "themes check {theme}",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_what_commands_print(command, folder, tmp_path, own_folders, monkeypatch, capsys):
    monkeypatch.setattr("tui.language.load", lambda model=None: object())
    monkeypatch.setattr("tui.language.annotate", hostile.annotate)
    store = tmp_path / "notes.sqlite3"
    hostile.take_notes(store, folder)
    theme = hostile.theme(own_folders / "xdg_config_home" / "newsreader" / "themes")
    given = {"folder": str(folder), "store": str(store), "theme": str(theme)}
    assert cli.main([word.format(**given) for word in command.split()]) in (0, 1)
    out, error = capsys.readouterr()
    for text in (out, error):
        found = hostile.FORBIDDEN.search(text.replace("\n", "").replace("\t", ""))
        assert found is None, text[max(0, found.start() - 60) : found.end() + 60]
    assert "bold" in out or "themes" in command


def test_what_show_prints_in_colours(folder, monkeypatch, capsys):
    monkeypatch.setattr("tui.language.load", lambda model=None: object())
    monkeypatch.setattr("tui.language.annotate", hostile.annotate)
    assert cli.main(["show", str(folder)]) == 0
    plain = capsys.readouterr().out
    assert cli.main(["show", "--color", "always", str(folder)]) == 0
    painted = capsys.readouterr().out
    assert painted.count("\x1b") > 50
    assert SGR.sub("", painted) == plain


@pytest.mark.parametrize(
    "command",
    [
        "show nowhere{hostile}",
        "show {folder} --theme {hostile} --color always",
        "show {folder} --model {hostile}",
        "show {folder} --{hostile}",
        "annotate {folder} -o {folder}",
        "annotate {folder}",
        "show {folder}",
        "evaluate {folder}{hostile}",
        "themes show {hostile}",
        "themes check {hostile}",
        "themes new {hostile}",
        "serve nowhere{hostile}",
        "nowhere{hostile}",
        "train {folder} -o {folder} --recipe {hostile}",
    ],
)
def test_what_goes_wrong_is_said_safely(command, folder, monkeypatch, capsys):
    def fail(article, nlp):
        raise RuntimeError(hostile.HOSTILE + "\0\n")

    monkeypatch.setattr("tui.language.load", lambda model=None: object())
    monkeypatch.setattr("tui.language.annotate", fail)
    given = {"folder": str(folder), "hostile": hostile.HOSTILE}
    assert cli.main([word.format(**given) for word in command.split()]) in (1, 2)
    out, error = capsys.readouterr()
    assert error
    for text in (out, error):
        assert hostile.FORBIDDEN.search(text.replace("\n", "")) is None, repr(text)
