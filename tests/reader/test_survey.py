from __future__ import annotations

import threading

import pytest

from tests.reader.conftest import HandEngine, annotate_by_hand
from tui.annotation import amending
from tui.reader.desk import Desk
from tui.reader.survey import Found, Survey
from tui.store import Store


class Slow(HandEngine):
    """Remembers what it was asked, and waits to be let go."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.gate = threading.Event()

    def ask(self, article, *, first=True):
        self.asked.append(article.path.name)
        return super().ask(article, first=first)


@pytest.fixture
def desk(folder, by_hand, tmp_path):
    for name in "cde":
        (folder / f"{name}.txt").write_text(f"Story {name}\n\nA line of {name}.\n")
    (folder / "picture.txt").write_bytes(b"\0\1\2\3")
    desk = Desk.open(sorted(folder.iterdir()), store=tmp_path / "store.sqlite3")
    yield desk
    desk.close()


def survey(desk: Desk, engine: HandEngine) -> tuple[Survey, list[Found], threading.Event]:
    found: list[Found] = []
    ended = threading.Event()
    going = Survey(desk, engine, found.extend)

    def run() -> None:
        going._run()
        ended.set()

    threading.Thread(target=run, daemon=True).start()
    return going, found, ended


def test_titles_come_before_annotations_and_what_is_no_text_is_passed_over(desk):
    engine = Slow()
    going, found, ended = survey(desk, engine)
    while going.total == 0:
        ended.wait(0.01)
    assert [item.number for item in found] == [0, 1, 2, 3, 4]
    assert all(item.annotations is None for item in found)
    engine.gate.set()
    assert ended.wait(10)
    assert [item.number for item in found[5:]] == [0, 1, 2, 3, 4]
    assert all(item.annotations is not None for item in found[5:])
    assert going.left == 0 and not going.at_work


def test_reading_order_begins_at_the_open_article(desk):
    desk.turn_to(3)
    engine = Slow()
    engine.gate.set()
    _, _, ended = survey(desk, engine)
    assert ended.wait(10)
    assert engine.asked == ["d.txt", "e.txt", "a.txt", "b.txt", "c.txt"]


def test_what_is_kept_is_not_asked_again_and_what_comes_is_kept(desk, tmp_path):
    desk.keep_annotations(annotate_by_hand(desk.current))
    engine = Slow()
    engine.gate.set()
    _, found, ended = survey(desk, engine)
    assert ended.wait(10)
    assert engine.asked == ["b.txt", "c.txt", "d.txt", "e.txt"]
    assert found[0].annotations is not None
    with Store.open(tmp_path / "store.sqlite3") as store:
        kept = [store.cached(desk.read(number).digest, "rules/test") for number in range(5)]
    assert None not in kept


def test_resting_asks_for_nothing_more_and_going_on_does(desk):
    engine = Slow()
    going, _, ended = survey(desk, engine)
    while not engine.asked:
        ended.wait(0.01)
    going.rest()
    engine.gate.set()
    assert not ended.wait(0.3)
    assert engine.asked == ["a.txt"]
    going.go_on()
    assert ended.wait(10)
    assert len(engine.asked) == 5


def test_an_article_on_which_the_engine_fails_is_passed_over(desk, monkeypatch):
    engine = Slow()
    engine.gate.set()
    engine.failure = "No."
    going, found, ended = survey(desk, engine)
    assert ended.wait(10)
    assert going.left == 0
    assert all(item.annotations is None for item in found)


def test_ending_leaves_the_rest_undone(desk):
    engine = Slow()
    going, _, ended = survey(desk, engine)
    while not engine.asked:
        ended.wait(0.01)
    going.end()
    engine.gate.set()
    assert ended.wait(10)
    assert engine.asked == ["a.txt"]


def test_the_reader_s_corrections_are_in_what_is_told(desk, tmp_path):
    found = annotate_by_hand(desk.current)
    desk.keep_annotations(found)
    desk.correct(amending.give_speaker(desk.current, found, 3, "Rosa Lindqvist"))
    engine = Slow()
    engine.gate.set()
    _, told, ended = survey(desk, engine)
    assert ended.wait(10)
    names = [speaker.name for speaker in told[0].annotations.speakers]
    assert "Rosa Lindqvist" in names and "Kwame Osei" not in names
    # What is kept is the engine's word alone.
    with Store.open(tmp_path / "store.sqlite3") as store:
        assert store.cached(desk.current.digest, "rules/test") == found


def test_so_are_those_on_an_article_that_is_annotated_only_now(desk):
    found = annotate_by_hand(desk.current)
    desk.correct(amending.give_speaker(desk.current, found, 3, "Rosa Lindqvist"))
    engine = Slow()
    engine.gate.set()
    _, told, ended = survey(desk, engine)
    assert ended.wait(10)
    last = [item for item in told if item.number == 0][-1]
    assert "Rosa Lindqvist" in [speaker.name for speaker in last.annotations.speakers]
