from __future__ import annotations

import json
import re
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlparse

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.annotation import Correction, Note, Target, TextPositionSelector, TextQuoteSelector
from tui.article import Article
from tui.export import Export
from tui.export.incoming.webannotations import read_annotations
from tui.export.webannotation import annotation, collection, correction_annotation, export

from .conftest import agrees_with_golden

TEXTS = st.text(
    st.characters(exclude_categories=["Cs"]) | st.sampled_from("🎉港ע\u202e\x00\x1b\n|`<=%")
)
# A file name that is no Unicode has the low surrogates of surrogateescape in it.
ODD = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\udce9\udcff"))
TIMES = st.sampled_from(["", "2024-05-01T10:00:00+00:00", "2024-05-01T10:00:00Z"])
OFFSETS = st.integers(0, 2**63 - 1)
DIGESTS = (
    st.sampled_from(["0" * 64, "ab" * 32, "", "sha256:no", "https://example.org/a?b=c#d"]) | TEXTS
)
PATHS = ODD.map(lambda name: str(Path("/news") / name.replace("/", "").replace("\x00", "")))
TARGETS = st.builds(
    Target,
    DIGESTS,
    st.just("") | PATHS,
    ODD,
    st.builds(TextQuoteSelector, TEXTS.filter(bool), TEXTS, TEXTS),
    st.builds(TextPositionSelector, OFFSETS, OFFSETS),
)
IDS = st.uuids().map(str) | TEXTS.filter(bool)
TAGS = st.lists(TEXTS.filter(bool), max_size=4, unique=True).map(tuple)
NOTES = st.builds(Note, IDS, TARGETS, TEXTS, TEXTS, st.none() | TEXTS, TIMES, TIMES, TAGS)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(TEXTS, inside, max_size=3),
    max_leaves=8,
)
VALUES = st.dictionaries(TEXTS, JSON, max_size=3)
CORRECTIONS = st.builds(
    Correction,
    IDS,
    TARGETS,
    st.sampled_from(["entity", "quote"]),
    st.sampled_from(["accept", "reject", "speaker", "label", "merge", "split", "quote"]),
    VALUES,
    VALUES,
    st.booleans(),
    TIMES,
    TIMES,
)


def back(items: list[Any]) -> tuple[list[Note], list[Correction]]:
    """What an import makes of the annotations, after a way through JSON."""
    found = read_annotations(json.loads(json.dumps(items)))
    assert found.unreadable == []
    return [item.note for item in found.notes], found.corrections


def test_hostile_notes(whole: Export) -> None:
    agrees_with_golden("notes.json", export(whole))


def test_nothing_is_lost(whole: Export) -> None:
    items = json.loads(export(whole))["first"]["items"]
    assert back(items) == ([item.note for item in whole.notes], whole.corrections)


@given(st.lists(NOTES, max_size=3), st.lists(CORRECTIONS, max_size=3))
def test_any_note_and_correction_comes_back(
    notes: list[Note], corrections: list[Correction]
) -> None:
    assert back(collection(notes, corrections)["first"]["items"]) == (notes, corrections)


@given(st.lists(NOTES, max_size=3), st.lists(CORRECTIONS, max_size=3))
def test_any_collection_follows_the_model(notes: list[Note], corrections: list[Correction]) -> None:
    follows_the_model(collection(notes, corrections))


def test_it_follows_the_model(whole: Export) -> None:
    data = json.loads(export(whole))
    follows_the_model(data)
    assert data["total"] == len(whole.notes) + 2


IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
MOTIVATIONS = {
    "assessing",
    "bookmarking",
    "classifying",
    "commenting",
    "describing",
    "editing",
    "highlighting",
    "identifying",
    "linking",
    "moderating",
    "questioning",
    "replying",
    "tagging",
}
"""The model's own (3.3.5)."""


def follows_the_model(data: dict[str, Any]) -> None:
    """The MUSTs of the Web Annotation Data Model that concern what is used here."""
    # 5.1, 5.2: collections and pages
    assert data["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert data["type"] == "AnnotationCollection"
    assert IRI.fullmatch(data["id"])
    page = data["first"]
    assert page["type"] == "AnnotationPage"
    assert page["partOf"] == data["id"]
    assert page["startIndex"] == 0
    assert "@context" not in page
    assert data["total"] == len(page["items"])
    for item in page["items"]:
        # 3.1: one id, the class, at least one target
        assert item["type"] == "Annotation"
        assert IRI.fullmatch(item["id"]), item["id"]
        assert "creator" not in item
        stated = item["motivation"]
        assert set([stated] if isinstance(stated, str) else stated) <= MOTIVATIONS
        for key in ("created", "modified"):
            assert re.fullmatch(
                r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)",
                item.get(key, "2024-01-01T00:00:00Z"),
            )
        # 3.2.4: exactly one value, at most one format
        for body in item.get("body", []):
            assert body["type"] == "TextualBody"
            assert isinstance(body["value"], str)
            assert body["purpose"] in MOTIVATIONS
            assert re.fullmatch(r"[a-z]+/[a-z]+", body["format"])
        # 4: exactly one source with an IRI
        target = item["target"]
        assert target["type"] == "SpecificResource"
        assert isinstance(target["source"]["id"], str)
        assert IRI.match(target["source"]["id"])
        # 4.2.4, 4.2.5: exact, one each of prefix and suffix; start and end not negative
        quote, position = target["selector"]
        assert quote["type"] == "TextQuoteSelector"
        assert all(isinstance(quote[key], str) for key in ("exact", "prefix", "suffix"))
        assert position["type"] == "TextPositionSelector"
        assert all(position[key] >= 0 for key in ("start", "end"))


def test_a_file_name_that_is_not_unicode_is_not_lost(notes: list[Note]) -> None:
    odd = notes[1]._replace(target=notes[1].target._replace(path="/news/caf\udce9.txt"))
    assert back([annotation(odd)])[0] == [odd]


def test_positions_are_code_points_after_an_emoji(article: Article, whole: Export) -> None:
    for item in whole.notes[:4]:
        quote, position = annotation(item.note)["target"]["selector"]
        assert article.text[position["start"] : position["end"]] == quote["exact"]
        assert "🛳" in article.text[: position["start"]]


def test_a_highlight_without_a_comment_has_no_body(whole: Export) -> None:
    data = annotation(whole.notes[0].note)
    assert data["motivation"] == "highlighting"
    assert "body" not in data


def test_a_correction_is_an_edit_with_all_that_it_says(corrections: list[Correction]) -> None:
    data = correction_annotation(corrections[0])
    (body,) = data["body"]
    assert data["motivation"] == body["purpose"] == "editing"
    assert json.loads(body["value"])["value"] == corrections[0].value


def test_the_same_notes_give_the_same_file_and_others_another_id(
    whole: Export, noted: Export
) -> None:
    assert export(whole) == export(whole)
    one, two = (json.loads(export(part))["id"] for part in (whole, noted))
    assert one != two
    assert uuid.UUID(one).version == 5


@pytest.mark.parametrize(
    ("digest", "iri"),
    [
        ("0" * 64, "urn:sha256:" + "0" * 64),
        ("https://example.org/a", "https://example.org/a"),
        ("", "urn:newsreader:note:text:"),
    ],
)
def test_a_text_without_a_file_is_named_all_the_same(
    notes: list[Note], digest: str, iri: str
) -> None:
    piped = notes[1]._replace(target=notes[1].target._replace(path="", digest=digest))
    assert annotation(piped)["target"]["source"]["id"] == iri
    assert back([annotation(piped)])[0] == [piped]


def test_the_source_says_which_kind_of_text_it_is(notes: list[Note]) -> None:
    target = notes[1].target._replace(path="/news/a.MD")
    source = annotation(notes[1]._replace(target=target))["target"]["source"]
    assert source["format"] == "text/markdown"
    assert Path(unquote(urlparse(source["id"]).path)) == Path("/news/a.MD")
