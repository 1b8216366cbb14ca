"""From a path to a corpus: which form it has, what it annotates, how much of it there is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from tui.annotation import ENTITY_LABELS
from tui.language.corpora.conllu import COLUMNS, WORD, read_conllu
from tui.language.corpora.errors import CorpusError
from tui.language.corpora.gold import read_pairs
from tui.language.corpora.lines import numbered
from tui.language.corpora.sample import COMPLETE, Corpus, Form, Sample
from tui.language.corpora.tagged import DOCUMENT, TAG, read_conll, read_iob2
from tui.language.corpora.tools import (
    json_form,
    read_brat,
    read_docbin,
    read_doccano,
    read_prodigy,
)

READERS: dict[Form, Callable[[Path], Iterator[Sample]]] = {
    "iob2": read_iob2,
    "conll": read_conll,
    "conllu": read_conllu,
}
"""The readers of files with a word a line."""

FORMS = (
    "ID.txt and ID.json pairs, files in IOB2, CoNLL or CoNLL-U, or what newsreader export writes "
    "for prodigy, doccano, brat or spacy"
)

NAMES = frozenset({"PER", "ORG", "LOC"})
"""A corpus with one of these labels has been read for all three, whether or not all occur."""

_COMMENT = re.compile(rf"{DOCUMENT}|#(?! O$)")
"""Lines that are no rows; "# O" is one in CoNLL."""

_LOOKED_AT = 50
"""Rows by which a file's form is told; some of them may be malformed."""


def open_corpus(path: Path) -> Corpus:
    """The corpus in a folder or a file, its form told by its content.

    All of it is read once, so that what is malformed is known before work begins. Raises
    CorpusError.
    """
    if not path.exists():
        raise CorpusError(path, "does not exist; check the spelling of the path")
    form, read = _reader(path)
    found: set[str] = set()
    size = 0
    entities = attributions = False
    for sample in read():
        size += 1
        entities |= sample.entities is not None
        attributions |= sample.attributions is not None
        found.update(label for _, label in sample.entities or ())
    if not size:
        raise CorpusError(path, "has no text in it")
    labels = _annotated(form, found) if entities else frozenset()
    return Corpus(path, form, labels, size, entities, attributions, read)


def _annotated(form: Form, found: set[str]) -> frozenset[str]:
    """The labels that a corpus annotates, by those that occur in it.

    In a form of whole articles all 18 types, unless there is a label that is none of them: then it follows
    another scheme, and only what occurs is known to be annotated.
    """
    if form in COMPLETE and found <= set(ENTITY_LABELS):
        return frozenset(ENTITY_LABELS)
    if form == "conllu":
        return frozenset({"PERSON", "ORG", "LOC"})
    if form == "conll" or form == "iob2":
        return frozenset(found | NAMES) if found & NAMES or not found else frozenset(found)
    return frozenset(found)


def _reader(path: Path) -> tuple[Form, Callable[[], Iterator[Sample]]]:
    if path.is_dir():
        return _folder(path)
    if path.suffix == ".json":
        return "gold", partial(read_pairs, [path])
    if path.suffix == ".ann":
        return "brat", partial(read_brat, [path])
    if path.suffix == ".spacy":
        return "spacy", partial(read_docbin, path)
    if path.suffix == ".jsonl" and (lines := json_form(path)) is not None:
        return lines, partial(read_prodigy if lines == "prodigy" else read_doccano, path)
    form = form_of(path)
    if form is None:
        raise CorpusError(path, f"is no corpus; expected {FORMS}")
    return form, partial(READERS[form], path)


def _folder(path: Path) -> tuple[Form, Callable[[], Iterator[Sample]]]:
    """All gold pairs in a folder, else all pairs of brat's, else all files of columns.

    Folders within are not looked into.
    """
    try:
        files = sorted(file for file in path.iterdir() if file.is_file())
    except OSError as error:
        raise CorpusError(path, f"cannot be listed ({error.strerror})") from None
    pairs = [file for file in files if file.suffix == ".json"]
    if pairs:
        return "gold", partial(read_pairs, pairs)
    if drawn := [file for file in files if file.suffix == ".ann"]:
        return "brat", partial(read_brat, drawn)
    columns = [(file, form) for file in files if (form := form_of(file))]
    forms = sorted({form for _, form in columns})
    if not forms:
        raise CorpusError(path, f"holds no corpus; expected {FORMS}")
    if len(forms) > 1:
        problem = f"holds files in {' and '.join(forms)}; expected one form; name the files"
        raise CorpusError(path, problem)
    return forms[0], partial(_chained, READERS[forms[0]], [file for file, _ in columns])


def _chained(read: Callable[[Path], Iterator[Sample]], files: list[Path]) -> Iterator[Sample]:
    for file in files:
        yield from read(file)


def form_of(path: Path) -> Form | None:
    """The form of a file of columns by its first rows; None where it is nothing of the kind."""
    rows = 0
    votes: dict[Form, int] = dict.fromkeys(READERS, 0)
    try:
        for _, line in numbered(path):
            if not line.strip() or _COMMENT.match(line):
                continue
            rows += 1
            if form := _form_of_row(line):
                votes[form] += 1
            if rows == _LOOKED_AT:
                break
    except CorpusError:
        return None
    best = max(votes, key=lambda form: votes[form])
    return best if votes[best] * 2 > rows else None


def _form_of_row(line: str) -> Form | None:
    """The form in which ``line`` is a row; None in none."""
    columns = line.split("\t")
    if len(columns) == COLUMNS and WORD.fullmatch(columns[0]):
        return "conllu"
    if len(columns) >= 3 and columns[0].isdigit() and TAG.fullmatch(columns[2]):
        return "iob2"
    fields = line.split()
    return "conll" if len(fields) >= 2 and TAG.fullmatch(fields[-1]) else None
