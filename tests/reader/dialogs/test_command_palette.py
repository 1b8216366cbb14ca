from __future__ import annotations

from textual.events import Paste

from tests.reader.conftest import screen_text, status
from tui.reader.dialogs.choices import around, emphasised, in_sight
from tui.reader.dialogs.command_palette import CommandPalette

PLAIN, BRIGHT = None, None


async def titles(pilot) -> None:
    """Wait until the articles' titles have been read."""
    desk = pilot.app.reading_screen.desk
    for _ in range(200):
        if desk.title(1) == "Bridge opens early":
            return
        await pilot.pause(0.02)


async def test_an_article_is_opened(reading):
    async with reading() as pilot:
        await titles(pilot)
        await pilot.press(":", *"bridge op", "enter")
        await pilot.pause()
        assert pilot.app.reading_screen.desk.index == 1


async def test_a_speaker_and_an_entity(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("ctrl+p", *"@osei", "enter")
        await pilot.pause()
        assert status(pilot).startswith("QUOTE Kwame Osei")
        await pilot.press(":", *"#harrow", "enter")
        await pilot.pause()
        assert status(pilot).startswith("COUNTRY OR TOWN Harrowgate")
        await pilot.press("ctrl+o")
        assert status(pilot).startswith("QUOTE Kwame Osei")


async def test_a_command_is_done_once_the_palette_is_gone(reading):
    async with reading("a.txt") as pilot:
        await pilot.press(":", *">this help", "enter")
        await pilot.pause()
        await pilot.pause()
        assert type(pilot.app.screen).__name__ == "HelpDialog"
        await pilot.press("escape", ":")
        await pilot.pause()
        assert "COMMANDS USED LAST" in screen_text(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.screen is pilot.app.reading_screen


async def test_the_cursor_moves_while_the_field_is_typed_in(reading):
    async with reading("a.txt") as pilot:
        await pilot.press(":", *"@", "down", "enter")
        await pilot.pause()
        assert status(pilot).startswith("QUOTE The union")


async def test_nothing_found_and_enter_does_nothing(reading):
    async with reading("a.txt") as pilot:
        await pilot.press(":", *"qqqqqq")
        assert "Nothing is called so" in screen_text(pilot)
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, CommandPalette)


async def test_hostile_names_and_pasted_text_stay_text(reading, folder):
    (folder / "c\x1b[31m.txt").write_text("[red]Loud\x1b[7m\u202e\n\nA text of a few words.\n")
    async with reading() as pilot:
        await pilot.press(":", *"/c")
        pilot.app.screen.query_one("Field").post_message(Paste("\x1b[31m"))
        await pilot.pause()
        shown = screen_text(pilot)
        assert "/c␛[31m" in shown
        await pilot.press("ctrl+u", *"/c")
        shown += screen_text(pilot)
        assert "c␛[31m.txt" in shown
        assert not {"\x1b", "\u202e"} & set(shown)


def test_matched_letters_are_emphasised():
    assert [s.text for s in emphasised("harbour", (0, 1, 4), PLAIN, BRIGHT)] == [
        "ha",
        "rb",
        "o",
        "ur",
    ]


def test_a_long_name_is_clipped_around_its_letters():
    name = "A long name that ends with a harbour"
    at = name.index("harbour")
    shown, places = in_sight(name, tuple(range(at, at + 7)), 16)
    assert shown.startswith("…")
    assert len(shown) <= 16
    assert "".join(shown[p] for p in places) == "harbour"
    assert in_sight("short", (0,), 16) == ("short", (0,))
    assert in_sight(name, (2,), 10) == ("A long na…", (2,))


def test_a_hit_stays_in_sight_between_long_sides():
    lines = around("before " * 40, "needle", " after" * 40, 30, 2, PLAIN, BRIGHT)
    text = "".join(segment.text for line in lines for segment in line)
    assert len(lines) <= 2
    assert "needle" in text
    assert text.startswith("…")
    assert text.endswith("…")
