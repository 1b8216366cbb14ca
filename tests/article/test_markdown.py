from __future__ import annotations

from pathlib import Path

import pytest

from tui.article import from_text

PATH = Path("ferry.md")


def blocks(text: str) -> list[tuple[str, str]]:
    article = from_text(text, PATH)
    return [(b.kind, article.block_text(b)) for b in article.blocks if article.block_text(b)]


def test_front_matter_is_read_and_hidden():
    text = '---\ntitle: "Ferry: the end"\nauthor: Ana Petrov\ntags:\n  - river\nsection: Local # ours\n---\n\nBody text here.\n'
    article = from_text(text, PATH)
    assert article.title == "Ferry: the end"
    assert article.section == "Local"
    assert article.meta["author"] == "Ana Petrov"
    assert "tags" not in article.meta
    assert article.reading.text == "Body text here."


def test_a_heading_is_the_headline_and_later_ones_are_headings():
    text = "# Ferry *closes*\n\nBy Ana Petrov\n\nFirst.\n\n## What next\n\nThen.\n\nOther\n-----\n\nEnd.\n"
    assert blocks(text) == [
        ("title", "Ferry closes"),
        ("byline", "By Ana Petrov"),
        ("paragraph", "First."),
        ("heading", "What next"),
        ("paragraph", "Then."),
        ("heading", "Other"),
        ("paragraph", "End."),
    ]


@pytest.mark.parametrize(
    "markup, plain",
    [
        ("a **bold** and *slanted* and __both__ word", "a bold and slanted and both word"),
        ("***all*** at once", "all at once"),
        ("see [the report](https://example.org/a_(b)) now", "see the report now"),
        ("an ![image](x.png) here", "an here"),
        ("see [the report][1] now", "see the report now"),
        ("<https://example.org> it is", "https://example.org it is"),
        ("`code *stays*` so", "code *stays* so"),
        (r"two \* stars \*", "two * stars *"),
        ("snake_case_name stays", "snake_case_name stays"),
        ("2 * 3 * 4 stays", "2 * 3 * 4 stays"),
        ("~~gone~~ word<br> end", "gone word end"),
        ("**a *nested* one**", "a nested one"),
        ("[sic] stays, [W]e too", "[sic] stays, [W]e too"),
    ],
)
def test_inline_markup_is_hidden(markup, plain):
    text = f"# T\n\n{markup}\n"
    article = from_text(text, PATH)
    assert article.reading.text.split("\n\n")[1].replace("  ", " ") == plain
    assert article.text == text


def test_lists_quotations_code_and_rules_are_blocks():
    text = "# T\n\n- one\n- two\n  more\n1. three\n\n> “Said,” she said.\n> Again.\n\n```\nx = 1\ny\n```\n\n---\n\nEnd.\n"
    assert blocks(text)[1:] == [
        ("item", "one"),
        ("item", "two more"),
        ("item", "three"),
        ("quote", "“Said,” she said. Again."),
        ("code", "x = 1 y"),
        ("rule", "---"),
        ("paragraph", "End."),
    ]
    article = from_text(text, PATH)
    assert [b.marker for b in article.blocks if b.kind == "item"] == ["•", "•", "1."]


def test_advertisements_are_hidden_in_markdown_too():
    assert "ad_slot" not in from_text("# T\n\nOne.\n\n{ad_slot_1}\n\nTwo.", PATH).reading.text


def test_reference_definitions_are_hidden():
    assert (
        from_text("# T\n\nOne [a][1].\n\n[1]: https://example.org\n", PATH).reading.text
        == "T\n\nOne a."
    )


def test_a_long_front_matter_does_not_hide_the_headline():
    text = "---\ntitle: " + "A long title " * 9 + "\n---\n\n# Ferry closes\n\nBody text.\n"
    assert from_text(text, PATH).title == "Ferry closes"
