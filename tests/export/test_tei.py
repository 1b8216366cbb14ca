from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

from hypothesis import given

from tui.annotation import Annotations, Attribution, Entity, Mention, Span
from tui.article import Article, from_text
from tui.article.safety import safe
from tui.export import Export, gather
from tui.export.tei import export

from .conftest import taken
from .test_tools import annotated, parts

NS = "{http://www.tei-c.org/ns/1.0}"
ID = "{http://www.w3.org/XML/1998/namespace}id"


def root_of(text: str) -> ET.Element:
    root = ET.fromstring(text.encode("utf-8"))
    ids = [element.get(ID) for element in root.iter() if element.get(ID)]
    assert len(set(ids)) == len(ids)
    for element in root.iter():
        for name in ("who", "next", "prev", "target", "targetEnd"):
            pointer = element.get(name, "")
            assert not pointer.startswith("#") or pointer[1:] in ids
    return root


def words(element: ET.Element) -> str:
    return "".join(element.itertext())


def test_who_said_what(whole: Export) -> None:
    root = root_of(export(whole))
    assert root.tag == f"{NS}TEI"
    names = {
        entry.get(ID): words(entry[0])
        for entry in (*root.iter(f"{NS}person"), *root.iter(f"{NS}personGrp"))
    }
    said = [
        (words(s), names[(s.get("who") or "#")[1:]], s.get("direct"))
        for s in root.iter(f"{NS}said")
    ]
    assert said == [
        ("re-opened with", "Port <&> 港", "false"),
        ("“שלום לכולם,”", "Noa Ziv", "true"),
        ("“We wait,”", "the pilots", "true"),
        ("“Then we sail -->,”", "the pilots", "true"),
    ]
    wait, sail = list(root.iter(f"{NS}said"))[2:]
    assert wait.get("next") == f"#{sail.get(ID)}"
    assert sail.get("prev") == f"#{wait.get(ID)}"


def test_the_text_is_all_there(whole: Export, article: Article) -> None:
    body = next(root_of(export(whole)).iter(f"{NS}body"))
    assert words(body) == safe(article.reading.text).replace("\n\n", "")
    assert [words(name) for name in body.iter(f"{NS}persName")] == ["Noa Ziv"]
    assert [words(head) for head in body.iter(f"{NS}head")] == ["Harbour", safe(article.title)]


def test_notes_point_at_their_words(whole: Export) -> None:
    root = root_of(export(whole))
    body = next(root.iter(f"{NS}body"))
    notes = list(next(root.iter(f"{NS}back")).iter(f"{NS}note"))
    assert len(notes) == 5
    assert notes[-1].get("target") is None  # the orphan
    assert [words(term) for term in notes[1].iter(f"{NS}term")] == [
        "two words",
        "2024",
        "a|b",
        "#hash",
    ]
    for note, item in zip(notes[:-1], whole.notes, strict=False):
        serial = ET.tostring(body, "unicode")
        begin, end = (
            serial.index(f'id="{(note.get(name) or "#")[1:]}"') for name in ("target", "targetEnd")
        )
        between = serial[serial.index(">", begin) + 1 : serial.rindex("<", 0, end)]
        inside = "".join(
            ET.fromstring(
                f'<x xmlns:ns0="a" xmlns:xml="{ID[1:-3]}">{_flat(between)}</x>'
            ).itertext()
        )
        assert inside == safe(item.text)


def _flat(xml: str) -> str:
    """XML without its elements."""
    import re

    return re.sub(r"<[^>]*>", "", xml)


@given(annotated())
def test_any_overlap_is_well_formed_and_complete(found: Export) -> None:
    article, annotations = parts(found)
    body = next(root_of(export(found)).iter(f"{NS}body"))
    reading = article.reading
    assert words(body) == safe(reading.text).replace("\n\n", "")
    shown = "".join(
        safe(reading.span_from_article(piece).of(reading.text)).replace("\n\n", "")
        for piece in annotations.attributions[0].content
    )
    assert "".join(words(s) for s in body.iter(f"{NS}said")) == shown


def test_marks_that_cross_are_cut_and_joined() -> None:
    here = from_text("One two three four five.")
    at = here.text.index
    found = Annotations(
        here.digest,
        "x",
        entities=(Entity(0, "three four", "ORG"),),
        mentions=(Mention(Span(at("three"), at(" five")), "ORG", 0),),
        attributions=(Attribution(0, (Span(at("two"), at(" four")),), "direct"),),
    )
    root = root_of(export(gather([here], lambda _: (), annotations=lambda _: found)))
    one, two = root.iter(f"{NS}orgName")
    assert (words(one), words(two)) == ("three", " four")
    assert one.get("next") == f"#{two.get(ID)}"


def test_several_articles_are_a_corpus(article: Article) -> None:
    export_ = gather(
        [article, replace(article, path=None)], lambda a: [taken(a, "Friday", str(a.path))]
    )
    root = root_of(export(export_))
    assert root.tag == f"{NS}teiCorpus"
    assert len(list(root.iter(f"{NS}TEI"))) == 2
    assert root_of(export(Export())).tag == f"{NS}teiCorpus"
