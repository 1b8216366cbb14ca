from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from tui.annotation import Annotations, Attribution, Span, Speaker
from tui.article import Article, from_text
from tui.article.safety import safe
from tui.export.text import show, show_article, show_voices

from .conftest import agrees_with_golden


@pytest.mark.parametrize("width", [72, 20])
def test_a_hostile_article(article: Article, annotations: Annotations, width: int) -> None:
    text = show(article, annotations, width)
    agrees_with_golden(f"article-{width}.txt", text)
    assert all(cell_len(line) <= width for line in text.splitlines())
    assert text == safe(text)
    assert "{mosads}" not in text


def test_a_narrower_terminal_than_20_cells_is_taken_for_20(
    article: Article, annotations: Annotations
) -> None:
    assert show(article, annotations, 3) == show(article, annotations, 20)


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
    shown = show_article(from_text(text, Path("a.md")), 30)
    assert shown.startswith("Tides\n\nOpening paragraph of the\npiece")
    assert "\na first item" not in shown
    assert " a first item that is long\n  enough" in shown
    assert "\n  a quoted line\n" in shown
    assert "  indented" in shown
    assert "```" not in shown


def test_no_quotes_is_said() -> None:
    plain = from_text("Nothing was said here.\n\nAnd nobody spoke.")
    assert show_voices(plain, Annotations(plain.digest, "test/1")) == "No quotes were found.\n"


def test_an_unnamed_source_without_a_reason_and_a_bare_speaker() -> None:
    text = "The bridge is safe, officials said. It is open, Ada Quill said."
    here = from_text(text)
    shown = show_voices(
        here,
        Annotations(
            here.digest,
            "test/1",
            speakers=(Speaker(0, "officials", "group", named=False), Speaker(1, "Ada Quill")),
            attributions=(
                Attribution(0, (Span(0, 18),), "indirect", speaker=0),
                Attribution(1, (Span(36, 46),), "indirect", speaker=1),
            ),
        ),
    )
    assert "officials (group, not named): 1 quote, 57% of the words quoted" in shown
    assert "Ada Quill: 1 quote, 43% of the words quoted" in shown
