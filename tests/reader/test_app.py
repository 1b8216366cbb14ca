from __future__ import annotations

import pytest

from tests.reader.conftest import TEXT, HandEngine, nth, ready, screen_text, status
from tui.reader.desk import Desk
from tui.store import Store


async def test_the_article_the_speakers_and_the_place_are_on_the_screen(reading):
    async with reading("a.txt") as pilot:
        shown = screen_text(pilot)
        for words in (
            "Ferry closes after vote",
            "Speakers",
            "4 quotes",
            "Ana Petrov",
            "Mayor",
            "“We have waited long enough,”",
            "? help",
        ):
            assert words in shown
        assert "ad_slot" not in shown
        assert status(pilot) == "Ferry closes after vote"


async def test_the_text_is_there_before_the_engine(reading, monkeypatch):
    import threading

    gate = threading.Event()
    monkeypatch.setattr(HandEngine, "gate", gate)
    async with reading("a.txt", wait=False) as pilot:
        await pilot.pause(0.1)
        shown = screen_text(pilot)
        assert "Ferry closes after vote" in shown
        assert "annotating" in shown
        gate.set()
        await ready(pilot)
        assert "annotating" not in screen_text(pilot)
        assert "Ana Petrov" in screen_text(pilot)


async def test_the_cursor_goes_from_annotation_to_annotation(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e")
        assert status(pilot) == "PERSON Ana Petrov · mention 1 of 3"
        await pilot.press("e", "e")
        assert status(pilot) == "PERSON Ana Petrov · mention 2 of 3"
        await pilot.press("E")
        assert status(pilot) == "DATE Monday · mention 1 of 1"
        await pilot.press("c")
        assert (
            status(pilot)
            == "QUOTE Ana Petrov · Mayor · direct, “told” · quote 2 of 2 by this speaker"
        )
        await pilot.press("]", "q")
        assert status(pilot).startswith("QUOTE The union")
        await pilot.press("C", "C")
        assert "quote 1 of 2" in status(pilot)


async def test_the_next_of_the_same(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", ".")
        assert status(pilot) == "PERSON Ana Petrov · mention 2 of 3"
        await pilot.press(".", ".")
        assert status(pilot) == "PERSON Ana Petrov · mention 3 of 3"
        await pilot.press(",", ",")
        assert status(pilot) == "PERSON Ana Petrov · mention 1 of 3"
        await pilot.press("c", ".")
        assert "quote 2 of 2" in status(pilot)


async def test_from_the_panel_to_the_text_and_back(reading):
    async with reading("a.txt") as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("s")
        assert pilot.app.focused is screen.panel.view
        await pilot.press("j", "j", "enter")
        assert pilot.app.focused is screen.view
        assert status(pilot).startswith("QUOTE Ana Petrov")
        await pilot.press("enter")
        assert pilot.app.focused is screen.panel.view
        assert screen.panel.cursor[0] == "quote"
        await pilot.press("escape")
        assert pilot.app.focused is screen.view


async def test_a_mouse_click_in_text_and_panel(reading):
    async with reading("a.txt") as pilot:
        screen = pilot.app.reading_screen
        shown = screen_text(pilot).split("\n")
        y = next(i for i, line in enumerate(shown) if "Kwame Osei" in line[:70])
        await pilot.click(offset=(shown[y].index("Kwame") + 2, y))
        assert status(pilot).startswith("PERSON Kwame Osei")
        x = screen.panel.region.x
        y = next(i for i, line in enumerate(shown) if "a scandal" in line[x:])
        await pilot.click(offset=(x + 8, y))
        assert status(pilot).startswith("QUOTE The union")


async def test_search(reading):
    async with reading("a.txt") as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("/", *"petrov")
        assert "1 of 3" in screen_text(pilot)
        await pilot.press("enter", "n")
        assert status(pilot) == "SEARCH “petrov” 2 of 3"
        await pilot.press("N", "N")
        assert status(pilot) == "SEARCH “petrov” 3 of 3"
        await pilot.press("escape")
        assert not screen.view.matches
        await pilot.press("/", *"zzz")
        assert "no match" in screen_text(pilot)
        await pilot.press("enter")
        assert "No match for “zzz”." in screen_text(pilot)
        assert pilot.app.focused is screen.view


async def test_a_highlight_and_a_comment_are_there_on_the_next_start(reading, tmp_path):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "h")
        await pilot.press("c", "m")
        await pilot.press(*"why?", "ctrl+s")
        await pilot.pause()
        assert status(pilot).startswith("NOTE why?")
        assert "2 notes" in screen_text(pilot)
    with Store.open(tmp_path / "store.sqlite3") as store:
        notes = {n.comment: n for n in store.all_notes()}
    assert notes[""].target.quote.exact == "Ana Petrov"
    assert notes["why?"].speaker == "Ana Petrov"
    async with reading("a.txt") as pilot:
        assert "2 notes" in screen_text(pilot)
        await pilot.press("]", "n")
        assert status(pilot).startswith("NOTE highlight · 1 of 2")


async def test_escape_keeps_a_comment_and_discarding_needs_a_key_of_its_own(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "m", *"kept", "escape")
        await pilot.pause()
        assert [p.note.comment for p in pilot.app.desk.notes] == ["kept"]
        await pilot.press("m", *" not", "ctrl+d")
        await pilot.pause()
        assert "again discards" in screen_text(pilot)
        await pilot.press("ctrl+d")
        await pilot.pause()
        assert [p.note.comment for p in pilot.app.desk.notes] == ["kept"]


async def test_a_comment_begun_is_a_highlight_kept(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "m")
        await pilot.pause()
        assert len(pilot.app.desk.store.all_notes()) == 1
        await pilot.press("ctrl+d")
        await pilot.pause()
        assert pilot.app.desk.notes == []


async def test_being_told_to_end_keeps_what_is_being_written(reading, tmp_path):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "m", *"half a thou")
        pilot.app.leave()
        await pilot.pause()
    with Store.open(tmp_path / "store.sqlite3") as store:
        assert [n.comment for n in store.all_notes()] == ["half a thou"]


async def test_undo_says_what_it_undoes(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "h", "z")
        assert "the note on “Ana Petrov” is gone" in screen_text(pilot)


async def test_without_a_store_leaving_asks_once(reading, tmp_path):
    damaged = tmp_path / "damaged.sqlite3"
    damaged.write_bytes(b"this is no database, it is a letter " * 50)
    async with reading("a.txt", store=damaged) as pilot:
        assert "notes are not kept" in screen_text(pilot)
        await pilot.press("e", "h", "q")
        assert pilot.app.is_running
        assert "will be lost" in screen_text(pilot)


async def test_deleting_is_undone(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "h", "D")
        assert pilot.app.desk.notes == []
        await pilot.press("z")
        assert len(pilot.app.desk.notes) == 1
        await pilot.press("z")
        assert pilot.app.desk.notes == []


async def test_articles_and_their_list(reading):
    async with reading() as pilot:
        screen = pilot.app.reading_screen
        await pilot.press("J")
        await ready(pilot)
        assert status(pilot) == "Bridge opens early"
        assert "Nobody is quoted" in screen_text(pilot)
        await pilot.press("J")
        assert status(pilot) == "Bridge opens early"
        assert "the last article" in screen_text(pilot)
        await pilot.press("a")
        assert pilot.app.focused is screen.library
        await pilot.press("k", "enter")
        await ready(pilot)
        assert status(pilot) == "Ferry closes after vote"


async def test_the_reading_position_is_kept(reading, folder):
    (folder / "c.txt").write_text(
        "Long read\n\n" + "\n\n".join(f"Paragraph {n} of it." for n in range(200))
    )
    async with reading("c.txt") as pilot:
        await pilot.press("space", "space", "j")
        position = pilot.app.reading_screen.view.position
        assert position > 0
        await pilot.press("q")
    async with reading("c.txt") as pilot:
        assert pilot.app.reading_screen.view.position == position


async def test_the_position_survives_a_resize(reading, folder):
    (folder / "c.txt").write_text(
        "Long read\n\n" + "\n\n".join(f"Paragraph {n} of it." * 9 for n in range(99))
    )
    async with reading("c.txt") as pilot:
        view = pilot.app.reading_screen.view
        await pilot.press("space", "space")
        position = view.position
        for size in ((60, 20), (200, 60), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert abs(view.position - position) < 200


async def test_what_was_cleaned_away_can_be_shown(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("i")
        assert "{ad_slot}" in screen_text(pilot)
        await pilot.press("i")
        await pilot.pause()
        assert "{ad_slot}" not in screen_text(pilot)


async def test_help_and_footer_come_from_the_theme(reading, tmp_path):
    theme = tmp_path / "mine.yaml"
    theme.write_text("extends: midnight\nkeys:\n  next_quote: [w]\n  extend_word_right: []\n")
    async with reading("a.txt", theme=str(theme)) as pilot:
        assert "w quote" in screen_text(pilot)
        await pilot.press("w")
        assert status(pilot).startswith("QUOTE")
        await pilot.press("?")
        await pilot.pause()
        assert "next quote" in screen_text(pilot)
        await pilot.press("escape")


@pytest.mark.parametrize("theme", ["paper", "midnight", "contrast", "ansi"])
@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
async def test_every_theme_at_every_size(reading, theme, size):
    async with reading(theme=theme, size=size) as pilot:
        assert "Ferry closes after vote" in screen_text(pilot)
        await pilot.press("c", "s", "j", "escape", "a", "escape", "T")
        assert "Petrov" in screen_text(pilot)


async def test_a_narrow_terminal_has_the_panel_in_a_drawer(reading):
    async with reading("a.txt", size=(80, 24)) as pilot:
        screen = pilot.app.reading_screen
        assert not screen.panel.display
        await pilot.press("s")
        assert screen.panel.display
        await pilot.press("escape")
        assert not screen.panel.display


async def test_an_engine_that_fails_leaves_the_reading(reading, monkeypatch):
    monkeypatch.setattr(HandEngine, "failure", "The engine has no more words.")
    async with reading("a.txt") as pilot:
        shown = screen_text(pilot)
        assert "Ferry closes after vote" in shown
        assert "no more words" in shown
        await pilot.press("tab", "c", "s", "escape", "space")


async def test_a_store_that_cannot_be_opened_is_said_and_notes_stay_in_memory(reading, tmp_path):
    damaged = tmp_path / "damaged.sqlite3"
    damaged.write_bytes(b"this is no database, it is a letter " * 50)
    async with reading("a.txt", store=damaged) as pilot:
        assert pilot.app.desk.store is None
        await pilot.press("e", "h")
        assert len(pilot.app.desk.notes) == 1
        assert "not saved" in screen_text(pilot)
    assert damaged.read_bytes().startswith(b"this is no database")


async def test_an_answer_for_another_article_is_not_shown(reading):
    async with reading() as pilot:
        app = pilot.app
        old = app.reading_screen.annotations
        await pilot.press("J")
        await ready(pilot)
        now = app.reading_screen.annotations
        app._answered(old.digest, old)
        assert app.reading_screen.annotations is now


async def test_a_changed_file_keeps_its_notes(reading, folder):
    async with reading("a.txt") as pilot:
        await pilot.press("c", "h")
    (folder / "a.txt").write_text(
        TEXT.replace("Local\n\n", "Local\n\n").replace(
            "Mayor Ana", "After a long debate, Mayor Ana"
        )
    )
    async with reading("a.txt") as pilot:
        placed = pilot.app.desk.notes[0]
        assert placed.anchor.how == "quote"
        assert (
            placed.anchor.span.of(pilot.app.desk.current.text)
            == "the old ferry would close on Monday"
        )
    (folder / "a.txt").write_text(
        "Nothing left\n\nThe page is gone, all of it, and nobody knows why.\n"
    )
    async with reading("a.txt") as pilot:
        assert pilot.app.desk.notes[0].anchor.how == "orphan"
        shown = screen_text(pilot)
        assert "lost its place" in shown
        await pilot.press("g", "n")
        shown = screen_text(pilot)
        assert "Notes without a place" in shown
        assert "old ferry would close" in shown
        await pilot.press("D")
        assert pilot.app.desk.notes == []
        await pilot.press("z")
        assert len(pilot.app.desk.notes) == 1


def test_a_bare_start_goes_on_with_the_article_that_was_left(folder, by_hand, tmp_path):
    paths = sorted(folder.iterdir())
    desk = Desk.open(paths, store=tmp_path / "s.sqlite3")
    desk.turn_to(1)
    desk.remember(0)
    desk.close()
    for resume, index in ((True, 1), (False, 0)):
        desk = Desk.open(paths, store=tmp_path / "s.sqlite3", resume=resume)
        assert desk.index == index
        desk.close()


def test_the_desk_takes_a_note_with_its_speaker(folder, by_hand, tmp_path):
    from tests.reader.conftest import annotate_by_hand

    desk = Desk.open([folder / "a.txt"], store=tmp_path / "s.sqlite3")
    desk.keep_annotations(annotate_by_hand(desk.current))
    note = desk.take_note(nth(TEXT, "a scandal"), "strong")
    assert note.speaker == "The union"
    assert desk.take_note(nth(TEXT, "a scandal"), "stronger").id == note.id
    assert [p.note.comment for p in desk.notes] == ["stronger"]
    desk.close()
