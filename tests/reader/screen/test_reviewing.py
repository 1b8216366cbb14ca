from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reader.conftest import annotate_by_hand, ready, screen_text, status
from tests.reader.screen.test_asking import press, screen
from tui.annotation import Annotations


@pytest.fixture
def doubtful(by_hand, monkeypatch):
    """The article's second quote has no speaker, the engine is sure of the first alone."""

    def other(article, _nlp=None) -> Annotations:
        found = annotate_by_hand(article)
        if not found.attributions:
            return found
        first, second, third, fourth = found.attributions
        quotes = (
            first._replace(confidence=0.95),
            second._replace(speaker=None, source=None),
            third._replace(confidence=0.7),
            fourth._replace(confidence=0.4),
        )
        return replace(found, attributions=quotes)

    monkeypatch.setattr("tests.reader.conftest.annotate_by_hand", other)


async def test_it_goes_from_the_most_doubtful_to_the_end(reading, doubtful):
    async with reading("a.txt") as pilot:
        await press(pilot, "Q")
        assert status(pilot).startswith("REVIEW 1 of 3 · Nobody is known to have said this.")
        assert "QUOTE unattributed" in status(pilot)
        words = [word for _, word, _ in screen(pilot).keys.items(120)]
        assert words[:6] == ["right", "wrong", "correct", "skip", "back", "leave"]
        await press(pilot, "=")
        assert status(pilot).startswith("REVIEW 2 of 3 · The engine is 40% sure of this.")
        assert "Accepted" in screen(pilot).message
        await press(pilot, "!")
        assert status(pilot).startswith("REVIEW 3 of 3")
        await press(pilot, "F", "s", *"kwame", "enter")
        shown = screen_text(pilot)
        assert "All reviewed" in shown
        assert "3 in this article: 1 accepted, 1 corrected, 1 taken away." in shown
        await press(pilot, "d")
        assert screen(pilot).review is None
        assert screen(pilot).keys.offered == []
        await press(pilot, "Q")
        assert "Nothing is left to review" in screen(pilot).message


async def test_skipping_and_going_back(reading, doubtful):
    async with reading("a.txt") as pilot:
        await press(pilot, "Q", "n", "tab")
        assert status(pilot).startswith("REVIEW 3 of 3")
        await press(pilot, "N")
        assert status(pilot).startswith("REVIEW 2 of 3")
        await press(pilot, "shift+tab", "N")
        assert status(pilot).startswith("REVIEW 1 of 3")
        assert "the first to review" in screen(pilot).message
        await press(pilot, "n", "n", "n")
        assert "3 in this article: 3 left as they were." in screen_text(pilot)
        await press(pilot, "l")
        assert status(pilot).startswith("REVIEW 1 of 3")


async def test_what_was_rejected_can_be_undone_and_looked_at_again(reading, doubtful):
    async with reading("a.txt") as pilot:
        await press(pilot, "Q", "!", "z", "N")
        assert status(pilot).startswith("REVIEW 1 of 3 · rejected")
        assert len(screen(pilot).annotations.attributions) == 4


async def test_leaving_says_how_far_it_went(reading, doubtful):
    async with reading("a.txt") as pilot:
        await press(pilot, "Q", "=", "escape")
        assert screen(pilot).review is None
        assert "1 reviewed, 2 to go; Q goes on" in screen(pilot).message
        await press(pilot, "Q")
        assert status(pilot).startswith("REVIEW 1 of 2")
        await press(pilot, "Q")
        assert screen(pilot).review is None


async def test_new_ends_go_on_too_and_the_cursor_may_wander(reading, doubtful):
    async with reading("a.txt") as pilot:
        await press(pilot, "Q", "n", "F", "b", "W", "enter")
        assert status(pilot).startswith("REVIEW 3 of 3")
        await press(pilot, "e")
        assert status(pilot).startswith("REVIEW 3 of 3 · somewhere else")
        await press(pilot, "N")
        assert status(pilot).startswith("REVIEW 2 of 3 · corrected")
        await press(pilot, "F", "b", "W", "escape")
        assert screen(pilot).review is not None


async def test_one_correction_may_settle_several(reading, doubtful):
    async with reading("a.txt") as pilot:
        await press(pilot, "Q", "=")
        item = screen(pilot).review.item
        # As another window would.
        desk, found = screen(pilot).desk, screen(pilot).annotations
        from tui.annotation import amending

        desk.correct(amending.accept(desk.current, found, "quote", 2))
        screen(pilot).show_marks()
        assert screen(pilot).review.item is item
        await press(pilot, "=")
        assert "2 accepted, 1 settled with another" in screen_text(pilot)


async def test_the_next_article_follows(reading, doubtful):
    async with reading() as pilot:
        await press(pilot, "Q", "n", "n", "n")
        assert "review the next article" in screen_text(pilot)
        await press(pilot, "n")
        await ready(pilot)
        assert screen(pilot).desk.index == 1
        assert screen(pilot).review is None


async def test_another_article_ends_it(reading, doubtful):
    async with reading() as pilot:
        await press(pilot, "Q", "J")
        await ready(pilot)
        assert screen(pilot).review is None
        assert screen(pilot).keys.offered == []


async def test_it_fits_a_small_screen(reading, doubtful):
    async with reading("a.txt", size=(60, 20)) as pilot:
        await press(pilot, "Q")
        words = [word for _, word, _ in screen(pilot).keys.items(60)]
        assert words[:6] == ["right", "wrong", "correct", "skip", "back", "leave"]
        assert "REVIEW 1 of 3 · Nobody is known" in screen_text(pilot)
