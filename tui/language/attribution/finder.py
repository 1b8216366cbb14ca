"""All attributions of a text: each sentence's frames, then the quotations that stand alone."""

from __future__ import annotations

from collections.abc import Sequence

from tui.language.attribution.content import after, before, pieces, type_of
from tui.language.attribution.phrases import CONJUNCTIONS, appositive, is_adverb, right
from tui.language.attribution.sources import Event, find_source, heads
from tui.language.attribution.standing import attach
from tui.language.attribution.titles import headline
from tui.language.attribution.verbs import find_verbs
from tui.language.attribution.view import View, views
from tui.language.draft import Draft, Range
from tui.language.lexicon import words
from tui.language.sheet import Sheet

_SKIPPED = frozenset({"byline", "date", "section", "rule", "code"})


def find_attributions(sheet: Sheet, ents: list[tuple[int, int, str]]) -> list[Draft]:
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
    cited = _according(view)
    # Only a verb that reports something ends what the one before it reports.
    cuts = sorted(
        {_cut(view, e) for e in events if e.order == "after" or after(view, e, ()) is not None}
        | {a for a, _, _ in cited}
    )
    drafts: list[Draft] = []
    used: set[int] = set()
    reach = 0
    for number, event in enumerate(events):
        if _inside(drafts, view.span(event.verb.head, event.verb.head)):
            continue
        following = [c for c in cuts if c > event.end]
        draft = _draft(view, event, following, reach, used)
        if draft is not None:
            drafts.append(draft)
            reach = event.end + 1
        del number
    for a, b, source in cited:
        _cite(view, a, b, source, drafts, cuts)
    _relay(view, drafts)
    return drafts


def _relay(view: View, drafts: list[Draft]) -> None:
    """"Reuters reported …, citing officials": who is cited is the source, who cites relays it."""
    for k in range(1, len(view) - 1):
        if view.lower(k) != "citing":
            continue
        at = view.span(k, k)
        frames = [d for d in drafts if d.source is not None and d.source[1] <= at[0] and d.via is None]
        phrase = right(view, k + 1, view.end(), frozenset({"of", "for", "from", "at", "with", "within", "close", "in"}))
        if not frames or phrase is None or not heads(view, *phrase):
            continue
        draft = frames[-1]
        last = draft.content[-1]
        if last[0] < at[0] < last[1]:
            # What is cited stood at the end of the content.
            end = view.span(k - 1, k - 1)[1]
            while end > last[0] and view.sheet.text[end - 1] in ", ":
                end -= 1
            if end <= last[0]:
                continue
            draft.content[-1] = (last[0], end)
        draft.via, draft.source, draft.cue = draft.source, view.span(*phrase), at
        draft.cue_class = "neutral"


def _cut(view: View, event: Event) -> int:
    """Where another frame's content must stop for this one: only behind a comma or conjunction."""
    start = event.verb.start if event.shared else event.start
    if event.shared:
        while start > 0 and is_adverb(view.lower(start - 1)):
            start -= 1
    if event.relative or event.shared and view.lower(event.verb.start) in ("has", "have", "had", "was", "were"):
        # "said he has arranged help and has requested more": the second verb is not the speaker's.
        return len(view)
    k = start - 1
    if view.lower(k) in CONJUNCTIONS or view.lower(k) in (",", ";", "while", "as", "whereas", "though", "although"):
        while k > 0 and (view.lower(k - 1) in (",", ";") or view.lower(k - 1) in CONJUNCTIONS):
            k -= 1
        return k
    return len(view)


def _draft(view: View, event: Event, cuts: Sequence[int], reach: int, used: set[int]) -> Draft | None:
    verb = event.verb
    # A sentence that ends in ", S said" is content from its beginning, whatever stands in it.
    floor = 0 if event.order == "before" and _rests(view, event) and view.lower(event.start - 1) == "," else reach
    ahead = before(view, event, floor) if not event.shared and not event.relative and verb.form != "ing" else None
    behind = after(view, event, cuts)
    if ahead is not None and event.order == "before" and view.quote(ahead[1]) < 0 and _parenthetical(view, event):
        stop = min([view.end(), *cuts])
        if event.end + 2 < stop and verb.cue.takes("c"):
            behind = (event.end + 2, stop - 1)
    if ahead is not None and any(view.quote(i) in used for i in range(ahead[0], ahead[1] + 1) if view.quote(i) >= 0):
        ahead = None
    quoted_ahead = ahead is not None and view.quote(ahead[1]) >= 0
    if ahead is not None and behind is not None and event.order == "before":
        if quoted_ahead and view.lower(behind[0]) == "that":
            ahead = None
        elif not quoted_ahead and not _parenthetical(view, event):
            ahead = None
    if ahead is not None and behind is None and not quoted_ahead and event.order == "before":
        if not verb.cue.takes("c") or not _rests(view, event):
            ahead = None
    if ahead is not None and not quoted_ahead and event.order == "after" and not verb.cue.takes("c"):
        ahead = None
    if ahead is not None and quoted_ahead and not (verb.cue.takes("q") or verb.cue.takes("c")):
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


def _parenthetical(view: View, event: Event) -> bool:
    """Whether the frame stands between commas in the middle of what is said."""
    return view.lower(event.start - 1) == "," and view.lower(event.end + 1) == ","


def _rests(view: View, event: Event) -> bool:
    """Whether nothing but an adjunct follows the frame."""
    k = event.end + 1
    return k >= view.end() or view.lower(k) in ("in", "on", "at", "to", "during", "after", ",", "via") or view.label(k) in ("DATE", "TIME")


def _inside(drafts: list[Draft], span: Range) -> bool:
    return any(s <= span[0] and span[1] <= e for d in drafts for s, e in d.content)


def _according(view: View) -> list[tuple[int, int, tuple[int, int]]]:
    """Each "according to" of a view: its first and last word, and the phrase that follows."""
    out = []
    links = frozenset({"of", "for", "from", "by", "with", "at", "in", "on"})
    for k in range(len(view) - 2):
        word = view.lower(k)
        if word == "according" and view.lower(k + 1) == "to":
            first, last = k, k + 1
        elif word == "per" and (
            view.label(k + 1) in ("ORG", "PERSON") or view.lower(k + 1) == "the" or view.lower(k + 1) in words("titles", "documents")
        ) and (not k or view.lower(k - 1) == ","):
            first, last = k, k
        elif word == "by" and not k and view.lower(1) in ("reports", "accounts"):
            first, last = k, k
        else:
            continue
        phrase = right(view, last + 1, len(view), links)
        if phrase is not None:
            end = appositive(view, phrase[1], view.end())
            out.append((first, last, (phrase[0], end)))
    return out


def _cite(
    view: View, a: int, b: int, source: tuple[int, int], drafts: list[Draft], cuts: Sequence[int]
) -> None:
    """Make "according to" a source of its own, or the one who relays what another said."""
    span = view.span(*source)
    at = view.span(a, b)
    if _inside(drafts, at):
        return
    earlier = [d for d in drafts if d.cue is not None and d.cue[1] <= at[0] and d.via is None]
    opening = a == 0 or all(not view.lower(i)[:1].isalnum() or view.lower(i) in CONJUNCTIONS for i in range(a))
    if earlier and not opening:
        earlier[-1].via = span
        return
    stop = view.end()
    k = source[1] + 1
    if opening or (view.lower(a - 1) in CONJUNCTIONS | {";"} and view.lower(k) == ","):
        k += view.lower(k) == ","
        inner = [d for d in drafts if d.source is not None and d.source[0] >= span[1]]
        if inner and inner[0].source is not None and k < len(view) and inner[0].source[0] <= view.span(k, k)[0] + 1:
            inner[0].via = span
            return
        if k < stop:
            limit = min([stop, *(c for c in cuts if c > k)])
            last = limit - 1
            while last > k and view.lower(last) in (",", ";", "and", "but"):
                last -= 1
            content = pieces(view, k, last)
            drafts[:] = [d for d in drafts if not any(s <= d.start and d.end <= e for s, e in content)]
            drafts.append(Draft(content, type_of(view, k, last), span, at, cue_class="neutral"))
        return
    last = a - 1
    while last >= 0 and view.lower(last) in (",", "(", "—", "–"):
        last -= 1
    first = 0
    for draft in drafts:
        if draft.cue is not None and draft.end <= at[0]:
            return
    while first < last and (view.lower(first) in CONJUNCTIONS or not view.lower(first)[:1].isalnum() and view.quote(first) < 0):
        first += 1
    if last < first:
        return
    content = pieces(view, first, last)
    kind = type_of(view, first, last)
    if view.lower(k) == "," and k + 2 < stop and view.lower(a - 1) == ",":
        content += pieces(view, k + 1, stop - 1)
        second = type_of(view, k + 1, stop - 1)
        kind = kind if kind == second else "mixed"
    drafts.append(Draft(sorted(set(content)), kind, span, at, cue_class="neutral"))


def _untangle(drafts: list[Draft]) -> list[Draft]:
    """Drop what lies inside another's content, and content that its own source or cue stands in."""
    out: list[Draft] = []
    drafts = [d for d in drafts if d.content and _sound(d)]
    drafts.sort(key=lambda d: (d.start, -d.end))
    for draft in drafts:
        anchor = draft.cue or draft.source or draft.content[0]
        held = any(
            other is not draft and any(s <= anchor[0] and anchor[1] <= e for s, e in other.content)
            for other in out
        )
        same = any(set(other.content) & set(draft.content) for other in out)
        if not held and not same:
            out.append(draft)
    return out


def _sound(draft: Draft) -> bool:
    for mark in (draft.source, draft.cue):
        if mark is not None and any(mark[0] < e and s < mark[1] for s, e in draft.content):
            return False
    pairs = draft.content
    return all(a[1] <= b[0] for a, b in zip(pairs, pairs[1:], strict=False)) and all(s < e for s, e in pairs)
