"""What a corpus with coreference teaches: whom a pronoun or a definite noun phrase stands for.

Read from CoNLL-U with the mentions of CorefUD's ``Entity=``. Mentions of one group are mentions
of the same thing; those with a proper noun in them are its names.

Format: https://ufal.mff.cuni.cz/corefud
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tui.article import Span
from tui.language.corpora import Corpus
from tui.language.corpora.conllu import FIELDS, NEW_DOCUMENT
from tui.language.corpora.lines import numbered
from tui.language.corpora.opening import form_of
from tui.language.training.documents import Document, Reference

KINDS = frozenset({"person", "organization", "place"})
"""Of things that can speak."""

PRONOUNS = frozenset({"he", "him", "his", "she", "her", "they", "them", "their", "it", "its"})
LONGEST_NAME = 60
"""In code points; longer mentions with a name in them describe more than they name."""

LONGEST_DESCRIPTION = 4
"""In words: "the", "this" and what follows."""

_NEW_PARAGRAPH = re.compile(r"# ?newpar\b(?!_)")
_BRACKETS = re.compile(r"\(([^()]+)(\)?)|([^()]+)\)")


@dataclass(slots=True, eq=False)
class _Mention:
    group: str
    kind: str
    start: int
    end: int = 0
    named: bool = False


@dataclass(slots=True)
class _Reading:
    """A document up to the line that has been read."""

    name: str
    text: str = ""
    begin: int = 0
    """Where its last paragraph begins."""
    blank: bool = False
    """Whether a blank comes before the next word."""
    joined: int = 0
    """The number of the last word of a multiword token, 0 outside of one."""
    blank_after_joined: bool = True
    paragraphs: list[Span] = field(default_factory=list)
    open: list[_Mention] = field(default_factory=list)
    mentions: list[_Mention] = field(default_factory=list)

    def end_paragraph(self) -> None:
        """Let what follows be another paragraph."""
        if len(self.text) > self.begin:
            self.paragraphs.append(Span(self.begin, len(self.text)))
            self.text += "\n"
            self.begin, self.blank = len(self.text), False

    def add(self, columns: list[str], fields: list[str]) -> None:
        """Take a line of CoNLL-U's ten columns."""
        number, form, part, misc = columns[0], columns[1], columns[3], columns[9].split("|")
        blank_after = "SpaceAfter=No" not in misc
        if "." in number:
            # An empty node: a word that is understood, and not written.
            return
        if "-" in number:
            self.joined = int(number.partition("-")[2])
            self.blank_after_joined = blank_after
            return
        start = len(self.text) + (self.blank and len(self.text) > self.begin)
        self.text = self.text.ljust(start) + form
        self.blank = blank_after
        if self.joined:
            last = int(number) == self.joined
            self.blank = last and self.blank_after_joined
            self.joined = 0 if last else self.joined
        entity = next((item[7:] for item in misc if item.startswith("Entity=")), "")
        self._mentions(entity, fields, start, part == "PROPN")

    def _mentions(self, entity: str, fields: list[str], start: int, proper: bool) -> None:
        closing: list[str] = []
        for opens, at_once, group in _BRACKETS.findall(entity):
            if opens:
                values = dict(zip(fields, opens.split("-"), strict=False))
                name = next(iter(values.values()), "")
                self.open.append(_Mention(name, values.get("etype", ""), start))
                if at_once:
                    closing.append(name)
            else:
                closing.append(group)
        for mention in self.open:
            mention.named |= proper
        for name in closing:
            found = next((m for m in reversed(self.open) if m.group == name), None)
            if found:
                self.open.remove(found)
                found.end = len(self.text)
                self.mentions.append(found)

    def document(self) -> Document:
        """What has been read."""
        self.end_paragraph()
        named: dict[str, list[Span]] = {}
        for m in self.mentions:
            if m.named and m.end - m.start < LONGEST_NAME:
                named.setdefault(m.group, []).append(Span(m.start, m.end))
        references = tuple(
            Reference(Span(m.start, m.end), tuple(named.get(m.group, ())))
            for m in self.mentions
            if not m.named and m.kind in KINDS and self._is_asked(m, m.group in named)
        )
        return Document(self.name, self.text, tuple(self.paragraphs), references=references)

    def _is_asked(self, mention: _Mention, is_named: bool) -> bool:
        """Whether it is a definite description, or a pronoun for something with a name."""
        words = self.text[mention.start : mention.end].lower().split()
        if words[0] in PRONOUNS:
            return len(words) == 1 and is_named
        return words[0] in ("the", "this") and len(words) <= LONGEST_DESCRIPTION


def reference_documents(corpus: Corpus) -> Iterator[Document]:
    """The texts of a corpus in CoNLL-U with their references. Raises CorpusError."""
    path = corpus.path
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    for file in files:
        if file.is_file() and form_of(file) == "conllu":
            yield from read_references(file)


def read_references(path: Path) -> Iterator[Document]:
    """A document for each that the file marks, else one. It is well-formed, as far as we need."""
    fields: list[str] = []
    reading = _Reading(path.stem)
    for _, line in numbered(path):
        if line.startswith("#"):
            if found := NEW_DOCUMENT.match(line):
                if reading.text:
                    yield reading.document()
                reading = _Reading((found[1] or path.stem).strip())
            elif found := FIELDS.match(line):
                fields = found[1].split("-")
            elif _NEW_PARAGRAPH.match(line):
                reading.end_paragraph()
        elif line.strip():
            reading.add(line.split("\t"), fields)
    if reading.text:
        yield reading.document()
