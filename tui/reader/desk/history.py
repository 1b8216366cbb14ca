"""What was done to notes and corrections in this session, to be undone and done again."""

from __future__ import annotations

from tui.annotation import Correction, Note
from tui.reader.desk.keeping import Change, Keeping, Mark
from tui.reader.desk.tags import shown_tags

_ABOUT = {
    "accept": "what you accepted",
    "reject": "what you rejected",
    "speaker": "the speaker",
    "label": "the type",
    "boundary": "the boundaries",
    "merge": "the joining",
    "split": "the parting",
    "entity": "the entity you added",
    "quote": "the quote you added",
}


class Remembering(Keeping):
    """The part of a desk that can take changes back, without limit in a session."""

    def __init__(self) -> None:
        super().__init__()
        self._done: list[Change] = []
        self._undone: list[Change] = []

    def do(self, change: Change) -> Mark | None:
        """Make a change that can be undone; returns the mark as it is kept."""
        kept = self.keep(change)
        self.recall(Change(change.before, kept))
        return kept

    def recall(self, change: Change) -> None:
        """Remember a change that was made already."""
        self._done.append(change)
        self._undone.clear()

    def undo(self) -> str | None:
        """Take the last change back; says which, None where there is none."""
        return self._step(self._done, self._undone)

    def redo(self) -> str | None:
        """Make the change anew that was undone last."""
        return self._step(self._undone, self._done)

    def _step(self, source: list[Change], target: list[Change]) -> str | None:
        if not source:
            return None
        back = source.pop().back
        kept = self.keep(back)
        target.append(Change(back.before, kept))
        if kept is not None and back.after is None:
            return f"{_quoted(kept)} stays, another window has changed it"
        return _words(back, self.current.digest, again=source is self._undone)


def _words(change: Change, digest: str, *, again: bool) -> str:
    """What is so now that a change was made, in the open article or in another."""
    mark = change.mark
    quoted = _quoted(mark)
    if mark.target.digest != digest:
        quoted += f" in “{_short(mark.target.title)}”" if mark.target.title else " elsewhere"
    if isinstance(mark, Correction):
        about = _ABOUT[mark.kind]
        return f"{about}, {quoted}: {'as you said' if change.after else 'as it was'}"
    if change.before is None:
        return f"the note on {quoted} is there"
    if change.after is None:
        return f"the note on {quoted} is gone"
    assert isinstance(change.before, Note) and isinstance(change.after, Note)
    if change.before.comment != change.after.comment:
        return f"the comment on {quoted} is as {'you wrote it' if again else 'it was'}"
    if change.before.colour != change.after.colour:
        return f"the note on {quoted} is {change.after.colour} again"
    return f"the note on {quoted} has {shown_tags(change.after.tags) or 'no tags'} again"


def _quoted(mark: Mark) -> str:
    text = _short(mark.target.quote.exact)
    return text if text.startswith(("“", "«", "„", '"')) else f"“{text}”"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return f"{text[:28]}…" if len(text) > 30 else text
