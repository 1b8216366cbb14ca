"""All attributions of a text: each sentence's frames, then the quotations that stand alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tui.language.attribution.citing import according, cite, inside, nominal, relay
from tui.language.attribution.content import after, before, pieces, type_of
from tui.language.attribution.phrases import CONJUNCTIONS, is_adverb, right
from tui.language.attribution.sources import Event, find_source
from tui.language.attribution.standing import attach
from tui.language.attribution.titles import headline
from tui.language.attribution.verbs import find_verbs
from tui.language.attribution.view import View, views
from tui.language.draft import Draft, Range
from tui.language.sheet import Sheet

_NEAR = 50
"""How many attributions back one may stand that holds another."""
_SKIPPED = frozenset({"byline", "date", "section", "rule", "code"})


def find_attributions(sheet: Sheet, ents: Sequence[tuple[int, int, str]]) -> list[Draft]:
    """The attributions of ``sheet`` in text order; ``ents`` are its entities."""
    drafts: list[list[Draft]] = []
    seen = views(sheet, ents)
    for view in seen:
        if view.kind in _SKIPPED:
            drafts.append([])
            continue
        found = headline(view) if view.kind in ("title", "heading") else []
        drafts.append(found or _in_sentence(view))
    out = attach(seen, drafts)
    return _untangle(out)


def _in_sentence(view: View) -> list[Draft]:
    events: list[Event] = []
    for verb in find_verbs(view):
        if verb.passive or (events and verb.head <= events[-1].end):
            continue
        event = find_source(view, verb, events)
        if event is not None:
            events.append(event)
    cited = according(view)
    # Only a verb that reports something ends what the one before it reports.
    cuts = sorted(
        {_cut(view, e) for e in events if e.order == "after" or after(view, e, ()) is not None}
        | {a for a, _, _ in cited}
    )
    drafts: list[Draft] = []
    used: set[int] = set()
    reach = 0
    for event in events:
        if inside(drafts, view.span(event.verb.head, event.verb.head)):
            continue
        following = [c for c in cuts if c > event.end]
        draft = _draft(view, event, following, reach, used)
        if draft is not None:
            drafts.append(draft)
            reach = event.end + 1
    for a, b, source in cited:
        cite(view, a, b, source, drafts, cuts)
    relay(view, drafts)
    nominal(view, drafts)
    return drafts


def _cut(view: View, event: Event) -> int:
    """Where another frame's content must stop for this one: only behind a comma or conjunction."""
    start = event.verb.start if event.shared else event.start
    if event.shared:
        while start > 0 and is_adverb(view.lower(start - 1)):
            start -= 1
    if event.relative or (
        event.shared and view.lower(event.verb.start) in ("has", "have", "had", "was", "were")
    ):
        # "said he has arranged help and has requested more": the second verb is not the speaker's.
        return len(view)
    k = start - 1
    if view.lower(k) in CONJUNCTIONS or view.lower(k) in (
        ",",
        ";",
        "while",
        "as",
        "whereas",
        "though",
        "although",
    ):
        while k > 0 and (view.lower(k - 1) in (",", ";") or view.lower(k - 1) in CONJUNCTIONS):
            k -= 1
        return k
    return len(view)


def _draft(
    view: View, event: Event, cuts: Sequence[int], reach: int, used: set[int]
) -> Draft | None:
    verb = event.verb
    # A sentence that ends in ", S said" is content from its beginning, whatever stands in it.
    floor = (
        0
        if event.order == "before" and _rests(view, event) and view.lower(event.start - 1) == ","
        else reach
    )
    ahead = (
        before(view, event, floor)
        if not event.shared and not event.relative and verb.form != "ing"
        else None
    )
    behind = after(view, event, cuts)
    if (
        ahead is not None
        and event.order == "before"
        and view.quote(ahead[1]) < 0
        and _parenthetical(view, event)
    ):
        if behind is not None and view.quote(behind[0]) >= 0:
            # "In a speech, Smith said, “…”": an adjunct, not half of what was said.
            ahead = None
        stop = min([view.end(), *cuts])
        if ahead is not None and event.end + 2 < stop and verb.cue.takes("c"):
            behind = (event.end + 2, stop - 1)
    if ahead is not None and any(
        view.quote(i) in used for i in range(ahead[0], ahead[1] + 1) if view.quote(i) >= 0
    ):
        ahead = None
    if ahead is not None and not _fits_ahead(view, event, ahead, behind):
        ahead = None
    if ahead is None and behind is None:
        return None
    content: list[Range] = []
    kinds = []
    if ahead is not None:
        content += pieces(view, *ahead)
        kinds.append(type_of(view, *ahead))
        if behind is not None and not (view.quote(behind[0]) >= 0 or _parenthetical(view, event)):
            behind = None
    if behind is not None:
        content += pieces(view, *behind)
        kinds.append(type_of(view, *behind))
    for side in (ahead, behind):
        if side is not None:
            used.update(view.quote(i) for i in range(side[0], side[1] + 1) if view.quote(i) >= 0)
    source = view.span(*event.source)
    cue = view.span(verb.start, verb.end)
    return Draft(
        content=sorted(set(content)),
        type=kinds[0] if len(set(kinds)) == 1 else "mixed",
        source=source,
        cue=cue,
        cue_class=verb.cue.cue_class,
    )


def _fits_ahead(
    view: View, event: Event, ahead: tuple[int, int], behind: tuple[int, int] | None
) -> bool:
    """Whether the words before the frame are what it reports, and not just stand there."""
    cue = event.verb.cue
    if view.quote(ahead[1]) >= 0:
        speech = cue.takes("q") or cue.takes("c")
        clause = behind is not None and view.lower(behind[0]) == "that"
        return speech and not (event.order == "before" and clause)
    if not cue.takes("c"):
        return False
    if event.order == "after":
        return True
    return _rests(view, event) if behind is None else _parenthetical(view, event)


def _parenthetical(view: View, event: Event) -> bool:
    """Whether the frame stands between commas in the middle of what is said."""
    return view.lower(event.start - 1) == "," and view.lower(event.end + 1) == ","


def _rests(view: View, event: Event) -> bool:
    """Whether nothing but an adjunct follows the frame."""
    k = event.end + 1
    if event.order == "before" and event.verb.cue.takes("o"):
        addressee = right(view, k, view.end())
        k = addressee[1] + 1 if addressee else k
    return (
        k >= view.end()
        or view.lower(k) in ("in", "on", "at", "to", "during", "after", ",", "via")
        or view.label(k) in ("DATE", "TIME")
    )


def _untangle(drafts: list[Draft]) -> list[Draft]:
    """Drop what lies inside another's content, and content that its own source or cue stands in."""
    out: list[Draft] = []
    drafts = [d for d in drafts if d.content and _sound(d)]
    drafts.sort(key=lambda d: (d.start, -d.end))
    for draft in drafts:
        anchor = draft.cue or draft.source or draft.content[0]
        # Sorted by where they start: what could hold this one is not far back.
        near = out[-_NEAR:]
        held = any(s <= anchor[0] and anchor[1] <= e for d in near for s, e in d.content)
        if not held and not any(set(d.content) & set(draft.content) for d in near):
            out.append(draft)
    return out


def _sound(draft: Draft) -> bool:
    for mark in (draft.source, draft.cue):
        if mark is not None and any(mark[0] < e and s < mark[1] for s, e in draft.content):
            return False
    if draft.via is not None and inside([draft], draft.via, touching=True):
        draft.via = None
    pairs = draft.content
    return all(a[1] <= b[0] for a, b in pairwise(pairs)) and all(s < e for s, e in pairs)
