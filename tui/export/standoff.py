"""Annotations and notes as the marks and lines that annotation tools draw."""

from __future__ import annotations

from collections.abc import Iterable

from tui.annotation import Annotations, Attribution
from tui.annotation.standoff import NEXT, PARTS, QUOTE_LABELS, SPEAKER, Line, Mark, Standoff
from tui.export.collecting import Exported

NOTE = "Note"
"""The label of a reader's note."""


def standoff(
    annotations: Annotations | None, notes: Iterable[Exported] = (), *, pieces: bool = True
) -> Standoff:
    """The marks and lines of ``annotations``, and of ``notes`` that have a place.

    Without ``pieces``, each mark has one, and what is said in several is several marks with
    lines from each to the next.
    """
    out = Standoff([], [])
    if annotations is not None:
        out.marks.extend(Mark(m.label, (m.span,)) for m in annotations.mentions)
        for item in annotations.attributions:
            _attribution(annotations, item, out, pieces)
    for note in notes:
        if note.anchor.span is not None:
            out.marks.append(Mark(NOTE, (note.anchor.span,), note.note.comment))
    return out


def _attribution(annotations: Annotations, item: Attribution, out: Standoff, pieces: bool) -> None:
    label = QUOTE_LABELS[item.type]
    speaker = annotations.speaker_of(item)
    said = f"{SPEAKER}{speaker.name}" if speaker else ""
    content = len(out.marks)
    if pieces:
        out.marks.append(Mark(label, item.content, said))
    else:
        for number, piece in enumerate(item.content):
            out.marks.append(Mark(label, (piece,), "" if number else said))
            if number:
                out.lines.append(Line(NEXT, content + number - 1, content + number))
    for part, span in zip(PARTS, (item.source, item.cue, item.via), strict=True):
        if span is not None:
            out.lines.append(Line(part, content, len(out.marks)))
            out.marks.append(Mark(part, (span,)))
