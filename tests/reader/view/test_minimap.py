from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tui.annotation import Annotations, Attribution, Span, Speaker
from tui.article import from_text
from tui.reader.view.layers import Layers
from tui.reader.view.minimap import holds_match, stretches
from tui.reader.view.rows import TOP, lay_out

TEXT = "Title\n\n" + "\n\n".join(f"Paragraph {n} of the old ferry’s story." for n in range(200))
ARTICLE = from_text(TEXT, Path("a.txt"))
PAGE = lay_out(ARTICLE, ARTICLE.reading, 60)


def quoted(*places: tuple[str, int]) -> Layers:
    made = Layers()
    found = tuple(
        Attribution(
            i, (Span(TEXT.index(words), TEXT.index(words) + len(words)),), "direct", speaker=s
        )
        for i, (words, s) in enumerate(places)
    )
    speakers = tuple(Speaker(i, f"S{i}") for i in range(5))
    made.annotate(
        Annotations(ARTICLE.digest, "e", speakers=speakers, attributions=found),
        {i: i for i in range(5)},
    )
    return made


@given(st.integers(1, 500))
def test_each_row_lies_on_some_stretch_and_the_order_is_the_texts(height):
    made = stretches(PAGE, Layers(), height, TOP)
    assert len(made) == 2 * height
    parts = [s.part for s in made if s.part.length]
    assert parts == sorted(parts)
    covered = set()
    for part in parts:
        covered.update(range(part.start, part.end))
    assert all(offset in covered for offset in range(len(TEXT)) if not TEXT[offset].isspace())


def test_a_quote_in_the_middle_shows_in_the_middle():
    made = stretches(PAGE, quoted(("Paragraph 100 of", 3)), 20, TOP)
    where = [i for i, s in enumerate(made) if s.quoted]
    assert where
    assert all(18 <= i <= 22 for i in where)
    assert {made[i].rank for i in where} == {3}


def test_whoever_is_quoted_most_gives_the_colour():
    made = stretches(
        PAGE, quoted(("Paragraph 100", 1), ("Paragraph 101 of the old ferry’s story", 2)), 1, TOP
    )
    assert [s.rank for s in made if s.quoted] == [2]


def test_a_short_article_is_drawn_row_for_row():
    article = from_text("Title\n\nOne line.\n", Path("a.txt"))
    page = lay_out(article, article.reading, 60)
    made = stretches(page, Layers(), 30, TOP)
    assert [bool(s.part.length) for s in made] == [i // 2 - TOP in (0, 2) for i in range(60)]


def test_notes_and_matches_show_where_they_begin():
    made = Layers()
    at = TEXT.index("Paragraph 50 of")
    made.note([(Span(at, at + 300), "yellow", True)])
    shown = stretches(PAGE, made, 40, TOP)
    assert sum(s.note for s in shown) <= 2
    assert next(s for s in shown if s.note).part.holds(at)
    matches = [Span(at, at + 9)]
    hits = [holds_match(s.part, matches) for s in shown]
    assert hits == [s.part.holds(at) for s in shown]
