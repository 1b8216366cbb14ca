from __future__ import annotations

from tests.reader.conftest import OTHER, TEXT, nth, status
from tui.annotation import Span
from tui.store import Store


def said(pilot) -> str:
    return pilot.app.reading_screen.message


async def test_a_highlight_says_its_colour_and_what_it_means(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "h")
        assert said(pilot) == "Highlighted in yellow (important)."
        assert status(pilot) == "NOTE highlight · 1 of 1 · yellow (important)"
        await pilot.press("h")
        assert said(pilot) == (
            "This is highlighted already, in yellow (important); r changes the colour."
        )
        assert len(pilot.app.desk.notes) == 1


async def test_recolouring_goes_round_and_the_next_highlight_has_the_last_colour(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "h", "r")
        assert said(pilot) == "The note is green (confirmed) now."
        await pilot.press("r", "r")
        assert said(pilot) == "The note is pink (doubtful) now."
        await pilot.press("c", "h")
        assert {p.note.colour for p in pilot.app.desk.notes} == {"pink"}
        await pilot.press("r", "z")
        assert said(pilot) == "Undone: the note on “the old ferry would close on…” is pink again."


async def test_a_highlight_round_the_cursors_annotation_is_recoloured_and_deleted(reading):
    async with reading("a.txt") as pilot:
        desk = pilot.app.desk
        desk.take_note(nth(TEXT, "Mayor Ana Petrov said"))
        pilot.app.reading_screen.show_marks()
        await pilot.press("e", "r")
        assert desk.notes[0].note.colour == "green"
        await pilot.press("D")
        assert said(pilot) == "Note deleted; z brings it back."
        assert desk.notes == []


async def test_without_a_note_it_says_so(reading):
    async with reading("a.txt") as pilot:
        for key in ("r", "D"):
            await pilot.press(key)
            assert said(pilot) == "There is no note under the cursor."
        await pilot.press("z")
        assert said(pilot) == "There is nothing to undo."
        await pilot.press("ctrl+r")
        assert said(pilot) == "There is nothing to make again."


async def test_undone_changes_are_made_again(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "h", "D", "z", "z", "ctrl+r")
        assert said(pilot) == "Made again: the note on “Ana Petrov” is there."
        assert len(pilot.app.desk.notes) == 1
        await pilot.press("ctrl+r")
        assert pilot.app.desk.notes == []


async def test_undoing_in_another_article_says_where(reading):
    async with reading() as pilot:
        await pilot.press("e", "h", "J")
        await pilot.pause()
        await pilot.press("z")
        assert said(pilot) == (
            "Undone: the note on “Ana Petrov” in “Ferry closes after vote” is gone."
        )


async def test_a_selection_that_is_a_notes_span_is_that_note(reading):
    async with reading("a.txt") as pilot:
        desk = pilot.app.desk
        await pilot.press("e", "v", "w", "w", "m", *"one", "ctrl+s")
        (placed,) = desk.notes
        selected = placed.anchor.span
        await pilot.press("escape", "g", "g", "e", "v", "w", "w")
        assert pilot.app.reading_screen.view.selection == selected
        await pilot.press("m", *" two", "ctrl+s")
        assert [p.note.comment for p in desk.notes] == ["one two"]


async def test_notes_lie_across_annotations_and_one_another(reading):
    async with reading("a.txt") as pilot:
        desk, screen = pilot.app.desk, pilot.app.reading_screen
        whole = Span(nth(TEXT, "Mayor").start, nth(TEXT, "The union").start)
        desk.take_note(whole, colour="blue")
        screen.show_marks()
        await pilot.press("c", "h", "e", "h")
        spans = [p.anchor.span for p in desk.notes]
        assert len(spans) == len(set(spans)) == 3
        assert all(whole.start <= span.start and span.end <= whole.end for span in spans)


async def test_the_note_under_the_panels_cursor_is_meant_even_if_it_is_lost(reading, folder):
    async with reading("a.txt") as pilot:
        await pilot.press("c", "h", "c", "h")
    kept = next(part for part in TEXT.split("\n\n") if "waited" in part)
    (folder / "a.txt").write_text(f"A page anew\n\n{kept}\n")
    async with reading("a.txt") as pilot:
        desk = pilot.app.desk
        await pilot.press("g", "n", "j")
        lost = next(p for p in desk.notes if p.anchor.span is None)
        assert pilot.app.reading_screen.panel.cursor == ("lost", lost.note.id)
        await pilot.press("r", "m", *"where?", "ctrl+s")
        changed = desk.note(lost.note.id).note
        assert (changed.comment, changed.colour) == ("where?", "green")
        assert len(desk.notes) == 2


async def test_what_is_not_saved_is_said(reading, tmp_path):
    damaged = tmp_path / "damaged.sqlite3"
    damaged.write_bytes(b"this is no database, it is a letter " * 50)
    async with reading("a.txt", store=damaged) as pilot:
        await pilot.press("e", "h")
        assert said(pilot) == "Highlighted in yellow (important). Not saved yet."
        await pilot.press("r")
        assert said(pilot) == "The note is green (confirmed) now. Not saved yet."
        await pilot.press("z")
        assert said(pilot).endswith("is yellow again. Not saved yet.")


async def test_a_note_is_opened_in_its_article(reading, folder):
    async with reading() as pilot:
        screen, desk = pilot.app.reading_screen, pilot.app.desk
        note = desk.take_note(nth(TEXT, "Kwame Osei"))
        await pilot.press("J")
        screen.open_note(note)
        assert (desk.index, screen.view.stop.span) == (0, nth(TEXT, "Kwame Osei"))
        await pilot.press("ctrl+o")
        assert desk.index == 1


async def test_an_article_that_is_not_on_the_desk_is_laid_there(reading, folder):
    async with reading() as pilot:
        note = pilot.app.desk.take_note(nth(TEXT, "Kwame Osei"))
    async with reading("b.txt") as pilot:
        screen, desk = pilot.app.reading_screen, pilot.app.desk
        screen.open_note(note)
        await pilot.pause()
        assert [path.name for path in desk.paths] == ["b.txt", "a.txt"]
        assert (desk.index, screen.view.stop.key) == (1, note.id)


async def test_a_note_whose_file_is_gone_says_where_it_was(reading, folder):
    async with reading() as pilot:
        note = pilot.app.desk.take_note(nth(TEXT, "Kwame Osei"))
    (folder / "a.txt").unlink()
    async with reading("b.txt") as pilot:
        pilot.app.reading_screen.open_note(note)
        await pilot.pause()
        (toast,) = pilot.app._notifications
        assert str(folder / "a.txt") in toast.message
        assert toast.message.endswith(" The note is kept.")
        assert len(pilot.app.desk.paths) == 1


async def test_a_note_whose_words_are_gone_is_said_to_be_kept(reading, folder, tmp_path):
    async with reading() as pilot:
        note = pilot.app.desk.take_note(nth(TEXT, "Kwame Osei"))
    (folder / "a.txt").write_text(OTHER)
    async with reading() as pilot:
        pilot.app.reading_screen.open_note(note)
        assert said(pilot) == "Its place is not in this text any more; the note is kept."
    with Store.open(tmp_path / "store.sqlite3") as store:
        assert store.all_notes() == [note]
