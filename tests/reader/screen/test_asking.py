from __future__ import annotations

from tests.reader.conftest import TEXT, nth, screen_text, status


def screen(pilot):
    return pilot.app.reading_screen


def dialog(pilot) -> str:
    return type(pilot.app.screen).__name__


async def press(pilot, *keys: str) -> None:
    """Press keys, and wait after each until a dialog has come or gone."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


def made(pilot):
    return screen(pilot).desk.corrections[-1]


async def test_the_menu_says_what_stands_there_and_what_each_choice_does(reading):
    async with reading("a.txt") as pilot:
        await press(pilot, "c", "F")
        shown = screen_text(pilot)
        for words in ("Correct the quote", "who said it", "Ana Petrov", "indirect", "no quote"):
            assert words in shown
        assert "Pick who said it, or type a name." in shown
        await press(pilot, "down")
        assert "Select it anew" in screen_text(pilot)
        await press(pilot, "escape")
        assert screen(pilot).desk.corrections == []


async def test_a_quote_is_given_to_a_speaker_of_the_article(reading):
    async with reading("a.txt") as pilot:
        await press(pilot, "c", "c", "c", "F", "s")
        assert dialog(pilot) == "Picker"
        assert "in place of The union." in screen_text(pilot)
        await press(pilot, *"osei", "enter")
        assert status(pilot).startswith("QUOTE Kwame Osei") and status(pilot).endswith("yours")
        correction = made(pilot)
        assert correction.value == {"speaker": "Kwame Osei", "entity": "Kwame Osei"}
        assert correction.replaced["speaker"]["name"] == "The union"
        assert "Said by Kwame Osei; z undoes it." in screen(pilot).message
        await press(pilot, "p")
        assert "you, in place of The union" in screen_text(pilot)
        await press(pilot, "p", "z")
        assert status(pilot).startswith("QUOTE The union")


async def test_a_quote_is_given_to_a_name_that_is_typed(reading):
    async with reading("a.txt") as pilot:
        await press(pilot, "c", "F", "s", *"Rosa Lindqvist")
        assert "a new name" in screen_text(pilot)
        await press(pilot, "enter")
        assert status(pilot).startswith("QUOTE Rosa Lindqvist")
        assert made(pilot).value == {"speaker": "Rosa Lindqvist", "entity": None}


async def test_all_quotes_of_a_speaker_go_to_nobody_known(reading):
    async with reading("a.txt") as pilot:
        await press(pilot, "c", "F", "a")
        assert "all 2 quotes of Ana Petrov" in screen_text(pilot)
        await press(pilot, "s", *"nobody", "enter")
        found = screen(pilot).annotations
        assert [a.speaker is None for a in found.attributions] == [True, True, False, False]
        assert "2 quotes" in screen(pilot).message
        assert status(pilot).startswith("QUOTE unattributed")


async def test_the_type_of_a_quote(reading):
    async with reading("a.txt") as pilot:
        await press(pilot, "c", "F", "t", *"mix", "enter")
        assert screen(pilot).annotations.attributions[0].type == "mixed"
        assert made(pilot).replaced["type"] == "indirect"
        await press(pilot, "p")
        assert "you, in place of indirect" in screen_text(pilot)


async def test_accepting_and_rejecting_from_the_menu(reading):
    async with reading("a.txt") as pilot:
        await press(pilot, "c", "F", "=")
        assert made(pilot).kind == "accept"
        await press(pilot, "C", "F", "!")
        assert made(pilot).kind == "reject"
        assert len(screen(pilot).annotations.attributions) == 3


async def test_the_type_of_one_mention_and_of_all(reading):
    async with reading("a.txt") as pilot:
        await press(pilot, "e", "F", "t", *"organ", "enter")
        found = screen(pilot).annotations
        assert [m.label for m in found.mentions if "Petrov" in m.span.of(TEXT)] == [
            "ORG",
            "PERSON",
            "PERSON",
        ]
        await press(pilot, "z", "F", "a", "t", *"ORG", "enter")
        found = screen(pilot).annotations
        assert {m.label for m in found.mentions if "Petrov" in m.span.of(TEXT)} == {"ORG"}
        assert "3 mentions" in screen(pilot).message
        assert status(pilot).startswith("ORGANIZATION Ana Petrov")


async def test_an_entity_is_the_same_as_another(reading):
    async with reading("a.txt") as pilot:
        await press(pilot, "e", "F", "n", *"kwame", "enter")
        assert status(pilot).startswith("PERSON Kwame Osei")
        names = {entity.name for entity in screen(pilot).annotations.entities}
        assert "Ana Petrov" not in names
        assert {s.name for s in screen(pilot).annotations.speakers} == {"Kwame Osei", "The union"}


async def test_an_entity_gets_its_right_name(reading):
    async with reading("a.txt") as pilot:
        await press(pilot, "e", "F", "n", *"Anna Petrova", "enter")
        assert status(pilot).startswith("PERSON Anna Petrova · mention 1 of 3")


async def test_a_mention_is_another_one_of_that_name(reading):
    async with reading("a.txt") as pilot:
        await press(pilot, "e", ".", "F", "a")
        assert "2 × “Petrov”" in screen_text(pilot)
        await press(pilot, "a", "o", *"Ana Petrov", "enter")
        assert "is the name that it has" in screen(pilot).message
        await press(pilot, "F", "o", *"Boris Petrov", "enter")
        assert status(pilot).startswith("PERSON Boris Petrov · mention 1 of 1")
        assert "is Boris Petrov here" in screen(pilot).message


async def test_the_ends_of_all_mentions_with_these_words(reading, folder):
    text = TEXT.replace("Petrov declined", "Petrov told us nothing and declined")
    text = text.replace("Petrov told reporters", "Petrov told us")
    (folder / "a.txt").write_text(text)
    async with reading("a.txt") as pilot:
        await press(pilot, "e", ".", "F", "a")
        assert "up to 2 × “Petrov”" in screen_text(pilot)
        await press(pilot, "b", "w", "w", "enter")
        found = [m.span.of(text) for m in screen(pilot).annotations.mentions]
        assert found.count("Petrov told us") == 2
        assert "2 mentions" in screen(pilot).message


async def test_without_a_cursor_it_says_what_to_do(reading):
    async with reading("a.txt") as pilot:
        await press(pilot, "F")
        assert "or select what was missed" in screen(pilot).message


async def test_on_a_note_on_nothing_found_something_is_added(reading):
    async with reading("a.txt") as pilot:
        screen(pilot).desk.take_note(nth(TEXT, "declined to answer"))
        screen(pilot).show_notes()
        await press(pilot, "]", "n", "F")
        assert "What is selected" in screen_text(pilot)


async def test_it_all_fits_a_small_screen(reading):
    async with reading("a.txt", size=(60, 20)) as pilot:
        await press(pilot, "e", "F")
        shown = screen_text(pilot)
        for words in ("Correct the entity", "no entity", "for all 3 mentions", "Esc leaves"):
            assert words in shown
        await press(pilot, "t")
        shown = screen_text(pilot)
        assert "type to find one" in shown and "Esc leaves" in shown
        assert "in place of person" in shown
