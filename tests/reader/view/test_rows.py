from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tui.article import from_text, load
from tui.reader.view.rows import lay_out


def page(text: str, width: int = 40, name: str = "a.txt"):
    article = from_text(text, Path(name))
    return lay_out(article, article.reading, width)


def test_the_seed_is_laid_out_without_loss(seed):
    article = load(seed)
    for width in (20, 40, 72, 200):
        laid = lay_out(article, article.reading, width)
        shown = "".join(laid.text[r.start : r.end] for r in laid.rows)
        assert "".join(shown.split()) == "".join(article.reading.text.split())
        assert all(r.end - r.start <= width for r in laid.rows)


@given(st.integers(0, 2000), st.integers(8, 90))
def test_every_offset_has_its_row(offset, width):
    text = "Ferry closes\n\n" + "The council of Harrowgate voted to close the old ferry. " * 30
    laid = page(text, width)
    offset = min(offset, len(laid.text) - 1)
    row = laid.rows[laid.row_at(offset)]
    assert row.start <= offset
    assert offset < row.end or laid.text[row.end : offset + 1].isspace()


def test_list_items_and_quotations_are_set_in():
    laid = page("# T\n\n- one two three four five six seven eight\n- two\n\n> quoted\n", 20, "a.md")
    kinds = [(r.indent, r.marker) for r in laid.rows if r.block > 0]
    assert kinds[0] == (2, "• ")
    assert (2, "") in kinds
    assert kinds[-1] == (2, "│ ")


def test_code_keeps_its_lines():
    laid = page("# T\n\n```\nx = 1\nlonger = 2\n```\n", 40, "a.md")
    assert [laid.text[r.start : r.end] for r in laid.rows if r.block == 1] == [
        "x = 1",
        "longer = 2",
    ]


def test_control_characters_are_made_visible():
    laid = page("Ferry \x1b[31m closes\n\nBody \u202e text.\n")
    assert "\x1b" not in laid.text
    assert "\u202e" not in laid.text
    assert len(laid.text) == len(laid.reading.text)
