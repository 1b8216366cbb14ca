from __future__ import annotations

from pathlib import Path

from tests.reader.conftest import TEXT, annotate_by_hand
from tui.annotation import ENTITY_LABELS
from tui.article import from_text
from tui.reader.screen.candidates import labels, others, speakers, types

FOUND = annotate_by_hand(from_text(TEXT, Path("a.txt")))
RANKS = {0: 0, 2: 1, 1: 2}


def names(options) -> list[str]:
    return [option.name for option in options]


def test_speakers_come_by_nearness_and_nobody_last():
    first, last = FOUND.attributions[0], FOUND.attributions[3]
    assert names(speakers(FOUND, RANKS, first.span)) == [
        "Ana Petrov",
        "The union",
        "Kwame Osei",
        "Harrowgate",
        "nobody known",
    ]
    near = speakers(FOUND, RANKS, last.span, but=2, nobody=False)
    assert names(near) == ["Ana Petrov", "The union", "Harrowgate"]


def test_a_speaker_has_role_count_and_colour_and_an_entity_its_type():
    options = {o.name: o for o in speakers(FOUND, RANKS, FOUND.attributions[0].span)}
    assert options["Ana Petrov"].detail == "Mayor · 2 quotes"
    assert options["Ana Petrov"].rank == 0
    assert options["Kwame Osei"].key == ("speaker", 2)
    assert options["Harrowgate"].key == ("entity", 2)
    assert options["Harrowgate"].detail == "country, state or city"
    assert "Monday" not in options and "60" not in options


def test_entities_of_the_same_type_come_first_and_those_that_share_a_word_before_them():
    assert names(others(FOUND, 0)) == ["Kwame Osei", "Monday", "Harrowgate", "60"]
    assert names(others(FOUND, 0, same_type=True)) == ["Kwame Osei"]
    renamed = FOUND.entities[2]._replace(name="Petrov Harbour")
    from dataclasses import replace

    found = replace(FOUND, entities=(*FOUND.entities[:2], renamed, *FOUND.entities[3:]))
    assert names(others(found, 0))[0] == "Petrov Harbour"
    assert others(found, 3)[0].detail == "person · 3 mentions"


def test_all_types_but_the_present_one():
    assert [o.key for o in labels()] == list(ENTITY_LABELS)
    assert len(labels("ORG")) == len(ENTITY_LABELS) - 1
    assert [(o.key, o.detail) for o in types("direct")] == [
        ("mixed", "some of it stands in quote marks"),
        ("indirect", "in the writer’s words"),
    ]
