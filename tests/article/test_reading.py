from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.article import BLOCK_BREAK, Reading, Span


@st.composite
def texts_with_spans(draw):
    text = draw(st.text(alphabet="abc “”.\n\r\t\N{PILE OF POO}é{}", max_size=80))
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    blocks = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b]
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=10)))
    hidden = [Span(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False) if a < b]
    return text, blocks, hidden


def same(a: str, b: str) -> bool:
    return a == b or (a.isspace() and b == " ") or (a in "\x85\u2028\u2029" and b == " ")


@given(texts_with_spans())
def test_every_visible_code_point_leads_back_to_the_text(case):
    text, blocks, hidden = case
    reading = Reading.build(text, blocks, hidden)
    for block in reading.blocks:
        for offset in range(*block):
            there = reading.to_article(offset)
            assert same(text[there], reading.text[offset])
            assert reading.from_article(there) == offset
            assert not any(h.holds(there) for h in hidden)
            assert any(b.holds(there) for b in blocks)


@given(texts_with_spans())
def test_spans_survive_the_way_there_and_back(case):
    text, blocks, hidden = case
    reading = Reading.build(text, blocks, hidden)
    for block in reading.blocks:
        there = reading.span_to_article(*block)
        assert reading.span_from_article(there) == block


@given(texts_with_spans(), st.integers(0, 80), st.integers(0, 80))
def test_any_span_of_the_text_lies_inside_the_reading(case, a, b):
    text, blocks, hidden = case
    reading = Reading.build(text, blocks, hidden)
    low, high = sorted((min(a, len(text)), min(b, len(text))))
    span = reading.span_from_article(Span(low, high))
    assert 0 <= span.start <= span.end <= len(reading.text)


def test_blocks_are_parted_by_a_blank_line_and_hidden_ones_left_out():
    text = "One two.\n\n{ad}\n\nThree\nfour."
    reading = Reading.build(text, [Span(0, 8), Span(10, 14), Span(16, 27)], [Span(10, 14)])
    assert reading.text == "One two." + BLOCK_BREAK + "Three four."
    assert reading.shown == (0, 2)
    assert reading.span_to_article(10, 15).of(text) == "Three"


def test_a_span_that_is_wholly_hidden_is_empty_in_the_reading():
    reading = Reading.build("ab{x}cd", [Span(0, 7)], [Span(2, 5)])
    assert reading.text == "abcd"
    assert reading.span_from_article(Span(2, 5)).length == 0
    assert reading.span_to_article(1, 3) == Span(1, 6)
