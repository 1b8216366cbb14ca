from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.theme.conftest import complaint, write
from tui.theme import Style, Theme, ThemeError, builtin_folder, finding, load, names
from tui.theme import loading as loading_module
from tui.theme.document import MOST_BYTES


class TestOwnThemes:
    def test_what_it_does_not_say_it_has_from_midnight(self, folder: Path) -> None:
        write(folder, "my.yaml", "layout: {measure: 60}\n")
        theme, midnight = load("my", folder), load("midnight")
        assert theme.name == theme.title == "my"
        assert theme.layout.measure == 60
        assert theme.layout.panel_width == midnight.layout.panel_width
        assert (theme.colors, theme.entities) == (midnight.colors, midnight.entities)

    def test_an_empty_file_is_midnight(self, folder: Path) -> None:
        write(folder, "my.yaml", "# nothing yet\ncolors:\nkeys:\n")
        assert load("my", folder).colors == load("midnight").colors
        assert load("my", folder).keys == load("midnight").keys

    def test_extends(self, folder: Path) -> None:
        write(folder, "day.yaml", 'extends: paper\ncolors: {accent: "#123"}\n')
        write(folder, "my.yaml", "extends: day\nlayout: {panel_side: left}\n")
        theme, paper = load("my", folder), load("paper")
        assert not theme.dark
        assert theme.colors == {**paper.colors, "accent": "#112233"}
        assert theme.layout.panel_side == "left"

    def test_mappings_merge_and_lists_replace(self, folder: Path) -> None:
        write(
            folder,
            "my.yaml",
            "entities:\n  PERSON: {bold: true, underline: false}\n"
            "speakers: [accent, text, muted, ansi_red]\n"
            'notes: {grey: "#333333"}\n',
        )
        theme, midnight = load("my", folder), load("midnight")
        person = midnight.entities["PERSON"]
        assert theme.entities["PERSON"] == Style(color=person.color, bold=True)
        assert theme.entities["ORG"] == midnight.entities["ORG"]
        colors = midnight.colors
        assert theme.speakers == (colors["accent"], colors["text"], colors["muted"], "ansi_red")
        assert theme.notes == {**midnight.notes, "grey": "#333333"}

    def test_a_note_colour_may_have_a_meaning(self, folder: Path) -> None:
        write(
            folder,
            "my.yaml",
            'notes:\n  orange: {color: "#654", meaning: headline}\n  blue: {meaning: ask}\n'
            '  green: "#123456"\n  pink: {meaning: ~}\n',
        )
        theme, midnight = load("my", folder), load("midnight")
        assert theme.notes == {**midnight.notes, "orange": "#665544", "green": "#123456"}
        # A colour alone leaves the meaning as it is.
        wanted = {**midnight.meanings, "orange": "headline", "blue": "ask"}
        del wanted["pink"]
        assert theme.meanings == wanted
        assert theme.note_words("orange") == "orange (headline)"
        assert theme.note_words("pink") == "pink"
        assert theme.note_words("mauve") == "mauve"

    def test_note_colours_follow_one_another(self) -> None:
        theme = load("midnight")
        names = list(theme.notes)
        assert [theme.next_note(name) for name in names] == [*names[1:], names[0]]
        assert theme.next_note("mauve") == names[0]

    def test_a_named_colour_follows_the_colour(self, folder: Path) -> None:
        write(folder, "my.yaml", 'colors: {muted: "#ABCDEF"}\n')
        assert load("my", folder).styles["byline"].color == "#abcdef"

    def test_a_style_without_value_is_plain(self, folder: Path) -> None:
        write(folder, "my.yaml", "entities: {PERSON: null}\nstyles: {byline: {color: ~}}\n")
        theme = load("my", folder)
        assert theme.entities["PERSON"] == Style()
        assert theme.styles["byline"] == Style(italic=True)

    def test_keys(self, folder: Path) -> None:
        write(folder, "my.yaml", 'keys: {quit: ctrl+Q, theme: [], export: null, help: ["?", gh]}\n')
        keys, before = load("my", folder).keys, load("midnight").keys
        assert keys["quit"] == ("ctrl+q",)
        assert keys["help"] == ("?", "g h")
        assert set(before) - set(keys) == {"theme", "export"}

    @pytest.mark.parametrize("plain", ["no", "on", "y", "yes", "off", "1", "~", "1.5", "=", "<"])
    def test_keys_are_text_whatever_yaml_takes_them_for(self, folder: Path, plain: str) -> None:
        free = "next_match: [], copy: [], previous_article: [], sort: [], accept: []"
        write(folder, "my.yaml", f"keys: {{{free}, visual: {plain}}}\n")
        assert load("my", folder).keys["visual"] == (" ".join(plain),)

    def test_an_action_called_like_a_boolean_is_an_action(self, folder: Path) -> None:
        assert complaint(folder, "keys:\n  on: x\n") == 'my.yaml:2:3: unknown action "on"'

    def test_by_path(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        write(folder, "my.yml", "title: Mine\n")
        assert load(str(folder / "my.yml")).title == "Mine"
        monkeypatch.chdir(folder)
        assert load("my.yml").name == "my"
        assert load("./my.yml").name == "my"

    def test_a_path_extends_what_lies_in_the_folder(self, folder: Path, tmp_path: Path) -> None:
        (tmp_path / "elsewhere").mkdir()
        write(folder, "day.yaml", "extends: paper\n")
        path = write(tmp_path / "elsewhere", "my.yaml", "extends: day\n")
        assert not load(str(path), folder).dark

    def test_a_mark_of_byte_order_is_no_trouble(self, folder: Path) -> None:
        (folder / "my.yaml").write_bytes(b"\xef\xbb\xbftitle: Mine\n")
        assert load("my", folder).title == "Mine"


class TestShadowing:
    def test_a_users_theme_hides_a_built_in_one(self, folder: Path) -> None:
        write(folder, "paper.yaml", "title: Mine\n")
        assert load("paper", folder).title == "Mine"
        assert load("paper").title == "Paper"

    def test_it_may_extend_the_one_it_hides(self, folder: Path) -> None:
        write(folder, "paper.yaml", "extends: paper\ntitle: Mine\n")
        assert load("paper", folder).colors == load("paper").colors

    def test_a_hidden_midnight_is_still_what_themes_stand_on(self, folder: Path) -> None:
        write(folder, "midnight.yaml", 'colors: {text: "#eeeeee"}\n')
        assert load("midnight", folder).colors["text"] == "#eeeeee"
        assert load("midnight", folder).colors["panel"] == load("midnight").colors["panel"]

    def test_built_in_themes_extend_built_in_ones(self, folder: Path) -> None:
        write(folder, "base.yaml", "layout: {measure: 33}\n")
        assert load("paper", folder) == load("paper")


class TestNames:
    def test_built_in_and_own_without_abstract_ones(self, folder: Path) -> None:
        write(folder, "my.yaml", "title: Mine\n")
        write(folder, "other.yml", "")
        write(folder, "half.yaml", "abstract: true\n")
        write(folder, "broken.yaml", "colors: [\n")
        write(folder, "paper.yaml", "title: My paper\n")
        write(folder, "notes.txt", "")
        assert names(folder) == sorted([*names(), "my", "other", "broken"])

    def test_a_missing_folder_is_no_trouble(self, folder: Path) -> None:
        assert names(folder / "none") == names()

    @pytest.mark.parametrize("name", names())
    def test_all_can_be_loaded(self, name: str, folder: Path) -> None:
        assert isinstance(load(name, folder), Theme)


class TestBuiltinFolder:
    """A checkout's themes win over the copy that an installation makes inside of the package."""

    @pytest.fixture
    def package(self, tmp_path: Path) -> Path:
        package = tmp_path / "checkout" / "tui"
        (package / "themes").mkdir(parents=True)
        return package

    def test_the_checkout_wins(self, package: Path) -> None:
        (package.parent / "themes").mkdir()
        (package.parent / "pyproject.toml").touch()
        assert builtin_folder(package) == package.parent / "themes"

    def test_a_folder_beside_the_installed_package_does_not(self, package: Path) -> None:
        (package.parent / "themes").mkdir()  # of somebody else, in site-packages
        assert builtin_folder(package) == package / "themes"

    def test_installed(self, package: Path) -> None:
        (package.parent / "pyproject.toml").touch()
        assert builtin_folder(package) == package / "themes"

    def test_the_packages_own_folder_is_what_importlib_finds(self) -> None:
        from importlib.resources import files

        import tui

        assert Path(str(files("tui"))).resolve() == Path(tui.__file__).resolve().parent
        assert builtin_folder().is_dir()

    def test_from_an_installed_copy(self, tmp_path: Path) -> None:
        site = tmp_path / "site"
        shutil.copytree(
            Path(loading_module.__file__).parents[1],
            site / "tui",
            ignore=shutil.ignore_patterns("__pycache__", "themes", "*.bin"),
        )
        shutil.copytree(builtin_folder(), site / "tui" / "themes")
        done = subprocess.run(
            [
                sys.executable,
                "-S",
                "-c",
                f"import sys; sys.path[:0] = [{str(site)!r}, *{sys.path[1:]!r}]\n"
                "from tui.theme import builtin_folder, load\n"
                "print(builtin_folder(), load('paper').title)",
            ],
            capture_output=True,
            text=True,
            check=True,
            cwd=tmp_path,
        )
        assert done.stdout.split() == [str(site / "tui" / "themes"), "Paper"]


def test_a_key_that_was_given_away_is_free(folder: Path) -> None:
    write(folder, "my.yaml", "keys: {highlight: [], quit: h}\n")
    assert load("my", folder).keys["quit"] == ("h",)


def test_cycles(folder: Path) -> None:
    write(folder, "one.yaml", "extends: two\n")
    write(folder, "two.yaml", "title: x\nextends: three\n")
    write(folder, "three.yaml", "extends: one\n")
    with pytest.raises(ThemeError) as caught:
        load("one", folder)
    assert str(caught.value) == (
        'three.yaml:1:10: "one" extends this theme, which cannot extend it in turn'
    )


def test_a_mistake_in_a_parent_is_told_of_the_parent(folder: Path) -> None:
    write(folder, "day.yaml", "extends: paper\nlayout: {measure: 5}\n")
    assert complaint(folder, "extends: day\n") == "day.yaml:2:19: measure must be at least 20"


def test_a_built_in_theme_that_somebody_breaks_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "themes"
    shutil.copytree(builtin_folder(), copy)
    for module in (finding, loading_module):
        monkeypatch.setattr(module, "builtin_folder", lambda: copy)
    text = (copy / "paper.yaml").read_text("utf-8")
    (copy / "paper.yaml").write_text(text.replace("underline:", "underlined:", 1), "utf-8")
    with pytest.raises(ThemeError, match=r'^paper\.yaml:\d+:\d+: unknown key "underlined"'):
        load("paper")


def test_unknown_theme(folder: Path) -> None:
    with pytest.raises(ThemeError, match=r'^unknown theme "midnigt"; did you mean "midnight"\?'):
        load("midnigt", folder)
    with pytest.raises(ThemeError, match=r'^unknown theme "zzz"; there are ansi, broadsheet, '):
        load("zzz", folder)


@pytest.mark.parametrize(
    "name",
    [
        "",
        "..",
        "a\0b",
        pytest.param("x" * 5000, id="long"),
        "a/b\0.yaml",
        "nowhere/none.yaml",
    ],
)
def test_odd_names(name: str, folder: Path) -> None:
    with pytest.raises(ThemeError):
        load(name, folder)


def test_missing_file_and_folder_in_its_place(folder: Path) -> None:
    with pytest.raises(ThemeError, match=r"none\.yaml: cannot be read: No such file"):
        load(str(folder / "none.yaml"))
    (folder / "dir.yaml").mkdir()
    with pytest.raises(ThemeError, match=r"dir\.yaml: cannot be read"):
        load(str(folder / "dir.yaml"))


def test_too_large(folder: Path) -> None:
    assert complaint(folder, "#" * (MOST_BYTES + 1)) == (
        "my.yaml: larger than 256 KB, which no theme is"
    )


def test_not_utf8(folder: Path) -> None:
    (folder / "my.yaml").write_bytes("title: é\ntitre: ".encode() + b"\xe9\n")
    with pytest.raises(ThemeError, match=r"^my\.yaml:2:8: not UTF-8 text$"):
        load("my", folder)


def test_aliases_may_be_used(folder: Path) -> None:
    write(folder, "my.yaml", "entities:\n  ORG: &quiet {color: text}\n  GPE: *quiet\n")
    entities = load("my", folder).entities
    assert entities["ORG"].color == entities["GPE"].color == load("midnight").colors["text"]


def test_alias_bomb(folder: Path) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    assert complaint(folder, "\n".join(lines)) == (
        "my.yaml: its aliases expand to more than 20000 values"
    )


def test_messages_do_not_reach_the_terminal_raw(folder: Path) -> None:
    message = complaint(folder, 'colors: {text: "\\e]52;c;aGk=\\a\\u202e"}\n')
    assert message.startswith("my.yaml:1:16: unknown colour name")
    assert not set(message) & {"\x1b", "\x07", "\u202e"}


def test_a_long_value_is_cut_in_the_message(folder: Path) -> None:
    assert len(complaint(folder, f"colors: {{text: {'x' * 5000}}}\n")) < 200


def test_the_pure_python_loader_says_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import yaml

    from tui.theme import document

    monkeypatch.setattr(document, "LOADER", yaml.SafeLoader)
    assert complaint(folder, "title: x\nstyles:\n  cursor: {color: accnet}\n") == (
        'my.yaml:3:19: unknown colour name "accnet"; did you mean "accent"?'
    )
    assert complaint(folder, "colors:\n  text: #fff\n").startswith("my.yaml:2:8: what begins")
    assert complaint(folder, "title: " + "[" * 9000) == "my.yaml:1:27: nested too deeply"
    assert complaint(folder, "title: x\ndark: \x07\n") == (
        "my.yaml:2:7: a character that YAML does not allow"
    )
    assert load("paper").colors["background"] == load("paper", folder).colors["background"]
