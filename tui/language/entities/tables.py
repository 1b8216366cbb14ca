"""The gazetteers as look-ups."""

from __future__ import annotations

from functools import cache
from typing import get_args

from tui.annotation import EntityLabel
from tui.language.lexicon import table, words

_LABELS: tuple[EntityLabel, ...] = get_args(EntityLabel)


class _Heads(dict[str, frozenset[str]]):
    def __missing__(self, key: str) -> frozenset[str]:
        value = words("heads", key) if key in table("heads") else frozenset()
        self[key] = value
        return value


HEADS = _Heads()
"""Sections of ``lexicon/heads.txt`` as sets, read when first asked for."""


DIRECTIONS = words("grammar", "directions")
"""Points of the compass and the like, in lower case."""


@cache
def _gazetteer() -> dict[str, EntityLabel]:
    out: dict[str, EntityLabel] = {}
    for label in _LABELS:
        for name in table("misc").get(label, ()):
            out[name] = label
    for name in words("organizations"):
        out[name] = "ORG"
    for name in words("places", "loc"):
        out[name] = "LOC"
    for name in words("groups", "norp"):
        out[name] = "NORP"
    for name in words("places", "countries", "regions", "cities"):
        out[name] = "GPE"
    for name in words("given", "surnames"):
        out[name] = "PERSON"
    return out


def known(name: str) -> EntityLabel | None:
    """The label of a name that the tables hold."""
    return _gazetteer().get(name)


@cache
def titles() -> frozenset[str]:
    """Titles that stand before a person's name, capitalised."""
    return words("titles", "courtesy", "office")


def unnamed(word: str) -> bool:
    """Whether a capitalised word names nothing by itself."""
    return word in words("misc", "not_names") or word in titles()
