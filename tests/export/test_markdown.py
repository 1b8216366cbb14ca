from __future__ import annotations

from dataclasses import replace

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tui.annotation import Anchor, Note
from tui.article import Article
from tui.article.safety import safe, safe_line
from tui.export import Export, Options, gather
from tui.export.fields import block_id
from tui.export.markdown import export
from tui.export.marks import block, inline, markdown, tag
from tui.export.marks import yaml as scalar

from .conftest import HOSTILE, agrees_with_golden, taken

PARSER = MarkdownIt("commonmark").enable("table").enable("strikethrough")
TEXTS = st.text(
    st.sampled_from("ab1 .)-+*_[]()<>#&;`~|$^%=!\\>:/\"'\t\n😀é漢ע") | st.characters(), max_size=60
)


def shown(text: str, *, line_end: str = "\n") -> str:
    """What a reader of the rendered Markdown sees, and an assertion that it holds no markup."""
    out = []
    for token in PARSER.parse(text):
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


def front_matter(text: str) -> dict[str, object]:
    """The data between the first two rules."""
    assert text.startswith("---\n")
    return yaml.safe_load(text.split("---\n")[1])


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
def test_no_comment_brings_html_or_reaches_beyond_its_callout(text: str) -> None:
    quoted = "\n".join(f"> {row}" for row in markdown(text).split("\n"))
    tokens = PARSER.parse(quoted + "\n\nafter\n")
    assert [t.type for t in tokens if t.level == 0] == [
        "blockquote_open",
        "blockquote_close",
        "paragraph_open",
        "paragraph_close",
    ]
    every = [t.type for t in tokens] + [c.type for t in tokens for c in t.children or []]
    assert not {"html_block", "html_inline"} & set(every)


@given(TEXTS)
def test_any_text_is_a_scalar_of_yaml(text: str) -> None:
    found = yaml.safe_load(f"a: {scalar(text)}")["a"]
    assert found == safe(text.encode("utf-8", "replace").decode())


@given(TEXTS)
def test_any_tag_is_one_word_that_obsidian_takes(text: str) -> None:
    name = tag(text)
    assert name
    assert not set(name) & set(" #,.\n\t")
    assert any(not c.isdecimal() and c != "/" for c in name)


def test_a_comment_stays_markdown() -> None:
    comment = "**bold** and [[link]]\n\n- one\n- `code`\n\n1 < 2 and \\<b>"
    assert markdown(comment) == comment.replace("1 <", "1 \\<")
    assert markdown("hidden %% this %%\nlast ^id") == "hidden \\%\\% this \\%\\%\nlast \\^id"


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


def test_hostile_notes(noted: Export) -> None:
    agrees_with_golden("notes.md", export(noted))
    agrees_with_golden("speakers.md", export(replace(noted, options=Options(by="speaker"))))


def test_it_is_ready_for_obsidian(noted: Export) -> None:
    text = export(noted)
    data = front_matter(text)
    assert data["title"] == noted.articles[0].title
    assert data["notes"] == 5
    assert data["tags"] == ["newsreader", "hash", "_2024", "a-b", "two-words"]
    rows = text.split("\n")
    for item in noted.notes:
        at = rows.index(f"^{block_id(item.note.id)}")
        assert (rows[at - 1], rows[at + 1]) == ("", "")
        assert rows[at - 2].startswith("> ")
    assert text.count("> [!quote]") == 4
    assert text.count("> [!warning]") == 1


def test_a_hostile_comment_is_inside_its_callout(noted: Export) -> None:
    tokens = PARSER.parse(export(noted).split("---\n", 2)[2])
    assert sum(t.type == "blockquote_open" and t.level == 0 for t in tokens) == 5
    inside = 0
    for token in tokens:
        inside += (token.type == "blockquote_open") - (token.type == "blockquote_close")
        assert token.type != "html_block"
        if token.type == "heading_open":
            assert inside or token.tag == "h1"
    assert HOSTILE.split("\n")[0].split(" | ")[0] in export(noted)


def test_no_control_character_is_left(noted: Export) -> None:
    text = export(noted)
    assert text == safe(text)


def test_a_moved_note_says_so(noted: Export) -> None:
    (item,) = noted.articles
    first = item.notes[0]
    moved = replace(first, anchor=Anchor(first.anchor.span, "fuzzy"))
    assert "has changed" not in export(noted)
    assert "has changed" in export(replace(noted, articles=(replace(item, notes=(moved,)),)))


def test_no_notes_is_a_document_that_says_so() -> None:
    for by in ("article", "speaker"):
        text = export(Export(options=Options(by=by)))  # type: ignore[arg-type]
        assert "# Notes\n\nThere are no notes.\n" in text
        assert front_matter(text)["notes"] == 0


def test_standard_input_has_no_link(article: Article, notes: list[Note]) -> None:
    text = export(gather([replace(article, path=None)], lambda _: notes))
    assert "](file:" not in text
    assert "file:" not in front_matter(text)


def test_several_articles_have_a_heading_each(article: Article) -> None:
    other = replace(article, path=article.path and article.path.with_name("b.txt"))
    found = gather([article, other], lambda a: [taken(a, "Friday", f"on {a.path}")])
    text = export(found)
    assert front_matter(text)["title"] == "Notes"
    assert text.count("\n## Ferry") == 2
