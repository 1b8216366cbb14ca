from __future__ import annotations

import json

from tui.annotation import Annotations
from tui.article import Article, from_text
from tui.export.jsonl import line, record

from .conftest import TEXT, agrees_with_golden


def test_an_article_is_one_line(article: Article, annotations: Annotations) -> None:
    text = line(article, annotations)
    agrees_with_golden("article.jsonl", text)
    assert text.count("\n") == 1
    assert json.loads(text) == record(article, annotations)


def test_it_has_the_form_that_is_scored(article: Article, annotations: Annotations) -> None:
    data = json.loads(line(article, annotations))
    assert data["path"] == str(article.path)
    for entity in data["entities"]:
        assert article.text[entity["start"] : entity["end"]] == entity["name"]
        assert entity["label"] in ("PERSON", "ORG")
    first, second, third = data["quotes"]
    assert [article.text[start:end] for start, end in second["content"]] == [
        "“We wait,”",
        "“Then we sail -->,”",
    ]
    assert article.text[slice(*second["source"])] == second["speaker"] == "the pilots"
    assert article.text[slice(*second["cue"])] == "said"
    assert article.text[slice(*second["via"])] == "Quay Radio"
    assert (second["named"], second["reason"]) == (False, "who asked not to be named")
    assert (first["type"], first["role"], first["kind"]) == ("direct", "captain", "person")
    assert (third["source"], third["cue"], third["speaker"]) == (None, None, None)


def test_standard_input_is_a_dash(annotations: Annotations) -> None:
    assert record(from_text(TEXT), annotations)["path"] == "-"
