"""Names for files, made of what an article is called, that every system takes."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 100
"""Bytes in UTF-8 of a name without its suffix; file systems take 255 at most."""

_UNWANTED = re.compile(r"(?:[^\w.-]|_)+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.I)
"""What Windows keeps for devices, whatever comes after the dot."""


def safe_name(text: str, otherwise: str = "article") -> str:
    """``text`` as a file's name without a suffix; ``otherwise`` where nothing of it is left.

    Letters and digits of any script, dots, dashes and underlines stay, anything else becomes an
    underline; there is no dot at the beginning or at the end.

    >>> safe_name("../féries (1) 🛳")
    'féries_1'
    """
    name = _UNWANTED.sub("_", unicodedata.normalize("NFC", text)).strip("._- ")
    name = name.encode("utf-8", "ignore")[:LONGEST].decode("utf-8", "ignore").rstrip("._-")
    if not name:
        return otherwise
    return f"_{name}" if _RESERVED.fullmatch(name) else name


class Names:
    """Names that are all different, also where a file system does not tell cases apart."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, text: str) -> str:
        """A safe name for ``text`` that was not given before."""
        base = name = safe_name(text)
        number = 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{base}-{number}"
        self._taken.add(name.casefold())
        return name
