"""The themes that come with the program are what the program takes on trust."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tui.annotation import ENTITY_LABELS
from tui.theme import ACTION_IDS, builtin_folder, load, names
from tui.theme.checking import checked, validate
from tui.theme.document import read
from tui.theme.keys import clashes
from tui.theme.loading import family_of
from tui.theme.theme import COLOR_NAMES, NOTE_COLOURS, STYLE_NAMES

FILES = sorted(builtin_folder().glob("*.yaml"))
KEYMAPS = sorted((builtin_folder() / "keys").glob("*.yaml"))


def test_what_there_is() -> None:
    assert {"paper", "midnight", "contrast", "ansi", "okabe"} <= set(names())
    themes = [load(name) for name in names()]
    assert sum(theme.dark for theme in themes if not theme.ansi) >= 4
    assert sum(not theme.dark for theme in themes) >= 4
    assert len({theme.title for theme in themes}) == len(themes)
    assert "base" not in names()
    assert {path.stem for path in FILES} == {*names(), "base"}


@pytest.mark.parametrize("path", [*FILES, *KEYMAPS], ids=lambda path: path.stem)
def test_every_file_is_valid(path) -> None:
    validate(read(path, path.name))


@pytest.mark.parametrize("name", names())
def test_every_theme_is_complete_and_no_keys_clash(name: str) -> None:
    family = family_of(builtin_folder() / f"{name}.yaml", None)
    assert [document.path.stem for document in family.themes] == ["base", name]
    assert checked(family) == family.data()
    theme = load(name)
    assert not clashes(theme.keys)
    assert set(theme.colors) == set(COLOR_NAMES)
    assert set(theme.styles) == set(STYLE_NAMES)
    assert set(theme.entities) == set(ENTITY_LABELS)
    assert len(theme.speakers) >= 8
    assert theme.title != name
    assert set(NOTE_COLOURS) <= set(theme.notes)
    assert set(NOTE_COLOURS) <= set(theme.meanings)


@pytest.mark.parametrize("name", names())
def test_source_and_cue_of_the_quote_are_underlined_quietly(name: str) -> None:
    for style in (load(name).styles["source"], load(name).styles["cue"]):
        assert style.underline
        assert not style.bold
        assert not style.background


@pytest.mark.parametrize("name", names())
def test_every_action_has_a_key(name: str) -> None:
    keys = load(name).keys
    assert set(keys) == ACTION_IDS
    assert all(keys.values())


@pytest.mark.parametrize("name", names())
def test_entity_types_differ(name: str) -> None:
    styles = load(name).entities
    assert len(set(styles.values())) == len(ENTITY_LABELS)


@pytest.mark.parametrize("name", names())
def test_important_types_are_underlined(name: str) -> None:
    styles = load(name).entities
    assert all(styles[label].underline for label in ("PERSON", "ORG", "GPE"))
    plain = ("PERCENT", "MONEY", "ORDINAL", "CARDINAL")
    assert not any(styles[label].underline for label in plain)


def test_ansi_uses_the_terminals_colours_alone() -> None:
    theme = load("ansi")
    assert theme.ansi
    assert theme.colors["background"] == theme.colors["text"] == "ansi_default"
    styles = (*theme.styles.values(), *theme.entities.values())
    used = {
        *theme.colors.values(),
        *theme.speakers,
        *theme.notes.values(),
        *(s.color for s in styles),
        *(s.background for s in styles),
    } - {None}
    assert all(str(color).startswith("ansi_") for color in used)


def test_loading_leaves_heavy_modules_out() -> None:
    program = (
        "import sys; import tui.theme as t\n"
        "assert 'yaml' not in sys.modules, 'tui.theme imports YAML'\n"
        "t.load('midnight'); t.Resolver(t.load('paper').keys)\n"
        "print(sorted({'pydantic', 'textual', 'rich', 'spacy', 'tui.article'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
