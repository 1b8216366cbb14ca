from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article import from_text, load

BODY = (
    "The council of Harrowgate voted on Tuesday to close the ferry. It will not reopen this year."
)


def kinds(text: str) -> list[tuple[str, str]]:
    article = from_text(text)
    return [(b.kind, article.block_text(b)) for b in article.blocks if article.block_text(b)]


def test_the_seed_has_its_section_headline_and_no_placeholder(seed):
    article = load(seed)
    assert article.section == "Administration"
    assert article.title == "Trump floated White House meeting with Putin"
    assert "{mosads}" in article.text
    assert "mosads" not in article.reading.text
    assert article.text == seed.read_bytes().decode()
    assert sum(b.kind == "paragraph" for b in article.blocks) == 13


def test_title_byline_and_date_are_told_apart():
    text = f"Ferry closes after vote\n\nBy Ana Petrov and Kwame Osei\n\nMarch 3, 2024\n\n{BODY}\n"
    assert [kind for kind, _ in kinds(text)] == ["title", "byline", "date", "paragraph"]


def test_a_first_paragraph_is_no_headline():
    article = from_text(f"{BODY} {BODY}\n\n{BODY}\n")
    assert [b.kind for b in article.blocks] == ["paragraph", "paragraph"]
    assert article.title == "standard input"


@pytest.mark.parametrize(
    "line",
    [
        "By noon the harbour was full.",
        "March 20, 2025 was the day the harbour shut.",
    ],
)
def test_a_sentence_is_neither_byline_nor_date(line):
    assert kinds(f"Ferry closes after vote\n\n{line}\n\n{BODY}")[1] == ("paragraph", line)


def test_a_dateline_begins_a_paragraph():
    text = f"OSTHAVEN, Norway (Newswire) — {BODY}\n\n{BODY}"
    assert (
        kinds("OSTHAVEN, Norway (Orrery News) - Dockers stopped work\n\n" + BODY)[0][0]
        == "paragraph"
    )
    assert kinds("LONDON (AP) — A short one.\n\n" + BODY)[0][0] == "paragraph"
    assert kinds(text)[0][0] == "paragraph"


def test_lines_wrapped_by_hand_are_one_paragraph():
    text = (
        "Ferry closes\n\n"
        "The council of Harrowgate voted on Tuesday to close the old\n"
        "ferry, which has crossed the river for more than a hundred\n"
        "years.\n"
        "A second paragraph begins here, and it goes on until the end\n"
        "of the next line.\n"
    )
    assert [text for kind, text in kinds(text) if kind == "paragraph"] == [
        "The council of Harrowgate voted on Tuesday to close the old ferry, which has crossed the "
        "river for more than a hundred years.",
        "A second paragraph begins here, and it goes on until the end of the next line.",
    ]


def test_long_lines_are_paragraphs_without_blank_lines_between():
    text = f"Ferry closes\n{BODY} {BODY}\n{BODY} {BODY}\n"
    assert [kind for kind, _ in kinds(text)] == ["title", "paragraph", "paragraph"]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_parts_lines(newline):
    text = newline.join(["Ferry closes", "", BODY, "", BODY])
    article = from_text(text)
    assert [b.kind for b in article.blocks] == ["title", "paragraph", "paragraph"]
    assert article.text == text
    assert "\r" not in article.reading.text


@pytest.mark.parametrize(
    "line, reason",
    [
        ("{mosads}", "advertisement"),
        ("ADVERTISEMENT", "advertisement"),
        ("- Advertisement -", "advertisement"),
        ("Story continues below advertisement", "advertisement"),
        ("Read more: Ferry to close by May", "boilerplate"),
        ("READ MORE", "boilerplate"),
        ("Related: The last ferryman", "boilerplate"),
        ("Sign up for our newsletter", "boilerplate"),
        ("Follow us on Twitter", "boilerplate"),
        ("https://example.org/ferry", "boilerplate"),
    ],
)
def test_what_nobody_reads_is_hidden_and_nothing_moves(line, reason):
    text = f"Ferry closes after vote\n\n{BODY}\n\n{line}\n\n{BODY}\n"
    article = from_text(text)
    assert article.reading.text == f"Ferry closes after vote\n\n{BODY}\n\n{BODY}"
    assert {h.reason for h in article.hidden if h.span.of(text).strip() == line} == {reason}
    assert line in article.read({reason}).text
    second = article.reading.text.rindex("The council")
    assert article.reading.to_article(second) == text.rindex("The council")


@pytest.mark.parametrize(
    "line",
    [
        "“Read more books,” the minister said.",
        "Share prices fell by 3 percent on Monday in Oslo.",
        "Share this prize with my sister, she said.",
        "Copyright law was changed on Monday, he said.",
        "Watch: the harbour master is the one to ask, said Soto.",
        "Read this: “We are late,” it said.",
        "More from the harbour: eleven ships.",
        "The set {a} of {b} is in the code, he said.",
        "Advertisement rates rose by a tenth, the paper said.",
        "Related industries lost 400 jobs.",
    ],
)
def test_sentences_are_not_taken_for_boilerplate(line):
    assert line in from_text(f"Ferry closes\n\n{BODY}\n\n{line}\n\n{BODY}").reading.text


def test_a_placeholder_inside_a_line_leaves_one_blank():
    article = from_text(f"Ferry closes\n\nIt was, {{mosads}} he said, late.\n\n{BODY}")
    assert "It was, he said, late." in article.reading.text


def test_blanks_are_folded():
    article = from_text(f"Ferry closes\n\nSaid  the\tmayor. \n\n{BODY}")
    assert "Said the mayor.\n\n" in article.reading.text


@given(st.text(alphabet="abcA .,\n\r\t\ufeff\u2028{}#*_-“”()[]!`>", max_size=200))
def test_any_text_is_an_article_or_said_to_be_empty(text):
    from tui.article import ArticleError

    for opened in (None, __import__("pathlib").Path("a.md")):
        try:
            article = from_text(text, opened)
        except ArticleError:
            assert not text.strip("\ufeff \t\r\n\f\v")
            continue
        assert article.text == text
        spans = [b.span for b in article.blocks]
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert all(a.end <= b.start for a, b in zip(spans, spans[1:], strict=False))
        hidden = [h.span for h in article.hidden]
        assert all(a.end <= b.start for a, b in zip(hidden, hidden[1:], strict=False))
        for show in ((), ("markup", "advertisement", "boilerplate", "metadata")):
            reading = article.read(show)
            for block in reading.blocks:
                for offset in range(*block):
                    assert reading.from_article(reading.to_article(offset)) == offset
