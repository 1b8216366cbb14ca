"""Datelines at the beginning of a paragraph."""

from __future__ import annotations

import pytest

from tui.language.dateline import dateline


@pytest.mark.parametrize(
    ("text", "place", "whole"),
    [
        ("WESTPORT (AP) — The plan", "WESTPORT", "WESTPORT (AP) —"),
        ("WESTPORT, Maine (AP) -- The plan", "WESTPORT, Maine", "WESTPORT, Maine (AP) --"),
        ("ABU DHABI (Reuters) - The plan", "ABU DHABI", "ABU DHABI (Reuters) -"),
        ("Lagos (AFP) – The plan", "Lagos", "Lagos (AFP) –"),
        ("PARIS, Oct. 3 (UPI) — The plan", "PARIS", "PARIS, Oct. 3 (UPI) —"),
        ("WESTPORT — The plan", "WESTPORT", "WESTPORT —"),
    ],
)
def test_place_and_agency(text: str, place: str, whole: str) -> None:
    found = dateline(text, 0, len(text))
    assert found is not None
    start, middle, end = found
    assert text[start:middle] == place
    assert text[start:end] == whole


@pytest.mark.parametrize(
    "text",
    [
        "The plan — a bold one — failed.",
        "Westport — the old town — is quiet.",
        "NATO (the alliance) said — no.",
        "He left.",
        "",
    ],
)
def test_running_text_has_none(text: str) -> None:
    assert dateline(text, 0, len(text)) is None
