"""Whom a source stands for, and which sources are the same over an article."""

from __future__ import annotations

from dataclasses import replace

from tui.annotation import Attribution, Span, Speaker
from tui.language.draft import Draft
from tui.language.sheet import Sheet

def name_speakers(sheet: Sheet, ents: list[tuple[int, int, str]], drafts: list[Draft]) -> tuple[list[Attribution], list[Speaker]]:
    """Temporary."""
    speakers: list[Speaker] = []
    out = []
    ids = {}
    for d in sorted(drafts, key=lambda d: (d.start, d.end)):
        src = d.source or d.hint
        sid = None
        if src:
            name = sheet.text[src[0]:src[1]]
            for s, e, l in ents:
                if src[0] <= s and e <= src[1] and l in ("PERSON",):
                    name = sheet.text[s:e]
            if name not in ids:
                ids[name] = len(speakers)
                speakers.append(Speaker(len(speakers), name))
            sid = ids[name]
        out.append(Attribution(len(out), tuple(Span(*c) for c in d.content), d.type, d.source and Span(*d.source), d.cue and Span(*d.cue), d.via and Span(*d.via), sid, d.cue_class))
    return out, speakers
