from __future__ import annotations

import subprocess
import sys

import spacy
from spacy.tokens import DocBin

from tests.export.conftest import annotations, article, corrections, notes, whole  # noqa: F401
from tui.annotation import Annotations, Attribution, Entity, Mention, Span
from tui.article import Article, from_text
from tui.export import FORMATS, Export, gather
from tui.language.docbin import SPANS, docbin


def docs(data: bytes) -> list[spacy.tokens.Doc]:
    return list(DocBin().from_bytes(data).get_docs(spacy.blank("en").vocab))


def test_spacy_reads_what_is_written(whole: Export) -> None:  # noqa: F811
    made = FORMATS["spacy"].make(whole)
    assert isinstance(made, bytes)
    (doc,) = docs(made)
    ((here, found),) = whole.annotated()
    assert doc.text == here.text
    assert [(e.start_char, e.end_char, e.label_) for e in doc.ents] == [
        (*m.span, m.label) for m in found.mentions
    ]
    said = {(s.start_char, s.end_char, s.label_) for s in doc.spans[SPANS]}
    for item in found.attributions:
        for piece in item.content:
            assert (*piece, item.type.upper()) in said
    assert doc.user_data["digest"] == here.digest


def test_a_span_within_a_word_is_widened() -> None:
    here = from_text("The harbourmaster waits 🎉 here.")
    at = here.text.index("master")
    found = Annotations(
        here.digest,
        "x",
        entities=(Entity(0, "master", "PERSON"),),
        mentions=(Mention(Span(at, at + 6), "PERSON", 0), Mention(Span(at - 7, at), "ORG", 0)),
        attributions=(Attribution(0, (Span(at, at + 6),), "direct"),),
    )
    (doc,) = docs(docbin([(here, found)]))
    assert [e.text for e in doc.ents] == ["harbourmaster"]  # two of them would overlap
    assert [s.text for s in doc.spans[SPANS]] == ["harbourmaster"]


def test_a_lone_surrogate_does_not_stop_it() -> None:
    here = from_text("Odd \udce9 words.")
    (doc,) = docs(docbin([(here, Annotations(here.digest, "x"))]))
    assert doc.text == "Odd \ufffd words."


def test_several_articles_in_their_order(article: Article) -> None:  # noqa: F811
    other = from_text("Another text.")
    export = gather(
        [article, other], lambda _: (), annotations=lambda a: Annotations(a.digest, "x")
    )
    assert [d.text for d in docs(FORMATS["spacy"].make(export))] == [article.text, other.text]  # type: ignore[arg-type]


def test_the_format_is_known_without_spacy() -> None:
    script = "import sys; from tui.export import FORMATS; FORMATS['spacy']; print('spacy' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, text=True
    )
    assert done.stdout == "False\n"
