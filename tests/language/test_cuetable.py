"""The user's table of cues: read, checked, laid over the built-in one."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from tui.language import cues, cuetable
from tui.language.cuetable import CLASSES, laid_over, parse, stamp, user_file
from tui.language.errors import CueError
from tui.language.lexicon import table

PLACE = Path("cues.txt")
TEXT = "Port stays open\n\n“We stay,” chirped Ada Hill. “It is safe,” she said.\n"


@pytest.fixture
def own(monkeypatch: pytest.MonkeyPatch):
    """Puts a table of the user's where it is looked for, with nothing remembered before or after."""

    def forget() -> None:
        for function in (cuetable.cue_table, cuetable._own):
            function.cache_clear()
        for function in (cues.verbs, cues.particles, cues.phrase_verbs, cues.nouns):
            function.cache_clear()

    def write(text: str | bytes) -> Path:
        path = user_file()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        forget()
        return path

    forget()
    yield write
    forget()


def test_without_a_table_nothing_differs(own) -> None:
    assert cuetable.cue_table() == table("cues")
    assert stamp() == ""


def test_a_verb_moves_to_another_class_and_keeps_what_may_follow(own) -> None:
    own("[distancing]\nsay\n")
    cue, forms = cues.verbs()["said"]
    assert (cue.cue_class, "past" in forms) == ("distancing", True)
    assert cue.takes("c")
    assert cue.takes("q")
    assert not cue.takes("o")


def test_a_new_verb_is_inflected_and_takes_clauses_and_quotations(own) -> None:
    own("# birds\n[neutral]\nchirp; Coo:q\n")
    assert cues.verbs()["chirped"][0] == cues.Cue("chirp", "neutral", "cq")
    assert cues.verbs()["coos"][0] == cues.Cue("coo", "neutral", "q")


def test_a_new_irregular_verb(own) -> None:
    own("[assertive]\nbespeak:c\n[irregular]\nbespeak bespeaks bespoke bespoken bespeaking\n")
    assert cues.verbs()["bespoke"][0].lemma == "bespeak"
    assert "bespeaked" not in cues.verbs()


def test_phrases_have_the_class_that_they_stand_under(own) -> None:
    assert cues.particles()["point"]["out"].cue_class == "neutral"
    own("[factive]\npoint out\n[neutral]\nbark back:q\n")
    assert cues.particles()["point"]["out"] == cues.Cue("point out", "factive", "cqn")
    assert cues.particles()["bark"]["back"] == cues.Cue("bark back", "neutral", "q")
    assert "barked" in cues.phrase_verbs()


def test_what_is_no_cue_is_taken_out_everywhere(own) -> None:
    own("[none]\nlabel\nclaim\npoint out\n")
    assert not {"label", "labelled", "labeled", "claimed"} & set(cues.verbs())
    assert "claim" not in cues.nouns()
    assert "out" not in cues.particles().get("point", {})
    assert "said" in cues.verbs()


def test_a_noun_has_another_class(own) -> None:
    own("[nouns]\nreport: distancing\nrumblings:distancing\n")
    assert (cues.nouns()["report"], cues.nouns()["rumblings"]) == ("distancing", "distancing")


def test_a_copy_of_the_built_in_table_changes_nothing() -> None:
    text = (files("tui.language.lexicon") / "cues.txt").read_text("utf-8")
    laid = laid_over(table("cues"), parse(text, PLACE))

    def last(sections) -> dict[str, str]:
        return {e: c for c in CLASSES for e in sections[c]}

    assert last(laid) == last(table("cues"))
    assert set(laid["phrases"]) == set(table("cues")["phrases"])
    assert set(laid["nouns"]) == set(table("cues")["nouns"])


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("say\n", 1, "before any section"),
        ("# mine\n\n[neutrall]\nsay\n", 3, "[neutrall]"),
        ("[neutral]\nsay; tell:oz\n", 2, '"z"'),
        ("[neutral]\nsay # a comment\n", 2, "no word"),
        ("[neutral]\nx\n", 2, "no word"),
        ("[neutral]\n:cq\n", 2, "no word"),
        ("[factive]\r\nsay\r\nta1k\r\n", 3, "ta1k"),
        ("[nouns]\nrumour\n", 2, "a colon and one of"),
        ("[nouns]\nrumour:loud\n", 2, "a colon and one of"),
        ("[irregular]\nsay says said\n", 2, "5 words"),
        ("[variants]\nsaid\n", 2, "2 words"),
        ("[phrases]\nsay:cq\n", 2, "one word"),
        ("[none]\nsay:cq\n", 2, "no cue"),
    ],
)
def test_a_malformed_line_is_told_with_file_and_line(text: str, line: int, words: str) -> None:
    with pytest.raises(CueError) as caught:
        parse(text, PLACE)
    message = str(caught.value)
    assert message.startswith(f"cues.txt:{line}: ")
    assert words in message
    assert message.endswith(".")


def test_a_file_that_is_no_text_is_told(own) -> None:
    path = own(b"[neutral]\nsay\xff\n")
    with pytest.raises(CueError, match="is not UTF-8 text"):
        stamp()
    path.unlink()
    path.mkdir()
    cuetable._own.cache_clear()
    with pytest.raises(CueError, match="cannot be read"):
        stamp()


def test_the_stamp_follows_what_the_table_says(own) -> None:
    own("\ufeff# nothing but a comment\n")
    assert stamp() == ""
    own("[neutral]\nchirp\n")
    first = stamp()
    assert len(first) == 8
    own("# the same, said otherwise\n[neutral]\n\n  chirp;\n")
    assert stamp() == first
    own("[assertive]\nchirp\n")
    assert stamp() not in ("", first)


def annotate(file: Path) -> dict:
    """What the program finds in the file, in a process of its own, with the user's folder."""
    done = subprocess.run(
        [sys.executable, "-m", "tui", "annotate", str(file)],
        capture_output=True,
        env=os.environ,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_the_program_uses_it_and_says_so_in_the_engines_name(own, tmp_path: Path) -> None:
    from tui.language import engine_name

    file = tmp_path / "port.txt"
    file.write_text(TEXT, "utf-8")
    before = annotate(file)
    own("[assertive]\nchirp:q\n[distancing]\nsay\n")
    after = annotate(file)
    assert after["engine"] == engine_name() == f"{before['engine']}+cues@{stamp()}"
    classes = {TEXT[slice(*q["cue"])]: q["cue_class"] for q in after["quotes"]}
    assert classes == {"chirped": "assertive", "said": "distancing"}
