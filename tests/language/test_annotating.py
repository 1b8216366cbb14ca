"""Whole articles: the seed, and invented ones for the shapes that news takes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from spacy.language import Language

from tests.language.helpers import Said, annotated, said
from tui.article import from_text
from tui.article import load as read
from tui.language import annotate
from tui.language.pipeline import STEPS

SEED = Path(__file__).parents[2] / "seeds" / "000_d1c587434766bf42.txt"

WIRE = """\
Harbour plan is dead, mayor says

WESTPORT (AP) — The plan to rebuild the harbour is dead, Mayor Alice Brandt said on Tuesday.

“We looked at every option,” Brandt told reporters outside the hall. “There was no money left.

“I am sorry for the fishermen and their families.

“But we will not borrow what we cannot repay.”

She denied that the council had misled voters. "We told them the truth," she said.
"""

CHAIN = """\
Tanker was hit twice, officials say

By Tom Reed

A senior official who declined to be named told the Interfax news agency that the tanker was hit \
twice, according to Reuters.

"It was a mine," one of them said. "Nothing else does that."

The ministry's spokeswoman, Carla Ortiz, called the report "pure fantasy". The spokeswoman added \
that an inquiry was under way.
"""

UNBALANCED = """\
Critics attack the plan

"This is a bad plan, said the critic Paul Weber. It will fail next year.

“We will build it anyway.

The mayor said the work would begin in May.
"""


def test_the_seed_article(nlp: Language) -> None:
    article = read(SEED)
    text, found = article.text, annotate(article, nlp)
    direct = [a for a in found.attributions if a.type == "direct"]
    names = [s.name if (s := found.speaker_of(a)) else None for a in direct]
    assert names == ["Yuri Ushakov", "Sarah Huckabee Sanders", "Yuri Ushakov"]
    assert [a.via and a.via.of(text) for a in direct] == [
        "the RIA Novosti news agency",
        None,
        "Reuters",
    ]
    indirect = [
        (s.name if (s := found.speaker_of(a)) else None, a.cue and a.cue.of(text))
        for a in found.attributions
        if a.type == "indirect"
    ]
    for expected in (
        ("Kremlin", "said"),
        ("White House", "acknowledged"),
        ("Yuri Ushakov", "said"),
        ("Moscow", "has denied"),
        ("Trump", "has said"),
    ):
        assert expected in indirect
    sanders = next(s for s in found.speakers if s.name == "Sarah Huckabee Sanders")
    assert (sanders.role, sanders.kind) == ("White House press secretary", "person")
    labels = {(m.span.of(text), m.label) for m in found.mentions}
    assert labels >= {
        ("Trump", "PERSON"),
        ("Putin", "PERSON"),
        ("Vladimir Putin", "PERSON"),
        ("Ushakov", "PERSON"),
        ("Sarah Huckabee Sanders", "PERSON"),
        ("Kremlin", "ORG"),
        ("White House", "ORG"),
        ("RIA Novosti", "ORG"),
        ("Reuters", "ORG"),
        ("Moscow", "GPE"),
        ("Washington", "GPE"),
        ("Seattle", "GPE"),
        ("U.S.", "GPE"),
        ("Russia", "GPE"),
        ("March 20", "DATE"),
        ("Monday", "DATE"),
        ("60", "CARDINAL"),
        ("Russian", "NORP"),
    }
    assert not any("mosads" in m.span.of(text) for m in found.mentions)
    assert (found.engine, found.digest) == (nlp.meta["engine"], article.digest)


def test_the_cue_classes_of_the_seed(nlp: Language) -> None:
    article = read(SEED)
    found = annotate(article, nlp)
    classes = {a.cue.of(article.text): a.cue_class for a in found.attributions if a.cue}
    assert classes["acknowledged"] == "factive"
    assert classes["has denied"] == "assertive"
    assert classes["told"] == "neutral"


def test_a_quotation_over_three_paragraphs(nlp: Language) -> None:
    found = said(WIRE, nlp)
    assert (
        Said(
            "Alice Brandt",
            (
                "“We looked at every option,”",
                "“There was no money left.",
                "“I am sorry for the fishermen and their families.",
                "“But we will not borrow what we cannot repay.”",
            ),
            "Brandt",
            "told",
            None,
            "direct",
        )
        in found
    )
    assert [f.speaker for f in found] == ["Alice Brandt"] * 5


def test_a_dateline_is_no_part_of_what_is_said(nlp: Language) -> None:
    found = said(WIRE, nlp)
    assert found[1].content == ("The plan to rebuild the harbour is dead",)
    assert found[1].source == "Mayor Alice Brandt"


def test_unnamed_sources_and_a_chain(nlp: Language) -> None:
    text, found = annotated(CHAIN, nlp)
    first, second, third, *_ = found.attributions
    assert first.source and first.source.of(text) == "officials"
    assert second.via and second.via.of(text) == "Reuters"
    official = found.speaker_of(second)
    assert official is not None
    assert (official.name, official.named, official.reason) == (
        "senior official",
        False,
        "who declined to be named",
    )
    assert [p.of(text) for p in third.content] == ['"It was a mine,"', '"Nothing else does that."']
    assert [s.name for s in found.speakers][-1] == "Carla Ortiz"
    assert "Tom Reed" not in [s.name for s in found.speakers]


def test_unbalanced_marks_spoil_nothing_after_them(nlp: Language) -> None:
    found = said(UNBALANCED, nlp)
    assert (found[0].content, found[0].source) == (
        ('"This is a bad plan,',),
        "the critic Paul Weber",
    )
    assert found[-1].content == ("the work would begin in May",)


def test_hidden_spans_are_not_read_and_offsets_are_the_files(nlp: Language) -> None:
    text = (
        "A title here\n\nADVERTISEMENT\n\n"
        "😀 “We   lost all {mosads} of it,” said Jane Hill.\n\nIt rained.\n"
    )
    article = from_text(text)
    found = annotate(article, nlp)
    (attribution,) = found.attributions
    assert attribution.content[0].of(text) == "“We   lost all {mosads} of it,”"
    assert attribution.source and attribution.source.of(text) == "Jane Hill"


def test_the_pipeline_is_made_of_registered_components(nlp: Language) -> None:
    assert nlp.pipe_names == list(STEPS)
    doc = nlp("“We lost,” said Jane Hill of Oddworth Inc. on Monday.")
    assert [s.text for s in doc.spans["quotes"]] == ["“We lost,”"]
    assert [e.label_ for e in doc.ents] == ["PERSON", "ORG", "DATE"]
    assert len(doc._.attributions) == 1
    assert doc._.speakers[0].name == "Jane Hill"


def test_a_component_may_be_missing(nlp: Language) -> None:
    with nlp.select_pipes(disable=["newsreader_names"]):
        doc = nlp("“We lost,” said Jane Hill on Monday.")
    assert [e.label_ for e in doc.ents] == ["DATE"]
    assert len(doc._.attributions) == 1


def test_the_package_does_not_import_spacy() -> None:
    code = "import sys, tui.language as l; l.ENGINE; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_entry_point_stays_a_function() -> None:
    """A module of the same name would take its place in the package once it is imported."""
    import tui.language
    from tui.article import from_text

    nlp = tui.language.load()
    for _ in range(2):
        tui.language.annotate(from_text("A headline\n\nNothing else happened."), nlp)


def test_what_says_nothing_is_no_content(nlp: Language) -> None:
    """A time, a pronoun and the wish not to be named are not what somebody said."""
    text = (
        "Port stops work\n\n"
        "Ada Stone told a meeting the evening before:\n\n"
        "“In May they took two people from every crew.”\n\n"
        "An official, who asked not to be named, said the port would close. Stone denied it.\n\n"
        "Each day costs the port $200,000 in fees, according to the harbour master, Rui Moreno.\n"
    )
    found = [(one.speaker, one.content[0]) for one in said(text, nlp)]
    assert found == [
        ("Ada Stone", "“In May they took two people from every crew.”"),
        ("official", "the port would close"),
        ("Rui Moreno", "Each day costs the port $200,000 in fees"),
    ]
