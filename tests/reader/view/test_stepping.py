from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import split_graphemes

from tui.reader.view.stepping import UNITS, around, count_graphemes, is_boundary, step, word_at

BLANKS = [" ", "  ", "\n\n"]
PARTS = st.sampled_from(
    BLANKS
    + "a B é e\u0301 ’ ' “ ” \" . , ! ? … ... U.S. Mr. 3.5 No. - — 港 船。 カ ำ 🎉 👩\u200d🚀 "
    "❤\ufe0f 👍🏽 🇮🇪 \u200d \u0301 ्क _ \x1b ( )".split()
)
TEXTS = st.lists(PARTS, max_size=40).map("".join).map(lambda text: text.strip("\n"))


def clusters(text: str) -> set[int]:
    """Where what the view paints as graphemes begins and ends, paragraph by paragraph."""
    out = {0, len(text)}
    at = 0
    for block in text.split("\n"):
        out |= {at, at + len(block)}
        out |= {at + start for start, _, _ in split_graphemes(block)[0]}
        at += len(block) + 1
    return out


def walk(text: str, unit, direction: int, at: int = 0) -> list[int]:
    stops = []
    end = len(text) if direction > 0 else 0
    while at != end:
        after = step(text, at, direction, unit)
        assert (after > at) if direction > 0 else (after < at)
        at = after
        stops.append(at)
        assert 0 <= at <= len(text)
    return stops


@pytest.mark.parametrize("unit", UNITS)
@given(text=TEXTS, data=st.data())
def test_steps_move_on_to_the_end_and_cut_no_grapheme(unit, text, data):
    start = data.draw(st.integers(0, len(text)))
    whole = clusters(text)
    assert set(walk(text, unit, 1, start)) <= whole
    assert set(walk(text, unit, -1, start)) <= whole


@given(text=TEXTS)
def test_back_by_characters_is_the_way_there(text):
    there = [0, *walk(text, "character", 1)]
    back = [*reversed(walk(text, "character", -1, len(text))), len(text)]
    # A break between paragraphs has two sides, and each way stops on the side it comes to.
    strip = [(a, b) for a, b in zip(there, back, strict=True) if a != b]
    assert all(text[min(a, b) : max(a, b)].strip("\n") == "" for a, b in strip)


@pytest.mark.parametrize("unit", UNITS)
@given(text=TEXTS, data=st.data())
def test_what_lies_around_holds_what_it_is_around_and_cuts_no_grapheme(unit, text, data):
    whole = sorted(clusters(text))
    start, end = sorted((data.draw(st.sampled_from(whole)), data.draw(st.sampled_from(whole))))
    low, high = around(text, start, end, unit)
    assert low <= start <= end <= high
    assert {low, high} <= set(whole)


def steps(text: str, unit, direction: int = 1) -> list[str]:
    at = 0 if direction > 0 else len(text)
    out = []
    for stop in walk(text, unit, direction, at):
        out.append(text[min(at, stop) : max(at, stop)].strip())
        at = stop
    return out


def test_words_take_the_punctuation_that_closes_behind_them():
    text = "“We’re ready,” the U.S. co-owner (Ada) said: $3.5 million—“cash”."
    assert steps(text, "word") == [
        "“We’re",
        "ready,”",
        "the",
        "U.S.",
        "co-owner",
        "(Ada)",
        "said:",
        "$3.5",
        "million—",
        "“cash”.",
    ]


def test_going_back_words_take_what_opens_before_them():
    assert steps("the “old ferry”, (now) gone.", "word", -1) == [
        "gone.",
        "(now)",
        "ferry”,",
        "“old",
        "the",
    ]


def test_a_script_without_blanks_is_stepped_through_by_grapheme():
    assert steps("船长说：好 ok", "word") == ["船", "长", "说：", "好", "ok"]
    assert steps("ญี่ปุ่น", "word")[0] == "ญี่"


def test_sentences_are_stepped_over_across_paragraphs():
    text = "One is here. Two is not.\n\nThree was."
    assert steps(text, "sentence") == ["One is here.", "Two is not.", "Three was."]
    assert steps(text, "sentence", -1) == ["Three was.", "Two is not.", "One is here."]
    assert step(text, 14, 1, "sentence") == 24
    assert step(text, 14, -1, "sentence") == 13
    assert step(text, 13, -1, "sentence") == 0


def test_paragraphs():
    text = "One. Two.\n\nThree."
    assert steps(text, "paragraph") == ["One. Two.", "Three."]
    assert step(text, 12, -1, "paragraph") == 11
    assert step(text, 11, -1, "paragraph") == 0


@pytest.mark.parametrize(
    "at, word",
    [
        ("dockers", "dockers"),
        ("’s", "Ada’s"),
        ("oo", "co-op"),
        (".S", "U.S."),
        ("pay", "pay"),
        (",", None),
        ("3", "1,203.5"),
        ("éé", "e\u0301lan"),
    ],
)
def test_the_word_at_a_place(at, word):
    text = "Ada’s dockers, the co-op U.S. pay of 1,203.5 went. e\u0301lan"
    where = {"oo": text.index("-op"), "éé": text.index("\u0301")}.get(at)
    found = word_at(text, text.index(at) if where is None else where)
    assert (text[found[0] : found[1]] if found else None) == word


def test_around_leaves_alone_what_lies_between_words():
    assert around("one — two", 4, 5, "word") == (4, 5)
    assert around("one two three", 5, 9, "word") == (4, 13)


def test_odd_offsets_are_taken_to_the_text():
    assert step("abc", -9, 1) == 1
    assert step("abc", 99, -1) == 2
    assert step("abc", 99, 1) == 3
    assert step("", 0, 1, "word") == step("", 0, -1, "sentence") == 0


def test_graphemes_are_counted():
    assert count_graphemes("ferry") == 5
    assert count_graphemes("👩\u200d🚀e\u0301🇮🇪🇪🇸x") == 5
    assert not is_boundary("🇮🇪🇪🇸", 1)
    assert is_boundary("🇮🇪🇪🇸", 2)
