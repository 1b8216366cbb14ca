"""``newsreader import``: notes and corrections from files, into the store."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tui.annotation import Correction, Note
from tui.article import Article
from tui.article.safety import safe_line
from tui.commands.inputs import Inputs
from tui.commands.messages import complain
from tui.export.incoming import Incoming, IncomingError, link, read_brat, read_json
from tui.store import Store

BRAT = (".ann", ".txt")
TOLD = 10
"""How many of the things that could not be read are told one by one."""


def run(files: Sequence[Path], articles: Sequence[str], store: Path | None) -> int:
    """Bring what is in ``files`` into the store, which is made where there is none; the status.

    ``articles`` are files and folders in which notes that name no file here find their words. A
    note or a correction that is there already, by its id, stays as it is there: to import a file
    twice changes nothing. What cannot be read is told on standard error, and the status is then
    2. Raises StoreError.
    """
    inputs = Inputs(articles)
    known = list(inputs)
    failed = inputs.failed
    incoming = []
    for path in _expanded(files):
        try:
            found = read_brat(path, _now()) if path.suffix.lower() in BRAT else read_json(path)
        except IncomingError as error:
            complain(str(error))
            failed += 1
            continue
        incoming.append((path, found))
    if not incoming:
        return 2
    with Store.open(store) as opened:
        for path, found in incoming:
            failed += len(found.unreadable)
            _say(_brought(path, found, known, opened))
            _complain(path, found.unreadable)
    return 2 if failed else 0


def _brought(path: Path, found: Incoming, articles: Sequence[Article], store: Store) -> str:
    """Keep what is new, all of it or nothing, and say what came of it."""
    notes = {note.id: note for note in link(found.notes, articles)}
    made = {item.id: item for item in found.corrections}
    here = {note.id: note for note in store.all_notes()}
    made_here = {item.id: item for item in store.all_corrections()}
    new = [note for note in notes.values() if note.id not in here]
    new_made = [item for item in made.values() if item.id not in made_here]
    store.save_all(new, new_made)
    came = _number(len(new), "note")
    if new_made:
        came += f" and {_number(len(new_made), 'correction')}"
    out = [f"{came} came from {path}"]
    there = len(notes) - len(new) + len(made) - len(new_made)
    if there:
        differ = _differing(notes.values(), here) + _differing(made.values(), made_here)
        kept = f" ({differ} differ, and stayed as they are here)" if differ else ""
        out.append(f"{there} {'was' if there == 1 else 'were'} there already{kept}")
    if found.unreadable:
        out.append(f"{len(found.unreadable)} could not be read")
    return "; ".join(out) + "."


def _differing(came: Iterable[Note] | Iterable[Correction], here: Mapping[str, object]) -> int:
    """How many of those that are here too say something else."""
    return sum(item.id in here and _said(item) != _said(here[item.id]) for item in came)


def _said(item: object) -> object:
    """All that a reader would miss of a note or a correction."""
    if isinstance(item, Note):
        return item.comment, item.colour, item.speaker, item.tags
    assert isinstance(item, Correction)
    return item.kind, dict(item.value), item.everywhere


def _expanded(files: Sequence[Path]) -> list[Path]:
    """The files, for a folder the .ann and .json files in it; ID.ann and ID.txt are one."""
    out: list[Path] = []
    for path in files:
        if path.is_dir():
            inside = sorted(file for file in path.iterdir() if file.suffix in (".ann", ".json"))
            if not inside:
                complain(f"{path} has no .ann and no .json files in it.")
            out += inside
        else:
            out.append(path.with_suffix(".ann") if path.suffix == ".txt" else path)
    return list(dict.fromkeys(out))


def _complain(path: Path, unreadable: Sequence[str]) -> None:
    for what in unreadable[:TOLD]:
        complain(f"{path}, {what}.")
    if len(unreadable) > TOLD:
        complain(f"{path}: {len(unreadable) - TOLD} more could not be read.")


def _number(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _say(text: str) -> None:
    sys.stdout.write(safe_line(text) + "\n")


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
