"""Who the sources are."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.language.helpers import annotated, said
from tui.annotation import Speaker


def speakers(text: str, nlp: Language) -> list[str | None]:
    return [found.speaker for found in said(text, nlp)]


def speaker(text: str, nlp: Language) -> Speaker:
    _, found = annotated(text, nlp)
    number = found.attributions[0].speaker
    assert number is not None
    return found.speakers[number]


def test_all_names_of_one_person_are_one_speaker(nlp: Language) -> None:
    text = (
        "President Quill said it rained. “It rained,” Ottoline Quill said. "
        "Quill said it would stop."
    )
    _, found = annotated(text, nlp)
    assert [s.name for s in found.speakers] == ["Ottoline Quill"]
    assert found.speakers[0].role == "President"
    entity = found.speakers[0].entity
    assert entity is not None
    assert found.entities[entity].name == "Ottoline Quill"


def test_he_is_the_subject_before(nlp: Language) -> None:
    text = "Mr. Quill met Mr. Oddworth on Monday. He said it had rained."
    assert speakers(text, nlp) == ["Quill"]


def test_she_is_nobody_who_is_called_he(nlp: Language) -> None:
    text = "Mrs. Quill left. Mr. Oddworth stayed. She said it had rained."
    assert speakers(text, nlp) == ["Quill"]


def test_a_pronoun_without_anybody_stays_open(nlp: Language) -> None:
    assert speakers("She said it had rained.", nlp) == [None]


def test_a_role_is_who_bears_it(nlp: Language) -> None:
    text = (
        "The ministry's spokeswoman, Ottoline Quill, left. Mayor Bram Oddworth stayed. "
        "The spokeswoman said it rained. The mayor denied that it had."
    )
    assert speakers(text, nlp) == ["Ottoline Quill", "Bram Oddworth"]


def test_a_statement_is_its_owners(nlp: Language) -> None:
    text = "Ottoline Quill left. Quill's statement said it had rained."
    assert speakers(text, nlp) == ["Ottoline Quill"]


def test_somebodys_lawyer_is_not_somebody(nlp: Language) -> None:
    text = "Ottoline Quill left. Quill's lawyers said it had rained."
    assert speakers(text, nlp) == ["Quill's lawyers"]


@pytest.mark.parametrize(
    ("text", "name", "kind", "named"),
    [
        ("Officials said it rained.", "officials", "group", False),
        (
            "A spokesman for the ministry said it rained.",
            "spokesman for the ministry",
            "person",
            False,
        ),
        ("The study found that it rained.", "study", "document", False),
        ("The company said it rained.", "company", "organization", False),
        ("Moscow said it rained.", "Moscow", "organization", True),
        ("The White House said it rained.", "White House", "organization", True),
        ("The Interfax news agency reported that it rained.", "Interfax", "organization", True),
        ("Ottoline Quill said it rained.", "Ottoline Quill", "person", True),
        (
            "Ottoline Quill and Bram Oddworth said it rained.",
            "Ottoline Quill and Bram Oddworth",
            "group",
            True,
        ),
    ],
)
def test_kinds(text: str, name: str, kind: str, named: bool, nlp: Language) -> None:
    found = speaker(text, nlp)
    assert (found.name, found.kind, found.named) == (name, kind, named)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "A senior official who declined to be named told Reuters that it rained.",
            "who declined to be named",
        ),
        (
            "An official, speaking on condition of anonymity, said it rained.",
            "speaking on condition of anonymity",
        ),
        ("An official said it rained.", None),
    ],
)
def test_why_a_source_is_unnamed(text: str, reason: str | None, nlp: Language) -> None:
    assert speaker(text, nlp).reason == reason


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Harbour chief Ottoline Quill said it rained.", "Harbour chief"),
        ("Ottoline Quill, a former nurse, said it rained.", "former nurse"),
        ("“It rained,” said Prime Minister Ottoline Quill.", "Prime Minister"),
        ("Ottoline Quill said it rained.", None),
    ],
)
def test_roles_as_worded(text: str, role: str | None, nlp: Language) -> None:
    assert speaker(text, nlp).role == role
