from __future__ import annotations

import pytest
from textual.app import App

from tests.reader.conftest import screen_text
from tui.reader.dialogs.correct import Choice, Chosen, Menu
from tui.reader.palette import Palette
from tui.theme import load

CHOICES = [
    Choice("s", "speaker", "who said it", "Ana Petrov", "Pick who said it.", "all 2 quotes"),
    Choice("=", "accept", "it is right", "", "It is kept as it is."),
]


class Asking(App):
    """An application that asks one question."""

    def __init__(self, choices=CHOICES, quoted="“a scandal” [b]") -> None:
        super().__init__()
        self.choices, self.quoted = choices, quoted
        self.answers: list[object] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return {"muted": "#888888", "line": "#444444"}

    def on_mount(self) -> None:
        palette = Palette(load("midnight"))
        menu = Menu(palette, "Correct", self.quoted, self.choices, "in all 2 quotes")
        self.push_screen(menu, self.answers.append)


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["s"], Chosen("speaker", False)),
        (["enter"], Chosen("speaker", False)),
        (["down", "enter"], Chosen("accept", False)),
        (["j", "k", "enter"], Chosen("speaker", False)),
        (["a", "s"], Chosen("speaker", True)),
        (["down", "down", "enter", "s"], Chosen("speaker", True)),
        (["a", "="], Chosen("accept", False)),
        (["a", "a", "s"], Chosen("speaker", False)),
        (["x", "escape"], None),
    ],
)
async def test_a_letter_or_arrows_and_enter(keys, answer):
    app = Asking()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
    assert app.answers == [answer]


async def test_it_says_what_will_happen_and_where():
    app = Asking()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        shown = screen_text(pilot)
        assert "“a scandal” [b]" in shown and "Ana Petrov" in shown and "[ ] in all" in shown
        assert "Pick who said it." in shown
        await pilot.press("a")
        shown = screen_text(pilot)
        assert "[✓] in all 2 quotes" in shown and "Pick who said it. In all 2 quotes." in shown
        await pilot.press("down")
        assert "It is kept as it is." in screen_text(pilot)
        await pilot.press("down")
        assert "in all these places" in screen_text(pilot)


async def test_there_is_no_switch_where_nothing_can_be_done_everywhere():
    app = Asking(choices=CHOICES[1:])
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        assert "[ ]" not in screen_text(pilot)
        await pilot.press("a")
        assert app.answers == []


async def test_long_and_dangerous_words_are_folded_and_made_safe():
    app = Asking(quoted="\x1b[31m" + "word " * 200)
    async with app.run_test(size=(60, 20)) as pilot:
        await pilot.pause()
        shown = screen_text(pilot)
        assert "\x1b" not in shown and "…" in shown and "Esc leaves" in shown
