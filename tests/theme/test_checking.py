from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.theme.conftest import complaint
from tui.theme import builtin_folder


@pytest.mark.parametrize(
    ("text", "message"),
    [
        # Names
        ("tilte: x\n", '1:1: unknown key "tilte"; did you mean "title"?'),
        ("colours: {}\n", '1:1: unknown key "colours"; did you mean "colors"?'),
        (
            "title: x\nstyles:\n  cursor: {colour: accent}\n",
            '3:12: unknown key "colour"; did you mean "color"?',
        ),
        ("layout:\n  mesure: 70\n", '2:3: unknown key "mesure"; did you mean "measure"?'),
        (
            "colors:\n  backgroud: '#fff'\n",
            '2:3: unknown colour "backgroud"; did you mean "background"?',
        ),
        (
            "styles:\n  qoute.direct: {}\n",
            '2:3: unknown style "qoute.direct"; did you mean "quote.direct"?',
        ),
        ("entities:\n  person: {}\n", '2:3: unknown entity type "person"; did you mean "PERSON"?'),
        ("keys:\n  qiut: q\n", '2:3: unknown action "qiut"; did you mean "quit"?'),
        # Colours
        (
            "entities:\n  PERSON:\n    bold: true\n    color: accnet\n",
            '4:12: unknown colour name "accnet"; did you mean "accent"?',
        ),
        ("colors: {text: red}\n", '1:16: unknown colour name "red"; did you mean "ansi_red"?'),
        ("colors: {text: muted}\n", '1:16: unknown colour name "muted"'),
        (
            "colors: {text: '#12345'}\n",
            '1:16: "#12345" is no colour; write "#rgb" or "#rrggbb" with digits from 0 to f',
        ),
        ("colors: {text: d08770}\n", '1:16: unknown colour name "d08770"; did you mean "#d08770"?'),
        (
            "colors:\n  text: #fff\n",
            '2:8: what begins with # needs quotes, as in "#fff"; YAML takes it for a comment',
        ),
        (
            "colors: {text: 12}\n",
            '1:16: a colour is expected here, such as "#d08770" or ansi_blue, not a number',
        ),
        (
            "colors: {text: null}\n",
            '1:16: a colour is expected here, such as "#d08770" or ansi_blue, not nothing',
        ),
        (
            "notes: {mine: [a]}\n",
            '1:15: a colour is expected here, such as "#d08770" or ansi_blue, not a list',
        ),
        ("notes: {mine: puce}\n", '1:15: unknown colour name "puce"'),
        ("notes: {mine: {color: puce}}\n", '1:23: unknown colour name "puce"'),
        (
            "notes: {mine: {meaning: later}}\n",
            '1:15: the note colour "mine" has no color',
        ),
        (
            "notes: {mine: {colour: muted}}\n",
            '1:16: unknown key "colour"; did you mean "color"?',
        ),
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
        (
            "layout:\n  measure:\n",
            "2:3: layout lacks measure; extend a complete theme such as midnight",
        ),
        # Keys
        ("keys: {quit: escpe}\n", '1:14: no key is called "escpe"; did you mean "escape"?'),
        ("keys:\n  quit:\n    - q\n    - f13\n", "4:7: the function keys are f1 to f12"),
        (
            "keys: {quit: [q, {a: b}]}\n",
            '1:18: a key is expected here, such as j, "g g" or ctrl+d, not a mapping',
        ),
        ("keys: {quit: {a: b}}\n", "1:14: a key or a list of keys is expected here, not a mapping"),
        ("keys: {quit: ''}\n", '1:14: a key is missing; write "space" for the space bar'),
        (
            "keys:\n  next_same: #\n",
            '2:13: what begins with # needs quotes, as in "#"; YAML takes it for a comment',
        ),
        (
            "keys: {export: xx, quit: x}\n",
            '1:16: "xx" (export) begins with "x" (quit), at my.yaml:1:26',
        ),
        (
            "keys: {export: x, quit: xx}\n",
            '1:16: "x" (export) also begins "xx" (quit), at my.yaml:1:25',
        ),
        (
            "keys: {export: x, quit: [q, x]}\n",
            '1:16: "x" is bound to export and also to quit, at my.yaml:1:29',
        ),
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
        (
            "title: !!python/name:os.system x\n",
            '1:8: a tag such as "tag:yaml.org,2002:python/name:os.system" cannot stand in a theme',
        ),
        (
            "title: !!binary aGk=\n",
            '1:8: a tag such as "tag:yaml.org,2002:binary" cannot stand in a theme',
        ),
        (
            "colors: !!set {text}\n",
            '1:9: a tag such as "tag:yaml.org,2002:set" cannot stand in a theme',
        ),
        ("title: x\n[a, b]: c\n", "2:1: a name is expected here, not a list or a mapping"),
        ("title: a\n---\ntitle: b\n", "2:1: not YAML: but found another document"),
        ("colors: &c\n  text: *c\n", "1:9: an alias stands inside of what it stands for"),
        ("title: *missing\n", "1:8: not YAML: found undefined alias"),
        ("title: x\ndark: \x07\n", "2:7: a character that YAML does not allow"),
        ("title: " + "[" * 30 + "]" * 30, "1:27: nested too deeply"),
    ],
)
def test_mistakes(folder: Path, text: str, message: str) -> None:
    assert complaint(folder, text) == f"my.yaml:{message}"


def test_of_two_mistakes_the_first_in_the_file_is_told(folder: Path) -> None:
    layout, colors = "layout: {measure: 5}\n", "colors: {text: 3}\n"
    assert complaint(folder, layout + colors).startswith("my.yaml:1:19:")
    assert complaint(folder, colors + layout).startswith("my.yaml:1:16:")


@pytest.mark.parametrize(
    ("keys", "pattern"),
    [
        (
            "quit: h",
            r'my\.yaml:1:14: "h" is bound to quit and also to highlight, at '
            r"keys/default\.yaml:\d+:\d+",
        ),
        (
            "quit: g",
            r'my\.yaml:1:14: "g" \(quit\) also begins "g /" \(search_all\), at keys/default\.yaml:\d+:\d+',
        ),
        (
            "copy: q j",
            r'my\.yaml:1:14: "q j" \(copy\) begins with "q" \(quit\), at '
            r"keys/default\.yaml:\d+:\d+",
        ),
        (
            "help: jj",
            r'my\.yaml:1:14: "jj" \(help\) begins with "j" \(line_down\), at '
            r"keys/default\.yaml:\d+:\d+",
        ),
    ],
)
def test_clashes_with_inherited_keys_name_both_places(
    folder: Path, keys: str, pattern: str
) -> None:
    message = complaint(folder, f"keys: {{{keys}}}\n")
    assert re.fullmatch(pattern, message), message
    found = re.search(r"default\.yaml:(\d+):(\d+)", message)
    assert found
    line = (
        (builtin_folder() / "keys/default.yaml").read_text("utf-8").splitlines()[int(found[1]) - 1]
    )
    assert re.match(r"[\"']?[hgjq]", line[int(found[2]) - 1 :]), line
