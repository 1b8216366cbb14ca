from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from tui.annotation import Span, anchor, select

TEXT = (
    "The harbour of Vestmark reopens on Monday, the port authority said. “We have waited long enough,” "
    "said its director, Ingrid Solheim. Crews cleared the last wreck on Friday. \N{PILE OF POO} The union, "
    "which had called the delay “a scandal”, welcomed the news. “We have waited long enough,” it wrote."
)
spans = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 60)).map(
    lambda t: Span(t[0], min(len(TEXT), t[0] + t[1]))
)


@given(spans)
def test_an_unchanged_text_gives_the_place_back(span):
    found = anchor(TEXT, *select(TEXT, span))
    assert (found.span, found.how) == (span, "exact")


@given(spans, st.text(alphabet="abc .“\n", max_size=40))
def test_text_put_before_moves_the_place_along(span, more):
    quote, position = select(TEXT, span)
    found = anchor(more + TEXT, quote, position)
    assert found.span is None or found.span.of(more + TEXT) == span.of(TEXT)
    if span.length > 20 and TEXT.count(span.of(TEXT)) == 1:
        assert found.span == Span(span.start + len(more), span.end + len(more))


def test_repeats_are_told_apart_by_what_stands_around():
    second = TEXT.rindex("“We have")
    span = Span(second, second + len("“We have waited long enough,”"))
    quote, position = select(TEXT, span)
    changed = "New lead. " + TEXT.replace("Crews cleared the last wreck on Friday. ", "")
    found = anchor(changed, quote, position)
    assert found.how == "quote"
    assert found.span is not None
    assert changed[found.span.end :].startswith(" it wrote")


def test_a_lightly_edited_quote_is_found_and_said_to_have_moved():
    start = TEXT.index("Crews cleared")
    quote, position = select(TEXT, Span(start, start + 39))
    changed = TEXT.replace("cleared the last wreck", "had cleared the last wrecks")
    found = anchor(changed, quote, position)
    assert found.how == "fuzzy"
    assert found.span is not None
    assert found.span.of(changed).strip() == "Crews had cleared the last wrecks on Friday."


def test_what_is_gone_is_an_orphan_and_no_lookalike_takes_its_place():
    quote, position = select(TEXT, Span(0, 40))
    assert (
        anchor("Nothing of the kind stands in this article about bees.", quote, position).how
        == "orphan"
    )
    twice = "He said so. He said so."
    quote, position = select(twice, Span(12, 14))
    assert anchor("xxxx He said so. He said so. He said so.", quote, position).how in (
        "quote",
        "orphan",
    )


def test_two_equal_places_are_no_place():
    quote, position = select("… alpha beta gamma delta …", Span(2, 24))
    assert anchor("alpha beta gamma delta\n\nalpha beta gamma delta", quote, position).span is None


def test_random_edits_never_put_a_note_on_another_sentence():
    rng = random.Random(7)
    sentences = [
        f"Sentence {n} tells of the {w} in the town of {w.title()}ville."
        for n, w in enumerate("bridge ferry market school tower library garden station".split())
    ]
    text = " ".join(sentences)
    wrong = 0
    for _ in range(200):
        chosen = rng.choice(sentences)
        start = text.index(chosen)
        quote, position = select(text, Span(start, start + len(chosen)))
        order = sentences[:]
        rng.shuffle(order)
        changed = list(" ".join(order))
        for _ in range(len(changed) // 20):
            changed[rng.randrange(len(changed))] = rng.choice("abcdefg ")
        now = "".join(changed)
        found = anchor(now, quote, position)
        true = " ".join(order).index(chosen)
        if found.span is not None and not found.span.overlaps(Span(true, true + len(chosen))):
            wrong += 1
    assert wrong == 0
