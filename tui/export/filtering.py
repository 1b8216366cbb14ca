"""What of an export is wanted: by colour, tag, speaker, kind and date."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from tui.annotation import Annotations, Correction
from tui.annotation.across import name_key
from tui.export.collecting import Export, Exported, ExportedArticle
from tui.export.errors import ExportError

KINDS = (
    "highlight",
    "comment",
    "orphan",
    "correction",
    "entity",
    "quote",
    "direct",
    "mixed",
    "indirect",
)
"""Notes without and with a comment, notes whose text is gone, corrections, and annotations: quotes
of any type, or of one."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What is wanted. Nothing in a part of it means that this part does not matter.

    ``colours`` and ``tags`` choose among notes; tags are compared without regard to case.
    ``speakers`` choose among notes and quotes by name, as names are joined across articles: case,
    accents and courtesy titles do not count. ``kinds`` are of KINDS. ``since`` is ISO 8601, a day
    or a time, UTC unless it says otherwise, and chooses among notes and corrections by when they
    were last changed. What has no colour, no tag, no speaker or no date does not pass a filter
    that asks for one, but annotations, which nobody coloured, tagged or dated, are left alone by
    those three.
    """

    colours: Collection[str] = ()
    tags: Collection[str] = ()
    speakers: Collection[str] = ()
    kinds: Collection[str] = ()
    since: str = ""

    def __bool__(self) -> bool:
        return any((self.colours, self.tags, self.speakers, self.kinds, self.since))


def keep(export: Export, wanted: Filter) -> Export:
    """``export`` with what is ``wanted`` alone; an article of which nothing is left goes too.

    Raises ExportError where ``wanted.since`` is no date or a kind is not of KINDS.
    """
    if not wanted:
        return export
    test = _Test(wanted)
    kept = [test.article(item) for item in export.articles]
    articles = tuple(item for item in kept if item.notes or item.corrections or item.annotations)
    return replace(export, articles=articles)


class _Test:
    def __init__(self, wanted: Filter) -> None:
        unknown = sorted(set(wanted.kinds) - set(KINDS))
        if unknown:
            raise ExportError(
                f"There is no kind “{unknown[0]}” to export; there are {', '.join(KINDS)}."
            )
        self.wanted = wanted
        self.kinds = frozenset(wanted.kinds or KINDS)
        self.tags = {_tag(tag) for tag in wanted.tags}
        self.speakers = {name_key(name) for name in wanted.speakers}
        self.since = _moment(wanted.since) if wanted.since else None

    def article(self, item: ExportedArticle) -> ExportedArticle:
        return replace(
            item,
            notes=tuple(note for note in item.notes if self.note(note)),
            corrections=tuple(c for c in item.corrections if self.correction(c)),
            annotations=item.annotations and self.annotations(item.annotations),
        )

    def note(self, item: Exported) -> bool:
        note = item.note
        kind = "comment" if note.comment.strip() else "highlight"
        return (
            (kind in self.kinds or ("orphan" in self.kinds and item.orphan))
            and (not self.wanted.colours or note.colour in self.wanted.colours)
            and (not self.tags or any(_tag(tag) in self.tags for tag in note.tags))
            and (not self.speakers or self.named(note.speaker))
            and self.recent(note.modified or note.created)
        )

    def correction(self, item: Correction) -> bool:
        return (
            "correction" in self.kinds
            and not self.wanted.colours
            and not self.tags
            and not self.speakers
            and self.recent(item.modified or item.created)
        )

    def annotations(self, found: Annotations) -> Annotations:
        mentions = found.mentions if "entity" in self.kinds else ()
        attributions = tuple(
            item
            for item in found.attributions
            if not self.kinds.isdisjoint(("quote", item.type))
            and (
                not self.speakers
                or self.named(speaker.name if (speaker := found.speaker_of(item)) else None)
            )
        )
        return replace(found, mentions=mentions, attributions=attributions)

    def named(self, name: str | None) -> bool:
        return name is not None and name_key(name) in self.speakers

    def recent(self, moment: str) -> bool:
        if self.since is None:
            return True
        try:
            return _parsed(moment) >= self.since
        except ValueError:
            return False


def _moment(text: str) -> datetime:
    try:
        return _parsed(text)
    except ValueError:
        raise ExportError(
            f"“{text}” is no date; write it as 2024-05-31 or 2024-05-31T18:00."
        ) from None


def _parsed(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _tag(tag: str) -> str:
    return tag.lstrip("#").casefold()
