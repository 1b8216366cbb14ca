from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.reader.conftest import TEXT, annotate_by_hand, nth
from tui.annotation import Annotations, Attribution, Speaker
from tui.article import from_text
from tui.reader.palette import Palette
from tui.reader.view.gutter import BARS, Gutter
from tui.reader.view.layers import Layers
from tui.reader.view.rows import lay_out
from tui.theme import load

ARTICLE = from_text(TEXT, Path("a.txt"))
RANKS = {0: 0, 1: 1, 2: 2}


def gutter(kind="letters", *, theme="midnight", plain=False) -> Gutter:
    look = load(theme)
    return Gutter(Palette(replace(look, layout=look.layout._replace(gutter=kind)), plain=plain))


def layers(annotations=None, notes=()) -> Layers:
    made = Layers()
    made.annotate(annotations or annotate_by_hand(ARTICLE), RANKS)
    made.note(notes)
    return made


def cells(made: Gutter, lay: Layers, width=60) -> list[tuple[str, str]]:
    """Each row's gutter, and the row's text."""
    page = lay_out(ARTICLE, ARTICLE.reading, width)
    return [
        ("".join(s.text for s in made.paint(page, lay, row)), page.text[row.start : row.end])
        for row in page.rows
    ]


@pytest.mark.parametrize(
    ("kind", "plain", "width"),
    [
        ("letters", False, 4),
        ("letters", True, 5),
        ("bars", False, 3),
        ("bars", True, 4),
        ("none", False, 2),
    ],
)
def test_it_is_as_wide_on_every_row_with_annotations_and_without(kind, plain, width):
    made = gutter(kind, plain=plain)
    assert made.width == width
    for lay in (Layers(), layers()):
        assert {len(shown) for shown, _ in cells(made, lay)} == {width}


def test_the_letter_stands_where_a_piece_begins_and_the_bar_beside_all_of_it():
    rows = cells(gutter(), layers(), 20)
    first = next(i for i, (_, text) in enumerate(rows) if text.startswith("“We"))
    # Two pieces of one quote, each with its letter; who told whom stands between them.
    assert rows[first : first + 5] == [
        (" d▌ ", "“We have waited long"),
        ("  ▌ ", "enough,” Petrov told"),
        ("    ", "reporters in"),
        (" d▌ ", "Harrowgate. “The"),
        ("  ▌ ", "bridge is ready.”"),
    ]


def test_the_types_are_told_apart_without_colour():
    assert len(set(BARS.values())) == 3
    indirect = next(g for g, text in cells(gutter(), layers()) if "old ferry would close" in text)
    assert indirect == " i┊ "


def test_of_two_quotes_that_begin_on_one_row_the_first_has_the_letter():
    found = Annotations(
        ARTICLE.digest,
        "e",
        speakers=(Speaker(0, "A"), Speaker(1, "B")),
        attributions=(
            Attribution(0, (nth(TEXT, "“a scandal”"),), "mixed", speaker=0),
            Attribution(1, (nth(TEXT, "The union"),), "indirect", speaker=1),
        ),
    )
    row = next(g for g, text in cells(gutter(plain=True), layers(found)) if "scandal" in text)
    assert row == " Bi┊ "


def test_with_few_colours_a_letter_names_the_speaker():
    shown = [g for g, text in cells(gutter(plain=True), layers()) if "scandal" in text]
    assert shown[0] == " Bd▌ "
    shown = [g for g, text in cells(gutter(theme="ansi"), layers()) if "scandal" in text]
    assert shown[0] == " Bd▌ "
    shown = [g for g, text in cells(gutter("bars", plain=True), layers()) if "scandal" in text]
    assert shown[0] == " B▌ "


def test_a_note_has_its_sign_where_it_begins_full_with_a_comment():
    where = nth(TEXT, "declined to")
    for commented, sign in ((True, "●"), (False, "○")):
        rows = cells(gutter("none"), layers(notes=[(where, "yellow", commented)]), 20)
        assert [g for g, text in rows if "declined" in text] == [f"{sign} "]
        assert sum(sign in g for g, _ in rows) == 1


def test_a_piece_that_begins_at_the_blank_of_a_line_break_begins_on_the_next_row():
    rows = cells(gutter(), Layers(), 20)
    page = lay_out(ARTICLE, ARTICLE.reading, 20)
    number = next(i for i, (_, text) in enumerate(rows) if text.startswith("“We"))
    blank = page.rows[number].end
    assert page.text[blank] == " "
    start = ARTICLE.reading.to_article(blank)
    found = Annotations(
        ARTICLE.digest,
        "e",
        attributions=(Attribution(0, (nth(TEXT, "enough")._replace(start=start),), "direct"),),
    )
    shown = cells(gutter(), layers(found), 20)
    assert [g for g, _ in shown[number : number + 2]] == ["    ", " d▌ "]
