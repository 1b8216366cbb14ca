"""An article and notes that hold everything an export could trip over."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tui.annotation import (
    Annotations,
    Attribution,
    Correction,
    Entity,
    Mention,
    Note,
    Span,
    Speaker,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
    select,
)
from tui.annotation.corrections import place_of
from tui.article import Article, from_text
from tui.export import Export, Exported, collect, gather

GOLDEN = Path(__file__).parent / "golden"

TEXT = """Harbour

Ferry 🛳 returns to *Port | Quill* [bold]

By Ada Marsh

The 🎉 harbour_master reopened the quay, <script>alert("x")</script> and all, {mosads} on Friday.

港口 re-opened with 船长们说渡轮明天恢复通航 and \u202eevil\u202c text, \x1b[31mred\x1b[0m.

עברית “שלום לכולם,” said Noa Ziv, a captain.

“We wait,” said the pilots, who asked not to be named. “Then we sail -->,” they told Quay Radio.
"""

HOSTILE = (
    "=1+1 | `code` *bold* [bold] --> <script>\n- item\n\n1. one\n> quote\n    indented\n"
    "# tag #two & &amp; $x$ ==y== %%z%% ^id _u_ \\ 🎉 \x1b[31m"
)


def span_of(text: str, exact: str) -> Span:
    start = text.index(exact)
    return Span(start, start + len(exact))


def taken(article: Article, exact: str, note_id: str, **more: Any) -> Note:
    quote, position = select(article.text, span_of(article.text, exact))
    return Note(
        note_id,
        Target(article.digest, str(article.path or ""), article.title, quote, position),
        created="2024-05-01T10:00:00Z",
        modified="2024-05-02T10:00:00Z",
        **more,
    )


@pytest.fixture
def article() -> Article:
    return from_text(TEXT, Path("/news/Port Quill/féries_(1).txt"))


@pytest.fixture
def notes(article: Article) -> list[Note]:
    lost = taken(
        article, "quay", "00000000-0000-4000-8000-000000000005", comment="where did it go?"
    )
    gone = "A sentence that nobody ever wrote in this article"
    lost = lost._replace(
        target=lost.target._replace(
            quote=TextQuoteSelector(gone, "before ", " after"),
            position=TextPositionSelector(700, 749),
            digest="0" * 64,
        ),
    )
    return [
        lost,
        taken(article, "“שלום לכולם,”", "00000000-0000-4000-8000-000000000004", speaker="Noa Ziv"),
        taken(
            article,
            "船长们说渡轮明天恢复通航 and \u202eevil\u202c text, \u001b[31mred",
            "00000000-0000-4000-8000-000000000003",
            colour="green",
            comment="C:\\new *x*",
        ),
        taken(
            article,
            'quay, <script>alert("x")</script> and all, {mosads} on',
            "00000000-0000-4000-8000-000000000002",
            comment=HOSTILE,
            speaker="[Ada] *Marsh*",
            tags=("two words", "2024", "a|b", "#hash"),
        ),
        taken(article, "*Port | Quill* [bold]", "not a uuid/#1"),
    ]


@pytest.fixture
def exported(article: Article, notes: list[Note]) -> list[Exported]:
    return collect([article], lambda _: notes)


@pytest.fixture
def annotations(article: Article) -> Annotations:
    def at(exact: str) -> Span:
        return span_of(article.text, exact)

    def cue(exact: str) -> Span:
        return Span(at(exact).start, at(exact).start + len("said"))

    return Annotations(
        article.digest,
        "test/1",
        entities=(Entity(0, "Noa Ziv", "PERSON"), Entity(1, "Quay Radio", "ORG")),
        mentions=(Mention(at("Noa Ziv"), "PERSON", 0), Mention(at("Quay Radio"), "ORG", 1)),
        speakers=(
            Speaker(0, "Noa Ziv", "person", role="captain", entity=0),
            Speaker(1, "the pilots", "group", named=False, reason="who asked not to be named"),
        ),
        attributions=(
            Attribution(
                0,
                (at("“שלום לכולם,”"),),
                "direct",
                at("Noa Ziv"),
                cue("said Noa"),
                speaker=0,
                cue_class="neutral",
            ),
            Attribution(
                1,
                (at("“We wait,”"), at("“Then we sail -->,”")),
                "direct",
                at("the pilots"),
                cue("said the"),
                via=at("Quay Radio"),
                speaker=1,
                confidence=0.75,
            ),
            Attribution(2, (at("re-opened with"),), "indirect"),
        ),
    )


@pytest.fixture
def corrections(article: Article) -> list[Correction]:
    """The quote that nobody said is given a speaker; "Quay Radio" is cut."""
    said, name = (
        taken(article, "re-opened with", "x").target,
        taken(article, "Quay Radio", "x").target,
    )
    short = span_of(article.text, "Radio")
    return [
        Correction(
            "00000000-0000-4000-8000-00000000000a",
            said,
            "quote",
            "speaker",
            {"speaker": "Port <&> 港", "entity": None},
            created="2024-05-03T10:00:00Z",
            modified="2024-05-03T10:00:00Z",
        ),
        Correction(
            "correction #2",
            name,
            "entity",
            "boundary",
            place_of(article.text, short),
            {"label": "ORG", "name": "Quay Radio"},
            everywhere=True,
            created="2024-05-03T11:00:00Z",
        ),
    ]


@pytest.fixture
def whole(
    article: Article,
    notes: list[Note],
    annotations: Annotations,
    corrections: list[Correction],
) -> Export:
    """All of it: the article with its notes, annotations and corrections."""
    return gather(
        [article],
        lambda _: notes,
        corrections=lambda _: corrections,
        annotations=lambda _: annotations,
    )


@pytest.fixture
def noted(article: Article, notes: list[Note]) -> Export:
    """The article with its notes alone."""
    return gather([article], lambda _: notes)


def agrees_with_golden(name: str, text: str) -> None:
    """Compare with a golden file, byte for byte."""
    assert (GOLDEN / name).read_bytes().decode("utf-8") == text
