"""Whether two names of speakers mean the same one."""

from __future__ import annotations

import re

TITLES = frozenset(
    {
        "a",
        "an",
        "the",
        "former",
        "deputy",
        "vice",
        "chief",
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "dame",
        "lord",
        "lady",
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "prof",
        "professor",
        "president",
        "prime",
        "minister",
        "senator",
        "sen",
        "representative",
        "rep",
        "governor",
        "gov",
        "secretary",
        "judge",
        "justice",
        "general",
        "colonel",
        "captain",
        "director",
        "spokesman",
        "spokeswoman",
        "spokesperson",
    }
)
"""Words that do not tell one speaker from another."""

_WORD = re.compile(r"[\w’'&.-]+")
_POSSESSIVE = re.compile(r"['’]s$")


def name_words(name: str | None) -> list[str]:
    """The words of a name in lower case, without titles, possessives and outer full stops."""
    found = (word for word in _WORD.findall((name or "").lower()) if word not in TITLES)
    return [_POSSESSIVE.sub("", word).strip(".") for word in found]


def same_name(one: str | None, other: str | None) -> bool:
    """Whether all words of the shorter name are in the longer, and it is one name to a reader.

    That is where they end in the same word (*Quill*, *Ada Quill*) or share more than one. Names
    that are nothing but titles must be equal. No name is not the same as another.
    """
    first, second = name_words(one), name_words(other)
    if not first or not second:
        return bool(one) and (one or "").lower().strip() == (other or "").lower().strip()
    short, long = sorted((first, second), key=len)
    return short == long or (set(short) <= set(long) and (len(short) > 1 or short[-1] == long[-1]))
