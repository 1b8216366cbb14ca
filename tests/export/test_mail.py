from __future__ import annotations

from dataclasses import replace

from rich.cells import cell_len

from tui.article.safety import safe
from tui.export import Export, Options
from tui.export.mail import export

from .conftest import agrees_with_golden


def test_hostile_notes(noted: Export) -> None:
    agrees_with_golden("notes.txt", export(noted))
    agrees_with_golden(
        "speakers.txt", export(replace(noted, options=Options(by="speaker", width=40)))
    )


def test_it_is_plain_text_of_the_width_asked_for(noted: Export) -> None:
    for width in (30, 72):
        text = export(replace(noted, options=Options(width=width)))
        assert text == safe(text)
        path = noted.articles[0].path
        assert all(cell_len(line) <= width for line in text.split("\n") if line != path)
        assert not any(line.endswith(" ") for line in text.split("\n"))


def test_no_notes_is_said() -> None:
    assert export(Export()) == "There are no notes.\n"
