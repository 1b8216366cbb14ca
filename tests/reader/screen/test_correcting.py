from __future__ import annotations

from dataclasses import replace

from tests.reader.conftest import TEXT, annotate_by_hand, nth, ready, screen_text, status
from tui.annotation import Annotations, Entity, Mention, Span, amending
from tui.reader.desk import Desk
from tui.store import Store


def screen(pilot):
    return pilot.app.reading_screen


def across(desk):
    return desk.across.speakers()


def kinds(pilot) -> list[tuple[str, bool]]:
    return [(c.kind, c.everywhere) for c in screen(pilot).desk.corrections]


def spans(pilot) -> list[str]:
    found = screen(pilot).annotations
    return [mention.span.of(TEXT) for mention in found.mentions]


async def test_one_key_accepts_and_moves_on(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("c", "=")
        assert kinds(pilot) == [("accept", False)]
        assert "Accepted: “the old ferry would" in screen(pilot).message
        assert status(pilot).startswith("DATE Monday")
        await pilot.press("C")
        assert status(pilot).endswith("· accepted")
        await pilot.press("=")
        assert len(kinds(pilot)) == 1
        assert "accepted already" in screen(pilot).message


async def test_accepting_the_last_annotation_says_so(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "9", ".", "=")
        assert "the last annotation" in screen(pilot).message
        assert status(pilot).startswith("PERSON Ana Petrov · mention 3 of 3")


async def test_rejecting_takes_a_quote_away_at_once_and_undo_brings_it_back(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("c", "!")
        assert len(screen(pilot).annotations.attributions) == 3
        assert "z undoes it" in screen(pilot).message
        assert status(pilot).startswith("DATE Monday")
        assert "the old ferry would close" not in screen(pilot).panel.speakers.content(
            screen(pilot).annotations.attributions[0]
        )
        await pilot.press("z")
        assert len(screen(pilot).annotations.attributions) == 4
        assert kinds(pilot) == []


async def test_rejecting_an_entity_offers_its_other_mentions(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "!")
        await pilot.pause()
        assert "all 3 mentions" in screen_text(pilot)
        await pilot.press("!")
        await pilot.pause()
        assert spans(pilot) == ["Monday", "Petrov", "Harrowgate", "Kwame Osei", "60", "Petrov"]
        await pilot.press("z", "escape", "g", "g", "e", "!")
        await pilot.pause()
        await pilot.press("e")
        await pilot.pause()
        assert spans(pilot) == ["Monday", "Harrowgate", "Kwame Osei", "60"]
        assert "3 mentions" in screen(pilot).message


async def test_an_entity_named_once_goes_at_once(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "e", "!")
        assert "Monday" not in spans(pilot)


async def test_nothing_is_done_without_a_cursor_or_with_a_selection(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("=")
        assert "Put the cursor" in screen(pilot).message
        await pilot.press("c", "v", "!")
        assert kinds(pilot) == []


async def test_before_the_engine_has_answered(reading, monkeypatch):
    import threading

    from tests.reader.conftest import HandEngine

    monkeypatch.setattr(HandEngine, "gate", threading.Event())
    async with reading("a.txt", wait=False) as pilot:
        await pilot.press("=")
        assert "not ready" in screen(pilot).message
        HandEngine.gate.set()


async def test_under_a_note_the_annotation_beneath_is_meant(reading):
    async with reading("a.txt") as pilot:
        screen(pilot).desk.take_note(nth(TEXT, "Kwame Osei, wrote"))
        screen(pilot).show_notes()
        await pilot.press("]", "n", "=")
        assert [(c.on, c.target.quote.exact) for c in screen(pilot).desk.corrections] == [
            ("entity", "Kwame Osei")
        ]


async def test_in_the_panel_the_next_entry_comes_next(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("s")
        pane = screen(pilot).panel.speakers
        screen(pilot).panel.show_cursor(("quote", 0))
        await pilot.press("=")
        assert kinds(pilot) == [("accept", False)]
        assert pane.cursor == ("quote", 1)
        assert pane.has_focus
        await pilot.press("!")
        assert len(screen(pilot).annotations.attributions) == 3
        assert status(pilot).startswith("QUOTE")


async def test_panel_text_and_other_articles_follow_at_once(reading):
    async with reading() as pilot:
        desk = screen(pilot).desk
        found = screen(pilot).annotations
        assert any(known.name == "Kwame Osei" for known in across(desk))
        desk.correct(amending.give_speaker(desk.current, found, 3, "Rosa Lindqvist"))
        screen(pilot).show_marks()
        await pilot.pause()
        shown = screen_text(pilot)
        assert "Rosa Lindqvist" in shown
        assert "✎ i" in shown
        names = [known.name for known in across(desk)]
        assert "Rosa Lindqvist" in names and "Kwame Osei" not in names


async def test_the_ends_are_chosen_by_keyboard(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("c", "F")
        await pilot.pause()
        await pilot.press("b")
        await pilot.pause()
        assert status(pilot).startswith("ENDS 7 words")
        assert [word for _, word, _ in screen(pilot).keys.items(120)][:2] == [
            "sets the ends",
            "leaves them",
        ]
        await pilot.press("W", "W", "enter")
        quote = screen(pilot).annotations.attributions[0]
        assert quote.span.of(TEXT) == "the old ferry would close"
        assert status(pilot).startswith("QUOTE Ana Petrov") and status(pilot).endswith("yours")
        assert screen(pilot).keys.offered == []


async def test_the_ends_stay_where_the_reader_gives_up(reading):
    async with reading("a.txt") as pilot:
        for key in ("escape", "v"):
            await pilot.press("c", "F")
            await pilot.pause()
            await pilot.press("b")
            await pilot.pause()
            await pilot.press("W", key)
            assert screen(pilot).ends is None
            assert kinds(pilot) == []
        await pilot.press("F")
        await pilot.pause()
        await pilot.press("b")
        await pilot.pause()
        await pilot.press("enter")
        assert "the ends that it has" in screen(pilot).message
        assert kinds(pilot) == []


async def test_corrections_are_there_when_the_reader_comes_back(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("c", "!")
    async with reading("a.txt") as pilot:
        assert len(screen(pilot).annotations.attributions) == 3


async def test_they_hold_for_another_model(reading, monkeypatch):
    async with reading("a.txt") as pilot:
        found = screen(pilot).annotations
        desk = screen(pilot).desk
        desk.correct(amending.give_speaker(desk.current, found, 3, "Rosa Lindqvist"))
        desk.correct(amending.reject(desk.current, found, "entity", 1))

    def other(article, _nlp=None):
        found = annotate_by_hand(article)
        mentions = tuple(m for i, m in enumerate(found.mentions) if i != 4)
        return replace(found, engine="other/2", mentions=mentions, attributions=())

    monkeypatch.setattr("tests.reader.conftest.annotate_by_hand", other)
    monkeypatch.setattr("tui.language.ENGINE", "other/2")
    monkeypatch.setattr("tui.language.engine_name", lambda model=None: "other/2")
    async with reading("a.txt") as pilot:
        found = screen(pilot).annotations
        assert found.engine == "other/2"
        (quote,) = found.attributions
        assert found.speaker_of(quote).name == "Rosa Lindqvist"
        assert "Monday" not in spans(pilot)


async def test_in_a_changed_file_they_find_their_place_or_are_listed(reading, folder, monkeypatch):
    async with reading("a.txt") as pilot:
        desk, found = screen(pilot).desk, screen(pilot).annotations
        desk.correct(amending.relabel(desk.current, found, 3, "LOC"))
        desk.correct(amending.accept(desk.current, found, "quote", 3))
    changed = TEXT.replace("Local\n", "Local news of the day\n")
    changed = changed.replace("wrote that 60 jobs would go", "had no more to say about it at all")
    (folder / "a.txt").write_text(changed)

    def other(article, _nlp=None):
        at = article.text.index("Harrowgate")
        return replace(
            Annotations(article.digest, "rules/test"),
            entities=(Entity(0, "Harrowgate", "GPE"),),
            mentions=(Mention(Span(at, at + 10), "GPE", 0),),
        )

    monkeypatch.setattr("tests.reader.conftest.annotate_by_hand", other)
    async with reading("a.txt") as pilot:
        found = screen(pilot).annotations
        assert [m.label for m in found.mentions] == ["LOC"]
        assert [c.kind for c in screen(pilot).desk.lost_corrections] == ["accept"]
        assert "1 correction without a place" in screen_text(pilot)
        await pilot.press("g", "n")
        await pilot.pause()
        shown = screen_text(pilot)
        assert "Corrections without a place 1" in shown and "60 jobs would go" in shown
        await pilot.press("enter")
        assert "the correction is kept" in screen(pilot).message
        await pilot.press("D")
        assert screen(pilot).desk.lost_corrections == []
        await pilot.press("z")
        assert len(screen(pilot).desk.lost_corrections) == 1


async def test_another_window_is_seen(reading, folder, tmp_path):
    async with reading("a.txt") as pilot:
        here = screen(pilot)
        await pilot.press("c")
        other = Desk.open([folder / "a.txt"], store=tmp_path / "store.sqlite3")
        other.correct(amending.give_speaker(other.current, here.annotations, 0, "Rosa Lindqvist"))
        other.close()
        for _ in range(200):
            await pilot.pause(0.02)
            if here.desk.corrections:
                break
        assert status(pilot).startswith("QUOTE Rosa Lindqvist")


async def test_what_another_window_did_to_another_article_is_known_once_it_is_opened(
    reading, folder, tmp_path
):
    async with reading() as pilot:
        here = screen(pilot)
        found = here.annotations
        await pilot.press("J")
        await ready(pilot)
        other = Desk.open([folder / "a.txt"], store=tmp_path / "store.sqlite3")
        other.correct(amending.give_speaker(other.current, found, 3, "Rosa Lindqvist"))
        other.close()
        await pilot.press("K")
        await ready(pilot)
        assert "Rosa Lindqvist" in [known.name for known in across(here.desk)]


async def test_a_dialog_that_another_window_overtakes_does_nothing(reading, folder, tmp_path):
    async with reading("a.txt") as pilot:
        here = screen(pilot)
        await pilot.press("e", "!")
        await pilot.pause()
        other = Desk.open([folder / "a.txt"], store=tmp_path / "store.sqlite3")
        other.correct(amending.reject(other.current, here.annotations, "entity", 0))
        other.close()
        here.look_elsewhere()
        await pilot.press("!")
        await pilot.pause()
        assert "changed meanwhile" in here.message
        assert len(here.desk.corrections) == 1


async def test_what_is_not_on_the_disk_is_said(reading, tmp_path):
    damaged = tmp_path / "damaged.sqlite3"
    damaged.write_bytes(b"this is no database, it is a letter " * 50)
    async with reading("a.txt", store=damaged) as pilot:
        await pilot.press("c", "=")
        await pilot.pause()
        assert screen(pilot).desk.unsaved == 1
        assert "Not saved" in screen(pilot).message
        assert [c.kind for c in screen(pilot).desk.corrections] == ["accept"]


async def test_what_is_accepted_is_on_the_disk(reading, tmp_path):
    async with reading("a.txt") as pilot:
        await pilot.press("c", "=")
        with Store.open(tmp_path / "store.sqlite3") as store:
            (kept,) = store.all_corrections()
        assert kept.replaced["speaker"]["name"] == "Ana Petrov"
        await ready(pilot)
