from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.export.incoming import Incoming, IncomingError, read_json
from tui.export.incoming.hypothesis import read_rows
from tui.export.incoming.webannotations import read_annotations

SELECTORS = [
    {"type": "RangeSelector", "startContainer": "/div[1]", "startOffset": 0},
    {"type": "TextPositionSelector", "start": 12, "end": 20},
    {"type": "TextQuoteSelector", "exact": "the ferry", "prefix": "of ", "suffix": " now"},
]
ROW: dict[str, Any] = {
    "id": "x8cXAvZLEeWEq7v3-GMYLg",
    "created": "2024-03-01T09:00:00.000000+00:00",
    "updated": "2024-03-02T09:00:00.000000+00:00",
    "user": "acct:ada@hypothes.is",
    "uri": "https://example.org/ferry",
    "text": "Is it?",
    "tags": ["ferry", "to check"],
    "target": [{"source": "https://example.org/ferry", "selector": SELECTORS}],
    "document": {"title": ["The ferry is back"]},
}
OTHERS: dict[str, Any] = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "id": "https://notes.example/1",
    "type": "Annotation",
    "bodyValue": "not read",
    "body": ["plain words", {"type": "TextualBody", "value": "more"}, {"id": "https://x.example"}],
    "target": {"source": "https://example.org/ferry", "selector": SELECTORS[2]},
}


def read(tmp_path: Path, data: Any) -> Incoming:
    file = tmp_path / "in.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    return read_json(file)


@pytest.mark.parametrize(
    "data", [{"total": 1, "rows": [ROW]}, {"export_date": "…", "annotations": [ROW]}, [ROW], ROW]
)
def test_what_hypothesis_exports(tmp_path: Path, data: Any) -> None:
    (item,) = read(tmp_path, data).notes
    note = item.note
    assert item.utf16
    assert (note.comment, note.tags) == ("Is it?", ("ferry", "to check"))
    assert (note.created, note.modified) == (ROW["created"], ROW["updated"])
    assert note.target.quote == ("the ferry", "of ", " now")
    assert note.target.position == (12, 20)
    assert (note.target.title, note.target.path) == ("The ferry is back", "")
    assert note.target.digest == "https://example.org/ferry"
    assert read(tmp_path, data).notes[0].note.id == note.id


def test_a_file_that_was_read_in_a_browser_is_known_by_its_path() -> None:
    row = ROW | {"uri": "file:///news/The%20ferry.txt"}
    (item,) = read_rows([row]).notes
    assert (item.note.target.path, item.note.target.digest) == ("/news/The ferry.txt", "")


def test_replies_and_page_notes_are_told() -> None:
    found = read_rows(
        [ROW | {"references": ["a"]}, ROW | {"target": [{"source": "x"}]}, 7, ROW, {"uri": 1}]
    )
    assert len(found.notes) == 1
    assert found.unreadable == [
        "annotation 1: it is a reply to another annotation",
        "annotation 2: it is a note on a whole page",
        "annotation 3: it is no object",
        "annotation 5: it is a note on a whole page",
    ]


@pytest.mark.parametrize("data", [OTHERS, [OTHERS], {"type": "AnnotationPage", "items": [OTHERS]}])
def test_other_peoples_annotations(tmp_path: Path, data: Any) -> None:
    (item,) = read(tmp_path, data).notes
    note = item.note
    assert note.comment == "plain words\n\nmore"
    assert (note.colour, note.speaker, note.tags) == ("yellow", None, ())
    assert note.target.digest == note.target.title == "https://example.org/ferry"
    assert note.target.position == (0, len("the ferry"))
    assert not item.utf16


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"target": "https://example.org"}, "its target is a whole document"),
        ({"target": {"source": "x"}}, "it does not quote"),
        ({"target": []}, "it has no target"),
        ({"motivation": "editing"}, "no correction of newsreader's"),
        (
            {"motivation": "editing", "body": {"format": "application/json", "value": "{"}},
            "its correction is no JSON",
        ),
        (
            {
                "motivation": ["editing"],
                "body": {"format": "application/json", "value": '{"on": "quote", "kind": "sing"}'},
            },
            "of a kind that this newsreader does not know",
        ),
    ],
)
def test_what_cannot_be_kept_is_told(change: dict[str, Any], why: str) -> None:
    found = read_annotations([OTHERS | change, OTHERS])
    assert len(found.notes) == 1
    (told,) = found.unreadable
    assert told.startswith("annotation 1: ")
    assert why in told


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"{", "is no JSON \\(line 1"),
        (b"\xff", "is not UTF-8"),
        (b"[" * 100_000, "is no JSON"),
        (b'{"a": 1}', "holds no notes"),
        (b"7", "holds no notes"),
    ],
)
def test_a_file_of_something_else_is_one_sentence(tmp_path: Path, content: bytes, why: str) -> None:
    file = tmp_path / "in.json"
    file.write_bytes(content)
    with pytest.raises(IncomingError, match=why):
        read_json(file)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(IncomingError, match="does not exist"):
        read_json(tmp_path / "none.json")
    with pytest.raises(IncomingError, match="cannot be read"):
        read_json(tmp_path)


KEYS = st.sampled_from([*OTHERS, *ROW, "selector", "source", "value", "purpose", "items", "exact"])
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | KEYS,
    lambda inside: st.lists(inside, max_size=4) | st.dictionaries(KEYS, inside, max_size=6),
)


@given(st.lists(ANYTHING))
def test_any_json_is_read_or_told(items: list[Any]) -> None:
    for found in (read_annotations(items), read_rows(items)):
        assert len(found.notes) + len(found.corrections) + len(found.unreadable) == len(items)
