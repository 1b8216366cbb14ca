"""CoNLL-U (Universal Dependencies), with the mentions of CorefUD's ``Entity=`` where it has them.

A mention opens with ``(`` and the fields that the comment ``# global.Entity`` names, and closes
with its group and ``)``. Kept are the names of people, organizations and places, that is, mentions
one of whose head words (the field ``minspan``) is a proper noun. Their boundaries are the corpus's
own: titles and appositions stand inside, and one mention inside another.

Format: https://universaldependencies.org/format.html, https://ufal.mff.cuni.cz/corefud
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tui.article import Span
from tui.language.corpora.errors import CorpusError
from tui.language.corpora.lines import Assembly, numbered
from tui.language.corpora.sample import LabelledSpan, Sample

COLUMNS = 10
LABELS = {"person": "PERSON", "organization": "ORG", "place": "LOC"}
"""Types of mentions that are read, and the entity labels that they are read as."""

WORD = re.compile(r"\d+(?:[-.]\d+)?")
NEW_DOCUMENT = re.compile(r"# ?newdoc(?:\s+id)?(?:\s*=\s*(\S.*))?$")
FIELDS = re.compile(r"# ?global\.Entity\s*=\s*(\S+)")
_BRACKETS = re.compile(r"\(([^()]+)|(([^()]*)\))")


@dataclass(slots=True, eq=False)
class _Mention:
    group: str
    label: str | None
    heads: frozenset[int]
    start: int
    size: int = 0
    """How many words it has so far."""
    named: bool = False


@dataclass(slots=True)
class _Sentence:
    """A sentence being read: its words one after another, its text, its mentions."""

    text: str = ""
    mentions: list[LabelledSpan] = field(default_factory=list)
    open: list[_Mention] = field(default_factory=list)
    document: str | None = None
    paragraph: bool = False
    blank: bool = False
    """Whether a blank comes before the next word."""
    joined: int = 0
    """The number of the last word in the latest multiword token ("country's"), 0 before any."""
    token: Span = field(default=Span(0, 0))
    """The latest multiword token's text, up to where its words have not been found yet."""


def read_conllu(path: Path) -> Iterator[Sample]:
    """A sample for each document; for each sentence where none are marked. Raises CorpusError."""
    marks = _survey(path)
    assembly = Assembly(f"{path.stem}-1")
    number = 1
    for sentence in _sentences(path, marks.fields):
        if assembly and (sentence.document is not None or not marks.documents):
            yield assembly.sample(marks.fields is not None)
            number += 1
            assembly = Assembly(f"{path.stem}-{number}")
        if sentence.document:
            assembly.name = sentence.document
        assembly.add(sentence.text, sentence.mentions, sentence.paragraph or not marks.paragraphs)
    if assembly:
        yield assembly.sample(marks.fields is not None)


@dataclass(slots=True)
class _Marks:
    """What a file's comments tell before its words are read."""

    documents: bool = False
    paragraphs: bool = False
    fields: list[str] | None = None


def _survey(path: Path) -> _Marks:
    marks = _Marks()
    for _, line in numbered(path):
        if line.startswith("#"):
            marks.documents |= NEW_DOCUMENT.match(line) is not None
            marks.paragraphs |= _opens_paragraph(line)
            if found := FIELDS.match(line):
                marks.fields = found[1].split("-")
    return marks


def _opens_paragraph(comment: str) -> bool:
    return re.match(r"# ?newpar\b(?!_)", comment) is not None


def _sentences(path: Path, fields: list[str] | None) -> Iterator[_Sentence]:
    sentence = _Sentence()
    for number, line in numbered(path):
        if not line.strip():
            if sentence.text:
                yield sentence
                sentence = _Sentence()
        elif line.startswith("#"):
            if found := NEW_DOCUMENT.match(line):
                sentence.document = (found[1] or "").strip()
            sentence.paragraph |= _opens_paragraph(line)
        else:
            columns = line.split("\t")
            if len(columns) != COLUMNS or not WORD.fullmatch(columns[0]):
                raise CorpusError(path, "expected the ten columns of CoNLL-U, with tabs", number)
            try:
                _word(sentence, columns, fields)
            except ValueError as error:
                raise CorpusError(path, str(error), number) from None
    if sentence.text:
        yield sentence


def _word(sentence: _Sentence, columns: list[str], fields: list[str] | None) -> None:
    """Take a line of words into ``sentence``. Raises ValueError for mentions out of order."""
    number, form, part, misc = columns[0], columns[1], columns[3], columns[9]
    if "." in number:
        # An empty node: a word that is understood, and not written.
        return
    first, _, last = number.partition("-")
    if int(first) <= sentence.joined:
        word = _within(sentence, form)
    else:
        sentence.text += " " if sentence.blank and sentence.text else ""
        word = Span(len(sentence.text), len(sentence.text) + len(form))
        sentence.text += form
        sentence.blank = "SpaceAfter=No" not in misc.split("|")
    if last:
        sentence.joined, sentence.token = int(last), word
        return
    entity = next((item[7:] for item in misc.split("|") if item.startswith("Entity=")), "")
    if entity and fields is None:
        raise ValueError("expected a comment “# global.Entity” before the first Entity=")
    _mentions(sentence, entity, fields or [], word, part == "PROPN")


def _within(sentence: _Sentence, form: str) -> Span:
    """Where a word of a multiword token is: all of the token where it is written otherwise."""
    token = sentence.token
    if not sentence.text.startswith(form, token.start, token.end):
        return token
    sentence.token = Span(token.start + len(form), token.end)
    return Span(token.start, token.start + len(form))


def _mentions(
    sentence: _Sentence, entity: str, fields: list[str], word: Span, proper: bool
) -> None:
    """Open, lengthen by a word and close the mentions that ``entity`` says."""
    closing: list[_Mention] = []
    for opens, closes, group in _BRACKETS.findall(entity):
        if opens:
            sentence.open.append(_opened(opens, fields, word.start))
        elif closes:
            # Without a group it closes what this very word opened last.
            found = [m for m in sentence.open if m not in closing and group in ("", m.group)]
            if not found:
                raise ValueError(f"expected a mention {group} that is open before {entity!r}")
            closing.append(found[-1])
    for mention in sentence.open:
        mention.size += 1
        mention.named |= proper and (not mention.heads or mention.size in mention.heads)
    for mention in closing:
        sentence.open.remove(mention)
        if mention.label and mention.named:
            sentence.mentions.append(LabelledSpan(Span(mention.start, word.end), mention.label))


def _opened(text: str, fields: list[str], start: int) -> _Mention:
    values = dict(zip(fields, text.split("-"), strict=False))
    if "etype" not in values:
        raise ValueError(f"expected a mention with the fields {'-'.join(fields)}, found {text!r}")
    heads = [int(n) for n in values.get("minspan", "").split(",") if n.isdigit()]
    group = next(iter(values.values()))
    return _Mention(group, LABELS.get(values["etype"]), frozenset(heads), start)
