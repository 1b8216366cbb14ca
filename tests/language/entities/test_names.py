"""Names by tables, by shape and by what stands around them."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.language.helpers import mentions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in Seattle, said Moscow.", [("Seattle", "GPE"), ("Moscow", "GPE")]),
        ("The U.S. and Russia agreed.", [("U.S.", "GPE"), ("Russia", "GPE")]),
        ("A Russian ship sank in the Black Sea.", [("Russian", "NORP"), ("Black Sea", "LOC")]),
        ("Later President Quill spoke.", [("Quill", "PERSON")]),
        ("The plan of Mrs. Ottoline Quill failed.", [("Ottoline Quill", "PERSON")]),
        ("It was a friend of Jane Quill.", [("Jane Quill", "PERSON")]),
        ("His lawyer Bram Oddworth left.", [("Bram Oddworth", "PERSON")]),
        ("She works for Oddworth Inc. now.", [("Oddworth Inc.", "ORG")]),
        ("She studied at the University of Oddworth.", [("University of Oddworth", "ORG")]),
        (
            "It went to the Ministry of Fisheries and Trade.",
            [("Ministry of Fisheries and Trade", "ORG")],
        ),
        ("They walked to Oddworth Airport.", [("Oddworth Airport", "FAC")]),
        ("They crossed the Oddworth River.", [("Oddworth River", "LOC")]),
        ("It broke the Clean Harbours Act.", [("Clean Harbours Act", "LAW")]),
        ("People fled from Hurricane Oddworth.", [("Hurricane Oddworth", "EVENT")]),
        ("A report by The New York Times says so.", [("The New York Times", "ORG")]),
        ("They live in Washington, D.C. today.", [("Washington, D.C.", "GPE"), ("today", "DATE")]),
        ("Mayor Bill de Blasio left.", [("Bill de Blasio", "PERSON")]),
        ("He answered in Spanish.", [("Spanish", "LANGUAGE")]),
        ("He joined the Democratic party.", [("Democratic party", "ORG")]),
        ("Nothing here is a name. However, it ends.", []),
    ],
)
def test_labels_and_boundaries(text: str, expected: list[tuple[str, str]], nlp: Language) -> None:
    assert mentions(text, nlp) == expected


def test_a_short_name_takes_the_label_of_the_full_one(nlp: Language) -> None:
    found = mentions("We met Jane Oddworth there. Everybody likes Oddworth a lot.", nlp)
    assert found == [("Jane Oddworth", "PERSON"), ("Oddworth", "PERSON")]


def test_a_headline_in_capitals_gives_only_what_is_known(nlp: Language) -> None:
    text = "Big Storm Hits France After Long Night\n\nThe storm came at dawn. It left."
    assert mentions(text, nlp)[0] == ("France", "GPE")
    assert len(mentions(text, nlp)) == 1


def test_a_dateline_gives_place_and_agency(nlp: Language) -> None:
    text = "Harbour is shut\n\nODDWORTH (AP) — The harbour is shut."
    assert mentions(text, nlp) == [("ODDWORTH", "GPE"), ("AP", "ORG")]
