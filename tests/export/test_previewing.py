from __future__ import annotations

from dataclasses import replace

import pytest

from tests.hostile import FORBIDDEN
from tui.export import FORMATS, OWN, Export, Form, preview


@pytest.mark.parametrize("name", OWN)
def test_a_preview_is_the_beginning(name: str, whole: Export) -> None:
    form = FORMATS[name]
    lines = preview(form, whole, 8)
    assert 0 < len(lines) <= 8
    assert not any(FORBIDDEN.search(line) for line in lines)
    made = form.make(whole)
    if isinstance(made, str):
        first = made.removeprefix("\ufeff").split("\n")[0].rstrip("\r")
        assert lines[0] == first[:500]


def test_a_preview_makes_little(whole: Export) -> None:
    (item,) = whole.articles
    asked: list[Export] = []
    many = replace(whole, articles=(replace(item, notes=item.notes * 100),) * 50)
    form = Form("seen", ".txt", "", lambda export: (asked.append(export), "x\ny\nz")[1])
    assert preview(form, many, 2) == ["x", "y"]
    assert len(asked[0].articles) == 2
    assert len(asked[0].notes) == 10


def test_files_are_named(whole: Export) -> None:
    lines = preview(FORMATS["gold"], whole, 100)
    assert "féries_1.txt" in lines
    assert "  Harbour" in lines
    assert preview(FORMATS["spacy"], whole)[0].startswith("A binary file; ")
