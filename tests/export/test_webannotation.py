from __future__ import annotations

import json
import re
import uuid
from pathlib import Path
from urllib.parse import unquote, urlparse

from tui.annotation import Note, Target, TextPositionSelector, TextQuoteSelector
from tui.article import Article
from tui.export import Exported
from tui.export.webannotation import annotation, export

from .conftest import agrees_with_golden


def read_back(data: dict) -> Note:
    """A note from an annotation, as an import would make it."""
    source, (quote, position) = data["target"]["source"], data["target"]["selector"]
    bodies = {body["purpose"]: body["value"] for body in data.get("body", [])}
    uri = urlparse(source["id"])
    path = unquote(uri.path, errors="surrogateescape") if uri.scheme == "file" else ""
    name = data["id"].removeprefix("urn:uuid:")
    name = unquote(name.removeprefix("urn:newsreader:note:"))
    return Note(
        name,
        Target(
            source["dcterms:identifier"].removeprefix("sha256:"),
            path,
            source["dcterms:title"],
            TextQuoteSelector(quote["exact"], quote["prefix"], quote["suffix"]),
            TextPositionSelector(position["start"], position["end"]),
        ),
        comment=bodies.get("commenting", ""),
        colour=data["target"]["styleClass"],
        speaker=bodies.get("identifying"),
        created=data.get("created", ""),
        modified=data.get("modified", ""),
    )


def test_hostile_notes(exported: list[Exported]) -> None:
    agrees_with_golden("notes.json", export(exported))


def test_nothing_is_lost(exported: list[Exported]) -> None:
    items = json.loads(export(exported))["first"]["items"]
    assert [read_back(item) for item in items] == [item.note for item in exported]


def test_a_file_name_that_is_not_unicode_is_not_lost(notes: list[Note]) -> None:
    odd = notes[1]._replace(target=notes[1].target._replace(path="/news/caf\udce9.txt"))
    assert read_back(json.loads(json.dumps(annotation(odd)))) == odd


def test_it_follows_the_model(exported: list[Exported]) -> None:
    """The MUSTs of the Web Annotation Data Model that concern what is used here."""
    data = json.loads(export(exported))
    assert data["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert data["type"] == "AnnotationCollection"
    assert data["total"] == len(exported)
    page = data["first"]
    assert page["type"] == "AnnotationPage"
    assert page["partOf"] == data["id"]
    motivations = {"commenting", "highlighting", "identifying"}
    for item in page["items"]:
        assert item["type"] == "Annotation"
        assert re.fullmatch(r"urn:[a-z0-9-]+:[A-Za-z0-9%:._~-]+", item["id"])
        stated = item["motivation"]
        assert set([stated] if isinstance(stated, str) else stated) <= motivations
        assert "creator" not in item
        target = item["target"]
        assert target["type"] == "SpecificResource"
        assert urlparse(target["source"]["id"]).scheme in ("file", "urn")
        assert [s["type"] for s in target["selector"]] == [
            "TextQuoteSelector",
            "TextPositionSelector",
        ]
        assert 0 <= target["selector"][1]["start"] < target["selector"][1]["end"]
        for body in item.get("body", []):
            assert body["type"] == "TextualBody"
            assert body["purpose"] in motivations


def test_positions_are_code_points_after_an_emoji(
    article: Article, exported: list[Exported]
) -> None:
    for item in exported[:4]:
        quote, position = annotation(item.note)["target"]["selector"]
        assert article.text[position["start"] : position["end"]] == quote["exact"]
        assert "🛳" in article.text[: position["start"]]


def test_a_highlight_without_a_comment_has_no_body(exported: list[Exported]) -> None:
    data = annotation(exported[0].note)
    assert data["motivation"] == "highlighting"
    assert "body" not in data


def test_the_same_notes_give_the_same_file_and_others_another_id(exported: list[Exported]) -> None:
    assert export(exported) == export(exported)
    one, two = (json.loads(export(part))["id"] for part in (exported, exported[1:]))
    assert one != two
    assert uuid.UUID(one).version == 5


def test_standard_input_is_named_by_its_text(notes: list[Note]) -> None:
    piped = notes[1]._replace(target=notes[1].target._replace(path=""))
    assert annotation(piped)["target"]["source"]["id"] == f"urn:sha256:{piped.target.digest}"
    assert read_back(annotation(piped)) == piped


def test_the_source_says_which_kind_of_text_it_is(notes: list[Note]) -> None:
    target = notes[1].target._replace(path="/news/a.MD")
    source = annotation(notes[1]._replace(target=target))["target"]["source"]
    assert source["format"] == "text/markdown"
    assert Path(unquote(urlparse(source["id"]).path)) == Path("/news/a.MD")
