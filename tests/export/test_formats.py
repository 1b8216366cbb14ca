from __future__ import annotations

from tui.export import FORMATS, Exported


def test_every_format_makes_text_of_notes_and_of_none(exported: list[Exported]) -> None:
    assert set(FORMATS) == {"markdown", "json"}
    for form in FORMATS.values():
        assert form.description
        assert form.suffix.startswith(".")
        assert form.make(exported) != form.make([])
        assert form.make([]).endswith("\n")
