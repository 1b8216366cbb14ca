from __future__ import annotations

from tui.article import Span
from tui.language.corpora import open_corpus
from tui.language.training.references import read_references, reference_documents

from .conftest import conllu


def spoken(document):
    text = document.text
    return [(r.span.of(text), [s.of(text) for s in r.named]) for r in document.references]


def test_pronouns_with_a_name_and_definite_descriptions(coreference):
    (document,) = reference_documents(open_corpus(coreference))
    assert document.text.rstrip() == "Ada fears the board. She waits."
    assert spoken(document) == [("the board", []), ("She", ["Ada"])]
    assert document.paragraphs == (Span(0, 31),)
    assert (document.said, document.labels) == (None, frozenset())


def test_a_mention_within_another_of_the_same_thing(tmp_path):
    path = tmp_path / "a.conllu"
    path.write_text(
        conllu(
            "Quayside PROPN Entity=(3-organization-new)",
            "loved VERB _",
            "their PRON Entity=(3-organization-giv(3-organization-giv)",
            "company NOUN Entity=3)",
        )
    )
    (document,) = read_references(path)
    assert spoken(document) == [("their", ["Quayside"])]


def test_a_pronoun_for_something_without_a_name_is_not_asked(tmp_path):
    path = tmp_path / "a.conllu"
    path.write_text(conllu("He PRON Entity=(1-person-new)", "sang VERB _"))
    (document,) = read_references(path)
    assert spoken(document) == []


def test_paragraphs_documents_and_words_of_several_parts(tmp_path):
    one = conllu("Ada PROPN Entity=(1-person-new)", "can AUX _", "not PART _", "swim VERB _")
    joined = "2-3\tcannot\t_\t_\t_\t_\t_\t_\t_\t_\n2\tcan"
    one = one.replace("2\tcan", joined, 1)
    two = "# newpar\n" + conllu("She PRON Entity=(1-person-giv)").partition("infstat\n")[2]
    path = tmp_path / "a.conllu"
    path.write_text(one + two + conllu("Bo PROPN Entity=(9-person-new)"))
    first, second = read_references(path)
    assert first.text == "Ada cannot swim\nShe\n"
    assert first.paragraphs == (Span(0, 15), Span(16, 19))
    assert spoken(first) == [("She", ["Ada"])]
    assert second.text == "Bo\n"
