"""Mentions of the same thing, brought together under its fullest name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tui.annotation import Entity, EntityLabel, Mention, Span

_ALIASES = {
    "u.s.": "united states",
    "us": "united states",
    "u.s": "united states",
    "usa": "united states",
    "u.s.a.": "united states",
    "united states of america": "united states",
    "uk": "united kingdom",
    "america": "united states",
    "u.k.": "united kingdom",
    "un": "united nations",
    "u.n.": "united nations",
    "eu": "european union",
    "uae": "united arab emirates",
    "ap": "associated press",
    "afp": "agence france-presse",
    "dr congo": "democratic republic of the congo",
    "gop": "republican party",
}
_NUMERIC = frozenset({"CARDINAL", "ORDINAL", "QUANTITY", "PERCENT", "MONEY", "TIME", "DATE"})
_SMALL = frozenset({"of", "the", "and", "for", "de", "on", "in", "to"})


@dataclass(slots=True)
class _Group:
    label: EntityLabel
    name: str
    key: str


def coalesce(
    text: str, mentions: Sequence[tuple[int, int, EntityLabel]]
) -> tuple[list[Entity], list[Mention]]:
    """Entities and their mentions; spans are code points of ``text``, sorted, without overlap."""
    groups: list[_Group] = []
    by_key: dict[tuple[str, str], int] = {}
    last_names: dict[str, list[int]] = {}
    first_names: dict[str, list[int]] = {}
    initials: dict[str, int] = {}
    # Full names first, so that a short one finds them wherever they stand.
    for start, end, label in mentions:
        name = _clean(text[start:end])
        key = _key(name)
        if (label, key) in by_key:
            continue
        if label == "PERSON" and " " in key:
            number = len(groups)
            groups.append(_Group(label, name, key))
            by_key[label, key] = number
            parts = _parts(key)
            last_names.setdefault(parts[-1], []).append(number)
            for part in parts[:-1]:
                first_names.setdefault(part, []).append(number)
        elif label == "ORG" and " " in key:
            by_key[label, key] = len(groups)
            short = "".join(
                w[0] for w in name.split() if w.lower() not in _SMALL and w[0].isalnum()
            )
            if len(short) > 1:
                initials.setdefault(short.lower(), len(groups))
            groups.append(_Group(label, name, key))
    _merge_persons(groups, by_key, last_names)
    _merge_bracketed(text, mentions, groups, by_key, initials)
    numbers: list[int] = []
    for start, end, label in mentions:
        name = _clean(text[start:end])
        key = _key(name)
        found = by_key.get((label, key))
        if found is None and label == "PERSON" and " " not in key:
            candidates = sorted({by_key[label, groups[i].key] for i in last_names.get(key, ())})
            if not candidates:
                candidates = sorted(
                    {by_key[label, groups[i].key] for i in first_names.get(key, ())}
                )
            if candidates:
                recent = [n for n in reversed(numbers) if n in candidates]
                found = recent[0] if recent and len(candidates) > 1 else candidates[0]
                if len(candidates) > 1 and not recent:
                    found = candidates[0]
        if found is None and label == "ORG" and " " not in name:
            found = initials.get(key.replace(".", ""))
        if found is None:
            found = len(groups)
            groups.append(_Group(label, name, key))
            by_key[label, key] = found
        elif label not in _NUMERIC and len(name) > len(groups[found].name) and label != "PERSON":
            groups[found].name = name
        numbers.append(found)
    order: dict[int, int] = {}
    for number in numbers:
        order.setdefault(number, len(order))
    entities = [
        Entity(new, groups[old].name, groups[old].label)
        for old, new in sorted(order.items(), key=lambda item: item[1])
    ]
    return entities, [
        Mention(Span(start, end), label, order[number])
        for (start, end, label), number in zip(mentions, numbers, strict=True)
    ]


def _merge_bracketed(
    text: str,
    mentions: Sequence[tuple[int, int, EntityLabel]],
    groups: list[_Group],
    by_key: dict[tuple[str, str], int],
    initials: dict[str, int],
) -> None:
    """Learn abbreviations that the article explains: "Federal Security Service (FSB)"."""
    for (begin, end, label), (start, stop, short) in pairwise(mentions):
        if label == "ORG" == short and text[end:start] == " (" and text[stop : stop + 1] == ")":
            number = by_key.get((label, _key(_clean(text[begin:end]))))
            if number is not None and len(text[start:stop]) < len(groups[number].name):
                initials[_key(_clean(text[start:stop])).replace(".", "")] = number


def _merge_persons(
    groups: list[_Group], by_key: dict[tuple[str, str], int], last_names: dict[str, list[int]]
) -> None:
    """Let "Donald J. Trump" and "Donald Trump", or "Ted Scambos" and "T. Scambos", be one."""
    for numbers in last_names.values():
        if len(numbers) < 2:
            continue
        numbers = sorted(numbers, key=lambda i: -len(_parts(groups[i].key)))
        for n, i in enumerate(numbers):
            for j in numbers[:n]:
                if by_key[groups[j].label, groups[j].key] != j:
                    continue
                a, b = _parts(groups[i].key), _parts(groups[j].key)
                if set(a) <= set(b) or a[0] == b[0] or a[0].rstrip(".") == b[0][0]:
                    by_key[groups[i].label, groups[i].key] = j
                    break


def _fold(text: str) -> str:
    """``text`` without its accents: articles spell the same name with and without them."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _parts(key: str) -> list[str]:
    parts = [p for p in key.split() if p not in ("jr.", "sr.", "jr", "sr", "ii", "iii", "iv")]
    return parts or key.split()


def _clean(name: str) -> str:
    return re.sub(r"\s+", " ", name).strip()


def _key(name: str) -> str:
    key = _fold(name).lower().replace("’", "'")
    key = re.sub(r"^(?:the|a|an) ", "", key)
    key = re.sub(r"'s$", "", key)
    return _ALIASES.get(key, key)
