"""Who says what an annotation is: the engine, or the reader in place of the engine."""

from __future__ import annotations

from collections.abc import Sequence

from tui.annotation import Correction
from tui.reader.screen.candidates import NOBODY
from tui.reader.screen.peek import LABELS

SHORT = 60
"""Characters of words that are quoted."""


def found_by(corrections: Sequence[Correction], engine: str) -> str:
    """By whom an annotation was found, with what a correction replaced.

    ``corrections`` are those that it goes back to, the oldest first; ``engine`` is what is said
    where there are none.
    """
    accepted = any(correction.kind == "accept" for correction in corrections)
    made = [correction for correction in corrections if correction.kind != "accept"]
    if not made:
        return f"{engine}; accepted by you" if accepted else engine
    replaced = dict.fromkeys(words for c in made if (words := _replaced(c)))
    if any(correction.kind in ("entity", "quote") for correction in made):
        words = "you; the engine had missed it"
        return f"{words}; then in place of {_all(replaced)}" if replaced else words
    return f"you, in place of {_all(replaced)}" if replaced else "you"


def yours(corrections: Sequence[Correction]) -> str:
    """In a word, what the reader has to do with an annotation; "" for nothing."""
    if not corrections:
        return ""
    return "accepted" if all(c.kind == "accept" for c in corrections) else "yours"


def _all(words: dict[str, None]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def _replaced(correction: Correction) -> str:
    """What a correction replaced, in words."""
    was, value = correction.replaced, correction.value
    match correction.kind:
        case "speaker":
            speaker = was.get("speaker")
            return speaker["name"] if speaker else NOBODY
        case "label":
            return LABELS.get(was.get("label", ""), "")
        case "merge" | "split":
            return str(was.get("name", ""))
        case "boundary":
            old = " ".join(correction.target.quote.exact.split())
            ends = "" if value.get("exact") == correction.target.quote.exact else _quoted(old)
            kind = (
                was.get("type", "") if value.get("type", was.get("type")) != was.get("type") else ""
            )
            return " and ".join(part for part in (ends, kind) if part)
    return ""


def _quoted(words: str) -> str:
    words = words.strip('“”"')
    return f"“{words[: SHORT - 1].rstrip()}…”" if len(words) > SHORT else f"“{words}”"
