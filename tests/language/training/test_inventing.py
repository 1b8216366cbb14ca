from __future__ import annotations

import re
from collections import Counter

import pytest

from tui.annotation import ENTITY_LABELS
from tui.language.training.inventing import PATTERNS, Inventor


def inventor(tmp_path, names, *patterns):
    path = tmp_path / "patterns.txt"
    path.write_text("[ORG]\nHarbour Board; Ferry Union\n[sentences]\n" + "\n".join(patterns))
    return Inventor(names, 1, path)


def test_a_pattern_with_source_cue_and_content(tmp_path, names):
    document = inventor(tmp_path, names, "[S {PER} of {ORG}] [C said]: [Q “No,”] and slept.")(1)
    text = document.text
    (said,) = document.said
    person, organization = (where.of(text) for where, _ in document.entities)
    assert said.source.of(text) == f"{person} of {organization}"
    assert (said.cue.of(text), said.content[0].of(text)) == ("said", "“No,”")
    assert [where.of(text) for where in said.voices] == [person]
    assert [label for _, label in document.entities] == ["PERSON", "ORG"]
    assert said.via is None


def test_the_speaker_may_be_named_elsewhere(tmp_path, names):
    document = inventor(tmp_path, names, "{PER} met {PER2!}. [S {SUR2}] [C said] [Q it rained].")(1)
    text = document.text
    (said,) = document.said
    full, surname = (where.of(text) for where in said.voices)
    assert full.split()[1] == surname == said.source.of(text)
    assert full == document.entities[1].span.of(text)


def test_who_relays(tmp_path, names):
    document = inventor(tmp_path, names, "[S Ada] [C said], [V {ORG}] reported, [Q it rained].")(1)
    (said,) = document.said
    assert said.via.of(document.text) in ("Harbour Board", "Ferry Union")


def test_the_same_seed_invents_the_same(names):
    assert Inventor(names, 4)(0) == Inventor(names, 4)(0)
    assert Inventor(names, 4)(0).text != Inventor(names, 5)(0).text


@pytest.mark.parametrize("seed", range(20))
def test_the_shipped_patterns_fill_in(names, seed):
    document = Inventor(names, seed)(0)
    assert not re.search(r"[{}\[\]]", document.text)
    assert len(document.entities) > 4
    for where, label in document.entities:
        assert label in ENTITY_LABELS
        assert where.of(document.text).strip()
    for said in document.said:
        assert all(where.of(document.text).strip() for where in said.content)


def test_the_shipped_patterns_are_well_formed():
    text = PATTERNS.read_text(encoding="utf-8")
    lists = dict(re.findall(r"^\[([A-Z_]+)\]\n(.+)$", text, re.MULTILINE))
    sentences = text.partition("[sentences]\n")[2].splitlines()
    for line in sentences:
        assert line.count("[") == line.count("]")
        labels = set(re.findall(r"\{([A-Z_]+)\d?!?\}", line)) - {"PER", "SUR"}
        assert labels <= set(lists), line
    assert not [line for line, count in Counter(sentences).items() if count > 1 and line]
