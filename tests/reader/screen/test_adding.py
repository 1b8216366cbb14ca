from __future__ import annotations

from tests.reader.conftest import TEXT, nth, screen_text, status
from tests.reader.screen.test_asking import made, press, screen


async def select(pilot, words: str, number: int = 1) -> None:
    """Select words in the text as the mouse would."""
    view = screen(pilot).view
    view.marked = view.reading.span_from_article(nth(TEXT, words, number))
    view._move()
    await pilot.pause()


async def test_an_entity_that_was_missed(reading):
    async with reading("a.txt") as pilot:
        await select(pilot, "The union")
        await press(pilot, "F")
        assert "What is selected" in screen_text(pilot)
        await press(pilot, "e", *"organ", "enter")
        assert status(pilot).startswith("ORGANIZATION The union") and status(pilot).endswith(
            "yours"
        )
        assert screen(pilot).view.selection is None
        await press(pilot, "p")
        assert "you; the engine had missed it" in screen_text(pilot)
        await press(pilot, "p", "z")
        assert "The union" not in {e.name for e in screen(pilot).annotations.entities}


async def test_an_entity_that_was_missed_everywhere(reading):
    async with reading("a.txt") as pilot:
        await select(pilot, "scandal")
        await press(pilot, "F", "a")
        assert "[✓]" not in screen_text(pilot)  # it stands there only once
        await press(pilot, "escape", "escape")
        await select(pilot, "would")
        await press(pilot, "F")
        assert "wherever these words stand in this article" in screen_text(pilot)
        await press(pilot, "a")
        assert "2 places" in screen_text(pilot)
        await press(pilot, "e", *"LAW", "enter")
        would = [m for m in screen(pilot).annotations.mentions if m.label == "LAW"]
        assert [m.span for m in would] == [nth(TEXT, "would"), nth(TEXT, "would", 2)]
        assert "2 mentions" in screen(pilot).message


async def test_a_quote_that_was_missed(reading):
    async with reading("a.txt") as pilot:
        await select(pilot, "the old ferry would close")
        await press(pilot, "escape")
        await select(pilot, "declined to answer")
        await press(pilot, "F", "q", *"petrov", "enter")
        assert status(pilot).startswith("QUOTE Ana Petrov · Mayor · indirect")
        assert made(pilot).kind == "quote"
        assert len(screen(pilot).annotations.attributions) == 5
        assert "✎ i" in screen_text(pilot)


async def test_a_selection_becomes_the_ends_of_the_quote(reading):
    async with reading("a.txt") as pilot:
        await press(pilot, "c")
        await select(pilot, "the old ferry would close")
        await press(pilot, "F")
        assert "make these the quote’s ends" in screen_text(pilot)
        await press(pilot, "b")
        quote = screen(pilot).annotations.attributions[0]
        assert quote.span.of(TEXT) == "the old ferry would close"
        assert made(pilot).replaced["content"][0]["exact"].endswith("Monday")


async def test_a_selection_becomes_the_ends_of_a_mention(reading):
    async with reading("a.txt") as pilot:
        await select(pilot, "Petrov declined", 1)
        await press(pilot, "F")
        assert "× “Petrov”" not in screen_text(pilot)  # nowhere else do these words stand
        await press(pilot, "m")
        found = [m.span.of(TEXT) for m in screen(pilot).annotations.mentions]
        assert found.count("Petrov declined") == 1 and found.count("Petrov") == 1


async def test_and_of_all_that_have_the_same_words(reading, folder):
    text = TEXT.replace("Petrov declined", "Petrov told the paper that she declined")
    (folder / "a.txt").write_text(text)
    async with reading("a.txt") as pilot:
        view = screen(pilot).view
        view.marked = view.reading.span_from_article(nth(text, "Petrov told"))
        await press(pilot, "F", "a")
        assert "2 × “Petrov”" in screen_text(pilot)
        await press(pilot, "m")
        found = [m.span.of(text) for m in screen(pilot).annotations.mentions]
        assert found.count("Petrov told") == 2
