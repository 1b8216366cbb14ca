"""Small tables of names and words, as text files, read when they are first asked for.

A file holds sections, ``[name]``, each a list of entries separated by semicolons or line ends;
``#`` begins a comment line.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache


@cache
def table(name: str) -> dict[str, tuple[str, ...]]:
    """The sections of the file ``name``, each with its entries in order."""
    from importlib.resources import files  # the user's table is looked at without it

    text = (files("tui.language.lexicon") / f"{name}.txt").read_text(encoding="utf-8")
    out: dict[str, list[str]] = {}
    for _, section, entry in entries(text):
        if entry is None:
            out.setdefault(section, [])
        else:
            out[section].append(entry)
    return {key: tuple(value) for key, value in out.items()}


def entries(text: str) -> Iterator[tuple[int, str, str | None]]:
    """Line, counted from 1, section and entry, in order; None at the line that names a section."""
    section = ""
    for number, line in enumerate(text.split("\n"), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
            yield number, section, None
            continue
        for part in line.split(";"):
            if entry := part.strip():
                yield number, section, entry


@cache
def words(name: str, *sections: str) -> frozenset[str]:
    """The entries of some sections of a file (of all, if none is given) as a set."""
    tables = table(name)
    return frozenset(e for key in sections or tables for e in tables[key])
