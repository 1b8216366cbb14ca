from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotation import (
    Span,
    TextPositionSelector,
    TextQuoteSelector,
    anchor,
    anchor_all,
    select,
)

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


NEWS = (
    "Ferry to Skarholm stays in port\n\n"
    "By Tora Lindqvist\n\n"
    "The ferry to Skarholm will not sail before Thursday, its owner said. “The ice is thicker than "
    "any of us remember,” said Arvid Moe, who has been a captain for thirty years.\n\n"
    "Some 340 islanders have waited in the town’s sports hall since Sunday — most of them families "
    "with children. The council pays for their meals.\n\n"
    "An icebreaker has left Port Kalder, where Moe spent the night. It is to arrive on Wednesday "
    "if the wind does not turn.\n"
)
"""One name in it stands twice, and the island once more in the headline."""


def place(words: str, nth: int = 0, text: str = NEWS) -> Span:
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def found(span: Span, changed: str, text: str = NEWS) -> str | None:
    """What stands, now, where ``span`` of ``text`` is found again; None for an orphan."""
    where = anchor(changed, *select(text, span)).span
    return None if where is None else where.of(changed)


texts = st.text(st.characters(exclude_categories=()), min_size=1, max_size=200)
"""Of any code points: beyond the BMP, combining, controls, lone surrogates."""


@given(texts, st.data())
def test_any_unchanged_text_gives_any_place_back(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    assert anchor(text, *select(text, span)) == (span, "exact")


@given(spans, texts)
def test_whatever_is_put_before_the_words_are_the_same(span, more):
    quote, position = select(TEXT, span)
    now = more + TEXT
    where = anchor(now, quote, position)
    if now.count(quote.prefix + quote.exact + quote.suffix) == 1:
        assert where.span == Span(span.start + len(more), span.end + len(more))
    else:
        assert where.span is None or where.span.of(now) == quote.exact


pieces = st.lists(
    st.sampled_from([NEWS[:60], NEWS[60:200], NEWS[200:333], TEXT, "\n", "\r\n ", "☃"])
)
numbers = st.integers(-(10**9), 10**9)


@given(
    texts | pieces.map("".join) | st.just(""),
    st.lists(
        st.tuples(
            st.builds(TextQuoteSelector, texts | st.just("") | st.just(NEWS[70:99]), texts, texts)
            | spans.map(lambda span: select(TEXT, span)[0]),
            st.builds(TextPositionSelector, numbers, numbers),
        ),
        max_size=4,
    ),
)
def test_whatever_it_is_given_it_gives_places_in_the_text_or_orphans(text, targets):
    places = anchor_all(text, targets)
    for where in places:
        assert (where.span is None) == (where.how == "orphan")
        assert where.span is None or 0 <= where.span.start < where.span.end <= len(text)
    assert places == anchor_all(text, targets)
    assert places == [anchor(text, *target) for target in targets]


@pytest.mark.parametrize(
    "words, nth",
    [("Moe", 0), ("340", 0), ("The ice is thicker than any of us remember,", 0), ("Moe", 1)],
)
@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.partition("\n\n")[2],
        lambda text: "News | Sport | Weather\r\n\r\n" + text.replace("\n", "\r\n"),
        lambda text: text.replace("“", '"').replace("”", '"').replace("’", "'"),
        lambda text: text.replace("—", "--").replace(" of them", "\u00a0of\u00ad them"),
        lambda text: text.replace(" the", "\n  the").replace(" of ", "\nof "),
    ],
    ids=["title gone", "put in front", "quote marks", "dashes", "re-wrapped"],
)
def test_what_typesetting_and_page_furniture_change_does_not_matter(words, nth, change):
    span = place(words, nth)
    now = change(NEWS)
    where = anchor(now, *select(NEWS, span))
    assert where.how in ("exact", "quote")
    assert where.span is not None
    assert " ".join(where.span.of(now).split()) == words
    assert now[: where.span.start].count(words) == nth


def test_a_paragraph_that_moved_takes_its_notes_along():
    head, by, first, second, third = NEWS.strip().split("\n\n")
    now = "\n\n".join([head, by, third, second, first])
    for words in ("Arvid Moe", "thirty", "The council pays for their meals.", "An icebreaker"):
        span = place(words)
        assert found(span, now) == words
    where = anchor(now, *select(NEWS, place("Moe", 1)))
    assert where.span is not None
    assert now[: where.span.start].endswith("Port Kalder, where ")


def test_a_name_that_stands_elsewhere_too_does_not_take_the_place_of_one_that_is_gone():
    head, by, first, second, third = NEWS.strip().split("\n\n")
    assert found(place("Moe", 1), "\n\n".join([head, by, first, second])) is None
    assert found(place("Moe"), "\n\n".join([head, by, second, third])) is None
    assert found(place("Skarholm"), "\n\n".join([by, first, second, third])) is None


def test_a_short_quote_that_changed_is_found_between_what_stood_around_it():
    now = NEWS.replace("340 islanders", "350 islanders").replace("Arvid Moe", "Arvid Mohe")
    assert found(place("340 islanders"), now) == "350 islanders"
    assert found(place("Arvid Moe"), now) == "Arvid Mohe"
    assert anchor(now, *select(NEWS, place("Arvid Moe"))).how == "fuzzy"


def test_a_short_quote_that_was_taken_out_is_an_orphan_though_all_around_it_is_there():
    assert found(place("for thirty years"), NEWS.replace(" for thirty years", "")) is None


def test_a_quote_ends_at_whole_words_after_an_edit_at_its_end():
    now = NEWS.replace("for their meals", "for all their hot mealtimes")
    assert found(place("The council pays for their meals"), now) == (
        "The council pays for all their hot mealtimes"
    )


def test_what_stood_around_does_not_outweigh_the_words_themselves():
    sentences = [
        f"The {w} of Brekke cost {n} million last year."
        for n, w in enumerate(
            ("school roof", "swimming pool", "bus station", "town library", "fish market"), 3
        )
    ]
    text = " ".join(sentences)
    span = place(sentences[2], text=text)
    moved = [sentences[2].replace("last", "this"), *sentences[:2], *sentences[3:]]
    assert found(span, " ".join(moved), text) in (moved[0], None)


def test_an_orphan_is_no_orphan_once_its_text_is_back():
    quote, position = select(NEWS, place("The council pays for their meals."))
    without = NEWS.replace(" The council pays for their meals.", "")
    for _ in range(2):
        assert anchor(without, quote, position).how == "orphan"
        assert anchor(NEWS, quote, position).how == "exact"
        assert anchor("☃ " + NEWS, quote, position).how == "quote"


def test_a_selector_that_says_nothing_of_what_stands_around_is_found_where_it_is_alone():
    position = TextPositionSelector(0, 0)
    once = anchor(NEWS, TextQuoteSelector("An icebreaker has left"), position)
    assert once.span == place("An icebreaker has left")
    assert anchor(NEWS, TextQuoteSelector("Moe"), position).how == "orphan"


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
