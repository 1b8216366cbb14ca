"""Sources without a verb: "according to", "per", and who "citing" cites."""

from __future__ import annotations

from collections.abc import Sequence

from tui.language.attribution.content import pieces, type_of
from tui.language.attribution.extent import clause_end
from tui.language.attribution.phrases import CONJUNCTIONS, appositive, left, right
from tui.language.attribution.sources import heads
from tui.language.attribution.view import View
from tui.language.cues import nouns
from tui.language.draft import Draft, Range
from tui.language.lexicon import words


def according(view: View) -> list[tuple[int, int, tuple[int, int]]]:
    """Each "according to" of a view: its first and last word, and the phrase that follows."""
    out = []
    links = frozenset({"of", "for", "from", "by", "with", "at", "in", "on"})
    for k in range(len(view) - 2):
        word = view.lower(k)
        if word == "according" and view.lower(k + 1) == "to":
            first, last = k, k + 1
        elif (
            word == "per"
            and (
                view.label(k + 1) in ("ORG", "PERSON")
                or view.lower(k + 1) == "the"
                or view.lower(k + 1) in words("titles", "documents")
            )
            and (not k or view.lower(k - 1) == ",")
        ) or (word == "by" and not k and view.lower(1) in ("reports", "accounts")):
            first, last = k, k
        else:
            continue
        phrase = right(view, last + 1, len(view), links)
        if phrase is not None:
            end = appositive(view, phrase[1], view.end())
            if not k and view.lower(end + 1) != ",":
                # "According to Reuters, the plan failed": a clause, not an apposition.
                end = phrase[1]
            out.append((first, last, (phrase[0], end)))
    return out


def cite(
    view: View, a: int, b: int, source: tuple[int, int], drafts: list[Draft], cuts: Sequence[int]
) -> None:
    """Make "according to" a source of its own, or the one who relays what another said."""
    span = view.span(*source)
    at = view.span(a, b)
    if inside(drafts, at):
        return
    earlier = [d for d in drafts if d.cue is not None and d.cue[1] <= at[0] and d.via is None]
    opening = a == 0 or all(
        not view.lower(i)[:1].isalnum() or view.lower(i) in CONJUNCTIONS for i in range(a)
    )
    if earlier and not opening:
        earlier[-1].via = span
        return
    stop = view.end()
    k = source[1] + 1
    if opening or (view.lower(a - 1) in CONJUNCTIONS | {";"} and view.lower(k) == ","):
        k += view.lower(k) == ","
        inner = [d for d in drafts if d.source is not None and d.source[0] >= span[1]]
        if (
            inner
            and inner[0].source is not None
            and k < len(view)
            and inner[0].source[0] <= view.span(k, k)[0] + 1
        ):
            inner[0].via = span
            return
        if k < stop:
            limit = min([stop, *(c for c in cuts if c > k)])
            last = limit - 1
            while last > k and view.lower(last) in (",", ";", "and", "but"):
                last -= 1
            content = pieces(view, k, last)
            drafts[:] = [
                d for d in drafts if not any(s <= d.start and d.end <= e for s, e in content)
            ]
            drafts.append(Draft(content, type_of(view, k, last), span, at, cue_class="neutral"))
        return
    last = a - 1
    while last >= 0 and view.lower(last) in (",", "(", "—", "–"):
        last -= 1
    first = 0
    for draft in drafts:
        if draft.cue is not None and draft.end <= at[0]:
            return
    while first < last and (
        view.lower(first) in CONJUNCTIONS
        or (not view.lower(first)[:1].isalnum() and view.quote(first) < 0)
    ):
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


def nominal(view: View, drafts: list[Draft]) -> None:
    """ "Smith's claim that …", "his warning that …": a noun that carries what was said."""
    table = nouns()
    for k in range(1, len(view) - 2):
        if view.lower(k) not in table or view.lower(k + 1) != "that":
            continue
        source: tuple[int, int] | None = None
        if view.lower(k - 1) in ("his", "her", "their"):
            source = (k - 1, k - 1)
        elif view.lower(k - 1) in ("'s", "'") and k > 1:
            source = left(view, k - 2)
        if source is None or inside(drafts, view.span(k, k)):
            continue
        last = clause_end(view, k + 2)
        content = pieces(view, k + 1, last)
        drafts.append(
            Draft(
                content,
                type_of(view, k + 1, last),
                view.span(*source),
                view.span(k, k),
                cue_class=table[view.lower(k)],
            )
        )


def relay(view: View, drafts: list[Draft]) -> None:
    """ "Reuters reported …, citing officials": who is cited is the source, who cites relays it."""
    for k in range(1, len(view) - 1):
        if view.lower(k) != "citing":
            continue
        at = view.span(k, k)
        frames = [
            d for d in drafts if d.source is not None and d.source[1] <= at[0] and d.via is None
        ]
        phrase = right(
            view,
            k + 1,
            view.end(),
            frozenset({"of", "for", "from", "at", "with", "within", "close", "in"}),
        )
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


def inside(drafts: Sequence[Draft], span: Range, *, touching: bool = False) -> bool:
    """Whether ``span`` lies in the content of one of ``drafts``, or, if ``touching``, meets it."""
    if touching:
        return any(s < span[1] and span[0] < e for d in drafts for s, e in d.content)
    return any(s <= span[0] and span[1] <= e for d in drafts for s, e in d.content)
