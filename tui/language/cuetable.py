"""The table of cues as the user wants it: a file of theirs laid over the built-in one.

Both have the form of ``lexicon/cues.txt``. In the user's, a verb or a phrase stands under the class
it is to have; without a colon it keeps what may follow it. What stands under ``[none]`` is no cue.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from hashlib import blake2s
from pathlib import Path
from typing import get_args

from tui.annotation import CueClass
from tui.language.errors import CueError
from tui.language.lexicon import entries, table

Sections = Mapping[str, tuple[str, ...]]

CLASSES: tuple[CueClass, ...] = get_args(CueClass)
NONE = "none"
SECTIONS = (*CLASSES, "phrases", "irregular", "variants", "nouns", NONE)
FRAMES = "cqotnfsad"
"""The letters for what may follow a verb; ``lexicon/cues.txt`` says what they stand for."""

USUAL = "cq"
"""What may follow a new verb whose entry does not say."""


def user_file() -> Path:
    """Where the user's table is looked for."""
    from platformdirs import user_config_path

    return user_config_path("newsreader", appauthor=False) / "cues.txt"


@cache
def cue_table() -> Sections:
    """The sections of the table in use. The user's file is read once. Raises CueError."""
    return laid_over(table("cues"), _own())


def stamp() -> str:
    """A short hash of what the user's table says, empty where there is none. Raises CueError."""
    own = _own()
    if not own:
        return ""
    return blake2s(json.dumps(own, sort_keys=True).encode(), digest_size=4).hexdigest()


@cache
def _own() -> Sections:
    path = user_file()
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except UnicodeDecodeError:
        raise CueError(f"{path} is not UTF-8 text; save it as UTF-8 or remove it.") from None
    except OSError as error:
        raise CueError(
            f"{path} cannot be read ({error.strerror or error}); mend or remove it."
        ) from None
    return parse(text, path)


def parse(text: str, path: Path) -> Sections:
    """The sections of a user's table, lower case.

    Raises CueError, which begins ``FILE:LINE:`` (from 1), for the first line that is malformed.
    """
    out: dict[str, list[str]] = {}
    for line, section, written in entries(text):
        entry = None if written is None else _tidy(written)
        wrong = _section_wrong(section) if entry is None else _wrong(section, entry)
        if wrong:
            raise CueError(f"{path}:{line}: {wrong}")
        if entry is not None:
            out.setdefault(section, []).append(entry)
    return {section: tuple(found) for section, found in out.items()}


def laid_over(built_in: Sections, own: Sections) -> Sections:
    """``built_in`` with what ``own`` says instead and besides."""
    if not own:
        return built_in
    frames: dict[str, str] = {}
    for section in ("phrases", *CLASSES):
        frames.update(e.partition(":")[::2] for e in built_in.get(section, ()))
    gone = {_name(e) for section in (*CLASSES, "phrases", NONE) for e in own.get(section, ())}
    no_cue = {_name(e) for e in own.get(NONE, ())}
    out = {}
    for section in SECTIONS:
        if section == NONE:
            continue
        kept, new = built_in.get(section, ()), own.get(section, ())
        if section in (*CLASSES, "phrases"):
            kept = tuple(e for e in kept if _name(e) not in gone)
            new = tuple(e if ":" in e else f"{e}:{frames.get(e, USUAL)}" for e in new)
        elif section == "nouns":
            kept = tuple(e for e in kept if _name(e) not in no_cue)
        out[section] = kept + new
    return out


def _tidy(entry: str) -> str:
    return ":".join(" ".join(part.split()) for part in entry.lower().split(":", 1))


def _name(entry: str) -> str:
    return entry.partition(":")[0]


def _section_wrong(section: str) -> str | None:
    if section in SECTIONS:
        return None
    known = ", ".join(f"[{name}]" for name in SECTIONS)
    return f"there is no section [{section}]; the sections are {known}."


def _wrong(section: str, entry: str) -> str | None:
    """What is wrong with an entry of a section, or None."""
    words, colon, rest = entry.partition(":")
    if not section:
        return f'"{entry}" stands before any section; begin with one such as [neutral].'
    if section in ("irregular", "variants"):
        count, what = (
            (5, "lemma, third person, past, past participle, -ing")
            if section == "irregular"
            else (2, "a form and its lemma")
        )
        fine = len(entry.split()) == count and all(map(_is_word, entry.split()))
        return None if fine else f'"{entry}" must be {count} words: {what}.'
    if not words.split() or not all(map(_is_word, words.split())):
        return f'"{words}" is no word; write one such as say, or several such as point out.'
    if section == "nouns":
        fine = rest in CLASSES and " " not in words
        return (
            None if fine else f'"{entry}" must be a noun, a colon and one of {", ".join(CLASSES)}.'
        )
    if section == "phrases" and " " not in words:
        return f'"{words}" is one word; write it under the class that it is to have.'
    if section == NONE and colon:
        return f'"{entry}" is to be no cue, so that nothing follows it; write {words} alone.'
    if strange := "".join(sorted(set(rest) - set(FRAMES))):
        return f'"{strange}" in "{entry}" stands for nothing; what may follow is any of {FRAMES}.'
    return None


def _is_word(text: str) -> bool:
    return len(text) > 1 and text.replace("-", "").replace("'", "").isalpha()
