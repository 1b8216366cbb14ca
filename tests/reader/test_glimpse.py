from __future__ import annotations

import io
import re

import pytest
from rich.cells import cell_len, split_graphemes

from tests.reader.conftest import screen_text
from tui.reader import glimpse
from tui.reader.desk import Desk
from tui.theme import load

LONG = "Ferry closes\n\nBy Ana Quill\n\n" + "\n\n".join(
    f"Paragraph {n}: the ferry, 漢字 and e\u0301 and all, crossed on day {n} while people waited."
    for n in range(40)
)
ITEMS = "# Ferry *closes*\n\n1. first thing\n2. second thing\n\n> a word quoted\n\n    code here\n"


def grid(painted: str, width: int, height: int) -> list[str]:
    """What a terminal shows after these sequences: positions, looks, text."""
    cells = [[" "] * width for _ in range(height)]
    x = y = 0
    for place, look, text in re.findall(r"\x1b\[(\d+;\d+)H|(\x1b\[[\d;]*m)|([^\x1b]+)", painted):
        if place:
            y, x = (int(part) - 1 for part in place.split(";"))
        elif not look:
            for start, end, size in split_graphemes(text)[0]:
                cells[y][x] = text[start:end]
                for more in range(1, size):
                    cells[y][x + more] = ""
                x += size
    return ["".join(row) for row in cells]


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("theme", ["midnight", "paper", "ansi"])
@pytest.mark.parametrize("names", [("a.txt",), ("a.txt", "b.txt")])
async def test_the_text_stands_where_it_will_stand(reading, size, theme, names):
    async with reading(*names, size=size, theme=theme) as pilot:
        desk = pilot.app.desk
        painted = glimpse.picture(desk, load(theme), *size, plain=theme == "ansi")
        shown = grid(painted, *size)
        final = screen_text(pilot).split("\n")
        seen = 0
        for row, last in zip(shown, final, strict=True):
            assert cell_len(row) == size[0]
            words = row.strip()
            if words:
                seen += 1
                at = row.index(words)
                assert last[at : at + len(words)] == words
        assert seen > 5


@pytest.mark.parametrize("name, text", [("long.txt", LONG), ("items.md", ITEMS)])
@pytest.mark.parametrize("share", [0.0, 0.4, 1.0])
async def test_at_the_position_where_it_was_left(reading, folder, name, text, share):
    (folder / name).write_text(text)
    async with reading(name, size=(80, 24)) as pilot:
        desk = pilot.app.desk
        desk.remember(int(share * (len(text) - 1)))
        again = grid(glimpse.picture(desk, load("midnight"), 80, 24, plain=False), 80, 24)
        pilot.app.reading_screen.view.open(desk.current, desk.position())
        await pilot.pause()
        final = screen_text(pilot).split("\n")
    rows = [(row.rstrip(), last.rstrip()) for row, last in zip(again, final, strict=True)][:-2]
    for row, last in rows:
        left = len(row) - len(row.lstrip())
        assert last[left : len(row)] == row.lstrip()


async def test_what_a_terminal_would_obey_is_not_in_it(folder, tmp_path):
    (folder / "odd.txt").write_text("Ferry \x1b[31mcloses\n\nA \x9b2J line \x07 and \u202e more.\n")
    desk = Desk.open([folder / "odd.txt"], store=tmp_path / "s")
    painted = glimpse.picture(desk, load("midnight"), 80, 24, plain=False)
    rest = re.sub(r"\x1b\[[\d;]*[mH]", "", painted.replace("\x1b[31mcloses", "caught"))
    assert "caught" not in rest
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202e]", rest)
    desk.close()


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1


@pytest.fixture
def terminal(monkeypatch, folder, tmp_path):
    stream = Screen()
    monkeypatch.setattr("sys.__stderr__", stream)
    monkeypatch.setattr("os.get_terminal_size", lambda number: (80, 24))
    monkeypatch.setenv("COLORTERM", "truecolor")
    desk = Desk.open([folder / "a.txt"], store=tmp_path / "s")
    yield stream, desk
    desk.close()


def test_it_is_painted_where_any_colour_can_be(terminal, monkeypatch):
    stream, desk = terminal
    assert glimpse.show(desk, load("midnight"))
    assert stream.getvalue().startswith("\x1b[?1049h")
    assert "Ferry closes after vote" in stream.getvalue()
    glimpse.take_back()
    assert stream.getvalue().endswith("\x1b[?1049l")


def test_it_is_not_where_colours_have_to_be_chosen_or_nothing_is_seen(terminal, monkeypatch):
    _, desk = terminal
    monkeypatch.setenv("COLORTERM", "")
    assert not glimpse.show(desk, load("midnight"))
    assert glimpse.show(desk, load("ansi"))
    monkeypatch.setattr("os.get_terminal_size", lambda number: (10, 3))
    assert not glimpse.show(desk, load("ansi"))
    monkeypatch.setattr(Screen, "isatty", lambda self: False)
    assert not glimpse.show(desk, load("ansi"))


def test_without_colours_it_has_none(terminal, monkeypatch):
    stream, desk = terminal
    monkeypatch.setenv("NO_COLOR", "1")
    assert glimpse.show(desk, load("midnight"))
    assert not re.search(r"\x1b\[[34]8", stream.getvalue())
