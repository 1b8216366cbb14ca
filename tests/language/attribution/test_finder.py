"""Source, cue and content in single sentences and short passages."""

from __future__ import annotations

import pytest
from spacy.language import Language

from tests.language.helpers import said

DIRECT = [
    ("“We lost,” said Hill.", ["“We lost,”"], "Hill", "said"),
    ("“We lost,” Hill said.", ["“We lost,”"], "Hill", "said"),
    ('"We lost", Hill told reporters.', ['"We lost"'], "Hill", "told"),
    ("Hill said: “We lost.”", ["“We lost.”"], "Hill", "said"),
    ("Hill told the BBC on Monday, “We lost.”", ["“We lost.”"], "Hill", "told"),
    ("“We lost,” he said, “and we know it.”", ["“We lost,”", "“and we know it.”"], "he", "said"),
    ("“We lost,” he said. “We know it well.”", ["“We lost,”", "“We know it well.”"], "he", "said"),
    ("“Is it lost?” Jane Hill asked.", ["“Is it lost?”"], "Jane Hill", "asked"),
    ("“We lost,” said Hill, a former nurse.", ["“We lost,”"], "Hill, a former nurse", "said"),
    ("Jane Hill, a doctor, said, “We lost.”", ["“We lost.”"], "Jane Hill, a doctor", "said"),
    ("Jane Hill, who lives in Leeds, said, “We lost.”", ["“We lost.”"], "Jane Hill", "said"),
    ("‘It’s the workers’ money,’ Hill said.", ["‘It’s the workers’ money,’"], "Hill", "said"),
    ("He called it a “disgrace”.", ["“disgrace”"], "He", "called"),
    ("He described the plan as “madness” twice.", ["“madness”"], "He", "described"),
    ("In a letter, the minister wrote: “We lost.”", ["“We lost.”"], "the minister", "wrote"),
]

INDIRECT = [
    ("Hill said the plan had failed.", ["the plan had failed"], "Hill", "said"),
    ("Hill said that the plan had failed.", ["that the plan had failed"], "Hill", "said"),
    ("The plan had failed, Hill said.", ["The plan had failed"], "Hill", "said"),
    ("The plan had failed, said Jane Hill.", ["The plan had failed"], "Jane Hill", "said"),
    ("Hill told reporters the plan had failed.", ["the plan had failed"], "Hill", "told"),
    ("Hill told them that it had failed.", ["that it had failed"], "Hill", "told"),
    ("Hill has not denied that it failed.", ["that it failed"], "Hill", "has not denied"),
    ("The ministry announced an inquiry.", ["an inquiry"], "The ministry", "announced"),
    ("She urged drivers to stay at home.", ["to stay at home"], "She", "urged"),
    ("He promised to pay.", ["to pay"], "He", "promised"),
    ("He accused Hill of lying.", ["Hill of lying"], "He", "accused"),
    ("Protesters called for an inquiry.", ["an inquiry"], "Protesters", "called for"),
    ("According to Reuters, the plan failed.", ["the plan failed"], "Reuters", "According to"),
    ("The plan failed, according to Reuters.", ["The plan failed"], "Reuters", "according to"),
    ("Hill left early, saying she was tired.", ["she was tired"], "Hill", "saying"),
    ("The plan, Hill said, had failed.", ["The plan", "had failed"], "Hill", "said"),
    ("The study found that gulls can count.", ["that gulls can count"], "The study", "found"),
    ("Hill said in a statement that it failed.", ["that it failed"], "Hill", "said"),
    (
        "The rejection followed his warning that the dam would break.",
        ["that the dam would break"],
        "his",
        "warning",
    ),
]

NOTHING = [
    "The so-called “ghost ship” sank.",
    "Nigel “Spike” Porter watched it sink.",
    "She sang in “The Long Night” last year.",
    "The claims were never tested.",
    "The report was long, and the notes were short.",
    "He wanted to say something.",
    "He would say nothing of the kind.",
    "A stated aim of the plan is growth.",
    "State police closed the road.",
    "By Jane Hill",
]


@pytest.mark.parametrize(("text", "content", "source", "cue"), DIRECT)
def test_direct_speech(text: str, content: list[str], source: str, cue: str, nlp: Language) -> None:
    (found,) = said(text, nlp)
    assert (list(found.content), found.source, found.cue) == (content, source, cue)
    assert found.type == "direct"


@pytest.mark.parametrize(("text", "content", "source", "cue"), INDIRECT)
def test_indirect_speech(
    text: str, content: list[str], source: str, cue: str, nlp: Language
) -> None:
    (found,) = said(text, nlp)
    assert (list(found.content), found.source, found.cue) == (content, source, cue)
    assert found.type == "indirect"


@pytest.mark.parametrize("text", NOTHING)
def test_no_attribution(text: str, nlp: Language) -> None:
    assert said(text, nlp) == []


def test_speech_partly_in_quote_marks_is_mixed(nlp: Language) -> None:
    (found,) = said("Hill said the plan was “mad” and would fail.", nlp)
    assert found.type == "mixed"
    assert found.content == ("the plan was “mad” and would fail",)


def test_nested_marks_belong_to_the_outer_quotation(nlp: Language) -> None:
    (found,) = said("“He told me ‘go home’ and I said no,” Hill said.", nlp)
    assert found.content == ("“He told me ‘go home’ and I said no,”",)


def test_two_verbs_with_two_contents_are_two(nlp: Language) -> None:
    found = said("Hill said the plan had failed and urged members to leave.", nlp)
    assert [(f.source, f.cue, f.content) for f in found] == [
        ("Hill", "said", ("the plan had failed",)),
        ("Hill", "urged", ("to leave",)),
    ]


def test_who_relays_is_not_who_says(nlp: Language) -> None:
    (found,) = said("The ship sank, Jane Hill told reporters, according to Reuters.", nlp)
    assert (found.source, found.via) == ("Jane Hill", "Reuters")
    (found,) = said("Reuters reported that the ship sank, citing two officials.", nlp)
    assert (found.source, found.via) == ("two officials", "Reuters")
    assert found.content == ("that the ship sank",)


@pytest.mark.parametrize(
    ("title", "content", "source"),
    [
        ("Summit is off, minister says", "Summit is off", "minister"),
        ("Minister: summit is off", "summit is off", "Minister"),
        ("Summit is off: officials", "Summit is off", "officials"),
        ("Officials say summit is off", "summit is off", "Officials"),
    ],
)
def test_headlines(title: str, content: str, source: str, nlp: Language) -> None:
    found = said(f"{title}\n\nNothing more is known. It rained.", nlp)
    assert [(f.content, f.source) for f in found] == [((content,), source)]


def test_a_press_release_signs_its_quotations(nlp: Language) -> None:
    (found,) = said("“We are proud of this harbour.” — Jane Hill", nlp)
    assert (found.speaker, found.cue) == ("Jane Hill", None)


def test_a_colon_alone_makes_the_subject_the_source(nlp: Language) -> None:
    (found,) = said("Jane Hill was blunt: “We lost all of it.”", nlp)
    assert (found.source, found.cue) == ("Jane Hill", None)


def test_a_byline_speaks_not(nlp: Language) -> None:
    assert said("Harbour is shut\n\nBy Jane Hill\n\nThe harbour is shut. It rained.", nlp) == []
