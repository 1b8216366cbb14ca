"""Files with a word and its tag a line: IOB2 as Universal NER writes it, and CoNLL.

IOB2 has tabs between number, word and tag, and comments (``# newdoc``, ``# text = …``). CoNLL has
blanks, the word first and the tag last, and ``-DOCSTART-`` between documents. An empty line ends a
sentence. ``B-X`` begins a mention; ``I-X`` goes on with one of the same type and begins one where
there is none, so that the older IO and IOB1 tags are read as they are meant. ``B-O``, which the
first version of the English Universal NER has, is ``O``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tui.article import Span
from tui.language.corpora.errors import CorpusError
from tui.language.corpora.lines import Assembly, numbered
from tui.language.corpora.sample import LabelledSpan, Sample

TAG = re.compile(r"O|[BI]-\S+")
DOCUMENT = "-DOCSTART-"
_NEW_DOCUMENT = re.compile(r"# ?newdoc(?:\s+id)?(?:\s*=\s*(\S.*))?$")
_TEXT = re.compile(r"# ?text = (.*)$")

_NO_BLANK_BEFORE = re.compile(r"[.,;:!?%)\]}’”…]+|['’](?:s|S|ll|re|ve|d|m)|n['’]t")
_NO_BLANK_AFTER = frozenset("([{$£€“‘#")


@dataclass(slots=True)
class _Sentence:
    """The words of a sentence, their tags, and the line on which it begins."""

    words: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    line: int = 0
    text: str | None = None
    document: str | None = None
    """The name of the document that it begins, empty where it has none; None within one."""


def read_iob2(path: Path) -> Iterator[Sample]:
    """A sample for each document; for each sentence where none are marked. Raises CorpusError."""
    return _samples(path, lambda: _iob2_sentences(path))


def read_conll(path: Path) -> Iterator[Sample]:
    """A sample for each document; for each sentence where none are marked. Raises CorpusError."""
    return _samples(path, lambda: _conll_sentences(path))


def _samples(path: Path, sentences: Callable[[], Iterator[_Sentence]]) -> Iterator[Sample]:
    documents = any(sentence.document is not None for sentence in sentences())
    assembly = Assembly(f"{path.stem}-1")
    number = 1
    for sentence in sentences():
        if assembly and (sentence.document is not None or not documents):
            yield assembly.sample()
            number += 1
            assembly = Assembly(f"{path.stem}-{number}")
        if sentence.document:
            assembly.name = sentence.document
        text, spans = _placed(path, sentence)
        assembly.add(text, _mentions(spans, sentence.tags))
    if assembly:
        yield assembly.sample()


def _iob2_sentences(path: Path) -> Iterator[_Sentence]:
    sentence = _Sentence()
    for number, line in numbered(path):
        if not line.strip():
            if sentence.words:
                yield sentence
                sentence = _Sentence()
        elif line.startswith("#"):
            if found := _NEW_DOCUMENT.match(line):
                sentence.document = (found[1] or "").strip()
            elif found := _TEXT.match(line):
                sentence.text = found[1]
        else:
            columns = line.split("\t")
            if len(columns) < 3 or not columns[0].isdigit() or not columns[1]:
                raise CorpusError(path, "expected number, word and tag with tabs between", number)
            _append(path, sentence, columns[1], columns[2], number)
    if sentence.words:
        yield sentence


def _conll_sentences(path: Path) -> Iterator[_Sentence]:
    sentence = _Sentence()
    for number, line in numbered(path):
        columns = line.split()
        if not columns or columns[0] == DOCUMENT:
            if sentence.words:
                yield sentence
                sentence = _Sentence()
            if columns:
                sentence.document = ""
        elif len(columns) < 2:
            raise CorpusError(path, "expected a word and, last in the line, its tag", number)
        else:
            _append(path, sentence, columns[0], columns[-1], number)
    if sentence.words:
        yield sentence


def _append(path: Path, sentence: _Sentence, word: str, tag: str, line: int) -> None:
    if not TAG.fullmatch(tag):
        raise CorpusError(path, f"expected the tag O, B-… or I-…, found {tag!r}", line)
    sentence.line = sentence.line or line
    sentence.words.append(word)
    sentence.tags.append("O" if tag in ("B-O", "I-O") else tag)


def _placed(path: Path, sentence: _Sentence) -> tuple[str, list[Span]]:
    """The sentence's text and where its words stand in it."""
    if sentence.text is None:
        return _written(sentence.words)
    spans = []
    at = 0
    for word in sentence.words:
        start = sentence.text.find(word, at)
        if start < 0 or sentence.text[at:start].strip():
            problem = f"expected the words of “# text”, in which {word!r} does not come next"
            raise CorpusError(path, problem, sentence.line)
        at = start + len(word)
        spans.append(Span(start, at))
    return sentence.text, spans


def _written(words: Sequence[str]) -> tuple[str, list[Span]]:
    """Words with blanks between as one would write them: none before a comma, and the like."""
    text = ""
    spans = []
    glue = True
    inside = False
    for word in words:
        mark = word in ('"', "''", "``")
        closes = mark and inside
        if not glue and not closes and not _NO_BLANK_BEFORE.fullmatch(word):
            text += " "
        spans.append(Span(len(text), len(text) + len(word)))
        text += word
        inside ^= mark
        glue = word in _NO_BLANK_AFTER or (mark and not closes)
    return text, spans


def _mentions(spans: Sequence[Span], tags: Sequence[str]) -> list[LabelledSpan]:
    out: list[LabelledSpan] = []
    before = "O"
    for span, tag in zip(spans, tags, strict=True):
        label = tag[2:]
        if tag[0] == "I" and before[2:] == label:
            out[-1] = LabelledSpan(Span(out[-1].span.start, span.end), label)
        elif tag != "O":
            out.append(LabelledSpan(span, label))
        before = tag
    return out
