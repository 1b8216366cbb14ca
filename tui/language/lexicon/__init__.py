"""Small tables of names and words, as text files, read when they are first asked for.

A file holds sections, ``[name]``, each a list of entries separated by semicolons or line ends;
``#`` begins a comment line.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> dict[str, tuple[str, ...]]:
    """The sections of the file ``name``, each with its entries in order."""
    text = (files("tui.language.lexicon") / f"{name}.txt").read_text(encoding="utf-8")
    out: dict[str, list[str]] = {}
    section = ""
    for line in text.splitlines():
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1]
            out.setdefault(section, [])
            continue
        out[section].extend(e for e in (part.strip() for part in line.split(";")) if e)
    return {key: tuple(value) for key, value in out.items()}


@cache
def words(name: str, *sections: str) -> frozenset[str]:
    """The entries of some sections of a file (of all, if none is given) as a set."""
    tables = table(name)
    return frozenset(e for key in sections or tables for e in tables[key])
