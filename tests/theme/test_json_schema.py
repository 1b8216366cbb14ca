"""What the JSON Schema says of a file must be what the program says of it."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.theme.conftest import write
from tui.theme import ThemeError, builtin_folder
from tui.theme.checking import validate
from tui.theme.document import read
from tui.theme.json_schema import json_schema
from tui.theme.loading import family_of

SCHEMA = json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)
FILES = sorted(builtin_folder().glob("*.yaml"))

WRONG = [
    {"tilte": "x"},
    {"title": 3},
    {"title": "x" * 81},
    {"dark": "maybe"},
    {"colors": {"backgroud": "#fff"}},
    {"colors": {"text": "muted"}},
    {"colors": {"text": "#12345"}},
    {"colors": {"text": None}},
    {"colors": ["#fff"]},
    {"styles": {"qoute.direct": {}}},
    {"styles": {"cue": {"bold": 1}}},
    {"styles": {"cue": {"colour": "accent"}}},
    {"styles": {"cue": {"color": "accnet"}}},
    {"styles": {"cue": "bold"}},
    {"entities": {"person": {}}},
    {"speakers": ["#fff", "#eee", "#ddd"]},
    {"speakers": "#fff"},
    {"speakers": ["#fff"] * 65},
    {"speakers": ["#fff", "#eee", "#ddd", "puce"]},
    {"notes": {"mine": ["#fff"]}},
    {"notes": {"mine": None}},
    {"notes": {"mine": {"color": None}}},
    {"notes": {"mine": {"color": "puce"}}},
    {"notes": {"mine": {"color": "#fff", "meaning": 3}}},
    {"notes": {"mine": {"color": "#fff", "meaning": "x" * 41}}},
    {"notes": {"mine": {"colour": "#fff"}}},
    {"tints": {"direct": 1.5}},
    {"tints": {"direct": "much"}},
    {"tints": {"oblique": 0.1}},
    {"layout": {"measure": 19}},
    {"layout": {"measure": 201}},
    {"layout": {"margin": 1.5}},
    {"layout": {"margin": True}},
    {"layout": {"panel_side": "top"}},
    {"layout": {"gutter": "wide"}},
    {"layout": {"minimap": 1}},
    {"layout": {"mesure": 70}},
    {"keymap": 3},
    {"extends": ["paper"]},
    {"keys": {"qiut": "q"}},
    {"keys": {"quit": "escpe"}},
    {"keys": {"quit": ["q", "f13"]}},
    {"keys": {"quit": {"a": "b"}}},
    {"keys": {"quit": ""}},
    {"keys": {"quit": "ctrl+"}},
    {"keys": {"quit": [["q"]]}},
]
RIGHT = [
    {},
    {"extends": "paper", "title": "Mine", "dark": True},
    {"colors": {"text": "#ABC", "muted": "ansi_bright_black"}},
    {"styles": {"cue": None, "source": {"color": "accent", "bold": None}}},
    {"entities": {"PERSON": {"background": "#012345"}, "ORG": None}},
    {"speakers": ["accent", "#fff", "ansi_red", "muted"]},
    {"notes": {"grey": "border"}},
    {"notes": {"grey": {"color": "border", "meaning": "by and by"}, "blue": {"meaning": None}}},
    {"tints": {"direct": 0, "mixed": 1, "indirect": 0.5}},
    {"layout": {"measure": 20, "gutter": "bars", "minimap": False}},
    {"keymap": "vim"},
    {"keys": {"quit": "ctrl+Q", "help": ["?", "g h", "F1"], "theme": [], "export": None}},
    {"keys": {"quit": "Esc", "help": "shift+ctrl+PgDn gg"}},
    {"colors": None, "keys": None, "layout": None},
]


def test_it_is_a_json_schema_with_words() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    undescribed = [
        f"{section}.{name}"
        for section, what in SCHEMA["properties"].items()
        for name, part in what.get("properties", {}).items()
        if section != "notes" and not part.get("description")
    ]
    assert not undescribed
    assert all(part["description"] for part in SCHEMA["properties"].values())


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_built_in_themes_are_of_this_form(path: Path) -> None:
    VALIDATOR.validate(read(path, path.name).data)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_they_say_with_what_they_inherit_is_too(path: Path) -> None:
    VALIDATOR.validate(family_of(path, None).data())


def _agrees(folder: Path, data: dict[str, Any]) -> bool:
    """Whether the program takes a file with this data."""
    import yaml

    path = write(folder, "my.yaml", yaml.safe_dump(data))
    try:
        validate(read(path, "my.yaml"))
    except ThemeError:
        return False
    return True


@pytest.mark.parametrize("data", WRONG, ids=str)
def test_both_refuse(folder: Path, data: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(data)
    assert not _agrees(folder, data)


@pytest.mark.parametrize("data", RIGHT, ids=str)
def test_both_accept(folder: Path, data: dict[str, Any]) -> None:
    VALIDATOR.validate(data)
    assert _agrees(folder, data)


def test_every_part_of_a_theme_is_looked_at(folder: Path) -> None:
    """A value of a kind that nothing takes, put in each place in turn, is refused by both."""
    whole = family_of(builtin_folder() / "midnight.yaml", None).data()
    for section, value in whole.items():
        broken = copy.deepcopy(whole)
        broken[section] = {"x": {"y": 1}}
        assert not VALIDATOR.is_valid(broken), section
        if isinstance(value, dict):
            for name in value:
                broken = copy.deepcopy(whole)
                broken[section][name] = {"x": "y"}
                assert not VALIDATOR.is_valid(broken), f"{section}.{name}"
                assert not _agrees(folder, {section: {name: {"x": "y"}}}), f"{section}.{name}"
