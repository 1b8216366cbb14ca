"""The spaCy pipeline: one registered factory for each step, so that any can be replaced.

A Doc that went through it carries ``ents``, ``spans["quotes"]``, ``_.attributions`` and
``_.speakers``. Spans of attributions are code points of the Doc's text.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import Any, Literal, cast

import numpy
import spacy
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from tui.annotation import EntityLabel
from tui.language import sentences
from tui.language.attribution import find_attributions
from tui.language.entities import find_names, find_numbers
from tui.language.quotes import MARKS, Quotation, pair
from tui.language.sheet import Paragraph, Sheet
from tui.language.speakers import name_speakers

Component = Callable[[Doc], Doc]

STEPS = (
    "newsreader_quote_marks",
    "newsreader_sentences",
    "newsreader_numbers",
    "newsreader_names",
    "newsreader_attributions",
    "newsreader_speakers",
)
"""The components' names, in the order in which they run."""

for _name in ("paragraphs", "quotations", "sheet", "drafts"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)
for _name in ("attributions", "speakers"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=())
if not Span.has_extension("quotation"):
    Span.set_extension("quotation", default=None)


def assemble(steps: Iterable[tuple[str, dict[str, Any]]]) -> Language:
    """A blank English pipeline, nothing downloaded, with ``steps``: factory names and settings."""
    nlp = spacy.blank("en")
    # A long article is slow, not an error.
    nlp.max_length = sys.maxsize
    infixes = [
        *(nlp.Defaults.infixes or ()),
        "[" + "".join(sorted(MARKS - {"'", "’"})) + "]",
        r"(?<=[.!?,])(?=[A-Z“])",
    ]
    tokenizer = cast(Tokenizer, nlp.tokenizer)
    tokenizer.infix_finditer = spacy.util.compile_infix_regex(infixes).finditer
    for step, config in steps:
        nlp.add_pipe(step, config=config)
    # Tables and patterns are made at their first use: not while somebody waits for an article.
    nlp("“It rained on Monday,” said Jane Hill of Paris.")
    return nlp


def _labels(doc: Doc) -> list[tuple[int, int, EntityLabel]]:
    """The entities of ``doc`` in code points, with their labels."""
    return [(e.start_char, e.end_char, cast(EntityLabel, e.label_)) for e in doc.ents]


def add_entities(
    doc: Doc, found: Iterable[tuple[int, int, str]], alignment: Literal["contract", "expand"]
) -> None:
    """Add entities, given in code points with their labels, to ``ents``; the longest ones stay.

    ``alignment`` says what becomes of one that begins or ends inside a token.
    """
    spans = [
        doc.char_span(start, end, label=label, alignment_mode=alignment)
        for start, end, label in found
    ]
    doc.ents = filter_spans([*doc.ents, *(span for span in spans if span is not None)])


def paragraphs_of(doc: Doc) -> tuple[Paragraph, ...]:
    """The blocks that were given with the Doc; else what blank lines separate, as paragraphs."""
    if doc._.paragraphs is None:
        doc._.paragraphs = tuple(_split(doc.text))
    return doc._.paragraphs  # type: ignore[no-any-return]


def sheet_of(doc: Doc) -> Sheet:
    """The Doc's words as lists, made once."""
    if doc._.sheet is None:
        doc._.sheet = Sheet.of(doc, paragraphs_of(doc))
    return doc._.sheet  # type: ignore[no-any-return]


def _split(text: str) -> list[Paragraph]:
    out = []
    at = 0
    for part in text.split("\n\n"):
        if part.strip():
            out.append(Paragraph("paragraph", at, at + len(part)))
        at += len(part) + 2
    return out


@Language.factory("newsreader_quote_marks")
def quote_marks(nlp: Language, name: str) -> Component:
    """Pair quote marks; sets ``spans["quotes"]``, one Span for each piece of a quotation."""

    def run(doc: Doc) -> Doc:
        blocks = [(p.start, p.end) for p in paragraphs_of(doc) if p.kind != "code"]
        quotations = pair(doc.text, blocks)
        doc._.quotations = tuple(quotations)
        sheet_of(doc).mark_quotations(quotations)
        spans = []
        for quotation in quotations:
            for start, end in quotation.pieces:
                span = doc.char_span(start, end, label="QUOTE", alignment_mode="expand")
                if span is not None:
                    span._.quotation = quotation
                    spans.append(span)
        doc.spans["quotes"] = spans
        return doc

    return run


@Language.factory("newsreader_sentences")
def sentence_starts(nlp: Language, name: str) -> Component:
    """Set where sentences begin; one that frames a quotation holds all of it."""

    def run(doc: Doc) -> Doc:
        sheet = sheet_of(doc)
        sheet.sentences = sentences.split(sheet)
        starts = {sheet.tokens[first] for first, last in sheet.sentences if first < last}
        marks = [1 if i in starts or not i else -1 for i in range(len(doc))]
        if marks:
            # Setting Token.is_sent_start looks at the whole Doc each time.
            array = numpy.array(marks, dtype="int64").astype("uint64")
            doc.from_array([SENT_START], cast(Any, array))
        return doc

    return run


@Language.factory("newsreader_numbers")
def numbers(nlp: Language, name: str) -> Component:
    """Add dates, times, money, measures and other numbers to ``ents``."""

    def run(doc: Doc) -> Doc:
        text = sheet_of(doc).text  # Doc.text is put together anew at each look
        found = [
            number
            for p in paragraphs_of(doc)
            if p.kind != "code"
            for number in find_numbers(text, p.start, p.end)
        ]
        add_entities(doc, found, "contract")
        return doc

    return run


@Language.factory("newsreader_names")
def names(nlp: Language, name: str) -> Component:
    """Add people, organizations, places and other names to ``ents``."""

    def run(doc: Doc) -> Doc:
        add_entities(doc, find_names(sheet_of(doc), _labels(doc)), "expand")
        return doc

    return run


@Language.factory("newsreader_attributions")
def attributions(nlp: Language, name: str) -> Component:
    """Find source, cue and content; sets ``_.drafts`` for the speakers' component."""

    def run(doc: Doc) -> Doc:
        ents = _labels(doc)
        doc._.drafts = find_attributions(sheet_of(doc), ents)
        return doc

    return run


@Language.factory("newsreader_speakers")
def speakers(nlp: Language, name: str) -> Component:
    """Say whom each source stands for; sets ``_.attributions`` and ``_.speakers``."""

    def run(doc: Doc) -> Doc:
        ents = _labels(doc)
        doc._.attributions, doc._.speakers = name_speakers(sheet_of(doc), ents, doc._.drafts or [])
        return doc

    return run


__all__ = ["STEPS", "Quotation", "add_entities", "assemble", "paragraphs_of", "sheet_of"]
