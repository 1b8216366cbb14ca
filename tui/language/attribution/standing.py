"""Quotations that stand alone: their speaker is the one who was speaking."""

from __future__ import annotations

from collections.abc import Sequence

from tui.language.attribution.phrases import appositive, right
from tui.language.attribution.sources import subject
from tui.language.attribution.view import View
from tui.language.draft import Draft, Range

_LEAST_WORDS = 4
_DASHES = ("—", "–", "--", "-", "―")


def attach(views: Sequence[View], drafts: Sequence[list[Draft]]) -> list[Draft]:
    """All drafts, with one for each quotation that fills a sentence and can be given a speaker."""
    used: set[int] = set()
    for view, found in zip(views, drafts, strict=True):
        for node in view.nodes:
            if node.quote >= 0 and any(_holds(view, node.quote, d) for d in found):
                used.add(node.quote)
    out: list[Draft] = [d for found in drafts for d in found]
    last: Draft | None = None
    last_view: View | None = None
    previous: View | None = None
    for view, found in zip(views, drafts, strict=True):
        alone = _alone(view)
        if alone and not found and not all(q in used for q in alone):
            fresh = [q for q in alone if q not in used]
            used.update(fresh)
            content = [p for q in fresh for p in view.sheet.quotations[q].pieces]
            draft = _signed(view, content) or _continue(view, content, last, last_view, previous)
            if draft is not None:
                if draft is not last:
                    out.append(draft)
                last, last_view = draft, view
        elif not found and (draft := _introduced(view, used)) is not None:
            out.append(draft)
            last, last_view = draft, view
        elif found:
            last, last_view = found[-1], view
        previous = view
    return out


def _holds(view: View, quote: int, draft: Draft) -> bool:
    start, end = view.sheet.quotations[quote].pieces[0]
    return any(s <= start and end <= e for s, e in draft.content)


def _alone(view: View) -> list[int]:
    """The quotations of a view that holds nothing else."""
    quotes = []
    words = 0
    for node in view.nodes:
        if node.quote >= 0:
            if node.quote not in quotes:
                quotes.append(node.quote)
            words += node.last - node.first
        elif node.lower[:1].isalnum():
            return _signature(view)
    return quotes if words >= _LEAST_WORDS else []


def _signature(view: View) -> list[int]:
    """The quotation of "“…” — Jane Smith", as press releases print it."""
    if (
        len(view) > 2
        and view.quote(0) >= 0
        and view.lower(1) in _DASHES
        and view.word(2)[:1].isupper()
    ):
        return [view.quote(0)]
    return []


def _signed(view: View, content: list[Range]) -> Draft | None:
    if not _signature(view):
        return None
    phrase = right(view, 2, len(view))
    if phrase is None:
        return None
    return Draft(content, "direct", view.span(phrase[0], appositive(view, phrase[1], view.end())))


def _continue(
    view: View,
    content: list[Range],
    last: Draft | None,
    last_view: View | None,
    previous: View | None,
) -> Draft | None:
    if last is not None and last_view is previous and previous is not None:
        same_block = previous.block == view.block
        ends_with_frame = last.cue is not None and last.end <= last.cue[0]
        if same_block and last.type == "direct" and ends_with_frame and last.start < content[0][0]:
            last.content = sorted({*last.content, *content})
            return last
        if same_block or view.block == previous.block + 1:
            return Draft(content, "direct", free=True, hint=last.source or last.hint)
    if (
        previous is not None
        and previous.kind == "paragraph"
        and previous.block in (view.block, view.block - 1)
    ):
        person = _person(previous)
        if person is not None:
            return Draft(content, "direct", free=True, hint=person)
    if last is not None and last_view is not None and last_view.block >= view.block - 1:
        return Draft(content, "direct", free=True, hint=last.source or last.hint)
    return None


def _person(view: View) -> Range | None:
    """The subject of a sentence if it is a person, else the only person in it."""
    phrase = subject(view, len(view))
    if phrase is not None and any(
        view.label(i) == "PERSON" or view.lower(i) in ("he", "she")
        for i in range(phrase[0], phrase[1] + 1)
    ):
        return view.span(*phrase)
    people = [i for i in range(len(view)) if view.label(i) == "PERSON"]
    if not people:
        return None
    end = people[-1]
    start = end
    while start > 0 and view.label(start - 1) == "PERSON":
        start -= 1
    return view.span(start, end)


def _introduced(view: View, used: set[int]) -> Draft | None:
    """ "Smith was blunt: “…”": a colon before a quotation makes the subject its source."""
    for k in range(1, len(view)):
        quote = view.quote(k)
        if quote < 0 or quote in used or view.lower(k - 1) != ":":
            continue
        if view.nodes[k].last - view.nodes[k].first < _LEAST_WORDS:
            continue
        phrase = subject(view, k - 1)
        if phrase is None:
            continue
        used.add(quote)
        return Draft(list(view.sheet.quotations[quote].pieces), "direct", view.span(*phrase))
    return None
