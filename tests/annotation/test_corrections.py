from __future__ import annotations

import json

import pytest

from tests.annotation.press import TEXT, article, found, place, tick
from tui.annotation import Span, amending, select
from tui.annotation.corrections import check, from_dict, place_of, selectors_of, to_dict

CHANGE = amending.relabel(article(), found(), 4, "GPE", now=tick())
BOUNDARY = amending.move_boundary(article(), found(), "quote", 1, place(TEXT, "Now we sail"))
DATA = to_dict(CHANGE)


def test_a_place_holds_both_selectors():
    span = place(TEXT, "Quay Radio")
    assert selectors_of(place_of(TEXT, span)) == select(TEXT, span)


@pytest.mark.parametrize("one", [CHANGE, BOUNDARY])
def test_json_and_back(one):
    assert from_dict(json.loads(json.dumps(to_dict(one)))) == one


def test_the_data_is_flat():
    assert DATA["target"]["exact"] == "The Harbour Union"
    assert DATA["value"] == {"label": "GPE"}
    assert DATA["replaced"] == {"label": "ORG", "name": "The Harbour Union"}


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": "shout"},
        {"kind": "speaker"},
        {"on": "note"},
        {"on": "quote"},
        {"value": {}},
        {"value": {"label": "CITY"}},
        {"value": {"label": ["GPE"]}},
        {"value": None},
        {"value": [1]},
        {"replaced": {"label": "GPE"}},
        {"replaced": {"label": "GPE", "name": " "}},
        {"everywhere": "yes"},
        {"id": 7},
        {"created": None},
        {"target": {}},
        {"target": None},
        {"target": {**DATA["target"], "start": "1"}},
        {"target": {**DATA["target"], "start": -1}},
        {"target": {**DATA["target"], "exact": ""}},
        {"target": {**DATA["target"], "path": None}},
        {"another": 1},
    ],
)
def test_other_data_is_refused(changed):
    with pytest.raises(ValueError):
        from_dict({**DATA, **changed})


@pytest.mark.parametrize(
    ("kind", "on", "value"),
    [
        ("speaker", "quote", {}),
        ("speaker", "quote", {"speaker": ""}),
        ("speaker", "quote", {"speaker": "Ana", "entity": 3}),
        ("boundary", "quote", {"exact": "x"}),
        ("boundary", "quote", {**BOUNDARY.value, "type": "loud"}),
        ("boundary", "quote", {**BOUNDARY.value, "end": BOUNDARY.value["start"]}),
        ("merge", "entity", {"into": None}),
        ("merge", "entity", {"into": "Ana", "label": "CITY"}),
        ("split", "entity", {}),
        ("entity", "entity", {"label": "GPE"}),
        ("quote", "quote", {"type": None}),
        ("quote", "quote", {"type": "direct", "content": [{}]}),
        ("quote", "quote", {"type": "direct", "cue": {"exact": "said"}}),
    ],
)
def test_a_value_that_says_nothing_is_refused(kind, on, value):
    with pytest.raises(ValueError):
        check(CHANGE._replace(kind=kind, on=on, value=value, replaced={}))


def test_what_was_replaced_is_looked_at_too():
    good = BOUNDARY.replaced
    for wrong in ({"speaker": "Ana"}, {"speaker": {}}, {"source": 3}, {"type": "loud"}):
        with pytest.raises(ValueError):
            check(BOUNDARY._replace(replaced={**good, **wrong}))
    check(BOUNDARY._replace(replaced={}))


def test_the_target_is_what_the_selectors_say():
    assert CHANGE.target.quote.exact == "The Harbour Union"
    assert Span(*CHANGE.target.position).of(TEXT) == "The Harbour Union"
