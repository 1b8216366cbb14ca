"""The text of an article as elements of TEI, with all that lies on it."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple
from xml.etree import ElementTree as ET

from tui.annotation import Annotations, Attribution, Mention, Span, SpanIndex, flatten
from tui.article import Article
from tui.article.article import Block
from tui.article.safety import safe
from tui.export.collecting import Exported

ID = "xml:id"

_NAMES = {
    "PERSON": "persName",
    "ORG": "orgName",
    "GPE": "placeName",
    "LOC": "placeName",
    "FAC": "placeName",
    "DATE": "date",
    "TIME": "time",
    "WORK_OF_ART": "title",
    "MONEY": "measure",
    "PERCENT": "measure",
    "QUANTITY": "measure",
    "ORDINAL": "num",
    "CARDINAL": "num",
}
"""The elements of entity types; what has none of its own is a ``name``."""

_ALONE = frozenset({"PERSON", "ORG", "DATE", "TIME"})
"""Types that their element tells without a ``type``."""

_DIRECT = {"direct": "true", "mixed": "unknown", "indirect": "false"}


def add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """A new last child with ``text`` in it, control characters made visible."""
    out = ET.SubElement(parent, tag, {key: safe(value) for key, value in attributes.items()})
    if text:
        out.text = safe(text)
    return out


class _Noted(NamedTuple):
    """The mark of a note: its number among those of the article."""

    number: int


Item = Attribution | Mention | _Noted | None


class Body:
    """Writes the blocks of an article into ``body``; ids begin with ``prefix``.

    ``anchors`` are the ids of the two anchors of each note that has a place, by its number,
    counted from 1.
    """

    def __init__(
        self,
        body: ET.Element,
        prefix: str,
        article: Article,
        annotations: Annotations,
        notes: Sequence[Exported],
    ) -> None:
        self.anchors: dict[int, tuple[str, str]] = {}
        self._div = self._top = add(body, "div")
        self._list: ET.Element | None = None
        self._begun = False
        self._prefix = prefix
        self._article = article
        places = self._marks(annotations, notes)
        self._places = SpanIndex(places)
        self._begins = _by_number((span.start, item) for span, item in places)
        self._ends = _by_number((span.end, item) for span, item in places)
        self._parts: dict[Hashable, list[ET.Element]] = {}

    def write(self) -> None:
        """Write all blocks, and join what had to be cut."""
        reading = self._article.reading
        for span, number in zip(reading.blocks, reading.shown, strict=True):
            self._fill(self._block(self._article.blocks[number]), span)
        for number, parts in enumerate(part for part in self._parts.values() if len(part) > 1):
            for at, part in enumerate(parts):
                part.set(ID, f"{self._prefix}p{number}.{at}")
            for one, other in pairwise(parts):
                one.set("next", f"#{other.get(ID)}")
                other.set("prev", f"#{one.get(ID)}")

    def _marks(
        self, annotations: Annotations, notes: Sequence[Exported]
    ) -> list[tuple[Span, Item]]:
        """What lies on the visible text, in its offsets."""
        reading = self._article.reading
        out: list[tuple[Span, Item]] = []
        for said in annotations.attributions:
            out += [(reading.span_from_article(piece), said) for piece in said.content]
        out += [(reading.span_from_article(m.span), m) for m in annotations.mentions]
        for number, note in enumerate(notes, 1):
            if note.anchor.span is not None:
                span = reading.span_from_article(note.anchor.span)
                if span.length:
                    name = f"{self._prefix}n{number}"
                    self.anchors[number] = (f"{name}-from", f"{name}-to")
                    out.append((span, _Noted(number)))
        return out

    def _block(self, block: Block) -> ET.Element:
        """The element for a block, in its place."""
        kind = block.kind
        if kind != "item":
            self._list = None
        if kind in ("title", "section", "byline", "date") and not self._begun:
            names = {"byline": "byline", "date": "dateline"}
            out = add(self._div, names.get(kind, "head"))
            if kind == "section":
                out.set("type", kind)
            return out
        self._begun = True
        if kind == "heading":
            self._div = add(self._top, "div")
            return add(self._div, "head")
        if kind == "item":
            if self._list is None:
                self._list = add(self._div, "list")
            return add(self._list, "item")
        if kind == "quote":
            return add(add(self._div, "quote"), "p")
        return add(self._div, "ab" if kind == "code" else "p")

    def _fill(self, element: ET.Element, block: Span) -> None:
        """Write the text of ``block`` into ``element``, with an element for each mark on it."""
        text = self._article.reading.text
        near = [
            (Span(max(span.start, block.start), min(span.end, block.end)), item)
            for span, item in self._places.touching(*block)
        ]
        stack: list[tuple[Item, ET.Element]] = [(None, element)]
        for piece, items in flatten([(block, None), *near]):
            said = [item for item in items if isinstance(item, Attribution)]
            said.sort(key=lambda item: (-item.span.length, item.id))  # the outermost first
            wanted: list[Item] = [None, *said]
            wanted += [item for item in items if isinstance(item, Mention)][:1]
            same = next(
                (
                    i
                    for i, (one, two) in enumerate(zip(stack, wanted, strict=False))
                    if one[0] != two
                ),
                min(len(stack), len(wanted)),
            )
            del stack[same:]
            for item in wanted[same:]:
                stack.append((item, self._open(stack[-1][1], item)))
            for number in self._begins.get(piece.start, ()):
                add(stack[-1][1], "anchor").set(ID, self.anchors[number][0])
            _append(stack[-1][1], safe(piece.of(text)))
            for number in self._ends.get(piece.end, ()):
                add(stack[-1][1], "anchor").set(ID, self.anchors[number][1])

    def _open(self, parent: ET.Element, item: Item) -> ET.Element:
        if isinstance(item, Attribution):
            out = add(parent, "said", direct=_DIRECT[item.type])
            if item.speaker is not None:
                out.set("who", f"#{self._prefix}s{item.speaker}")
        else:
            assert isinstance(item, Mention)
            out = add(parent, _NAMES.get(item.label, "name"))
            if item.label not in _ALONE:
                out.set("type", item.label)
            out.set("key", f"{self._prefix}e{item.entity}")
        self._parts.setdefault(item, []).append(out)
        return out


def _by_number(places: Iterable[tuple[int, Item]]) -> dict[int, list[int]]:
    """The numbers of the notes by the offset at which they begin, or end."""
    out: dict[int, list[int]] = {}
    for offset, item in places:
        if isinstance(item, _Noted):
            out.setdefault(offset, []).append(item.number)
    return out


def _append(element: ET.Element, text: str) -> None:
    """Put ``text`` at the end of what is in ``element``."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
