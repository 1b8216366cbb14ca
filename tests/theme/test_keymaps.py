from __future__ import annotations

from pathlib import Path

import pytest

from tests.theme.conftest import complaint, write
from tui.theme import ACTION_IDS, ThemeError, keymaps, load, names
from tui.theme.keys import Resolver, chord_of, clashes, parse

PRESETS = ("default", "emacs", "vim")


def test_what_there_is() -> None:
    assert keymaps() == list(PRESETS)
    assert not {"vim", "emacs", "default", "keys"} & set(names())


@pytest.mark.parametrize("name", PRESETS)
def test_every_action_has_a_key_and_no_keys_clash(name: str) -> None:
    keys = load("midnight", keymap=name).keys
    assert set(keys) == ACTION_IDS
    assert not clashes(keys)


@pytest.mark.parametrize("name", PRESETS)
def test_digits_are_left_to_count_with(name: str) -> None:
    first = {
        parse(text)[0] for texts in load("midnight", keymap=name).keys.values() for text in texts
    }
    assert not first & set("0123456789")


@pytest.mark.parametrize("name", PRESETS)
def test_no_key_is_one_that_a_terminal_sends_as_another(name: str) -> None:
    chords = {
        c for texts in load("paper", keymap=name).keys.values() for t in texts for c in parse(t)
    }
    assert not chords & {"ctrl+i", "ctrl+m", "ctrl+[", "ctrl+h", "ctrl+j"}


@pytest.mark.parametrize(
    ("keymap", "presses", "action"),
    [
        ("vim", ["g", "g"], "top"),
        ("vim", ["ctrl+o"], "jump_back"),
        ("vim", ["u"], "undo_note"),
        ("vim", ["Z", "Z"], "quit"),
        ("emacs", ["ctrl+x", "ctrl+c"], "quit"),
        ("emacs", ["ctrl+at"], "visual"),
        ("emacs", ["alt+less_than_sign"], "top"),
        ("emacs", ["alt+greater_than_sign"], "end"),
        ("emacs", ["ctrl+underscore"], "undo_note"),
        ("emacs", ["alt+semicolon"], "comment"),
    ],
)
def test_known_ways(keymap: str, presses: list[str], action: str) -> None:
    resolver = Resolver(load("midnight", keymap=keymap).keys)
    assert [resolver.feed(chord_of(key)).action for key in presses][-1] == action


class TestOfATheme:
    def test_its_own_keys_are_laid_over_the_preset(self, folder: Path) -> None:
        write(folder, "my.yaml", "keymap: vim\nkeys: {quit: O, hints: []}\n")
        theme, vim = load("my", folder), load("midnight", keymap="vim")
        assert theme.keymap == "vim"
        assert theme.keys["quit"] == ("O",)
        assert set(vim.keys) - set(theme.keys) == {"hints"}
        assert {k: v for k, v in theme.keys.items() if k != "quit"} == {
            k: v for k, v in vim.keys.items() if k not in ("quit", "hints")
        }

    def test_it_is_inherited(self, folder: Path) -> None:
        write(folder, "day.yaml", "extends: paper\nkeymap: emacs\n")
        write(folder, "my.yaml", "extends: day\n")
        assert load("my", folder).keymap == "emacs"

    def test_another_may_be_asked_for(self, folder: Path) -> None:
        write(folder, "my.yaml", "keymap: emacs\nkeys: {quit: O}\n")
        theme = load("my", folder, keymap="vim")
        assert theme.keymap == "vim"
        assert theme.keys["undo_note"] == ("u", "ctrl+z")
        assert theme.keys["quit"] == ("O",)

    def test_a_users_own(self, folder: Path) -> None:
        (folder / "keys").mkdir()
        write(folder / "keys", "mine.yaml", "extends: vim\nkeys: {quit: O}\n")
        write(folder, "my.yaml", "keymap: mine\n")
        theme = load("my", folder)
        assert (theme.keymap, theme.keys["quit"]) == ("mine", ("O",))
        assert theme.keys["line_down"] == ("j", "down", "ctrl+e")
        assert keymaps(folder) == sorted([*PRESETS, "mine"])

    def test_a_users_own_hides_a_preset_for_the_users_themes(self, folder: Path) -> None:
        (folder / "keys").mkdir()
        write(folder / "keys", "vim.yaml", "extends: vim\nkeys: {quit: O}\n")
        write(folder, "my.yaml", "keymap: vim\n")
        assert load("my", folder).keys["quit"] == ("O",)
        assert load("paper", folder).keys == load("paper").keys


class TestMistakes:
    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("title: x\nkeymap: vmi\n", '2:9: unknown key map "vmi"; did you mean "vim"?'),
            ("keymap: xyzzy\n", '1:9: unknown key map "xyzzy"; there are default, emacs, vim'),
            ("keymap: [vim]\n", "1:9: the name of a key map is expected here"),
            ("keymap: ../vim\n", '1:9: unknown key map "../vim"; did you mean "vim"?'),
        ],
    )
    def test_in_a_theme(self, folder: Path, text: str, message: str) -> None:
        assert complaint(folder, text) == f"my.yaml:{message}"

    def test_a_clash_names_both_places(self, folder: Path) -> None:
        message = complaint(folder, "keymap: vim\nkeys: {quit: u}\n")
        assert message.startswith('my.yaml:2:14: "u" is bound to quit and also to undo_note, at ')
        assert "keys/vim.yaml:" in message

    @pytest.mark.parametrize(
        ("text", "message"),
        [
            ("keys: {qiut: q}\n", '1:8: unknown action "qiut"; did you mean "quit"?'),
            ("colors: {}\n", '1:1: unknown key "colors"'),
            ("keys: {quit: escpe}\n", '1:14: no key is called "escpe"; did you mean "escape"?'),
            ("extends: vmi\n", '1:10: unknown key map "vmi"; did you mean "vim"?'),
            ("extends: mine\n", '1:10: "mine" would extend itself'),
            ("keys: {quit: q, help: q}\n", '1:14: "q" is bound to quit and also to help, at'),
        ],
    )
    def test_in_a_key_map(self, folder: Path, text: str, message: str) -> None:
        (folder / "keys").mkdir()
        write(folder / "keys", "mine.yaml", text)
        assert complaint(folder, "keymap: mine\n").startswith(f"keys/mine.yaml:{message}")

    def test_an_unknown_one_that_was_asked_for(self) -> None:
        with pytest.raises(ThemeError, match=r'^unknown key map "emcs"; did you mean "emacs"\?$'):
            load("paper", keymap="emcs")
