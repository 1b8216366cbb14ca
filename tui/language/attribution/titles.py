"""Headlines: "Summit is off, says minister", "Minister: summit is off"."""

from __future__ import annotations

from tui.language.attribution.content import pieces, type_of
from tui.language.attribution.phrases import is_verb
from tui.language.attribution.sources import speaks
from tui.language.attribution.view import View
from tui.language.draft import Draft

_LONGEST_SOURCE = 5


def headline(view: View) -> list[Draft]:
    """The attribution that a colon alone makes in a headline, if there is one."""
    stop = view.end()
    colons = [k for k in range(1, stop - 1) if view.lower(k) == ":"]
    if len(colons) != 1:
        return []
    k = colons[0]
    for source, content in (((0, k - 1), (k + 1, stop - 1)), ((k + 1, stop - 1), (0, k - 1))):
        a, b = source
        if b - a >= _LONGEST_SOURCE or content[1] - content[0] < 1:
            continue
        if not all(
            view.word(i)[:1].isalpha() or view.lower(i) in ("-", "'s") for i in range(a, b + 1)
        ):
            continue
        if any(is_verb(view, i) for i in range(a, b + 1)) or not speaks(view, b):
            continue
        if view.label(b) == "GPE":
            continue
        return [Draft(pieces(view, *content), type_of(view, *content), view.span(a, b))]
    return []
