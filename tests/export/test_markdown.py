from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tui.annotation import Anchor
from tui.article.safety import safe, safe_line
from tui.export import Exported
from tui.export.markdown import block, export, inline

from .conftest import agrees_with_golden

PARSER = MarkdownIt("commonmark").enable("table").enable("strikethrough")
TEXTS = st.text(
    st.sampled_from("ab1 .)-+*_[]()<>#&;`~|$^%=!\\>:/\"'\t\n😀é漢ע") | st.characters(), max_size=60
)


def shown(markdown: str, *, line_end: str = "\n") -> str:
    """What a reader of the rendered Markdown sees, and an assertion that it holds no markup."""
    out = []
    for token in PARSER.parse(markdown):
        if token.type == "inline":
            if out:
                out.append("\n\n")
            for child in token.children or []:
                assert child.type in ("text", "text_special", "hardbreak", "softbreak"), child
                out.append(line_end if child.type.endswith("break") else child.content)
        else:
            assert token.type in ("paragraph_open", "paragraph_close"), token
    return "".join(out)


def lines_of(text: str) -> list[str]:
    """The lines that hold something, without their indents."""
    return [row.strip() for row in text.split("\n") if row.strip()]


@given(TEXTS)
def test_any_text_of_several_lines_stays_text(text: str) -> None:
    expected = safe(text.replace("\r\n", "\n").replace("\r", "\n"))
    assert lines_of(shown(block(text))) == lines_of(expected)


@given(TEXTS)
def test_any_text_on_one_line_stays_text(text: str) -> None:
    expected = " ".join(safe_line(text).split())
    assert shown(inline(text)) == expected
    tokens = PARSER.parse(f"## {inline(text)}")
    assert tokens[0].type == "heading_open"
    heading = tokens[1].children or []
    assert "".join(child.content for child in heading) == expected


@given(TEXTS)
def test_any_text_in_a_block_quote_stays_in_it(text: str) -> None:
    tokens = PARSER.parse(block(text, "> ") + "\n\nafter\n")
    assert [t.type for t in tokens if t.level == 0] == [
        "blockquote_open",
        "blockquote_close",
        "paragraph_open",
        "paragraph_close",
    ]
    assert sum(t.type == "blockquote_open" for t in tokens) == 1


def test_line_ends_are_hard_breaks_and_indents_no_code() -> None:
    assert block("one\n    two\r\n\r\nthree  ") == "one  \n\u00a0\u00a0\u00a0\u00a0two\n\nthree"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("- item", r"\- item"),
        ("+ item", r"\+ item"),
        ("12. item", r"12\. item"),
        ("3) item", r"3\) item"),
        ("=1+1", r"\=1+1"),
        ("---", r"\---"),
        ("a - b", "a - b"),
        ("2024. was", r"2024\. was"),
        ("AT&T &amp; co", r"AT&T \&amp; co"),
        ("==x== 1=1 50% %%y%%", r"\=\=x\=\= 1=1 50% \%\%y\%\%"),
        ("it's (fine)!", "it's (fine)!"),
    ],
)
def test_only_what_would_be_markup_is_escaped(text: str, escaped: str) -> None:
    assert inline(text) == escaped


def test_hostile_notes(exported: list[Exported]) -> None:
    agrees_with_golden("notes.md", export(exported))


def test_no_control_character_is_left(exported: list[Exported]) -> None:
    text = export(exported)
    assert text == safe(text)


def test_a_moved_note_says_so(exported: list[Exported]) -> None:
    span = exported[0].anchor.span
    assert "has changed" not in export(exported[:1])
    assert "has changed" in export([replace(exported[0], anchor=Anchor(span, "fuzzy"))])


def test_no_notes_is_a_document_that_says_so() -> None:
    assert export([]) == "# Notes\n\nThere are no notes.\n"


def test_standard_input_has_no_link(exported: list[Exported]) -> None:
    assert "](file:" not in export([replace(exported[0], path="")])
