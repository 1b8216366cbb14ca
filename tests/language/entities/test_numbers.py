"""Dates, times, amounts and other numbers."""

from __future__ import annotations

import pytest

from tui.language.entities import find_numbers


def found(text: str) -> list[tuple[str, str]]:
    return [(text[a:b], label) for a, b, label in find_numbers(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It opens on Monday.", [("Monday", "DATE")]),
        ("It opened on March 20 at last.", [("March 20", "DATE")]),
        ("On Friday, March 20, 2020, it shut.", [("Friday, March 20, 2020", "DATE")]),
        ("It shut on 20 March 2020.", [("20 March 2020", "DATE")]),
        ("He left last year.", [("last year", "DATE")]),
        ("He left two weeks ago.", [("two weeks ago", "DATE")]),
        ("A 42-year-old man left.", [("42-year-old", "DATE")]),
        ("Ann Hill, 42, left.", [("42", "DATE")]),
        ("The girl, aged fifteen, left.", [("fifteen", "DATE")]),
        ("In 1998 and the 1970s it rained.", [("1998", "DATE"), ("1970s", "DATE")]),
        ("in early March", [("early March", "DATE")]),
        ("It may rain; they march on.", []),
        ("It begins at 6am.", [("6am", "TIME")]),
        ("It begins at 6:30 p.m. today.", [("6:30 p.m.", "TIME"), ("today", "DATE")]),
        ("on Saturday afternoon", [("Saturday afternoon", "TIME")]),
        ("It costs $3 million.", [("$3 million", "MONEY")]),
        ("It costs €20,000.", [("€20,000", "MONEY")]),
        ("It costs about US$2.5 billion.", [("about US$2.5 billion", "MONEY")]),
        ("It costs 24 million pounds.", [("24 million pounds", "MONEY")]),
        ("It rose by 95%.", [("95%", "PERCENT")]),
        ("It rose by 20 percent.", [("20 percent", "PERCENT")]),
        ("It is 14 feet long.", [("14 feet", "QUANTITY")]),
        ("It is 3.7 km away.", [("3.7 km", "QUANTITY")]),
        ("a magnitude 6.5 quake", [("magnitude 6.5", "QUANTITY")]),
        ("the 116th and the first", [("116th", "ORDINAL"), ("first", "ORDINAL")]),
        ("Over 1,000 came.", [("Over 1,000", "CARDINAL")]),
        ("It had 60 ships, and hundreds saw it.", [("60", "CARDINAL"), ("hundreds", "CARDINAL")]),
        ("Three people came.", [("Three", "CARDINAL")]),
        ("No one came, and nobody knew this one.", []),
        ("the 2016 presidential election", [("2016 presidential election", "EVENT")]),
    ],
)
def test_labels_and_boundaries(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_offsets_are_the_texts() -> None:
    text = "😀 It cost 60 euros."
    assert find_numbers(text, 2, len(text)) == [(10, 18, "MONEY")]
    assert text[10:18] == "60 euros"
