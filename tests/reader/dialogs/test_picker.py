from __future__ import annotations

from textual.app import App

from tests.reader.conftest import screen_text
from tui.reader.dialogs.picker import Picker
from tui.reader.palette import Palette
from tui.reader.screen.candidates import Option
from tui.theme import load

PEOPLE = [
    Option(1, "Ana Petrov", "Mayor · 2 quotes", "●", 0),
    Option(2, "Kwame Osei", "chairman", "●", 1),
    Option(3, "Harrowgate", "country, state or city", "#"),
]


class Asking(App):
    """An application that asks one question."""

    def __init__(self, fresh: str = "", options=PEOPLE) -> None:
        super().__init__()
        self.fresh = fresh
        self.options = options
        self.answers: list[object] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"muted": "#888888", "line": "#444444"}

    def on_mount(self) -> None:
        self.palette = Palette(load("midnight"))

        def says(picked) -> str:
            return f"It will be {picked if isinstance(picked, str) else picked.name}."

        picker = Picker(self.palette, "Who [b]", self.options, says, fresh=self.fresh)
        self.push_screen(picker, self.answers.append)


async def test_arrows_and_enter_pick_in_the_order_given():
    app = Asking()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Who [b]" in screen_text(pilot)
        assert "It will be Ana Petrov." in screen_text(pilot)
        await pilot.press("down")
        assert "It will be Kwame Osei." in screen_text(pilot)
        await pilot.press("enter")
    assert app.answers == [PEOPLE[1]]


async def test_letters_find_by_name_and_by_what_it_is():
    app = Asking()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"mayor", "enter")
    assert app.answers == [PEOPLE[0]]


async def test_nothing_is_picked_where_nothing_is_found():
    app = Asking()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"zzzz", "enter")
        assert "Nothing is called so." in screen_text(pilot)
        assert app.answers == []
        await pilot.press("escape")
    assert app.answers == [None]


async def test_a_new_name_stands_last_and_is_taken_where_nothing_else_fits():
    app = Asking(fresh="type a new name")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"kwame")
        await pilot.pause()
        assert "+ “kwame”" in screen_text(pilot)
        assert "It will be Kwame Osei." in screen_text(pilot)
        await pilot.press("down")
        assert "It will be kwame." in screen_text(pilot)
        await pilot.press("enter")
    assert app.answers == ["kwame"]


async def test_a_name_that_there_is_is_not_offered_as_new():
    app = Asking(fresh="type a new name")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"ana  petrov")
        await pilot.pause()
        assert "a new name" not in screen_text(pilot)
        await pilot.press("enter")
    assert app.answers == [PEOPLE[0]]


async def test_without_options_a_name_is_typed():
    app = Asking(fresh="type a name", options=[])
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.press("enter")
        assert app.answers == []
        await pilot.press(*"Boris", "enter")
    assert app.answers == ["Boris"]


async def test_what_names_hold_is_made_safe():
    app = Asking(options=[Option(1, "An\x1b[31ma", "de\x07tail")])
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        shown = screen_text(pilot)
        assert "\x1b" not in shown and "\x07" not in shown
