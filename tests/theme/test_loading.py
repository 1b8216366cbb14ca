from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tui.theme import Style, Theme, ThemeError, builtin_folder, load, names
from tui.theme import loading as loading_module
from tui.theme.actions import ACTION_IDS
from tui.theme.document import MOST_BYTES
from tui.theme.theme import COLOR_NAMES, STYLE_NAMES


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def complaint(folder: Path, text: str) -> str:
    """What loading a user's theme ``my`` with this text complains of."""
    write(folder, "my.yaml", text)
    with pytest.raises(ThemeError) as caught:
        load("my", folder)
    return str(caught.value)


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
        write(folder, "my.yaml", "entities:\n  PERSON: {bold: true, underline: false}\n"
                                 "speakers: [accent, text, muted, ansi_red]\n"
                                 'notes: {grey: "#333333"}\n')
        theme, midnight = load("my", folder), load("midnight")
        person = midnight.entities["PERSON"]
        assert theme.entities["PERSON"] == Style(color=person.color, bold=True)
        assert theme.entities["ORG"] == midnight.entities["ORG"]
        colors = midnight.colors
        assert theme.speakers == (colors["accent"], colors["text"], colors["muted"], "ansi_red")
        assert theme.notes == {**midnight.notes, "grey": "#333333"}

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
        free = "next_match: [], copy: [], previous_article: []"
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
        shutil.copytree(Path(loading_module.__file__).parents[1], site / "tui",
                        ignore=shutil.ignore_patterns("__pycache__", "themes", "*.bin"))
        shutil.copytree(builtin_folder(), site / "tui" / "themes")
        done = subprocess.run(
            [sys.executable, "-S", "-c",
             f"import sys; sys.path[:0] = [{str(site)!r}, *{sys.path[1:]!r}]\n"
             "from tui.theme import builtin_folder, load\n"
             "print(builtin_folder(), load('paper').title)"],
            capture_output=True, text=True, check=True, cwd=tmp_path)
        assert done.stdout.split() == [str(site / "tui" / "themes"), "Paper"]


@pytest.mark.parametrize(("text", "message"), [
    # Names
    ("tilte: x\n", '1:1: unknown key "tilte"; did you mean "title"?'),
    ("colours: {}\n", '1:1: unknown key "colours"; did you mean "colors"?'),
    ("title: x\nstyles:\n  cursor: {colour: accent}\n",
     '3:12: unknown key "colour"; did you mean "color"?'),
    ("layout:\n  mesure: 70\n", '2:3: unknown key "mesure"; did you mean "measure"?'),
    ("colors:\n  backgroud: '#fff'\n",
     '2:3: unknown colour "backgroud"; did you mean "background"?'),
    ("styles:\n  qoute.direct: {}\n",
     '2:3: unknown style "qoute.direct"; did you mean "quote.direct"?'),
    ("entities:\n  person: {}\n", '2:3: unknown entity type "person"; did you mean "PERSON"?'),
    ("keys:\n  qiut: q\n", '2:3: unknown action "qiut"; did you mean "quit"?'),
    # Colours
    ("entities:\n  PERSON:\n    bold: true\n    color: accnet\n",
     '4:12: unknown colour name "accnet"; did you mean "accent"?'),
    ("colors: {text: red}\n", '1:16: unknown colour name "red"; did you mean "ansi_red"?'),
    ("colors: {text: muted}\n", '1:16: unknown colour name "muted"'),
    ("colors: {text: '#12345'}\n",
     '1:16: "#12345" is no colour; write "#rgb" or "#rrggbb" with digits from 0 to f'),
    ("colors: {text: d08770}\n", '1:16: unknown colour name "d08770"; did you mean "#d08770"?'),
    ("colors:\n  text: #fff\n",
     '2:8: what begins with # needs quotes, as in "#fff"; YAML takes it for a comment'),
    ("colors: {text: 12}\n", "1:16: a colour is expected here, such as \"#d08770\" or ansi_blue, "
                             "not a number"),
    ("colors: {text: null}\n", "1:16: a colour is expected here, such as \"#d08770\" or ansi_blue, "
                               "not nothing"),
    ("notes: {mine: [a]}\n", "1:15: a colour is expected here, such as \"#d08770\" or ansi_blue, "
                             "not a list"),
    ("speakers: ['#fff', '#eee']\n", "1:11: speakers must have at least 4 entries"),
    ("speakers: ['#fff', '#eee', '#ddd', puce]\n", '1:36: unknown colour name "puce"'),
    # Kinds of values
    ("dark: maybe\n", "1:7: dark: yes or no is expected here"),
    ("title: 3\n", "1:8: title: text is expected here"),
    ("styles: {cue: {bold: 1}}\n", "1:22: bold: yes or no is expected here"),
    ("styles: {cue: bold}\n", "1:15: cue: a mapping is expected here"),
    ("colors: [a]\n", "1:9: colors: a mapping is expected here"),
    ("speakers: accent\n", "1:11: speakers: a list is expected here"),
    ("- a\n", '1:1: a theme is a mapping such as "colors: …"'),
    # Layout
    ("layout: {measure: 19}\n", "1:19: measure must be at least 20"),
    ("layout: {measure: 201}\n", "1:19: measure must be at most 200"),
    ("layout: {margin: -1}\n", "1:18: margin must be at least 0"),
    ("layout: {margin: 1.5}\n", "1:18: margin: a whole number is expected here"),
    ("layout: {margin: true}\n", "1:18: margin: a whole number is expected here"),
    ("layout: {panel_side: top}\n", '1:22: panel_side must be "left" or "right", not "top"'),
    ("layout:\n  measure:\n",
     "2:3: layout lacks measure; extend a complete theme such as midnight"),
    # Keys
    ("keys: {quit: escpe}\n", '1:14: no key is called "escpe"; did you mean "escape"?'),
    ("keys:\n  quit:\n    - q\n    - f13\n", '4:7: the function keys are f1 to f12'),
    ("keys: {quit: [q, {a: b}]}\n",
     '1:18: a key is expected here, such as j, "g g" or ctrl+d, not a mapping'),
    ("keys: {quit: {a: b}}\n", "1:14: a key or a list of keys is expected here, not a mapping"),
    ("keys: {quit: ''}\n", '1:14: a key is missing; write "space" for the space bar'),
    ("keys:\n  next_same: #\n",
     '2:13: what begins with # needs quotes, as in "#"; YAML takes it for a comment'),
    ("keys: {export: xx, quit: x}\n",
     '1:16: "xx" (export) begins with "x" (quit), at my.yaml:1:26'),
    ("keys: {export: x, quit: xx}\n",
     '1:16: "x" (export) begins also "xx" (quit), at my.yaml:1:25'),
    ("keys: {export: x, quit: [q, x]}\n",
     '1:16: "x" is bound to export and also to quit, at my.yaml:1:29'),
    # Inheritance
    ("title: x\nextends: midnigt\n", '2:10: unknown theme "midnigt"; did you mean "midnight"?'),
    ("extends: my\n", '1:10: "my" would extend itself'),
    ("extends: [paper]\n", "1:10: the name of a theme is expected here"),
    ("extends: ../paper\n", '1:10: unknown theme "../paper"; did you mean "paper"?'),
    ("extends: base\n", "1:1: colors is missing; extend a complete theme such as midnight"),
    ("title: x\nabstract: true\n", "2:1: this theme is only there to be extended"),
    # YAML
    ("title: a\ndark: true\ntitle: b\n", '3:1: "title" stands here for the second time'),
    ("keys:\n  quit: q\n  quit: Q\n", '3:3: "quit" stands here for the second time'),
    ("styles: {cue: {bold: true}\n", "2:1: not YAML: did not find expected ',' or '}'"),
    ("title: !!python/name:os.system x\n",
     '1:8: a tag such as "tag:yaml.org,2002:python/name:os.system" cannot stand in a theme'),
    ("title: !!binary aGk=\n",
     '1:8: a tag such as "tag:yaml.org,2002:binary" cannot stand in a theme'),
    ("colors: !!set {text}\n",
     '1:9: a tag such as "tag:yaml.org,2002:set" cannot stand in a theme'),
    ("title: x\n[a, b]: c\n", "2:1: a name is expected here, not a list or a mapping"),
    ("title: a\n---\ntitle: b\n", "2:1: not YAML: but found another document"),
    ("colors: &c\n  text: *c\n", "1:9: an alias stands inside of what it stands for"),
    ("title: *missing\n", "1:8: not YAML: found undefined alias"),
    ("title: x\ndark: \x07\n", "2:7: a character that YAML does not allow"),
    ("title: " + "[" * 30 + "]" * 30, "1:27: nested too deeply"),
])
def test_mistakes(folder: Path, text: str, message: str) -> None:
    assert complaint(folder, text) == f"my.yaml:{message}"


def test_of_two_mistakes_the_first_in_the_file_is_told(folder: Path) -> None:
    layout, colors = "layout: {measure: 5}\n", "colors: {text: 3}\n"
    assert complaint(folder, layout + colors).startswith("my.yaml:1:19:")
    assert complaint(folder, colors + layout).startswith("my.yaml:1:16:")


@pytest.mark.parametrize(("keys", "pattern"), [
    ("quit: h", r'my\.yaml:1:14: "h" is bound to quit and also to highlight, at '
                r"base\.yaml:\d+:\d+"),
    ("quit: g", r'my\.yaml:1:14: "g" \(quit\) begins also "g g" \(top\), at base\.yaml:\d+:\d+'),
    ("copy: q j", r'my\.yaml:1:14: "q j" \(copy\) begins with "q" \(quit\), at '
                  r"base\.yaml:\d+:\d+"),
    ("help: jj", r'my\.yaml:1:14: "jj" \(help\) begins with "j" \(line_down\), at '
                 r"base\.yaml:\d+:\d+"),
])
def test_clashes_with_inherited_keys_name_both_places(
    folder: Path, keys: str, pattern: str
) -> None:
    message = complaint(folder, f"keys: {{{keys}}}\n")
    assert re.fullmatch(pattern, message), message
    found = re.search(r"base\.yaml:(\d+):(\d+)", message)
    assert found
    line = (builtin_folder() / "base.yaml").read_text("utf-8").splitlines()[int(found[1]) - 1]
    assert re.match(r"[\"']?[hgjq]", line[int(found[2]) - 1 :]), line


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
        'three.yaml:1:10: "one" extends this theme, which cannot extend it in turn')


def test_a_mistake_in_a_parent_is_told_of_the_parent(folder: Path) -> None:
    write(folder, "day.yaml", "extends: paper\nlayout: {measure: 5}\n")
    assert complaint(folder, "extends: day\n") == "day.yaml:2:19: measure must be at least 20"


def test_a_built_in_theme_that_somebody_breaks_says_where(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "themes"
    shutil.copytree(builtin_folder(), copy)
    monkeypatch.setattr(loading_module, "builtin_folder", lambda: copy)
    text = (copy / "paper.yaml").read_text("utf-8")
    (copy / "paper.yaml").write_text(text.replace("underline:", "underlined:", 1), "utf-8")
    with pytest.raises(ThemeError, match=r'^paper\.yaml:\d+:\d+: unknown key "underlined"'):
        load("paper")


def test_unknown_theme(folder: Path) -> None:
    with pytest.raises(ThemeError, match=r'^unknown theme "midnigt"; did you mean "midnight"\?'):
        load("midnigt", folder)
    with pytest.raises(ThemeError, match=r'^unknown theme "zzz"; there are ansi, contrast, '):
        load("zzz", folder)


@pytest.mark.parametrize("name", [
    "", "..", "a\0b", pytest.param("x" * 5000, id="long"), "a/b\0.yaml", "nowhere/none.yaml",
])
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
        "my.yaml: larger than 256 KB, which no theme is")


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
        "my.yaml: its aliases expand to more than 20000 values")


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
        'my.yaml:3:19: unknown colour name "accnet"; did you mean "accent"?')
    assert complaint(folder, "colors:\n  text: #fff\n").startswith("my.yaml:2:8: what begins")
    assert complaint(folder, "title: " + "[" * 9000) == "my.yaml:1:27: nested too deeply"
    assert complaint(folder, "title: x\ndark: \x07\n") == (
        "my.yaml:2:7: a character that YAML does not allow")
    assert load("paper").colors["background"] == load("paper", folder).colors["background"]


SECTIONS = ["extends", "abstract", "title", "dark", "ansi", "colors", "styles", "entities",
            "speakers", "notes", "layout", "keys"]
WORDS = st.sampled_from([
    *SECTIONS, *COLOR_NAMES[:4], *STYLE_NAMES[:4], "PERSON", "color", "bold", "measure", "my",
    "base", "paper", "true", "null", "no", "12", "'#fff'", "'#12'", "g g", "ctrl+", "q", "~",
    *sorted(ACTION_IDS)[:6],
]) | st.text(max_size=8)
TREES = st.recursive(
    WORDS,
    lambda below: st.lists(below, max_size=4).map(lambda items: "[" + ", ".join(items) + "]")
    | st.lists(st.tuples(WORDS, below), max_size=4).map(
        lambda items: "{" + ", ".join(f"{key}: {value}" for key, value in items) + "}"),
    max_leaves=12,
)
FILES = st.lists(st.tuples(st.sampled_from(SECTIONS) | WORDS, TREES), max_size=4).map(
    lambda items: "\n".join(f"{key}: {value}" for key, value in items))
QUICK = settings(max_examples=150, deadline=None,
                 suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUICK
@given(FILES | st.text())
@example("? {a: b}\n: c")
@example("&a a: *a")
@example("keys: {? [q]\n: x}")
@example("%YAML 9.9\n---\na: b")
@example("a: !<!> b")
@example("a: 0o7\nb: 1_000\nc: 1:30\nd: 2001-01-01\n<<: {x: y}\n=: 3")
@example("layout: {measure: 99999999999999999999999}")
def test_random_text_is_loaded_or_refused_with_a_sentence(folder: Path, text: str) -> None:
    (folder / "my.yaml").write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        theme = load("my", folder)
    except ThemeError as error:
        assert str(error)
    else:
        assert isinstance(theme, Theme)


@QUICK
@given(st.binary(max_size=200))
def test_random_bytes_are_loaded_or_refused_with_a_sentence(folder: Path, raw: bytes) -> None:
    (folder / "my.yaml").write_bytes(raw)
    try:
        load("my", folder)
    except ThemeError as error:
        assert str(error)
