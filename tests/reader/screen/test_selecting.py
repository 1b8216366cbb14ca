from __future__ import annotations

import pytest

from tests.reader.conftest import screen_text, status


@pytest.fixture(autouse=True)
def copied(monkeypatch):
    """What was sent to the terminal, where there is no tool."""
    sent: list[str] = []
    monkeypatch.setattr("tui.reader.clipboard.find_tool", lambda: None)
    monkeypatch.setattr("textual.app.App.copy_to_clipboard", lambda app, text: sent.append(text))
    return sent


async def test_a_selection_is_copied_and_then_over(reading, copied):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "v", "w", "w", "w", "y")
        assert copied == ["Ana Petrov said"]
        assert "3 words sent to the terminal’s clipboard." in screen_text(pilot)
        assert pilot.app.reading_screen.view.visual is None
        assert status(pilot).startswith("PERSON")


async def test_a_quotation_is_copied_in_its_pieces(reading, copied):
    async with reading("a.txt") as pilot:
        await pilot.press("c", "c", "y")
    assert copied == ["“We have waited long enough,” … “The bridge is ready.”"]


async def test_paragraphs_are_copied_without_what_is_hidden_unless_it_is_shown(reading, copied):
    async with reading("a.txt") as pilot:
        await pilot.press("c", "c", "v", "}", "w", "w", "y")
        await pilot.press("i", "v", "}", "}", "w", "y")
    assert copied[0].endswith("“The bridge is ready.”\n\nThe union")
    assert copied[1].endswith("“The bridge is ready.”\n\n{ad_slot}\n\nThe")


async def test_a_citation_has_speaker_role_and_title(reading, copied):
    async with reading("a.txt") as pilot:
        await pilot.press("c", "c", "Y")
        await pilot.press("e", "v", "w", "Y")
        assert pilot.app.reading_screen.view.visual is None
    assert copied == [
        "“We have waited long enough … The bridge is ready.” — Ana Petrov, Mayor, "
        "in “Ferry closes after vote” (Local)",
        "“Petrov” — in “Ferry closes after vote” (Local)",
    ]


async def test_where_there_is_nothing_to_copy_it_says_so(reading, copied):
    async with reading("a.txt") as pilot:
        for key in ("y", "Y"):
            await pilot.press(key)
            assert "nothing to copy; q leaves" in screen_text(pilot)
    assert copied == []


async def test_control_characters_of_an_article_do_not_reach_the_clipboard(reading, folder, copied):
    (folder / "e.txt").write_text("Quay\n\nIt is \x1b[31mred\x9b2J\x07 now.\n", encoding="utf-8")
    async with reading("e.txt") as pilot:
        await pilot.press("v", "G", "y")
        await pilot.press("v", "G", "Y")
    assert copied[0] == "Quay\n\nIt is [31mred2J now."
    assert copied[1].startswith("“Quay It is [31mred2J now.” — in")


async def test_a_selection_is_highlighted(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "v", "w", "w", "w", "w", "h")
        assert pilot.app.desk.notes[0].note.target.quote.exact == "Ana Petrov said the"
        assert pilot.app.reading_screen.view.selection is None
