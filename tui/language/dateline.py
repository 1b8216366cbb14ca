"""Datelines: "WASHINGTON (AP) — " names a place and an agency, and nobody who speaks."""

from __future__ import annotations

import re

_PLACE = r"[A-Z][\w.’'-]*(?:[ /][A-Z][\w.’'-]*|, [A-Z][\w.’'-]*){0,5}"
_AGENCY = r"\((?P<agency>[A-Z][\w .]{1,24})\)"
_MONTH = r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})?"
_DASH = r"(?:--|[–—―-])"
_DATELINE = re.compile(
    rf"(?P<place>{_PLACE})(?:, {_MONTH})? ?(?:{_AGENCY} ?{_DASH}|(?<=[A-Z.]) ?(?:--|[–—―]))(?= )"
)
_REACH = 90


def dateline(text: str, start: int, end: int) -> tuple[int, int, int] | None:
    """The dateline at the beginning of ``text[start:end]``.

    As code points: where it begins, where its place ends, and where it ends, its dash included.
    Without an agency in brackets the place must stand in capitals.
    """
    while start < end and text[start].isspace():
        start += 1
    match = _DATELINE.match(text, start, min(end, start + _REACH))
    if match is None:
        return None
    place = match.group("place")
    if match.group("agency") is None and not place.split(",")[0].isupper():
        return None
    return start, match.end("place"), match.end()
