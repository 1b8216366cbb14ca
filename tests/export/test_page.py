from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest

from tui.annotation import Annotations
from tui.article import Article, from_text
from tui.article.safety import safe
from tui.export import Export, Options, gather
from tui.export.page import export
from tui.export.sheet import PLAIN, css, css_name
from tui.theme import load

from .conftest import taken

VOID = {"meta", "br", "hr", "img", "link", "input"}


class Page(HTMLParser):
    """A page taken apart; that every element is closed where it must be is asserted on the way."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str]]] = []
        self.pieces: list[tuple[str, list[tuple[str, dict[str, str]]]]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        assert len(known) == len(attrs)
        self.tags.add(tag)
        if "id" in known:
            self.ids.append(known["id"])
        if "href" in known:
            self.links.append(known["href"])
        if tag not in VOID:
            self.open.append((tag, known))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        self.pieces.append((data, list(self.open)))

    def within(self, tag: str, name: str = "") -> list[str]:
        """The text of each piece inside an element of that tag, and class if one is given."""
        return [
            data
            for data, path in self.pieces
            if any(t == tag and (not name or name in a.get("class", "").split()) for t, a in path)
        ]


def test_it_is_one_page_that_needs_nothing(whole: Export) -> None:
    text = export(whole)
    page = Page(text)
    assert text.startswith("<!DOCTYPE html>\n")
    assert not {"script", "link", "img", "iframe", "object"} & page.tags
    assert not re.search(r"url\(|@import|https?:", text)
    assert len(set(page.ids)) == len(page.ids)
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)


def test_whatever_is_in_it_stays_text(whole: Export, article: Article) -> None:
    page = Page(export(whole))
    shown = "".join(data for data, _ in page.pieces)
    assert '<script>alert("x")</script>' in shown
    assert (
        "=1+1 | `code` *bold* [bold] --> <script>\n- item\n\n1. one\n> quote\n    indented" in shown
    )
    assert "Then we sail -->" in shown
    assert shown == safe(shown)
    paragraphs = " ".join("".join(page.within("p")).split())
    for block in article.reading.text.split("\n\n")[3:]:
        assert " ".join(safe(block).split()) in paragraphs


def test_highlights_quotes_and_names_are_where_they_are(whole: Export) -> None:
    page = Page(export(whole))
    marked = "".join(page.within("mark", "n-green"))
    assert marked == safe("船长们说渡轮明天恢复通航 and \u202eevil\u202c text, \u001b[31mred")
    assert "".join(page.within("span", "direct")) == "“We wait,”“Then we sail -->,”"
    assert "".join(page.within("mark", "direct")) == "“שלום לכולם,”"  # a note lies on all of it
    assert "".join(page.within("span", "e-PERSON")) == "Noa Ziv"


def test_speakers_and_comments_stand_at_the_side(whole: Export) -> None:
    page = Page(export(whole))
    names = page.within("aside", "") and page.within("b")
    assert names == ["Port <&> 港", "Noa Ziv", "the pilots"]
    assert any("where did it go?" in data for data in page.within("section", "orphans"))
    assert "captain" in page.within("table")
    assert "".join(page.within("aside")).count("C:\\new *x*") == 1


def test_the_palette_colours_it(whole: Export) -> None:
    for name in ("paper", "midnight", "contrast"):
        theme = load(name)
        text = export(replace(whole, options=Options(palette=theme)))
        assert f"--background: {theme.colors['background']};" in text
        assert f"--n-yellow: {theme.notes['yellow']};" in text
        assert f"--s0: {theme.speakers[0]};" in text
        assert ("color-scheme: dark" in text) == theme.dark
        assert "--background: #ffffff" in text.split("@media print")[1] or not theme.dark


def test_a_terminals_own_colours_are_not_guessed(whole: Export) -> None:
    text = export(replace(whole, options=Options(palette=load("ansi"))))
    assert f"--background: {PLAIN.colors['background']};" in text


def test_a_colour_that_the_palette_lacks_is_its_first(article: Article) -> None:
    note = taken(article, "Friday", "n1", colour="Dusty rose}{")
    text = export(gather([article], lambda _: [note]))
    assert css_name("Dusty rose}{") == "n-dusty-rose"
    assert f"--n-dusty-rose: {PLAIN.notes['yellow']};" in text
    assert "}{" not in text.split("</style>")[0]


def test_an_ansi_name_in_a_palette_is_a_colour() -> None:
    looks = SimpleNamespace(color="ansi_bright_red", bold=True, italic=False, underline=False)
    palette = PLAIN._replace(entities={"PERSON": looks})  # type: ignore[attr-defined]
    assert "--e: #dd4444; font-weight: 600" in css(palette)


def test_code_keeps_its_lines_and_items_their_marks() -> None:
    here = from_text("# Title\n\n- one\n- two\n\n```\nx = 1\n  y <2\n```\n\n> quoted words\n", None)
    page = Page(
        export(gather([here], lambda _: (), annotations=lambda a: Annotations(a.digest, "x")))
    )
    assert "".join(page.within("pre")) == "x = 1\n  y <2"
    assert "".join(page.within("p", "item")) == "• one• two"
    assert "".join(page.within("blockquote")) == "quoted words"
    assert "".join(page.within("h1")) == "Title"


def test_a_note_over_two_paragraphs_has_one_place(article: Article) -> None:
    note = taken(article, "on Friday.\n\n港口 re-opened", "n1", comment="both")
    page = Page(export(gather([article], lambda _: [note])))
    assert page.within("mark") == ["on Friday.", "港口 re-opened"]
    assert page.ids.count("a1-n1") == 1
    assert "".join(page.within("aside")).count("both") == 1


@pytest.mark.parametrize("count", [0, 2])
def test_none_and_several(article: Article, count: int) -> None:
    found = [replace(article, path=None) for _ in range(count)]
    page = Page(
        export(gather(found, lambda _: (), annotations=lambda a: Annotations(a.digest, "x")))
    )
    assert (
        len(page.within("nav")) > 0 if count else page.within("p") == ["There is nothing to show."]
    )
