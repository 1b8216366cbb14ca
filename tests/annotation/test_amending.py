from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.annotation.press import TEXT, article, found, place, tick
from tui.annotation import Span, amending
from tui.article import from_text

ARTICLE, FOUND = article(), found()


def test_a_correction_points_at_its_article_and_place(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    one = from_text(TEXT, Path("harbour.txt"))
    change = amending.accept(one, FOUND, "entity", 5)
    assert change.target[:3] == (one.digest, str(tmp_path / "harbour.txt"), "Harbour reopens")
    assert change.target.quote.exact == "Jonas Solheim"
    assert amending.accept(ARTICLE, FOUND, "entity", 5).target.path == ""


def test_ids_differ_and_times_are_in_utc():
    now = datetime(2024, 5, 1, 12, 0, 0, 7, tzinfo=timezone(timedelta(hours=2)))
    one = amending.accept(ARTICLE, FOUND, "quote", 0, now=now)
    other = amending.accept(ARTICLE, FOUND, "quote", 0, now=now)
    assert one.id != other.id
    assert one.created == one.modified == "2024-05-01T10:00:00.000007+00:00"
    before = datetime.now(UTC)
    at = datetime.fromisoformat(amending.accept(ARTICLE, FOUND, "quote", 0).created)
    assert before <= at <= datetime.now(UTC)


def test_a_quote_keeps_all_that_stood_there():
    change = amending.give_speaker(ARTICLE, FOUND, 1, "Mira  Lind")
    assert change.value == {"speaker": "Mira Lind", "entity": None}
    was = change.replaced
    assert [piece["exact"] for piece in was["content"]] == [
        "“We have waited long enough,”",
        "“Now we sail.”",
    ]
    assert (was["type"], was["source"]["exact"], was["cue"]["exact"], was["via"]) == (
        "direct",
        "Solheim",
        "said",
        None,
    )
    assert was["speaker"] == {
        "name": "Ingrid Solheim",
        "kind": "person",
        "named": True,
        "role": "who runs the port",
        "reason": None,
        "entity": "Ingrid Solheim",
    }
    assert change.target.quote.exact.startswith("“We have") and change.on == "quote"


def test_an_added_mention_is_of_the_entity_that_its_words_mention():
    second = place(TEXT, "Quay Radio", 1)
    assert amending.add_entity(ARTICLE, FOUND, second, "ORG").value["name"] == "Quay Radio"
    third = place(TEXT, "Solheim")
    named = amending.add_entity(ARTICLE, FOUND, third, "PERSON").value["name"]
    assert named == "Ingrid Solheim"
    assert amending.add_entity(ARTICLE, FOUND, third, "ORG").value["name"] == "Solheim"
    assert amending.add_entity(ARTICLE, FOUND, third, "ORG", name="X").value["name"] == "X"


def test_to_merge_takes_an_id_or_a_name():
    assert amending.merge(ARTICLE, FOUND, 7, 1).value == {"into": "Vestmark", "label": "GPE"}
    assert amending.merge(ARTICLE, FOUND, 7, "Vest ").value == {"into": "Vest"}
    assert amending.merge(ARTICLE, FOUND, 7, 1).everywhere


def test_an_added_quote_is_of_the_type_that_its_marks_say():
    quote = place(TEXT, "“They will not come back,” he said")
    assert amending.add_quote(ARTICLE, FOUND, quote).value["type"] == "mixed"
    inner = place(TEXT, "They will not come back")
    assert amending.add_quote(ARTICLE, FOUND, inner).value["type"] == "direct"
    assert amending.add_quote(ARTICLE, FOUND, inner, type="indirect").value["type"] == "indirect"


@pytest.mark.parametrize(
    "make",
    [
        lambda: amending.give_speaker(ARTICLE, FOUND, 1, "  "),
        lambda: amending.relabel(ARTICLE, FOUND, 1, "CITY"),
        lambda: amending.move_boundary(ARTICLE, FOUND, "entity", 1, Span(5, 5)),
        lambda: amending.move_boundary(ARTICLE, FOUND, "entity", 1, Span(5, len(TEXT) + 1)),
        lambda: amending.add_entity(ARTICLE, FOUND, place(TEXT, "\n\n"), "ORG"),
        lambda: amending.add_quote(ARTICLE, FOUND, []),
        lambda: amending.add_quote(ARTICLE, FOUND, [Span(0, 9), Span(5, 12)]),
        lambda: amending.merge(ARTICLE, FOUND, 1, ""),
        lambda: amending.reject(ARTICLE, FOUND, "quote", 1, everywhere=True),
        lambda: amending.move_boundary(
            ARTICLE, FOUND, "quote", 1, place(TEXT, "Harbour"), everywhere=True
        ),
    ],
)
def test_what_makes_no_correction_is_refused(make):
    with pytest.raises(ValueError):
        make()


@pytest.mark.parametrize("number", [-1, 99])
def test_a_number_that_there_is_not(number):
    with pytest.raises(IndexError):
        amending.accept(ARTICLE, FOUND, "entity", number)
    with pytest.raises(IndexError):
        amending.accept(ARTICLE, FOUND, "quote", number)
    with pytest.raises(IndexError):
        amending.give_speaker(ARTICLE, FOUND, 0, "Ana", entity=number, now=tick())
    with pytest.raises(IndexError):
        amending.merge(ARTICLE, FOUND, 0, number)
