from __future__ import annotations

import pytest

from tui.reader.palette import Palette
from tui.reader.panes.side_panel import VIEWS
from tui.reader.panes.tab_line import TabLine
from tui.reader.theming import load_theme


@pytest.fixture
def tabs():
    return TabLine(Palette(load_theme("midnight")), VIEWS)


def words(tabs, width) -> str:
    line, at = "", 0
    for start, name, _ in tabs.labels(width):
        line += " " * (start - at) + name
        at = start + len(name)
    return line


def test_all_names_where_there_is_room_else_the_active_one(tabs):
    assert words(tabs, 52) == " Speakers  Entities  Notes  Outline  Across"
    assert words(tabs, 36) == " Speakers  Ent  Not  Out  Acr"
    tabs.show("outline", bright=True)
    assert words(tabs, 36) == " Spe  Ent  Not  Outline  Acr"


def test_a_count_where_it_fits(tabs):
    tabs.count("notes", 12)
    assert words(tabs, 52) == " Speakers  Entities  Notes 12  Outline  Across"
    assert words(tabs, 36) == " Speakers  Ent  Not  Out  Acr"
    tabs.show("notes", bright=False)
    assert words(tabs, 36) == " Spe  Ent  Notes 12  Out  Acr"


@pytest.mark.parametrize("width", range(4, 60))
@pytest.mark.parametrize("view", [name for name, _ in VIEWS])
def test_nothing_reaches_over_the_edge(tabs, width, view):
    tabs.count("notes", 1234)
    tabs.show(view, bright=False)
    assert len(words(tabs, width)) <= width
