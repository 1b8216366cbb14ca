from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import split_graphemes

from tests.reader.conftest import TEXT, annotate_by_hand, nth
from tui.annotation import Span
from tui.article import from_text
from tui.reader.palette import Palette
from tui.reader.view.hints import Label
from tui.reader.view.layers import Layers, Mark, Placed
from tui.reader.view.painting import Painter
from tui.reader.view.rows import lay_out
from tui.theme import load

MIDNIGHT = Palette(load("midnight"), plain=False)
HARD = (
    "ab -—/“”\u00a0\u202f漢字，。한글ﷺ\u0301\u0308\u200d\ufe0f\u200b\u1160\N{MAN}\N{WOMAN}"
    "\N{REGIONAL INDICATOR SYMBOL LETTER N}\N{REGIONAL INDICATOR SYMBOL LETTER O}"
    "\N{EMOJI MODIFIER FITZPATRICK TYPE-4}कि\u094dไทย่\U0001f3f4\t\x1b\u202e"
)


def painted(article, width, *, layers=None, moving=(), labels=(), palette=MIDNIGHT, left=2):
    page = lay_out(article, article.reading, width)
    painter = Painter(palette)
    full = left + painter.gutter.width + width + 2
    made = layers or Layers()
    strips = [
        painter.paint(page, made, row, tuple(moving), tuple(labels), left, full)
        for row in page.rows
    ]
    return page, painter, full, strips


@given(
    st.text(alphabet=HARD, min_size=1, max_size=120),
    st.integers(2, 30),
    st.lists(st.tuples(st.integers(0, 120), st.integers(1, 9)), max_size=6),
)
def test_every_row_is_as_wide_as_the_view_and_cuts_no_grapheme(text, width, raw):
    article = from_text("Title\n\n" + text, Path("a.txt"))
    moving = [Placed(Span(a, a + n), Mark("search")) for a, n in raw]
    page, _, full, strips = painted(article, width, moving=moving)
    for row, strip in zip(page.rows, strips, strict=True):
        own = page.text[row.start : row.end]
        graphemes, cells = split_graphemes(own)
        assert strip.cell_length == sum(segment.cell_length for segment in strip)
        assert strip.cell_length >= full
        if cells <= width and own[:1] != "\u200d":  # Rich does not measure a stray one alike
            assert strip.cell_length == full
        if row.block >= 0:
            block = page.reading.blocks[page.reading.shown.index(row.block)]
            whole = {block.start + a for a, _, _ in split_graphemes(block.of(page.text))[0]}
            whole |= {block.end}
            assert row.start in whole
            assert row.end in whole
            assert cells <= width or len(graphemes) == 1


@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(1, 80), st.integers(0, 3)), max_size=12),
    st.integers(12, 60),
)
def test_overlapping_marks_change_no_word_and_no_width(raw, width):
    article = from_text(TEXT, Path("a.txt"))
    made = Layers()
    made.annotate(annotate_by_hand(article), {0: 0, 1: 1, 2: 2})
    made.note([(Span(a, min(len(TEXT), a + n)), "green", True) for a, n, _ in raw if a < len(TEXT)])
    names = ("cursor", "search", "selection", "source")
    moving = [Placed(Span(a, a + n), Mark(names[k])) for a, n, k in raw]
    page, painter, full, strips = painted(article, width, layers=made, moving=moving)
    for row, strip in zip(page.rows, strips, strict=True):
        text = "".join(s.text for s in strip)
        begin = 2 + painter.gutter.width + row.indent
        assert text[begin : begin + row.end - row.start] == page.text[row.start : row.end]
        assert strip.cell_length == full


@pytest.mark.parametrize(
    "text", ["Ferries close soon", "漢字の町は遠い", "e\u0301a\u0301o\u0301 and so on"]
)
def test_a_hint_covers_cells_and_shifts_nothing(text):
    article = from_text("Title\n\n" + text, Path("a.txt"))
    _, painter, full, plain = painted(article, 30)
    _, _, _, strips = painted(article, 30, labels=[Label(0, "as", 1), Label(4, "df", 1)])
    begin = 2 + painter.gutter.width
    assert all(strip.cell_length == full for strip in strips)
    assert strips[2].crop(begin, begin + 2).text == "as"
    assert strips[2].crop(begin + 4, begin + 6).text == "df"
    assert strips[2].crop(begin + 6, full).text == plain[2].crop(begin + 6, full).text
    typed, left = list(strips[2].crop(begin, begin + 2))
    assert (typed.text, left.text) == ("a", "s")
    assert typed.style != left.style


def test_the_layers_of_an_overlap_are_all_seen():
    article = from_text(TEXT, Path("a.txt"))
    made = Layers()
    made.annotate(annotate_by_hand(article), {0: 0, 1: 1, 2: 2})
    sixty = nth(TEXT, "60")
    place = article.reading.span_from_article
    made.note([(nth(TEXT, "60 jobs"), "yellow", False)])

    def style(layers, moving=()):
        page, painter, _, strips = painted(article, 60, layers=layers, moving=moving)
        at = place(sixty).start
        number = page.row_at(at)
        cell = 2 + painter.gutter.width + at - page.rows[number].start
        return next(s.style for s in strips[number].crop(cell, cell + 1))

    entity = MIDNIGHT.entity("CARDINAL")
    noted = style(made)
    assert noted.color == entity.color
    assert noted.bgcolor == MIDNIGHT.note("yellow").bgcolor
    under = style(made, [Placed(place(sixty), Mark("cursor"))])
    assert under.bgcolor == MIDNIGHT.style("cursor").bgcolor
    assert under.color == entity.color
