from __future__ import annotations

from tests.reader.conftest import TEXT
from tests.reader.panes.conftest import keys, line_with, panel_text


async def test_without_notes_it_says_how_to_take_one(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("g", "n")
        shown = " ".join(line.strip() for line in panel_text(pilot))
        assert "There are no notes on this article yet." in shown
        assert "h highlights what the cursor is on." in shown


async def test_notes_stand_in_text_order_with_a_count_on_the_tab(reading):
    async with reading("a.txt") as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("c", "c", "m", *"why?", "ctrl+s")
        await pilot.pause()
        await pilot.press("g", "g", "escape", "e", "h", "g", "n")
        assert "Notes 2" in panel_text(pilot)[0]
        first, second = keys(screen.panel.view)
        assert "Ana Petrov" in line_with(pilot, "○")
        assert line_with(pilot, "why?").strip() == "why?"
        assert screen.panel.cursor == first
        await pilot.press("j")
        assert (screen.view.stop.kind, ("note", screen.view.stop.key)) == ("note", second)


async def test_the_delete_key_deletes_the_note_in_the_list(reading):
    async with reading("a.txt") as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("e", "h", "c", "h", "g", "n")
        first, second = keys(screen.panel.view)
        await pilot.press("g", "g", "D")
        assert keys(screen.panel.view) == [second]
        await pilot.press("z")
        assert keys(screen.panel.view) == [first, second]


async def test_notes_that_lost_their_place_have_a_section(reading, folder):
    async with reading("a.txt") as pilot:
        await pilot.press("c", "h", "c", "h")
    kept = next(part for part in TEXT.split("\n\n") if "waited" in part)
    (folder / "a.txt").write_text(f"A page anew\n\n{kept}\n")
    async with reading("a.txt") as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("g", "n")
        kinds = [key[0] for key in keys(screen.panel.view)]
        assert kinds == ["note", "lost"]
        assert line_with(pilot, "Notes without a place").split()[-1] == "1"
        await pilot.press("j", "enter")
        assert "not in this text any more" in screen.message
        await pilot.press("D")
        assert [key[0] for key in keys(screen.panel.view)] == ["note"]


async def test_notes_are_filtered_by_quote_comment_and_speaker(reading):
    async with reading("a.txt") as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("c", "m", *"Costly", "ctrl+s")
        await pilot.pause()
        await pilot.press("c", "c", "h", "g", "n", "/", *"costly", "enter")
        assert len(keys(screen.panel.view)) == 1
        await pilot.press("/", "ctrl+u", *"union", "enter")
        assert len(keys(screen.panel.view)) == 1
        assert "a scandal" in "\n".join(panel_text(pilot))


async def test_a_comment_is_written_on_the_note_in_the_list(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "h", "c", "h", "escape", "g", "n", "g", "g")
        await pilot.press("m", *"first", "ctrl+s")
        await pilot.pause()
        assert [p.note.comment for p in pilot.app.desk.notes] == ["first", ""]


async def test_a_note_shows_its_meaning_and_its_tags_and_is_filtered_by_them(reading):
    async with reading("a.txt") as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("c", "m", "alt+4", "tab", "tab", *"vote port", "ctrl+s")
        await pilot.press("c", "c", "h", "r", "g", "n")
        shown = [line.strip() for line in panel_text(pilot)]
        assert "#vote #port" in shown
        assert "doubtful · Ana Petrov" in shown
        assert "yellow" not in " ".join(shown)
        for words, count in (("#port", 1), ("pink", 1), ("doubt", 1), ("yellow", 1), ("blue", 0)):
            await pilot.press("/", "ctrl+u", *words, "enter")
            assert len(keys(screen.panel.view)) == count


async def test_where_colours_are_few_their_names_stand_there(reading):
    async with reading("a.txt", theme="ansi") as pilot:
        await pilot.press("c", "h", "g", "n")
        assert "yellow (important) · Ana" in "\n".join(panel_text(pilot))
