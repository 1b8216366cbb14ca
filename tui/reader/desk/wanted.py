"""What of an export is wanted, in one line such as ``colour:yellow tag:"the ferry" since:2024-05``.

A key, a colon and a value; a value with blanks stands in quote marks, several may be parted by
commas, and a key may come again. It is completed from what there is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from tui.export import KINDS, Export, ExportError, Filter

KEYS = ("colour", "tag", "speaker", "kind", "since")
_ALIKE = {"color": "colour", "colours": "colour", "tags": "tag", "speakers": "speaker"}
_WORD = re.compile(r'(?:"[^"]*"?|[^\s"])+')
_VALUE = re.compile(r'"([^"]*)"?|([^,"]+)')
_APART = re.compile(r'[\s,"]')
MOST = 12
"""How many completions are offered at once."""

Offers = Mapping[str, Sequence[str]]
"""The values that there are, by key, the most frequent first."""


class Completion(NamedTuple):
    """A way to go on: what it is called, and the whole line then."""

    label: str
    line: str


def parse(line: str) -> Filter:
    """The filter that a line asks for. A key that has no value yet asks for nothing.

    Raises ExportError where a word is no filter. Whether a kind or a date exists is found out when
    the filter is used.
    """
    found: dict[str, list[str]] = {key: [] for key in KEYS}
    for word in _WORD.findall(line):
        name, colon, rest = word.partition(":")
        key = _key(name)
        if not colon or key is None:
            raise ExportError(f"“{word}” is no filter; write {', '.join(f'{k}:…' for k in KEYS)}.")
        found[key] += _values(rest)
    since = found.pop("since")
    return Filter(
        found["colour"],
        [tag.removeprefix("#") for tag in found["tag"]],
        found["speaker"],
        found["kind"],
        max(since, default=""),
    )


def complete(line: str, offers: Offers) -> list[Completion]:
    """How the last word of ``line`` may go on: with a key, or with a value of those that there are."""
    words = _WORD.findall(line)
    open_ = bool(words) and (not line[-1].isspace() or words[-1].count('"') % 2 == 1)
    last = words[-1] if open_ else ""
    before = line[: len(line) - len(last)]
    name, colon, rest = last.partition(":")
    if not colon:
        fitting = [key for key in KEYS if offers.get(key) and key.startswith(name.casefold())]
        return [Completion(f"{key}:", f"{before}{key}:") for key in fitting]
    key = _key(name)
    if key is None:
        return []
    done, typed = _last_value(rest)
    found = [
        value
        for value in offers.get(key, ())
        if value.casefold().startswith(typed) and '"' not in value  # which could not be quoted
    ]
    if any(value.casefold() == typed for value in found):
        return []
    head = f"{before}{name}:{done}"
    return [Completion(value, head + _quoted(value)) for value in found[:MOST]]


def offers(export: Export, colours: Iterable[str]) -> Offers:
    """The values that an export has for each key; ``colours`` in the order in which they stand."""
    notes = [item.note for item in export.notes]
    tags = Counter(tag for note in notes for tag in note.tags)
    names = Counter(note.speaker for note in notes if note.speaker)
    for _, found in export.annotated():
        speakers = (found.speaker_of(quote) for quote in found.attributions)
        names.update(speaker.name for speaker in speakers if speaker is not None)
    used = {note.colour for note in notes}
    known = [colour for colour in colours if colour in used]
    days = {(note.modified or note.created)[:10] for note in notes}
    days |= {(made.modified or made.created)[:10] for made in export.corrections}
    today = datetime.now(UTC).date().isoformat()
    return {
        "colour": [*known, *sorted(used - set(known))],
        "tag": _ranked(tags),
        "speaker": _ranked(names),
        "kind": KINDS,
        "since": [today, *sorted((day for day in days if day and day != today), reverse=True)],
    }


def _ranked(counts: Counter[str]) -> list[str]:
    return sorted(counts, key=lambda value: (-counts[value], value.casefold()))


def _key(name: str) -> str | None:
    name = name.casefold()
    name = _ALIKE.get(name, name)
    return name if name in KEYS else None


def _values(text: str) -> list[str]:
    values = (quoted or plain for quoted, plain in _VALUE.findall(text))
    return [" ".join(value.split()) for value in values if value.strip()]


def _last_value(text: str) -> tuple[str, str]:
    """The values before the last one with their comma, and the last one as it can be compared."""
    start = 0
    quoted = False
    for at, char in enumerate(text):
        quoted ^= char == '"'
        if char == "," and not quoted:
            start = at + 1
    return text[:start], text[start:].strip('"').casefold()


def _quoted(value: str) -> str:
    return f'"{value}"' if _APART.search(value) else value
