from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.annotation.test_anchoring import NEWS
from tui.annotation.seeking import BUCKET, seek

lengths = st.tuples(st.integers(0, len(NEWS) - 60), st.integers(20, 200))


@given(st.lists(lengths, max_size=5), st.text("xyz \n", max_size=90))
def test_a_passage_is_offered_where_it_stands(places, before):
    passages = [NEWS[start : start + length] for start, length in places]
    for (start, _), offered in zip(places, seek(before + NEWS, passages), strict=True):
        assert any(abs(at - start - len(before)) <= BUCKET for at in offered)


def test_a_passage_full_of_misprints_is_offered():
    passage = NEWS[70:190]
    garbled = "".join("#" if at % 7 == 0 else char for at, char in enumerate(passage))
    assert abs(seek("z" * 500 + garbled + "z" * 500, [passage])[0][0] - 500) <= BUCKET


def test_nothing_is_offered_for_what_shares_nothing():
    assert seek(NEWS, ["qqqqqqqq", "", "abc"]) == [[], [], []]
    assert seek("", ["the ferry to Skarholm"]) == [[]]


def test_what_stands_everywhere_is_sought_by_what_is_rare_in_it():
    text = "over and over and " * 2000 + "Skarholm sleeps " + "over and over and " * 2000
    at = text.index("Skarholm") - 18
    offered = seek(text, [text[at : at + 60]])[0]
    assert abs(offered[0] - at) <= BUCKET
