from __future__ import annotations

from tui.article import from_text
from tui.export.paragraphs import Paragraphs

TEXT = """World

Ferry returns to the old quay

ADVERTISEMENT

The harbour reopened on Friday after a long winter.

Ships came in again."""


def test_only_visible_running_text_is_counted() -> None:
    found = Paragraphs(from_text(TEXT))
    assert found.at(TEXT.index("World")) == (None, "section")
    assert found.at(TEXT.index("quay")) == (None, "title")
    assert found.at(TEXT.index("harbour")) == (1, "paragraph")
    assert found.at(TEXT.index("Ships")) == (2, "paragraph")
    assert found.name(TEXT.index("Ships")) == "paragraph 2"
    assert found.name(0) == "section"


def test_a_place_between_blocks_belongs_to_the_next() -> None:
    found = Paragraphs(from_text(TEXT))
    assert found.at(TEXT.index("ADVERTISEMENT")) == (1, "paragraph")
    assert found.at(TEXT.index(" came")) == found.at(TEXT.index("\n\nShips"))
    assert found.at(len(TEXT)) == (None, None)
    assert found.name(len(TEXT)) == "end of the text"
