"""Pairing of quote marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.language.quotes import pair


def blocks(text: str) -> list[tuple[int, int]]:
    out, at = [], 0
    for part in text.split("\n\n"):
        out.append((at, at + len(part)))
        at += len(part) + 2
    return out


def quoted(text: str) -> list[list[str]]:
    return [[text[a:b] for a, b in q.pieces] for q in pair(text, blocks(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no" twice.', ['"no"']),
        ("He said “no” twice.", ["“no”"]),
        ("He said ‘no’ twice.", ["‘no’"]),
        ("He said 'no' twice.", ["'no'"]),
        ("Er sagte „nein“ und ging.", ["„nein“"]),
        ("Er sagte „nein” und ging.", ["„nein”"]),
        ("Il dit «non» et part.", ["«non»"]),
        ("Er sagte »nein« und ging.", ["»nein«"]),
        ("He said ''no'' twice.", ["''no''"]),
        ("He said ``no'' twice.", ["``no''"]),
        ("“One ‘two’ three,” he said.", ["“One ‘two’ three,”"]),
        ("\"One 'two' three,\" he said.", ["\"One 'two' three,\""]),
        ("“One “two” three,” he said.", ["“One “two” three,”"]),
        ('"One," he said, "two."', ['"One,"', '"two."']),
        ("‘It’s the players’ ball,’ he said.", ["‘It’s the players’ ball,’"]),
        ("'It's the players' ball,' he said.", ["'It's the players' ball,'"]),
    ],
)
def test_marks_are_paired_by_kind(text: str, expected: list[str]) -> None:
    assert [piece for q in quoted(text) for piece in q] == expected


@pytest.mark.parametrize(
    "text",
    [
        "It's the players' ball, isn't it?",
        "It’s the players’ ball, isn’t it?",
        "Rock 'n' roll in the '90s, 'em and 'til then.",
        "O'Hara's dog wasn't there.",
        "A 6' 2\" man",
    ],
)
def test_apostrophes_are_no_quote_marks(text: str) -> None:
    assert quoted(text) == []


def test_a_quotation_over_paragraphs_is_one() -> None:
    text = "“One,” she said. “Two.\n\n“Three.\n\n“Four.” She left."
    assert quoted(text) == [["“One,”"], ["“Two.", "“Three.", "“Four.”"]]


def test_straight_marks_may_run_over_paragraphs_too() -> None:
    text = 'She said: "Two.\n\n"Three."\n\nShe left.'
    assert quoted(text) == [['"Two.', '"Three."']]


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    text = "“Two and no end.\n\nShe left “soon” after."
    found = pair(text, blocks(text))
    assert [(text[q.start : q.end], q.closed) for q in found] == [
        ("“Two and no end.", False),
        ("“soon”", True),
    ]


def test_a_forgotten_closing_mark_is_put_before_the_frame() -> None:
    text = '"We will leave, said the mayor of the town.'
    assert quoted(text) == [['"We will leave,']]


def test_a_lost_opening_mark_does_not_shift_the_rest() -> None:
    text = "We will leave,” she said. “Soon.”"
    assert quoted(text) == [["“Soon.”"]]


@given(st.text(alphabet="ab.,\n ‘’“”\"'«»„`", max_size=80))
def test_any_marks_give_sorted_spans_inside_their_blocks(text: str) -> None:
    spans = [piece for q in pair(text, blocks(text)) for piece in q.pieces]
    assert spans == sorted(spans)
    for (_, end), (start, _) in pairwise(spans):
        assert end <= start
    for start, end in spans:
        assert start < end
        assert "\n\n" not in text[start:end]
