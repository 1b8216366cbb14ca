from __future__ import annotations

import json

import pytest

from tests.annotation.test_navigation import FOUND
from tui.annotation import Annotations, voices


def test_annotations_survive_json():
    assert Annotations.from_dict(json.loads(json.dumps(FOUND.to_dict()))) == FOUND


def test_other_data_is_refused():
    with pytest.raises((KeyError, TypeError)):
        Annotations.from_dict({"digest": "d", "engine": "e", "entities": [{"x": 1}]})


def test_voices_come_by_their_share_of_words_and_nobody_last():
    text = "a b c d e f g h i j k l m n o p q r s t u v w x y z " * 2
    found = voices(FOUND, text)
    assert [v.speaker.name if v.speaker else None for v in found] == ["Ana Petrov", None]
    assert sum(v.share for v in found) == pytest.approx(1)
    assert len(found[0].attributions) == 2
