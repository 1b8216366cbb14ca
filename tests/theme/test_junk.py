"""Whatever stands in a theme file, it is loaded or refused with a sentence."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tui.theme import Theme, ThemeError, load
from tui.theme.actions import ACTION_IDS
from tui.theme.theme import COLOR_NAMES, STYLE_NAMES

SECTIONS = [
    "extends",
    "abstract",
    "title",
    "dark",
    "ansi",
    "colors",
    "styles",
    "entities",
    "speakers",
    "notes",
    "layout",
    "keys",
]
WORDS = st.sampled_from(
    [
        *SECTIONS,
        *COLOR_NAMES[:4],
        *STYLE_NAMES[:4],
        "PERSON",
        "color",
        "bold",
        "measure",
        "my",
        "base",
        "paper",
        "true",
        "null",
        "no",
        "12",
        "'#fff'",
        "'#12'",
        "g g",
        "ctrl+",
        "q",
        "~",
        *sorted(ACTION_IDS)[:6],
    ]
) | st.text(max_size=8)
TREES = st.recursive(
    WORDS,
    lambda below: (
        st.lists(below, max_size=4).map(lambda items: "[" + ", ".join(items) + "]")
        | st.lists(st.tuples(WORDS, below), max_size=4).map(
            lambda items: "{" + ", ".join(f"{key}: {value}" for key, value in items) + "}"
        )
    ),
    max_leaves=12,
)
FILES = st.lists(st.tuples(st.sampled_from(SECTIONS) | WORDS, TREES), max_size=4).map(
    lambda items: "\n".join(f"{key}: {value}" for key, value in items)
)
QUICK = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


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
