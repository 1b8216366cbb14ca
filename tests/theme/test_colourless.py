from __future__ import annotations

import pytest

from tui.annotation import ENTITY_LABELS
from tui.theme import load, names
from tui.theme.colourless import DEFAULT, ENTITIES, ENTITY_SIGNS, STYLES, colourless
from tui.theme.theme import STYLE_NAMES, Style


def test_types_differ_by_lettering_or_by_sign() -> None:
    assert set(ENTITIES) == set(ENTITY_LABELS)
    looks = {(ENTITIES[label], ENTITY_SIGNS.get(label, "")) for label in ENTITY_LABELS}
    assert len(looks) == len(ENTITY_LABELS)


def test_names_differ_by_lettering_alone() -> None:
    styles = [style for label, style in ENTITIES.items() if label not in ENTITY_SIGNS]
    assert len(set(styles)) == len(styles)
    assert Style() not in styles


@pytest.mark.parametrize("name", names())
def test_there_is_no_colour_left(name: str) -> None:
    theme = colourless(load(name))
    assert set(theme.colors.values()) == set(theme.notes.values()) == {DEFAULT}
    assert set(theme.speakers) == {DEFAULT}
    for style in (*theme.styles.values(), *theme.entities.values()):
        assert style.color is None
        assert style.background is None
    assert set(STYLES) <= set(STYLE_NAMES)
    assert (theme.keys, theme.layout) == (load(name).keys, load(name).layout)


def test_where_the_reader_is_can_be_seen() -> None:
    for name in ("cursor", "selection", "search", "search.current", "highlight", "minimap.view"):
        assert STYLES[name].reverse
    assert STYLES["search"] != STYLES["search.current"]
