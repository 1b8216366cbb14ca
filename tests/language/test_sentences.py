"""Where sentences begin."""

from __future__ import annotations

import pytest
from spacy.language import Language


def split(text: str, nlp: Language) -> list[str]:
    return [sent.text.strip() for sent in nlp(text).sents]


@pytest.mark.parametrize(
    "sentences",
    [
        ["He left.", "She stayed."],
        ["Mr. Smith met Dr. Jones.", "They left."],
        ["He moved to the U.S. last year.", "She stayed."],
        ["He moved to the U.S.", "The others stayed."],
        ["John F. Smith left.", "She stayed."],
        ["It cost $3.5 million.", "Nobody paid."],
        ["“We lost. We tried,” he said.", "“We failed.”"],
        ['"Is it true?" Jane Hill asked.', "Nobody answered."],
        ['He said "no."', "She said yes."],
        ["WESTPORT (AP) —", "The plan failed."],
    ],
)
def test_boundaries(sentences: list[str], nlp: Language) -> None:
    assert split(" ".join(sentences), nlp) == sentences


def test_blocks_end_sentences(nlp: Language) -> None:
    assert split("A headline without a stop\n\nA paragraph.", nlp) == [
        "A headline without a stop",
        "A paragraph.",
    ]
