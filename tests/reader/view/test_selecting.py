from __future__ import annotations

import pytest

from tests.reader.conftest import TEXT, nth, screen_text, status


def chosen(pilot) -> str:
    """The words that are selected."""
    view = pilot.app.reading_screen.view
    return view.selected.of(view.reading.text) if view.selected else ""


async def test_it_begins_at_the_cursor_and_grows_by_every_unit(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "v")
        assert chosen(pilot) == "A"
        await pilot.press("L")
        assert chosen(pilot) == "An"
        await pilot.press("w", "w", "w")
        assert chosen(pilot) == "Ana Petrov said"
        await pilot.press("W")
        assert chosen(pilot) == "Ana Petrov"
        await pilot.press(")")
        assert chosen(pilot) == "Ana Petrov said the old ferry would close on Monday."
        await pilot.press(")")
        assert chosen(pilot).endswith(
            "on Monday.\n\n“We have waited long enough,” Petrov told reporters in Harrowgate."
        )
        await pilot.press("}")
        assert chosen(pilot).endswith("is ready.”")
        await pilot.press("{", "{")
        assert chosen(pilot) == "Mayor A"


@pytest.mark.parametrize(
    "key, words",
    [
        ("L", "K"),
        ("H", "K"),
        ("w", "Kwame"),
        ("W", "chairman, K"),
        (")", "Kwame Osei, wrote that 60 jobs would go."),
        ("(", "Its chairman, K"),
        ("}", "Kwame Osei, wrote that 60 jobs would go."),
        ("{", "The union called the vote “a scandal”. Its chairman, K"),
    ],
)
async def test_where_nothing_is_selected_a_step_begins_it(reading, key, words):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "e", "e", "e", "e")
        assert status(pilot).startswith("PERSON Kwame Osei")
        await pilot.press(key)
        assert chosen(pilot) == words


async def test_going_past_the_anchor_turns_round_and_keeps_the_character_it_began_at(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "v", "w", "H", "H")
        assert chosen(pilot) == "A"
        await pilot.press("H", "H")
        assert chosen(pilot) == "r A"
        await pilot.press("W")
        assert chosen(pilot) == "Mayor A"
        await pilot.press("w", "w")
        assert chosen(pilot) == "Ana"


async def test_swapped_it_goes_on_from_the_other_end(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "v", "w", "w", "R", "W")
        assert chosen(pilot) == "Mayor Ana Petrov"
        await pilot.press("R", "w")
        assert chosen(pilot) == "Mayor Ana Petrov said"


async def test_annotations_are_reached_on_both_sides(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "v", "e")
        assert chosen(pilot) == "Ana Petrov"
        await pilot.press("e")
        assert chosen(pilot).endswith("on Monday")
        await pilot.press("c")
        assert chosen(pilot).endswith("“The bridge is ready.”")
        assert status(pilot).startswith("VISUAL")
        await pilot.press("C", "C")
        assert chosen(pilot) == "Ana Petrov said"
        await pilot.press("C")
        assert chosen(pilot) == "Ana Petrov said"
        assert "No earlier quote" in screen_text(pilot)


async def test_annotations_are_counted(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "v", "3", "e")
        assert chosen(pilot).endswith("long enough,” Petrov")


async def test_rows_and_the_ends_of_the_text(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "v", "j")
        assert chosen(pilot).startswith(
            "Ana Petrov said the old ferry would close on Monday.\n\n“We"
        )
        await pilot.press("k")
        assert chosen(pilot) == "A"
        await pilot.press("G")
        assert chosen(pilot).endswith("Petrov declined to answer.")
        await pilot.press("g", "g")
        assert chosen(pilot).startswith("Local")
        assert chosen(pilot).endswith("Mayor A")


async def test_it_widens_step_by_step_and_back(reading):
    rungs = [
        "Kwame Osei",
        "Its chairman, Kwame Osei, wrote that 60 jobs would go.",
        "The union called the vote “a scandal”. Its chairman, Kwame Osei, wrote that 60 jobs "
        "would go.",
    ]
    async with reading("a.txt") as pilot:
        await pilot.press("e", "e", "e", "e", "e")
        for words in rungs:
            await pilot.press("V")
            assert chosen(pilot) == words
        await pilot.press("V")
        assert chosen(pilot).startswith("Local")
        assert "the whole article" in status(pilot)
        await pilot.press("V")
        assert "Nothing larger" in screen_text(pilot)
        for words in reversed(rungs):
            await pilot.press("-")
            assert chosen(pilot) == words
        await pilot.press("-")
        assert chosen(pilot) == ""
        await pilot.press("-")
        assert "was not widened" in screen_text(pilot)


async def test_without_a_cursor_the_word_is_widened(reading):
    async with reading("b.txt") as pilot:
        await pilot.press("V")
        assert chosen(pilot) == "Bridge"
        await pilot.press("V")
        assert chosen(pilot) == "Bridge opens early"


async def test_an_entity_widens_to_the_quotation_around_it(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "e", "V", "V")
        assert chosen(pilot) == "the old ferry would close on Monday"
        assert status(pilot).endswith("a quote of Ana Petrov")


async def test_the_status_line_counts_and_names(reading):
    async with reading("a.txt") as pilot:
        await pilot.press("e", "v", "w")
        assert status(pilot) == "VISUAL 1 word, 3 characters · by word"
        await pilot.press("w")
        assert status(pilot) == "VISUAL 2 words, 10 characters · by word · a mention of Ana Petrov"
        await pilot.press("v")
        assert status(pilot).startswith("PERSON Ana Petrov")


async def test_offsets_are_the_articles_whatever_is_hidden(reading):
    async with reading("a.txt") as pilot:
        view = pilot.app.reading_screen.view
        await pilot.press("c", "c", "v", "}", "}")
        span = view.selection
        assert span.start == nth(TEXT, "“We have").start
        assert span.end == nth(TEXT, "would go.").end
        assert "{ad_slot}" in span.of(TEXT)
        assert "{ad_slot}" not in chosen(pilot)


async def test_escape_and_another_article_drop_it(reading):
    async with reading() as pilot:
        await pilot.press("e", "v", "w", "escape")
        assert chosen(pilot) == ""
        await pilot.press("v", "w", "J")
        assert chosen(pilot) == ""
