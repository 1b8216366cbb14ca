from __future__ import annotations

import json
import threading
from importlib.metadata import EntryPoint

import pytest

from tests.reader.conftest import HandEngine, screen_text
from tui.export import FORMATS, Form
from tui.export.formats import Formats
from tui.reader.dialogs.export import ExportDialog
from tui.reader.dialogs.export_parts import FormatList, Preview


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    """Files without a folder go to one of their own."""
    target = tmp_path / "written"
    target.mkdir()
    monkeypatch.chdir(target)
    return target


async def seen(pilot) -> ExportDialog:
    """The dialog, once the preview is made."""
    for _ in range(300):
        await pilot.pause(0.01)
        dialog = pilot.app.screen
        if isinstance(dialog, ExportDialog) and dialog._seen is not None:
            break
    await pilot.pause()
    return dialog


async def closed(pilot) -> None:
    for _ in range(300):
        await pilot.pause(0.01)
        if not isinstance(pilot.app.screen, ExportDialog):
            break
    await pilot.pause()


async def to_format(pilot, name: str) -> ExportDialog:
    dialog = await seen(pilot)
    while dialog._choice.format != name:
        await pilot.press("down")
    return await seen(pilot)


def preview(dialog) -> str:
    return "\n".join(dialog.query_one(Preview).lines)


def state(dialog) -> str:
    return str(dialog.query_one("#state").render())


def told(pilot) -> str:
    return "\n".join(note.message for note in pilot.app._notifications)


async def test_enter_writes_and_says_what_and_where(reading, here):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "h", "x")
        dialog = await seen(pilot)
        assert "Writes 1 note in 1 article" in screen_text(pilot)
        assert "Ana Petrov" in preview(dialog)
        await pilot.press("enter")
        await closed(pilot)
        assert "Ana Petrov" in (here / "a-notes.md").read_text()
        assert f"1 note in 1 article: {here / 'a-notes.md'}" in told(pilot)


async def test_an_existing_file_is_replaced_at_the_second_enter_alone(reading, here):
    target = here / "a-notes.md"
    target.write_text("mine")
    async with reading("a.txt") as pilot:
        await pilot.press("e", "h", "x")
        dialog = await seen(pilot)
        for _ in range(2):  # a change in between asks anew
            await pilot.press("enter")
            for _ in range(100):
                await pilot.pause(0.01)
                if "Enter again replaces it" in state(dialog):
                    break
            assert f"{target} exists. Enter again replaces it." in state(dialog)
            assert target.read_text() == "mine"
            await pilot.press("tab", "end", "x", "backspace")
            await seen(pilot)
            assert "exists" not in state(dialog)
        await pilot.press("enter")
        await pilot.pause(0.3)
        await pilot.press("enter")
        await closed(pilot)
        assert "Ana Petrov" in target.read_text()


async def test_the_preview_and_the_name_follow_the_format(reading, here):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "h", "x")
        dialog = await to_format(pilot, "json")
        assert dialog.query_one("#file").value == "a-notes.json"
        assert '"AnnotationCollection"' in preview(dialog)
        dialog.query_one("#file").value = "mine.json"
        dialog = await to_format(pilot, "csv-quotes")
        assert dialog.query_one("#file").value == "mine.csv"
        assert "Writes 4 quotes in 1 article" in state(dialog)
        assert preview(dialog).startswith("article,date")
        await pilot.press("enter")
        await closed(pilot)
        assert (here / "mine.csv").read_bytes().count(b"\n") == 5
        # What was chosen is there the next time.
        await pilot.press("x")
        assert (await seen(pilot))._choice.format == "csv-quotes"


async def test_a_format_of_several_files_has_a_folder(reading, here):
    async with reading() as pilot:
        await pilot.press("x")
        dialog = await to_format(pilot, "brat")
        assert dialog.query_one("#file").value == "a-brat"
        await pilot.press("enter")
        await closed(pilot)
        assert {path.suffix for path in (here / "a-brat").iterdir()} >= {".ann", ".txt"}
        assert str(here / "a-brat") in told(pilot)


async def test_filters_are_completed_and_the_preview_follows(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "h", "c", "h", "x")
        dialog = await seen(pilot)
        assert "Writes 2 notes" in state(dialog)
        await pilot.press(*"speaker:Ana")
        await pilot.press("tab")
        assert dialog.query_one("#wanted").value == 'speaker:"Ana Petrov"'
        await seen(pilot)
        assert "Writes 1 note in" in state(dialog)
        await pilot.press(*" kind:orphan")
        await seen(pilot)
        assert "Nothing passes the filter" in state(dialog)
        await pilot.press("enter")
        await pilot.pause(0.3)
        assert "nothing to write" in state(dialog)


async def test_a_filter_that_is_none_is_told(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "h", "x")
        dialog = await seen(pilot)
        await pilot.press(*"ferry")
        await seen(pilot)
        assert "“ferry” is no filter" in state(dialog)
        await pilot.press("ctrl+u", *"since:soon")
        await seen(pilot)
        assert "“soon” is no date" in state(dialog)


async def test_all_articles_and_grouping(reading, here):
    async with reading() as pilot:
        await pilot.press("c", "h", "J", "tab")
        await pilot.press("v", "w", "w", "h", "K", "x")
        dialog = await seen(pilot)
        assert "Writes 1 note in 1 article" in state(dialog)
        await pilot.press("f2")
        await seen(pilot)
        assert "Writes 2 notes in 2 articles" in state(dialog)
        assert "# Ana Petrov" not in preview(dialog)
        await pilot.press("f3")
        await seen(pilot)
        assert "# Ana Petrov" in preview(dialog)
        assert dialog.query_one("#file").value == "articles-notes.md"
        await pilot.press("enter")
        await closed(pilot)
        assert "Bridge opens early" in (here / "articles-notes.md").read_text()


async def test_a_page_has_the_theme_that_is_worn(reading, here):
    async with reading("a.txt", theme="paper") as pilot:
        await pilot.press("x")
        await to_format(pilot, "html")
        await pilot.press("enter")
        await closed(pilot)
        page = (here / "a-notes.html").read_text()
        assert pilot.app.look.colors["background"] in page


async def test_annotations_that_are_not_there_yet_are_told_and_taken_when_they_come(
    reading, monkeypatch
):
    gate = threading.Event()
    monkeypatch.setattr(HandEngine, "gate", gate)
    async with reading("a.txt", wait=False) as pilot:
        await pilot.press("x")
        dialog = await to_format(pilot, "jsonl")
        assert "Nothing to write yet · the article is not annotated yet" in state(dialog)
        gate.set()
        for _ in range(200):
            await pilot.pause(0.02)
            if "4 quotes" in state(dialog):
                break
        assert "Writes 4 quotes, 7 mentions in 1 article" in state(dialog)


async def test_there_are_no_notes_yet(reading, here):
    async with reading("a.txt") as pilot:
        await pilot.press("x")
        dialog = await seen(pilot)
        assert "There are no notes on this article yet" in state(dialog)
        await pilot.press("enter")
        await pilot.pause(0.3)
        assert list(here.iterdir()) == []


async def test_a_format_of_another_package_that_does_not_load_is_told(reading, monkeypatch):
    formats = Formats()
    point = EntryPoint("latex", "no_such_package.latex:FORMAT", "newsreader.export")
    formats._others = {"latex": point}
    monkeypatch.setattr("tui.export.FORMATS", formats)
    async with reading("a.txt", size=(120, 50)) as pilot:
        await pilot.press("e", "h", "x")
        dialog = await seen(pilot)
        await pilot.press("up", *["down"] * len(formats))
        await pilot.pause(0.3)
        assert dialog._choice.format == "latex"
        assert "cannot be loaded (ModuleNotFoundError" in state(dialog)
        await pilot.press("enter")
        await pilot.pause(0.1)
        assert isinstance(pilot.app.screen, ExportDialog)


async def test_a_long_export_is_stopped_and_leaves_nothing(reading, here, monkeypatch):
    begun, go_on = threading.Event(), threading.Event()
    quick = FORMATS["markdown"]

    def slow(export):
        if begun.is_set():
            return "never"
        begun.set()
        go_on.wait(5)
        return quick.make(export)

    async with reading("a.txt") as pilot:
        await pilot.press("e", "h", "x")
        dialog = await seen(pilot)
        dialog._forms["markdown"] = Form("markdown", ".md", "slow", slow)
        await pilot.press("enter")
        while not begun.is_set():
            await pilot.pause(0.01)
        assert "Esc stops" in str(dialog.query_one("#dialog").border_subtitle)
        await pilot.pause(0.2)
        assert "making" in state(dialog)
        await pilot.press("escape")
        go_on.set()
        for _ in range(200):
            await pilot.pause(0.01)
            if "Stopped" in state(dialog):
                break
        assert "Stopped; nothing was written." in state(dialog)
        assert list(here.iterdir()) == []
        await pilot.press("escape")
        assert not isinstance(pilot.app.screen, ExportDialog)


async def test_a_folder_that_may_not_be_written_is_told_and_asked_again(reading, here):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "h", "x")
        dialog = await seen(pilot)
        dialog.query_one("#file").value = str(here / "no" / "such.md")
        await pilot.press("enter")
        for _ in range(100):
            await pilot.pause(0.01)
            if "cannot be written" in state(dialog):
                break
        assert "cannot be written" in state(dialog)
        assert " -o" not in state(dialog)


async def test_the_mouse_chooses_too(reading):
    async with reading(size=(120, 40)) as pilot:
        await pilot.press("e", "h", "x")
        dialog = await seen(pilot)
        await pilot.click(FormatList, offset=(5, 2))
        await seen(pilot)
        assert dialog._choice.format == "text"
        await pilot.click("ChoiceLine", offset=(26, 0))
        await seen(pilot)
        assert dialog._choice.everything


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (200, 60)])
async def test_every_part_is_in_sight(reading, size):
    async with reading(size=size) as pilot:
        await pilot.press("e", "h", "x")
        dialog = await seen(pilot)
        shown = screen_text(pilot)
        for words in ("markdown", "this article", "Only", "a-notes.md", "Writes 1 note", "title:"):
            assert words in shown
        assert dialog.query_one(Preview).size.height >= 4


async def test_the_preview_rolls(reading):
    async with reading("a.txt", size=(80, 24)) as pilot:
        await pilot.press("e", "h", "x")
        await to_format(pilot, "json")
        first = screen_text(pilot)
        await pilot.press("pagedown")
        assert screen_text(pilot) != first
        await pilot.press("pageup")
        assert screen_text(pilot) == first


async def test_nothing_of_a_note_reaches_the_terminal_raw(reading, folder):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "h")
        desk = pilot.app.desk
        desk.change_note(desk.notes[0].note, comment="evil \x1b[31m \u202e [bold]")
        await pilot.press("x")
        dialog = await seen(pilot)
        assert "\x1b" not in preview(dialog)
        assert "\u202e" not in preview(dialog)
        dialog = await to_format(pilot, "json")
        assert json.dumps("\x1b")[1:-1] in preview(dialog)
