from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from tui.annotation import Annotations
from tui.article import Article, from_text
from tui.article.safety import safe
from tui.export.lines import plain
from tui.export.quotes import show_voices
from tui.export.text import head, parts, show_article

from .conftest import agrees_with_golden


@pytest.mark.parametrize("width", [72, 20])
def test_a_hostile_article(article: Article, annotations: Annotations, width: int) -> None:
    lines = [*show_article(article, width), (), *show_voices(article, annotations, width)]
    text = plain(lines)
    agrees_with_golden(f"article-{width}.txt", text)
    assert all(cell_len(line) <= width for line in text.splitlines())
    assert text == safe(text)
    assert "{mosads}" not in text


@pytest.mark.parametrize("width", [72, 33, 20])
def test_marks_change_no_letter(article: Article, annotations: Annotations, width: int) -> None:
    marked = show_article(article, width, annotations)
    assert plain(marked) == plain(show_article(article, width))


def test_marks_are_on_quotes_sources_and_entities(
    article: Article, annotations: Annotations
) -> None:
    pieces = [piece for line in show_article(article, 72, annotations) for piece in line]
    looks = {piece.text: piece.looks for piece in pieces}
    assert looks["“שלום לכולם,”"] == ("quote.1",)
    assert looks["Noa Ziv"] == ("quote.1", "entity.PERSON")
    assert looks["“We wait,”"] == looks["the pilots"] == ("quote.0",)
    assert looks["Quay Radio"] == ("entity.ORG",)
    assert looks["re-opened with"] == ("quote.",)
    assert looks["By Ada Marsh"] == ("byline",)
    assert ("title",) in looks.values()
    # A quote goes on over a line's end, and the blank within it is its own.
    assert [p.text for p in pieces if p.looks == ("quote.0",)] == [
        "“We wait,”",
        "the pilots",
        "“Then we sail",
        "-->,”",
    ]


def test_a_narrower_terminal_than_20_cells_is_taken_for_20(
    article: Article, annotations: Annotations
) -> None:
    assert show_article(article, 3) == show_article(article, 20)
    assert show_voices(article, annotations, 3) == show_voices(article, annotations, 20)


def test_the_head_is_what_stands_above_the_text(article: Article) -> None:
    assert head(article) == 3
    assert head(from_text("Only one paragraph, which ends in a full stop.", Path("a.txt"))) == 1
    first = [plain(part) for part in list(parts(article))[:3]]
    assert first == ["Harbour\n", "Ferry 🛳 returns to *Port | Quill* [bold]\n", "By Ada Marsh\n"]


def test_markdown_shows_its_text_and_its_structure() -> None:
    text = """---
title: Tides
---
Opening *paragraph* of the piece, which goes on.

- a first item that is long enough to be wrapped
- a second

> a quoted line

```
code  kept
  indented
```
"""
    shown = plain(show_article(from_text(text, Path("a.md")), 30))
    assert shown.startswith("Tides\n\nOpening paragraph of the\npiece")
    assert "\na first item" not in shown
    assert " a first item that is long\n  enough" in shown
    assert "\n  a quoted line\n" in shown
    assert "  indented" in shown
    assert "```" not in shown
