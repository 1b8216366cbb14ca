from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import split_graphemes

from tui.reader.view.wrapping import is_narrow, wrap

ALPHABET = "ab cd-—/ 漢字かな，。é\u0301\u200d\ufe0f\N{MAN}\N{WOMAN}\u00a0"


def rows(text: str, width: int) -> list[str]:
    return [text[a:b] for a, b in wrap(text, 0, len(text), width)]


@given(st.text(alphabet=ALPHABET, max_size=120), st.integers(1, 30))
def test_rows_fit_and_nothing_but_blanks_is_lost(text, width):
    found = list(wrap(text, 0, len(text), width))
    assert all(a < b for a, b in found)
    assert all(x[1] <= y[0] for x, y in zip(found, found[1:], strict=False))
    shown = [i for a, b in found for i in range(a, b)]
    assert not set("".join(text[i] for i in range(len(text)) if i not in set(shown))) - {" "}
    for a, b in found:
        graphemes, cells = split_graphemes(text[a:b])
        assert cells <= width or len(graphemes) == 1


@given(st.text(alphabet="abc de", max_size=100), st.integers(6, 30))
def test_words_stay_whole_where_they_fit(text, width):
    words = text.split()
    if all(len(word) <= width for word in words):
        assert " ".join(rows(text, width)).split() == words


def test_a_leading_blank_does_not_tear_a_word():
    assert rows(" " + "a" * 11, 11) == ["a" * 11]


def test_a_plain_sentence():
    assert rows("The council voted to close the ferry.", 16) == [
        "The council",
        "voted to close",
        "the ferry.",
    ]


def test_a_long_address_breaks_at_its_slashes():
    assert rows("see https://example.org/reports/2024/ferry now", 22) == [
        "see",
        "https://example.org/",
        "reports/2024/ferry now",
    ]


def test_a_no_break_space_holds():
    assert rows("about 310\u00a0million euros", 14) == ["about", "310\u00a0million", "euros"]


def test_wide_characters_count_twice_and_keep_their_punctuation():
    assert rows("部长说，渡轮将关闭。", 8) == ["部长说，", "渡轮将关", "闭。"]
    assert rows("部长说，渡轮将", 6) == ["部长", "说，渡", "轮将"]


def test_an_emoji_family_is_not_torn():
    family = "\N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL}"
    assert rows(family * 3, 4) == [family * 2, family]


def test_narrow_is_what_len_measures():
    assert is_narrow("“Quoted,” he said — naïvely.")
    assert not is_narrow("漢")
    assert not is_narrow("e\u0301")


def test_a_mark_stays_with_what_it_joins():
    assert rows("，\u0301a", 2) == ["，\u0301", "a"]
    assert rows("ab \u0301cd", 2) == ["ab", " \u0301c", "d"]
    assert rows("a\u200d 。", 2) == ["a\u200d ", "。"]


def test_very_many_marks_are_not_torn_off():
    zalgo = "a" + "\u0301" * 200
    assert rows(zalgo + "bc", 2) == [zalgo + "b", "c"]
