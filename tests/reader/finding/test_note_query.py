from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tui.reader.finding.note_query import (
    NoteQuery,
    Value,
    completed,
    last_word,
    moment,
    parse,
)


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("", NoteQuery()),
        ("  old  ferry ", NoteQuery("old ferry")),
        ("colour:yellow", NoteQuery(colour=(Value("yellow"),))),
        ("color:yellow colour:pink", NoteQuery(colour=(Value("yellow"), Value("pink")))),
        ("Tag:#port x", NoteQuery("x", tag=(Value("port"),))),
        (
            'speaker:"Ana Petrov" vote',
            NoteQuery("vote", speaker=(Value("Ana Petrov", whole=True),)),
        ),
        ('speaker:"Ana Pe', NoteQuery(speaker=(Value("Ana Pe", whole=True),))),
        ("entity:Harrowgate entity:bridge", NoteQuery(entity="Harrowgate bridge")),
        ('article:"ferry closes"', NoteQuery(article="ferry closes")),
        ("since:2024-05-01", NoteQuery(since="2024-05-01")),
        ("is:lost", NoteQuery(lost=True)),
        # What is still being typed asks for nothing yet.
        ("tag:", NoteQuery()),
        ("tag: x", NoteQuery("x")),
        ('tag:""', NoteQuery()),
        ("note: x", NoteQuery("note: x")),
        # What is no filter is a word.
        ("https://x.example/a?b=c", NoteQuery("https://x.example/a?b=c")),
        ("10:30 a:b", NoteQuery("10:30 a:b")),
        ("*[%_", NoteQuery("*[%_")),
    ],
)
def test_what_is_typed(typed: str, query: NoteQuery) -> None:
    assert parse(typed) == query


@pytest.mark.parametrize("typed", ["since:May", "since:2024-13-01", "since:99999", "is:found"])
def test_what_means_nothing_is_said(typed: str) -> None:
    assert parse(typed).trouble


@pytest.mark.parametrize(
    "typed", ["since:2024", "since:2024-5", "since:tod", "since:week", "is:lo"]
)
def test_what_may_still_become_something_is_not(typed: str) -> None:
    assert not parse(typed).trouble


def test_days_are_the_readers_own() -> None:
    start = datetime(2024, 5, 1).astimezone().astimezone(UTC)
    assert moment("2024-05-01") == start.isoformat(timespec="seconds")
    assert moment("2024-05") == moment("2024-5-1") == moment("2024-05-01")
    assert moment("2024") == moment("2024-01-01")
    assert moment("yesterday") < moment("today") <= datetime.now(UTC).isoformat()
    assert moment("soon") is None


def test_values_fit_without_case_and_accents() -> None:
    assert Value("emile").fits("Émile Roux")
    assert not Value("emile", whole=True).fits("Émile Roux")
    assert Value("emile roux", whole=True).fits("Émile Roux")


@pytest.mark.parametrize(
    ("typed", "last"),
    [
        ("", ("", "", "")),
        ("ferry ta", ("ferry ", "", "ta")),
        ("ferry tag:po", ("ferry tag:", "tag", "po")),
        ('tag:x speaker:"Ana Pe', ("tag:x speaker:", "speaker", "Ana Pe")),
        ("color:ye", ("color:", "colour", "ye")),
        ("http://x", ("", "", "http://x")),
    ],
)
def test_the_last_word(typed: str, last: tuple[str, str, str]) -> None:
    assert last_word(typed) == last


@pytest.mark.parametrize(
    ("typed", "value", "line"),
    [
        ("ferry ta", "tag:", "ferry tag:"),
        ("ferry tag:po", "port", "ferry tag:port "),
        ("speaker:an", "Ana Petrov", 'speaker:"Ana Petrov" '),
        ('speaker:"Ana P', "Ana Petrov", 'speaker:"Ana Petrov" '),
    ],
)
def test_completion(typed: str, value: str, line: str) -> None:
    assert completed(typed, value) == line
