"""The speakers found so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from tui.annotation import Speaker, SpeakerKind


@dataclass(slots=True)
class Roster:
    """Speakers so far; ``keys`` are what tells them apart."""

    speakers: list[Speaker] = field(default_factory=list)
    keys: dict[str, int] = field(default_factory=dict)

    entities: dict[int, int] = field(default_factory=dict)
    """The entity that a speaker is, for those who are one."""

    def get(self, key: str, name: str, kind: SpeakerKind, *, named: bool) -> int:
        """The id of the speaker with this ``key``, who is added where it is new."""
        if key not in self.keys:
            self.keys[key] = len(self.speakers)
            self.speakers.append(Speaker(len(self.speakers), name, kind, named))
        return self.keys[key]
