from __future__ import annotations

from tests.reader.conftest import screen_text, status
from tests.reader.panes.conftest import keys, line_with, panel_text

ALL = [
    ("speaker", 0),
    ("quote", 0),
    ("quote", 1),
    ("speaker", 2),
    ("quote", 3),
    ("speaker", 1),
    ("quote", 2),
]


async def test_who_speaks_how_much_and_what(reading):
    async with reading("a.txt") as pilot:
        panel = pilot.app.reading_screen.panel
        assert keys(panel.view) == ALL
        assert "4 quotes · 3 speakers" in "\n".join(panel_text(pilot))
        assert line_with(pilot, "Ana Petrov").endswith("%")
        assert "━" in line_with(pilot, "━")
        assert line_with(pilot, "the old ferry").lstrip().startswith("i┊ the old ferry")
        assert line_with(pilot, "“We have waited").lstrip().startswith("d▌ “We have")


async def test_quotes_of_one_type(reading):
    async with reading("a.txt") as pilot:
        panel = pilot.app.reading_screen.panel
        await pilot.press("t")
        assert keys(panel.view) == [("speaker", 0), ("quote", 1), ("speaker", 1), ("quote", 2)]
        assert "direct quotes" in "\n".join(panel_text(pilot))
        await pilot.press("t")
        shown = "\n".join(panel_text(pilot))
        assert "There are no mixed quotes here." in shown
        assert "t goes on to the next type." in shown
        await pilot.press("t", "t")
        assert keys(panel.view) == ALL
        assert "quotes of" not in "\n".join(panel_text(pilot))


async def test_named_and_unnamed(reading):
    async with reading("a.txt") as pilot:
        panel = pilot.app.reading_screen.panel
        await pilot.press("U")
        assert [k for k in keys(panel.view) if k[0] == "speaker"] == [
            ("speaker", 0),
            ("speaker", 2),
        ]
        assert "quotes of named speakers" in "\n".join(panel_text(pilot))
        await pilot.press("U")
        assert keys(panel.view) == [("speaker", 1), ("quote", 2)]
        await pilot.press("U")
        assert keys(panel.view) == ALL


async def test_by_share_or_by_first_appearance(reading):
    async with reading("a.txt") as pilot:
        panel = pilot.app.reading_screen.panel
        await pilot.press("o")
        speakers = [k for k in keys(panel.view) if k[0] == "speaker"]
        assert speakers == [("speaker", 0), ("speaker", 1), ("speaker", 2)]
        assert "in order of appearance" in "\n".join(panel_text(pilot))
        assert "by first appearance" in screen_text(pilot)


async def test_a_speaker_is_folded_and_the_cursor_stands_on_the_heading(reading):
    async with reading("a.txt") as pilot:
        panel = pilot.app.reading_screen.panel
        await pilot.press("s", "j", "j", "l")
        assert panel.cursor == ("speaker", 0)
        assert ("quote", 1) not in keys(panel.view)
        assert line_with(pilot, "Ana Petrov").startswith("▸")
        await pilot.press("escape", "c")
        assert panel.cursor == ("quote", 2)
        await pilot.press("C")
        assert panel.cursor == ("speaker", 0)
        await pilot.press("s", "l")
        assert keys(panel.view) == ALL


async def test_the_text_follows_the_cursor_and_the_cursor_the_text(reading):
    async with reading("a.txt") as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("s", "j", "j")
        assert pilot.app.focused is screen.panel.view
        assert (screen.view.stop.kind, screen.view.stop.key) == ("quote", 1)
        assert status(pilot).startswith("QUOTE Ana Petrov")
        await pilot.press("j")
        assert screen.view.stop.key == 3  # a speaker's first quote
        await pilot.press("escape", "C")
        assert screen.panel.cursor == ("quote", 2)
        await pilot.press("ctrl+o")
        assert screen.view.stop is None


async def test_a_filter_narrows_at_every_letter(reading):
    async with reading("a.txt") as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("s", "/", *"petrov wait")
        assert keys(screen.panel.view) == [("speaker", 0), ("quote", 1)]
        await pilot.press("down")
        assert screen.view.stop.key == 1
        await pilot.press("enter")
        assert pilot.app.focused is screen.panel.view
        assert keys(screen.panel.view) == [("speaker", 0), ("quote", 1)]
        await pilot.press("escape")
        assert pilot.app.focused is screen.panel.view
        assert keys(screen.panel.view) == ALL
        await pilot.press("escape")
        assert pilot.app.focused is screen.view


async def test_a_filter_that_lets_nothing_through_says_how_to_undo_it(reading):
    async with reading("a.txt") as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("s", "/", *"zzz")
        shown = "\n".join(panel_text(pilot))
        assert "Nothing here has “zzz”." in shown
        assert "Esc takes the filter away." in shown
        await pilot.press("enter", "t")
        assert "None of the direct quotes has “zzz”." in " ".join(
            line.strip() for line in panel_text(pilot)
        )
        await pilot.press("/", "escape")
        assert pilot.app.focused is screen.panel.view
        assert ("quote", 1) in keys(screen.panel.view)


async def test_another_article_is_not_filtered(reading):
    async with reading() as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("s", "/", *"osei", "enter", "J")
        await pilot.pause()
        await pilot.press("K")
        await pilot.pause()
        assert keys(screen.panel.view) == ALL
        assert screen.panel.view.foot == 0


async def test_few_colours_have_letters_before_the_names(reading):
    async with reading("a.txt", theme="ansi") as pilot:
        assert " A Ana Petrov" in line_with(pilot, "Ana Petrov")
        assert " C The union" in line_with(pilot, "The union")
