"""What comes back from annotation tools: Prodigy, doccano, brat and spaCy's DocBin.

The labels are those of ``tui.annotation.standoff``, which ``newsreader export`` writes, so that
texts that were corrected in one of these tools can be learned from. Any other label is passed
over. Of a tool's file, each text is an article.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path
from typing import Any

from tui.annotation import ENTITY_LABELS
from tui.annotation.standoff import NEXT, PARTS, QUOTE_LABELS, SPEAKER, Line, Mark, Standoff
from tui.article import Span
from tui.article.offsets import Utf16
from tui.language.corpora.errors import CorpusError
from tui.language.corpora.gold import read_gold, read_text
from tui.language.corpora.sample import Form, LabelledSpan, NamedAttribution, Sample

_TYPES = {label: kind for kind, label in QUOTE_LABELS.items()}
_BOUND = re.compile(r"(T\S*)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)(?:\t.*)?", re.S)
_RELATION = re.compile(r"R\S*\t(\S+) Arg1:(T\S+) Arg2:(T\S+)\s*")
_NOTE = re.compile(rf"#\S*\tAnnotatorNotes (T\S+)\t{SPEAKER}(.+)")


def sample_of(name: str, text: str, found: Standoff) -> Sample:
    """A text with the entities and attributions that marks and lines tell of.

    Where no note names a speaker, it is the source as the text words it.
    """
    entities = [
        LabelledSpan(_whole(mark), mark.label)
        for mark in found.marks
        if mark.label in ENTITY_LABELS
    ]
    lines: dict[tuple[int, str], int] = {}
    for line in found.lines:
        lines.setdefault((line.start, line.label), line.end)
    continued = {line.end for line in found.lines if line.label == NEXT}
    attributions = [
        _attribution(text, found, lines, at)
        for at, mark in enumerate(found.marks)
        if mark.label in _TYPES and at not in continued
    ]
    return Sample(
        id=name,
        text=text,
        entities=tuple(sorted(entities)),
        attributions=tuple(sorted(attributions, key=lambda item: item.content)),
    )


def _attribution(
    text: str, found: Standoff, lines: dict[tuple[int, str], int], at: int
) -> NamedAttribution:
    mark = found.marks[at]
    pieces = list(mark.pieces)
    seen, piece = {at}, at
    while (following := lines.get((piece, NEXT))) is not None and following not in seen:
        seen.add(following)
        pieces += found.marks[following].pieces
        piece = following
    source, cue, via = (
        _whole(found.marks[lines[at, part]]) if (at, part) in lines else None for part in PARTS
    )
    speaker = mark.words or (" ".join(source.of(text).split()) if source else "")
    return NamedAttribution(
        tuple(sorted(pieces)), _TYPES[mark.label], source, cue, via, speaker or None
    )


def _whole(mark: Mark) -> Span:
    return Span(mark.pieces[0].start, mark.pieces[-1].end)


# Files of JSON lines


def json_form(path: Path) -> Form | None:
    """Whether the first line of a file is Prodigy's or doccano's."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            data = json.loads(file.readline())
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or not isinstance(data.get("text"), str):
        return None
    if isinstance(data.get("spans"), list):
        return "prodigy"
    return "doccano" if isinstance(data.get("entities"), list) else None


def read_prodigy(path: Path) -> Iterator[Sample]:
    """The accepted tasks of a file. Raises CorpusError."""
    for number, data in _lines(path):
        if data.get("answer", "accept") == "accept":
            yield sample_of(f"{path.stem}-{number}", data["text"], _prodigy(path, number, data))


def _prodigy(path: Path, number: int, data: dict[str, Any]) -> Standoff:
    marks: list[Mark] = []
    places: dict[tuple[int, int, str], int] = {}
    with _told(path, number):
        for span in data.get("spans", ()):
            where = _span(data["text"], span["start"], span["end"])
            places[(*where, span["label"])] = len(marks)
            marks.append(Mark(span["label"], (where,), span.get("speaker") or ""))
        lines = []
        for relation in data.get("relations") or ():
            ends = [
                places.get((side["start"], side["end"], side["label"]))
                for side in (relation["head_span"], relation["child_span"])
            ]
            if ends[0] is not None and ends[1] is not None:
                lines.append(Line(relation["label"], ends[0], ends[1]))
    return Standoff(marks, lines)


def read_doccano(path: Path) -> Iterator[Sample]:
    """The texts of a file, whose offsets count UTF-16 code units. Raises CorpusError."""
    for number, data in _lines(path):
        text = data["text"]
        units = Utf16(text)
        marks: list[Mark] = []
        places: dict[Any, int] = {}
        with _told(path, number):
            speakers = {(start, end): name for start, end, name in data.get("speakers") or ()}
            for entity in data["entities"]:
                start, end = entity["start_offset"], entity["end_offset"]
                places[entity["id"]] = len(marks)
                span = _span(text, units.from_units(start), units.from_units(end))
                name = speakers.get((start, end), "") if entity["label"] in _TYPES else ""
                marks.append(Mark(entity["label"], (span,), name))
            lines = [
                Line(link["type"], places[link["from_id"]], places[link["to_id"]])
                for link in data.get("relations") or ()
            ]
        yield sample_of(f"{path.stem}-{number}", text, Standoff(marks, lines))


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(read_text(path).removeprefix("\ufeff").split("\n"), 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
        except (ValueError, RecursionError):
            raise CorpusError(path, "expected a JSON object on each line", number) from None
        if not isinstance(data, dict) or not isinstance(data.get("text"), str):
            raise CorpusError(path, 'expected an object with "text"', number)
        yield number, data


class _told:
    """Turns what goes wrong with the data of a line into a CorpusError."""

    def __init__(self, path: Path, number: int) -> None:
        self.path = path
        self.number = number

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, KeyError | TypeError | ValueError | AttributeError):
            problem = f"has a span or a relation that cannot be read ({error})"
            raise CorpusError(self.path, problem, self.number) from None


def _span(text: str, start: Any, end: Any) -> Span:
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        raise ValueError(f"offsets {start} and {end}")
    return Span(start, end)


# brat


def read_brat(files: Sequence[Path]) -> Iterator[Sample]:
    """The samples of ID.ann ``files``, each with its ID.txt beside it. Raises CorpusError."""
    for file in files:
        text = read_text(file.with_suffix(".txt"))
        yield sample_of(file.stem, text, _brat(file, text))


def _brat(path: Path, text: str) -> Standoff:
    marks: dict[str, Mark] = {}
    lines: list[tuple[str, str, str]] = []
    for number, line in enumerate(read_text(path).removeprefix("\ufeff").split("\n"), 1):
        line = line.rstrip("\r")
        with _told(path, number):
            if match := _BOUND.fullmatch(line):
                offsets = [piece.split(" ") for piece in match[3].split(";")]
                pieces = tuple(_span(text, int(start), int(end)) for start, end in offsets)
                marks[match[1]] = Mark(match[2], _mended(text, pieces))
            elif match := _RELATION.fullmatch(line):
                lines.append((match[1], match[2], match[3]))
            elif match := _NOTE.fullmatch(line):
                marks[match[1]] = marks[match[1]]._replace(words=match[2].strip())
    numbers = dict(zip(marks, count(), strict=False))
    return Standoff(
        list(marks.values()),
        [
            Line(label, numbers[one], numbers[other])
            for label, one, other in lines
            if one in numbers and other in numbers
        ],
    )


def _mended(text: str, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """Pieces that are apart only because brat's may not reach over a line end, as one again."""
    out = [pieces[0]]
    for piece in pieces[1:]:
        if text[out[-1].end : piece.start].strip():
            out.append(piece)
        else:
            out[-1] = Span(out[-1].start, piece.end)
    return tuple(out)


# spaCy


def read_docbin(path: Path) -> Iterator[Sample]:
    """The documents of a DocBin with their entities, and with the attributions that
    ``tui.language.docbin`` keeps; another's has none. Imports spaCy. Raises CorpusError.
    """
    import spacy
    from spacy.tokens import DocBin

    try:
        docs = list(DocBin().from_disk(path).get_docs(spacy.blank("en").vocab))
    except Exception as error:  # whatever a file that is none makes of zlib and msgpack
        problem = f"expected a DocBin of spaCy's ({type(error).__name__})"
        raise CorpusError(path, problem) from None
    for number, doc in enumerate(docs, 1):
        entities = [[e.start_char, e.end_char, e.label_] for e in doc.ents]
        # msgpack gives tuples back for lists.
        attributions = json.loads(json.dumps(doc.user_data.get("attributions")))
        data = {"entities": entities, "attributions": attributions}
        yield read_gold(path, f"{path.stem}-{number}", doc.text, data)
