"""All speakers of a text, and why the unnamed ones among them are unnamed."""

from __future__ import annotations

import re

from tui.annotation import Attribution, EntityLabel, Span, Speaker
from tui.language.coalesce import coalesce
from tui.language.draft import Draft
from tui.language.sheet import Sheet
from tui.language.speakers.cast import Cast
from tui.language.speakers.namer import Namer

_REST = r"(?:(?! (?:told|said|says|added|warned)\b)[^.,;”\"]){0,80}"
_ANONYMOUS = re.compile(
    r"who (?:declined|asked|requested|refused|wished|insisted|preferred|wanted|spoke|was not"
    r"|were not|is not|are not)[^,.;]{0,40}?(?:named|identified|identity|name|anonymity|anonymous"
    rf"|anonymously|authori[sz]ed){_REST}"
    rf"|(?:speaking |spoke )?on (?:the )?condition of anonymity{_REST}"
    rf"|(?:speaking |spoke )anonymously{_REST}"
    rf"|not authori[sz]ed to (?:speak|comment|discuss){_REST}"
)


def name_speakers(
    sheet: Sheet, ents: list[tuple[int, int, EntityLabel]], drafts: list[Draft]
) -> tuple[list[Attribution], list[Speaker]]:
    """Attributions in text order with their speakers; ids are positions in the two lists."""
    entities, mentions = coalesce(sheet.text, ents)
    namer = Namer(sheet, Cast(sheet, entities, mentions))
    # Sources are resolved in the order in which they are read, which content order may not be.
    for draft in sorted(drafts, key=lambda d: d.source or d.hint or d.content[0]):
        mark = draft.source or draft.hint
        if mark is not None:
            namer.resolve(mark)
    out: list[Attribution] = []
    for draft in sorted(drafts, key=lambda d: (d.start, d.end)):
        mark = draft.source or draft.hint
        out.append(
            Attribution(
                id=len(out),
                content=tuple(Span(*piece) for piece in draft.content),
                type=draft.type,
                source=Span(*draft.source) if draft.source else None,
                cue=Span(*draft.cue) if draft.cue else None,
                via=Span(*draft.via) if draft.via else None,
                speaker=namer.resolve(mark) if mark is not None else None,
                cue_class=draft.cue_class,
            )
        )
    speakers = list(namer.table.speakers)
    for attribution in out:
        explain(sheet, attribution, speakers)
    return out, speakers


def explain(sheet: Sheet, attribution: Attribution, speakers: list[Speaker]) -> None:
    """Note why an unnamed speaker is unnamed, where the sentence of the source says so."""
    if attribution.speaker is None or attribution.source is None:
        return
    speaker = speakers[attribution.speaker]
    if speaker.named or speaker.reason:
        return
    window = sheet.text[attribution.source.end : attribution.source.end + 240].split("\n\n")[0]
    match = _ANONYMOUS.search(window)
    if match and not re.search(r"[.!?] [A-Z]", window[: match.start()]):
        speakers[attribution.speaker] = speaker._replace(reason=match.group().strip(" ,"))
