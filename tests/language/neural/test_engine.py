"""The engine as the program loads it: whole articles, and any text whatever."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from tests.language.helpers import said
from tests.language.test_annotating import test_the_seed_article as seed_article
from tests.language.test_properties import SOUP, TIGHT, run
from tui.article import from_text
from tui.language import ENGINE, annotate, load
from tui.language.neural.components import BUILT_IN, STEPS, EncoderComponent
from tui.language.neural.encoder import read_config

SETTINGS = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def test_the_seed_article(trained: Language) -> None:
    seed_article(trained)


def test_the_engine_bears_the_models_name_and_version(trained: Language) -> None:
    config = read_config(BUILT_IN)
    assert f"{config['name']}/{config['version']}" == ENGINE == trained.meta["engine"]
    assert trained.pipe_names == list(STEPS)


@SETTINGS
@given(text=SOUP)
def test_soup_of_words_and_marks(text: str, trained: Language) -> None:
    run(text, trained)


@SETTINGS
@given(text=TIGHT | st.text(min_size=1, max_size=200))
def test_soup_without_spaces(text: str, trained: Language) -> None:
    run(text, trained)


@pytest.mark.parametrize("text", ["“", '"' * 50, "said said said", "—", "\ud800", "a" * 3000])
def test_degenerate_texts(text: str, trained: Language) -> None:
    run(text, trained)


def test_a_quotation_over_paragraphs_is_one(trained: Language) -> None:
    text = (
        "Harbour plan is dead\n\n"
        "“We looked at every option,” Mayor Alice Brandt told reporters on Tuesday. “There was no "
        "money left.\n\n“I am sorry for the fishermen and their families.\n\n“But we will not "
        "borrow what we cannot repay.”\n\nShe denied that the council had misled voters.\n"
    )
    first, second = said(text, trained)
    assert first.speaker == second.speaker == "Alice Brandt"
    assert first.content == (
        "“We looked at every option,”",
        "“There was no money left.",
        "“I am sorry for the fishermen and their families.",
        "“But we will not borrow what we cannot repay.”",
    )


def test_confidence_and_cue_class_are_given(trained: Language) -> None:
    found = annotate(
        from_text("Plan fails\n\nThe minister, Jane Hill, insisted that the plan had failed.\n"),
        trained,
    )
    (attribution,) = found.attributions
    assert attribution.cue_class == "assertive"
    assert attribution.confidence is not None
    assert 0.5 < attribution.confidence <= 1
    speaker = found.speaker_of(attribution)
    assert speaker is not None
    assert (speaker.name, speaker.kind) == ("Jane Hill", "person")


def test_the_model_goes_to_disk_and_back(trained: Language, tmp_path: Path) -> None:
    component = trained.get_pipe("newsreader_encoder")
    assert isinstance(component, EncoderComponent)
    component.to_disk(tmp_path / "model")
    nlp = load(str(tmp_path / "model"))
    text = "Plan fails\n\n“We lost,” said Jane Hill of Paris on Monday.\n"
    one, other = annotate(from_text(text), trained), annotate(from_text(text), nlp)
    assert (one.mentions, one.attributions) == (other.mentions, other.attributions)


def test_a_stream_gives_what_single_articles_give(trained: Language) -> None:
    texts = ["“We lost,” said Jane Hill.", "It rained on Monday."]
    piped = [doc._.attributions for doc in trained.pipe(texts)]
    assert piped == [trained(text)._.attributions for text in texts]
