from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace

import pytest

from tests.reader.conftest import OTHER, TEXT, annotate_by_hand, nth
from tui.annotation import amending
from tui.reader.desk import Desk
from tui.reader.desk.gathering import Progress, StoppedError


def in_thread(work):
    """What ``work`` returns, done in another thread."""
    out: list[object] = []
    thread = threading.Thread(target=lambda: out.append(work()))
    thread.start()
    thread.join()
    return out[0]


def exacts(gathered) -> list[str]:
    return [item.note.target.quote.exact for item in gathered.export.notes]


def take_on_the_other(desk, words: str = "Harrowgate") -> None:
    desk.turn_to(1)
    desk.take_note(nth(OTHER, words))
    desk.turn_to(0)


def test_the_open_article_or_all_of_them_in_another_thread(desk):
    desk.take_note(nth(TEXT, "Monday"))
    take_on_the_other(desk)
    assert exacts(in_thread(desk.gathering().run)) == ["Monday"]
    progress = Progress()
    every = desk.gathering(everything=True)
    assert exacts(in_thread(lambda: every.run(progress))) == ["Monday", "Harrowgate"]
    assert (progress.done, progress.total) == (2, 2)


def test_what_is_gathered_is_of_the_moment_it_was_asked_for(desk):
    gathering = desk.gathering()
    desk.take_note(nth(TEXT, "Monday"))
    desk.turn_to(1)
    assert exacts(gathering.run()) == []
    assert gathering.current.article.title == "Ferry closes after vote"


def test_annotations_have_the_corrections_and_are_missed_where_there_are_none(desk):
    desk.correct(amending.reject(desk.current, desk.annotations(), "entity", 0))
    desk.correct(amending.accept(desk.current, desk.annotations(), "quote", 2))
    gathered = in_thread(desk.gathering(everything=True, annotated=True).run)
    first, second = gathered.export.articles
    assert len(first.annotations.mentions) == len(annotate_by_hand(desk.current).mentions) - 1
    assert len(first.corrections) == 2
    assert first.annotations == desk.annotations()
    assert first.corrected == {2}
    assert second.annotations is None
    assert gathered.unseen == 1


def test_annotations_that_only_the_store_has_are_found(folder, desk, tmp_path):
    fresh = Desk.open(sorted(folder.iterdir()), store=tmp_path / "store.sqlite3")
    fresh.turn_to(1)
    gathered = in_thread(fresh.gathering(everything=True, annotated=True).run)
    fresh.close()
    assert len(gathered.export.articles[0].annotations.attributions) == 4


def test_marks_in_memory_alone_are_gathered_too(desk, tmp_path):
    lock = sqlite3.connect(tmp_path / "store.sqlite3", isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    take_on_the_other(desk)
    desk.take_note(nth(TEXT, "Monday"))
    assert desk.unsaved == 2
    gathering = desk.gathering(everything=True)
    lock.execute("ROLLBACK")
    lock.close()
    assert exacts(gathering.run()) == ["Monday", "Harrowgate"]


def test_without_the_store_it_says_what_is_missing(folder, tmp_path):
    damaged = tmp_path / "damaged.sqlite3"
    damaged.write_bytes(b"this is no database, it is a letter " * 50)
    desk = Desk.open(sorted(folder.iterdir()), store=damaged)
    desk.take_note(nth(TEXT, "Monday"))
    gathered = desk.gathering(everything=True).run()
    assert exacts(gathered) == ["Monday"]
    assert "is not a SQLite database" in gathered.trouble
    assert not desk.gathering().run().trouble


def test_only_articles_that_may_have_marks_are_read(desk):
    def unread(number):
        raise AssertionError(f"article {number} was read")

    desk.take_note(nth(TEXT, "Monday"))
    gathering = replace(desk.gathering(everything=True), read=unread)
    assert exacts(gathering.run()) == ["Monday"]


def test_an_article_that_was_renamed_is_known_by_its_text(folder, desk, tmp_path):
    take_on_the_other(desk)
    (folder / "b.txt").rename(folder / "c.txt")
    fresh = Desk.open(sorted(folder.iterdir()), store=tmp_path / "store.sqlite3")
    gathered = fresh.gathering(everything=True).run()
    fresh.close()
    assert exacts(gathered) == ["Harrowgate"]
    assert gathered.export.articles[0].path.endswith("c.txt")


def test_what_cannot_be_read_is_counted(desk, folder):
    take_on_the_other(desk)
    (folder / "b.txt").unlink()
    gathered = desk.gathering(everything=True, annotated=True).run()
    assert gathered.unread == 1


def test_it_stops_when_it_is_told_to(desk):
    with pytest.raises(StoppedError):
        desk.gathering(everything=True).run(Progress(stopped=True))


def test_the_name_of_a_file(desk, folder):
    assert desk.export_name(False) == "a"
    assert desk.export_name(True) == "articles"
    desk.named = [str(folder / "a.txt"), str(folder / "b.txt")]
    assert desk.export_name(True) == "articles"
