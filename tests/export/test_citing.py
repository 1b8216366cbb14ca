from __future__ import annotations

import doctest
from dataclasses import replace
from types import MappingProxyType

import pytest

from tests.export.conftest import span_of
from tui.annotation import Annotations, Attribution, Speaker
from tui.article import Span, from_text
from tui.export import citing
from tui.export.citing import attribution_of, cite, nested, passage, quoted

TEXT = """Harbour

Pilots call the quay “a trap”

May 3, 2024

“We wait,” said Noa Ziv, a pilot, {mosads} on Friday. “The quay is no ‘small’ risk.”

Ziv said the fee would double. The union has “had enough” of it, he said.

“One day,” Ziv said, “the crane falls.

“Then we sail.”

    if wind:
        wait()
"""


@pytest.fixture
def article():
    return from_text(TEXT)


@pytest.fixture
def annotations(article):
    def of(*words: str) -> tuple[Span, ...]:
        return tuple(span_of(TEXT, w) for w in words)

    return Annotations(
        article.digest,
        "test",
        speakers=(
            Speaker(0, "Noa Ziv", "person", role="a pilot"),
            Speaker(1, "The union", "organization", named=False),
        ),
        attributions=(
            Attribution(0, of("“We wait,”", "“The quay is no ‘small’ risk.”"), "direct", speaker=0),
            Attribution(1, of("the fee would double"), "indirect", speaker=0),
            Attribution(2, of("The union has “had enough” of it"), "mixed", speaker=0),
            Attribution(3, of("“had enough”"), "direct", speaker=1),
            Attribution(
                4, of("“One day,”", "“the crane falls.", "“Then we sail.”"), "direct", speaker=None
            ),
        ),
    )


WHERE = "“Pilots call the quay ‘a trap’” (Harbour, May 3, 2024)"


def test_a_quotation_in_pieces_with_speaker_and_role(article, annotations):
    assert cite(article, annotations, annotations.attributions[0].span) == (
        f"“We wait … The quay is no ‘small’ risk.” — Noa Ziv, a pilot, in {WHERE}"
    )


def test_what_is_not_all_in_quote_marks_is_reported(article, annotations):
    assert cite(article, annotations, span_of(TEXT, "the fee would double")) == (
        f"“the fee would double” — Noa Ziv, a pilot, reported in {WHERE}"
    )
    assert cite(article, annotations, span_of(TEXT, "The union has “had enough” of it")) == (
        f"“The union has ‘had enough’ of it” — Noa Ziv, a pilot, reported in {WHERE}"
    )


def test_part_of_a_quotation_has_its_speaker_and_the_innermost_counts(article, annotations):
    assert "— Noa Ziv, a pilot, in" in cite(article, annotations, span_of(TEXT, "small"))
    assert "“enough” — The union, in" in cite(article, annotations, span_of(TEXT, "enough"))


def test_what_goes_beyond_a_quotation_has_no_speaker(article, annotations):
    assert cite(article, annotations, span_of(TEXT, "“We wait,” said Noa Ziv")) == (
        f"“‘We wait,’ said Noa Ziv” — in {WHERE}"
    )
    assert cite(article, None, span_of(TEXT, "“We wait,”")) == f"“We wait” — in {WHERE}"


def test_a_quotation_over_paragraphs_is_joined_without_its_repeated_marks(article, annotations):
    assert cite(article, annotations, annotations.attributions[4].span).startswith(
        "“One day … the crane falls. Then we sail.” — in"
    )
    assert quoted(article, annotations.attributions[4]) == (
        "“One day,” … “the crane falls.\n\n“Then we sail.”"
    )


def test_what_is_hidden_is_not_quoted(article):
    assert passage(article, span_of(TEXT, "a pilot, {mosads} on Friday")) == "a pilot, on Friday"


def test_the_line_ends_of_code_stay_and_paragraphs_are_parted(article):
    article = from_text("# A\n\nOne\ntwo.\n\n```\nif wind:\n    wait()\n```\n", None)
    whole = Span(0, len(article.text))
    assert passage(article, whole).startswith("A\n\nOne two.\n\n")
    assert "if wind:\n    wait()" in passage(article, whole)


def test_date_and_source_come_from_front_matter(article):
    bare = from_text("A quay closes\n\nIt closed.\n")
    assert cite(bare, None, span_of(bare.text, "It closed.")).endswith("— in “A quay closes”")
    meta = MappingProxyType({"date": "2024-05-03", "source": "Quay Post", "section": "Sea"})
    known = replace(bare, meta=meta)
    assert cite(known, None, span_of(bare.text, "It closed.")).endswith(
        "in “A quay closes” (Sea, 2024-05-03, Quay Post)"
    )


def test_a_citation_is_one_line(article, annotations):
    whole = cite(article, annotations, Span(0, len(TEXT)))
    assert "\n" not in whole
    assert whole.count("“") == whole.count("”") == 3


@pytest.mark.parametrize(
    "text, inside",
    [
        ("plain, and the dockers’ pay", "plain, and the dockers’ pay"),
        ("a “b” c", "a ‘b’ c"),
        ('a "b" c "d"', "a ‘b’ c ‘d’"),
        ("a “b ‘c’ d” e", "a ‘b “c” d’ e"),
        ("a “b ‘Ada’s c’ d” e", "a ‘b “Ada’s c” d’ e"),
        ("end of it,” she said", "end of it,’ she said"),
        ('end of it," she said, "and', "end of it,’ she said, ‘and"),
        ("„so“ ging es", "‚so’ ging es"),
        ("a 'b' c", "a 'b' c"),
    ],
)
def test_quote_marks_inside_quote_marks(text, inside):
    assert nested(text) == inside
    assert len(inside) == len(text)


def test_which_attribution_a_span_is_of(annotations):
    assert attribution_of(annotations, span_of(TEXT, "on Friday")) is None
    assert attribution_of(None, Span(0, 1)) is None
    assert attribution_of(annotations, span_of(TEXT, "had enough")).id == 3


def test_the_example_in_the_docstring():
    assert doctest.testmod(citing).failed == 0
