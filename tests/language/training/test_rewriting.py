from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.article import Span
from tui.language.corpora import LabelledSpan
from tui.language.training.documents import Document
from tui.language.training.rewriting import Edit, rewrite

from .conftest import span

TEXT = "one two three four five six"
WORDS = [span(word, TEXT) for word in TEXT.split()]


@given(st.dictionaries(st.sampled_from(WORDS), st.text("xyz é", max_size=9)))
def test_annotations_move_with_their_words(new):
    entities = tuple(LabelledSpan(word, "ORG") for word in WORDS)
    before = Document("a", TEXT, (Span(0, len(TEXT)),), entities)
    after = rewrite(before, [Edit(*where, word) for where, word in new.items()])
    for (moved, _), where in zip(after.entities, WORDS, strict=True):
        assert moved.of(after.text) == new.get(where, where.of(TEXT))
    assert after.paragraphs == (Span(0, len(after.text)),)


def test_a_span_that_ends_within_an_edit_grows():
    before = Document("a", TEXT, (), (LabelledSpan(Span(4, 10), "ORG"),))
    after = rewrite(before, [Edit(*WORDS[2], "thirty-three")])
    assert after.entities[0].span.of(after.text) == "two thirty-three"


def test_without_edits_nothing_is_copied():
    document = Document("a", TEXT, ())
    assert rewrite(document, []) is document
