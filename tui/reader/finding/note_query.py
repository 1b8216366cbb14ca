"""What is typed to filter the list of all notes: words, and what a note must have besides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from tui.annotation.alike import alike

KEYS = ("colour", "tag", "speaker", "entity", "article", "since", "is")
"""What may stand before a colon, as it is offered."""

STATES = ("lost",)
"""What may stand behind ``is:``."""

DAYS = {"today": 0, "yesterday": 1, "week": 7, "month": 30, "year": 365}
"""Words for ``since:``, and how many days ago they begin."""

_SPELT = {"color": "colour"}
_TOKEN = re.compile(r'([a-z]+):(?!\S)|(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))', re.IGNORECASE)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


class Value(NamedTuple):
    """What a note must have; ``whole`` where it stood in quote marks."""

    text: str
    whole: bool = False

    def fits(self, text: str) -> bool:
        """Whether a text is this, or has it in it where it was not in quote marks."""
        wanted, have = alike(self.text), alike(text)
        return wanted == have if self.whole else wanted in have


class NoteQuery(NamedTuple):
    """Words, each of which a note must have, and for some keys values of which it must have one.

    ``article`` and ``entity`` are words as well. ``since`` is as it was typed.
    """

    text: str = ""
    colour: tuple[Value, ...] = ()
    tag: tuple[Value, ...] = ()
    speaker: tuple[Value, ...] = ()
    entity: str = ""
    article: str = ""
    since: str = ""
    lost: bool = False
    trouble: str = ""

    def __bool__(self) -> bool:
        return self != NoteQuery()


def parse(typed: str) -> NoteQuery:
    """The query that was typed. ``trouble`` says what of it means nothing; it is passed over."""
    words: dict[str, list[str]] = {"": [], "entity": [], "article": [], "since": [], "is": []}
    values: dict[str, list[Value]] = {"colour": [], "tag": [], "speaker": []}
    for found in _TOKEN.finditer(typed):
        bare, key, quoted, plain = found.groups()
        name = (bare or key or "").lower()
        name = _SPELT.get(name, name)
        text = (quoted if quoted is not None else plain) or ""
        if name in KEYS and not text:
            continue  # the value is still to come
        if name in values:
            kept = text.lstrip("#") if name == "tag" else text
            values[name].append(Value(kept, quoted is not None))
        elif name in words and name:
            words[name].append(text)
        else:
            words[""].append(found[0] if name else text)
    states = [word.lower() for word in words["is"]]
    since = words["since"][-1] if words["since"] else ""
    return NoteQuery(
        text=" ".join(words[""]),
        colour=tuple(values["colour"]),
        tag=tuple(values["tag"]),
        speaker=tuple(values["speaker"]),
        entity=" ".join(words["entity"]),
        article=" ".join(words["article"]),
        since=since,
        lost="lost" in states,
        trouble=_trouble(states, since),
    )


def _trouble(states: Sequence[str], since: str) -> str:
    for state in states:
        if not any(known.startswith(state) for known in STATES):
            return "is: has one word, lost: notes that have no place any more."
    if since and moment(since) is None and not any(day.startswith(since.lower()) for day in DAYS):
        return "since: takes a day, as 2024-05-01, or today, yesterday, week, month, year."
    return ""


def moment(since: str) -> str | None:
    """The beginning of a day, month or year of the reader's own time, in ISO 8601 and UTC."""
    today = date.today()  # the reader's own day is meant
    day = today
    if since.lower() in DAYS:
        day = today - timedelta(days=DAYS[since.lower()])
    else:
        found = _DAY.fullmatch(since)
        if found is None:
            return None
        try:
            day = date(*(int(part) if part else 1 for part in found.groups()))
        except ValueError:
            return None
    try:
        start = datetime.combine(day, time()).astimezone()
        return start.astimezone(UTC).isoformat(timespec="seconds")
    except (ValueError, OverflowError, OSError):
        return day.isoformat()


def last_word(typed: str) -> tuple[str, str, str]:
    """What stands before the last word, the key of that word or "", and its value so far."""
    at = 0
    quoted = False
    for place, letter in enumerate(typed):
        if letter == '"':
            quoted = not quoted
        elif letter.isspace() and not quoted:
            at = place + 1
    head, word = typed[:at], typed[at:]
    key, colon, value = word.partition(":")
    name = _SPELT.get(key.lower(), key.lower())
    if not colon or name not in KEYS:
        return head, "", word
    return head + word[: len(key) + 1], name, value.lstrip('"')


def completed(typed: str, value: str) -> str:
    """The line with its last word's value filled in, and a blank behind it."""
    head, key, _ = last_word(typed)
    if not key:
        return f"{head}{value}"
    return f'{head}"{value}" ' if re.search(r"\s", value) else f"{head}{value} "
