"""Cues: the verbs and nouns that signal that somebody says something.

The table is ``lexicon/cues.txt`` with the user's laid over it. Inflected forms are made from it by
the spelling rules of English; what these get wrong stands in the table as irregular.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from tui.annotation import CueClass
from tui.language.cuetable import CLASSES, cue_table

Form = Literal["base", "third", "past", "participle", "ing"]


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of saying. ``frames`` says what may follow it, in the letters of the table."""

    lemma: str
    cue_class: CueClass
    frames: str

    def takes(self, frame: str) -> bool:
        """Whether it is used with the complement that the letter ``frame`` stands for."""
        return frame in self.frames


@cache
def verbs() -> dict[str, tuple[Cue, frozenset[Form]]]:
    """Each inflected form, lower case, with its cue and the grammatical forms it can be."""
    data = cue_table()
    irregular = {}
    for line in data["irregular"]:
        lemma, *forms = line.split()
        irregular[lemma] = forms
    out: dict[str, tuple[Cue, set[Form]]] = {}
    for cue in _cues():
        lemma = cue.lemma
        third, past, participle, ing = irregular.get(lemma) or _regular(lemma)
        slots: tuple[tuple[str, Form], ...] = (
            (lemma, "base"),
            (third, "third"),
            (past, "past"),
            (participle, "participle"),
            (ing, "ing"),
        )
        for word, form in slots:
            out.setdefault(word, (cue, set()))[1].add(form)
    for line in data["variants"]:
        word, lemma = line.split()
        if lemma not in out:  # the user may have taken it out
            continue
        variant: set[Form] = {"ing"} if word.endswith("ing") else {"past", "participle"}
        out[word] = (out[lemma][0], variant)
    return {word: (cue, frozenset(forms)) for word, (cue, forms) in out.items()}


def _cues() -> list[Cue]:
    seen = {}
    data = cue_table()
    for cue_class in CLASSES:
        for entry in data[cue_class]:
            lemma, _, frames = entry.partition(":")
            if " " not in lemma:
                seen[lemma] = Cue(lemma, cue_class, frames)
    return list(seen.values())


@cache
def particles() -> dict[str, dict[str, Cue]]:
    """Cues of several words: for a verb's lemma, what follows it ("out"), with the whole cue."""
    base = {cue.lemma: cue for cue in _cues()}
    data = cue_table()
    out: dict[str, dict[str, Cue]] = {}
    # Those of [phrases] have their verb's class; one that stands under a class has that.
    for section in ("phrases", *CLASSES):
        for entry in data[section]:
            phrase, _, frames = entry.partition(":")
            lemma, _, rest = phrase.partition(" ")
            if not rest:
                continue
            own = next((c for c in CLASSES if c == section), None)
            cue_class = own or (base[lemma].cue_class if lemma in base else "neutral")
            out.setdefault(lemma, {})[rest] = Cue(phrase, cue_class, frames)
    return out


@cache
def phrase_verbs() -> dict[str, tuple[str, frozenset[Form]]]:
    """The forms of verbs that are cues with a particle only ("pointed" out), with their lemma."""
    irregular = {line.split()[0]: line.split()[1:] for line in cue_table()["irregular"]}
    out: dict[str, tuple[str, frozenset[Form]]] = {}
    for lemma in particles():
        third, past, participle, ing = irregular.get(lemma) or _regular(lemma)
        for word in {lemma, third, past, participle, ing}:
            forms: set[Form] = set()
            if word == lemma:
                forms.add("base")
            if word == third:
                forms.add("third")
            if word == past:
                forms.add("past")
            if word == ing:
                forms.add("ing")
            out[word] = (lemma, frozenset(forms))
    return out


@cache
def nouns() -> dict[str, CueClass]:
    """Nouns that carry what was said ("claim"), with their class."""
    out: dict[str, CueClass] = {}
    for entry in cue_table()["nouns"]:
        word, _, name = entry.partition(":")
        out[word] = next(c for c in CLASSES if c == name)
    return out


def _regular(lemma: str) -> list[str]:
    if lemma.endswith("ee"):
        return [lemma + "s", lemma + "d", lemma + "d", lemma + "ing"]
    if lemma.endswith("e"):
        return [lemma + "s", lemma + "d", lemma + "d", lemma[:-1] + "ing"]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return [lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"]
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")
    return [third, lemma + "ed", lemma + "ed", lemma + "ing"]
