from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from tests.theme.conftest import write
from tui.theme import builtin_folder, load, names
from tui.theme.loading import family_of
from tui.theme.writing import resolved, starter


def data(name: str) -> dict:
    return family_of(builtin_folder() / f"{name}.yaml", None).data()


@pytest.mark.parametrize("name", names())
def test_a_resolved_theme_is_the_theme(folder: Path, name: str) -> None:
    write(folder, "copy.yaml", resolved(data(name)))
    assert load("copy", folder) == replace(load(name), name="copy")


@pytest.mark.parametrize("name", names())
def test_a_starter_is_the_theme_it_begins_with(folder: Path, name: str) -> None:
    write(folder, "my.yaml", starter("Mine", name, data(name)))
    assert load("my", folder) == replace(load(name), name="my", title="Mine")


@pytest.mark.parametrize("name", names())
def test_every_line_of_a_starter_may_be_used(folder: Path, name: str) -> None:
    text = starter("Mine", name, data(name))
    lines = text.splitlines()
    used = [lines[0], *(re.sub(r"^# ", "", line) for line in lines[1:])]
    # It stands on another theme, so that nothing but its own lines can say what it says.
    write(folder, "my.yaml", "\n".join(used).replace(f'extends: "{name}"', "extends: base"))
    assert load("my", folder) == replace(load(name), name="my", title="Mine")


@pytest.mark.parametrize("title", ["no", "1", 'a "b" : # c', "ünï", "null", "- x", "{y}"])
def test_odd_titles(folder: Path, title: str) -> None:
    write(folder, "my.yaml", starter(title, "paper", data("paper")))
    assert load("my", folder).title == title


def test_editors_find_the_schema() -> None:
    first = starter("x", "paper", data("paper"), "s.json").splitlines()[0]
    assert first == "# yaml-language-server: $schema=s.json"
