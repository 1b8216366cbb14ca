from __future__ import annotations

import io
import json
import subprocess
import sys

from tui.annotation import Annotations
from tui.article import from_text
from tui.language import annotate, load
from tui.language.service import serve

TEXT = "Bridge opens\n\n“It is late,” said Ana Petrov, the mayor.\n"


def ask(*requests: dict, model: str | None = "rules") -> list[dict]:
    sent = io.BytesIO(b"".join(json.dumps(r).encode() + b"\n" for r in requests))
    got = io.BytesIO()
    serve(model, sent, got)
    return [json.loads(line) for line in got.getvalue().splitlines()]


def test_it_answers_what_the_engine_finds():
    (reply,) = ask({"text": TEXT, "path": None})
    article = from_text(TEXT)
    assert Annotations.from_dict(reply["annotations"]) == annotate(article, load("rules"))
    assert reply["annotations"]["attributions"]


def test_the_path_tells_the_format():
    text = "# Bridge *opens*\n\nNobody spoke.\n"
    plain, marked = ask({"text": text, "path": "a.txt"}, {"text": text, "path": "a.md"})
    assert plain["annotations"]["digest"] == marked["annotations"]["digest"]


def test_an_article_that_fails_does_not_end_it():
    failed, answered = ask({"text": " ", "path": None}, {"text": TEXT, "path": None})
    assert "nothing to read" in failed["error"]
    assert failed["error"].endswith("The article can be read, but has no annotations.")
    assert "annotations" in answered


def test_a_model_that_is_not_there_is_said_for_every_article():
    (reply,) = ask({"text": TEXT, "path": None}, model="no_such_model")
    assert "no_such_model" in reply["error"]


def test_as_a_process_it_ends_with_its_input_and_prints_nothing_else():
    code = (
        "import sys, tui.language.service as s\n"
        "real = s.serve\n"
        "def loud(*arguments):\n"
        "    print('chatter of a library')\n"
        "    real(*arguments)\n"
        "s.serve = loud\n"
        "s.main('rules')"
    )
    request = json.dumps({"text": TEXT, "path": None}) + "\n"
    run = subprocess.run([sys.executable, "-c", code], input=request.encode(), capture_output=True)
    (line,) = run.stdout.splitlines()
    assert "annotations" in json.loads(line)
    assert run.returncode == 0
