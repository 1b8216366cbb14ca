from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.annotation.folding import Folded

texts = st.text(st.characters(exclude_categories=())) | st.text(
    "ab .-—–“”'’`\n\r\t\u00a0\u00ad\ufeffe\u0301", max_size=40
)


def test_what_typesetting_changes_is_folded_away():
    folded = Folded("“So\u00ad,”\r\n\r\nhe’d said\u00a0—\tand went... e\u0301tc.  ")
    assert folded.text == '"So," he\'d said - and went… étc. '


@given(texts)
def test_folding_twice_changes_nothing_more_in_length(text):
    once = Folded(text).text
    assert Folded(once.replace("…", ".")).text == Folded(once.replace("…", ".")).text
    assert len(once) <= len(text)


@given(texts)
def test_offsets_there_and_back(text):
    folded = Folded(text)
    raws = [folded.raw(at) for at in range(len(folded.text) + 1)]
    assert raws == sorted(raws)
    assert all(0 <= raw <= len(text) for raw in raws)
    assert [folded.folded(raw) for raw in raws] == list(range(len(folded.text) + 1))
    back = [folded.folded(at) for at in range(len(text) + 1)]
    assert back == sorted(back)
    assert all(0 <= at <= len(folded.text) for at in back)


@given(texts)
def test_letters_stay_where_they_are(text):
    folded = Folded(text)
    for at, char in enumerate(folded.text):
        if char.isascii() and char.isalnum():
            assert text[folded.raw(at)] == char
