from __future__ import annotations

from tests.annotation.press import TEXT, place
from tui.annotation import Span, select
from tui.annotation.correcting import Places, placing
from tui.annotation.corrections import place_of


def test_each_target_is_looked_up_once(monkeypatch):
    asked: list[int] = []
    find = placing.anchor_all

    def counting(text, targets):
        asked.append(len(targets))
        return find(text, targets)

    monkeypatch.setattr(placing, "anchor_all", counting)
    places = Places(TEXT)
    one, other = select(TEXT, Span(0, 7)), select(TEXT, Span(20, 30))
    assert [a.span for a in places.find([one, one])] == [Span(0, 7)] * 2
    assert [a.span for a in places.find([other, one])] == [Span(20, 30), Span(0, 7)]
    assert places.find([one]) == places.find([one])
    assert sum(asked) == 2


def test_a_place_near_its_target_goes_with_it():
    radio = place(TEXT, "Quay Radio")
    kept = place_of(TEXT, radio)
    text = "Quay Radio. " + TEXT
    assert Places(text).near(kept, 12) == Span(radio.start + 12, radio.end + 12)
    assert Places(text).near(kept, 3) == Span(radio.start + 12, radio.end + 12)
    assert Places(text).near(kept, -999) == Span(radio.start + 12, radio.end + 12)
    assert Places("Bees").near(kept, 0) is None
