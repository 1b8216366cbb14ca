from __future__ import annotations

import pytest

from tui.export import KINDS, ExportError, Filter
from tui.reader.desk.wanted import complete, offers, parse

OFFERS = {
    "colour": ["yellow", "green"],
    "tag": ["ferry", "the quay", 'a "b"'],
    "speaker": ["Ana Petrov", "Kwame Osei"],
    "kind": KINDS,
    "since": ["2024-05-31"],
}


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("", Filter([], [], [], [], "")),
        ("colour:yellow,green", Filter(["yellow", "green"], [], [], [])),
        ("color:yellow colour:green", Filter(["yellow", "green"], [], [], [])),
        ('tag:"the quay" tag:#ferry', Filter([], ["the quay", "ferry"], [], [])),
        ('speaker:"Ana Petrov","Kwame Osei"', Filter([], [], ["Ana Petrov", "Kwame Osei"], [])),
        ("kind:direct since:2024-05-31", Filter([], [], [], ["direct"], "2024-05-31")),
        ("tag:", Filter([], [], [], [])),
        ('speaker:"Ana', Filter([], [], ["Ana"], [])),
    ],
)
def test_a_line_is_a_filter(line, wanted):
    assert parse(line) == wanted


@pytest.mark.parametrize("line", ["ferry", "colour:yellow ferry", "date:2024"])
def test_a_word_that_is_no_filter_is_told(line):
    with pytest.raises(ExportError, match="is no filter; write colour"):
        parse(line)


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("", ["colour:", "tag:", "speaker:", "kind:", "since:"]),
        ("co", ["colour:"]),
        ("colour:yellow ta", ["colour:yellow tag:"]),
        ("tag:", ["tag:ferry", 'tag:"the quay"']),
        ('tag:"the ', ['tag:"the quay"']),
        ("colour:yellow,g", ["colour:yellow,green"]),
        ("colour:yellow", []),
        ("speaker:kwa", ['speaker:"Kwame Osei"']),
        ("kind:in", ["kind:indirect"]),
        ("nothing:", []),
    ],
)
def test_a_line_is_completed_from_what_there_is(line, lines):
    assert [found.line for found in complete(line, OFFERS)] == lines


def test_a_key_without_values_is_not_offered():
    assert [item.label for item in complete("", {"tag": ["ferry"], "colour": []})] == ["tag:"]


@pytest.mark.parametrize("key", sorted(OFFERS))
def test_every_completion_is_a_filter_that_asks_for_its_value(key):
    for found in complete(f"{key}:", OFFERS):
        wanted = parse(found.line)
        values = [*wanted.colours, *wanted.tags, *wanted.speakers, *wanted.kinds, wanted.since]
        assert found.label in values


def test_an_export_offers_what_its_notes_have(desk):
    from tests.reader.conftest import TEXT, nth

    desk.colour = "green"
    note = desk.take_note(nth(TEXT, "a scandal"))
    desk.change_note(note, tags=["union", "ferry"])
    desk.take_note(nth(TEXT, "Monday"), colour="yellow")
    found = offers(desk.gathering(annotated=True).run().export, ["yellow", "green", "pink"])
    assert found["colour"] == ["yellow", "green"]
    assert found["tag"] == ["ferry", "union"]
    assert found["speaker"][0] in ("The union", "Ana Petrov")
    assert "Kwame Osei" in found["speaker"]
    assert note.created[:10] in found["since"]
