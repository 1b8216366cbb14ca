"""Invented news texts, for what corpora have too little of.

That is laws, works, events, products, languages, and rare ways of quoting. The patterns stand in
``invented.txt``, with lists of names in sections called by their label. A line of ``[sentences]``
is a pattern: ``{ORG}`` stands for a name from the list of that label, ``{PER}`` for a person's full
name, ``{SUR}`` for the same person's surname; a second person is ``{PER2}`` and ``{SUR2}``.
``[S …]``, ``[C …]``, ``[Q …]`` and ``[V …]`` mark source, cue, content and who relays it. ``!`` as
in ``{PER!}`` names the speaker where the source does not.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

from tui.annotation import ENTITY_LABELS
from tui.article import Span
from tui.language.corpora import LabelledSpan
from tui.language.neural.features import paragraphs_of
from tui.language.training.documents import Document, Said
from tui.language.training.names import Names

PATTERNS = Path(__file__).with_name("invented.txt")

SENTENCES = 8
"""Patterns in a text."""

_TOKEN = re.compile(r"\{([A-Z_]+)(\d?)(!?)\}|\[([SCQV]) |\]|[^\[\]{}]+")
_SECTION = re.compile(r"\[([A-Za-z_]+)\]")


@dataclass(slots=True)
class _Filled:
    """A pattern filled in; offsets count from ``offset``, where it will stand."""

    offset: int
    text: str = ""
    entities: list[LabelledSpan] = field(default_factory=list)
    marked: dict[str, list[Span]] = field(default_factory=lambda: {letter: [] for letter in "SCQV"})
    names: list[tuple[str, Span]] = field(default_factory=list)
    """Who or what is named: a person's number, otherwise the name itself."""
    speaker: str | None = None

    @property
    def at(self) -> int:
        return self.offset + len(self.text)

    def name(self, identity: str, label: str, word: str, speaks: bool) -> None:
        span = Span(self.at, self.at + len(word))
        self.entities.append(LabelledSpan(span, label))
        self.names.append((identity, span))
        if speaks:
            self.speaker = identity
        self.text += word

    def said(self) -> list[Said]:
        source, cue, content, via = (self.marked[letter] for letter in "SCQV")
        if not content:
            return []
        speaker = self.speaker
        if speaker is None and source:
            inside = (
                who for who, span in self.names if source[0].start <= span.start < source[0].end
            )
            speaker = next(inside, None)
        voices = tuple(span for who, span in self.names if who == speaker)
        first = [spans[0] if spans else None for spans in (source, cue, via)]
        return [Said(tuple(content), first[0], first[1], first[2], voices)]


class Inventor:
    """Makes texts from the patterns in a file; ``seed`` fixes which."""

    def __init__(self, names: Names, seed: int, path: Path = PATTERNS) -> None:
        self._random = random.Random(seed)
        self._names = names
        self._lists: dict[str, list[str]] = {}
        section = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            line = line.strip()
            if found := _SECTION.fullmatch(line):
                section = found[1]
                self._lists[section] = []
            elif section == "sentences" and line:
                self._lists[section].append(line)
            elif line:
                self._lists[section] += [name.strip() for name in line.split(";") if name.strip()]

    def __call__(self, number: int) -> Document:
        """A text of some patterns, filled in; ``number`` is for its id."""
        text = ""
        entities: list[LabelledSpan] = []
        said: list[Said] = []
        patterns = self._lists["sentences"]
        for pattern in self._random.sample(patterns, min(SENTENCES, len(patterns))):
            filled = self._fill(pattern, len(text))
            entities += filled.entities
            attribution = filled.said()
            said += attribution
            # Two quotations side by side would be read as one.
            text += filled.text + ("\n\n" if attribution or self._random.random() < 2 / 3 else " ")
        text = text.rstrip() + "\n"
        return Document(
            id=f"invented-{number}",
            text=text,
            paragraphs=tuple(Span(*span) for span in paragraphs_of(text)),
            entities=tuple(entities),
            labels=frozenset(ENTITY_LABELS),
            said=tuple(said),
        )

    def _fill(self, pattern: str, offset: int) -> _Filled:
        out = _Filled(offset)
        opened: list[tuple[str, int]] = []
        people: dict[str, tuple[str, str]] = {}
        for found in _TOKEN.finditer(pattern):
            label, which, mark, opens = found.groups()
            if label in ("PER", "SUR"):
                if which not in people:
                    people[which] = (
                        self._random.choice(self._names.first),
                        self._random.choice(self._names.last),
                    )
                person = people[which]
                word = " ".join(person) if label == "PER" else person[1]
                out.name(f"person {which}", "PERSON", word, bool(mark))
            elif label:
                word = self._random.choice(self._lists[label])
                out.name(word, label, word, bool(mark))
            elif opens:
                opened.append((opens, out.at))
            elif found[0] == "]":
                kind, start = opened.pop()
                out.marked[kind].append(Span(start, out.at))
            else:
                out.text += found[0]
        return out
