from __future__ import annotations

from tui.annotation import Annotations, Attribution, Span, Speaker
from tui.article import Article, from_text
from tui.export.lines import plain
from tui.export.quotes import NONE, show_outline, show_voices


def test_no_quotes_is_said() -> None:
    article = from_text("Nothing was said here.\n\nAnd nobody spoke.")
    nothing = Annotations(article.digest, "test/1")
    assert plain(show_voices(article, nothing)) == NONE + "\n"
    assert plain(show_outline(article, nothing)) == NONE + "\n"


def test_an_unnamed_source_without_a_reason_and_a_bare_speaker() -> None:
    text = "The bridge is safe, officials said. It is open, Ada Quill said."
    here = from_text(text)
    shown = plain(
        show_voices(
            here,
            Annotations(
                here.digest,
                "test/1",
                speakers=(
                    Speaker(0, "officials", "group", named=False),
                    Speaker(1, "Ada Quill"),
                ),
                attributions=(
                    Attribution(0, (Span(0, 18),), "indirect", speaker=0),
                    Attribution(1, (Span(36, 46),), "indirect", speaker=1),
                ),
            ),
        )
    )
    assert "officials (group, not named): 1 quote, 57% of the words quoted" in shown
    assert "Ada Quill: 1 quote, 43% of the words quoted" in shown


def test_a_share_that_rounds_to_nothing_is_not_nothing() -> None:
    text = "word " * 400 + "\n\nyes"
    here = from_text(text)
    shown = plain(
        show_voices(
            here,
            Annotations(
                here.digest,
                "test/1",
                speakers=(Speaker(0, "Ada Quill"), Speaker(1, "Noa Ziv")),
                attributions=(
                    Attribution(0, (Span(0, 1999),), "direct", speaker=0),
                    Attribution(1, (Span(len(text) - 3, len(text)),), "direct", speaker=1),
                ),
            ),
        )
    )
    assert "Noa Ziv: 1 quote, less than 1% of the words quoted" in shown


def test_the_outline_is_in_reading_order_with_the_speaker_first(
    article: Article, annotations: Annotations
) -> None:
    lines = show_outline(article, annotations)
    text = plain(lines)
    assert text.index("Speaker not known: re-opened with (indirect, paragraph 2)") < text.index(
        "Noa Ziv: “שלום לכולם,” (direct, cue: said, paragraph 3)"
    )
    assert text.index("Noa Ziv:") < text.index("the pilots: “We wait,” … “Then we sail -->,” (")
    first = [line[0] for line in lines if line and line[0].looks]
    assert [piece.text for piece in first[1:4]] == ["Speaker not known", "Noa Ziv", "the pilots"]


def test_a_speakers_name_has_the_number_of_its_share(
    article: Article, annotations: Annotations
) -> None:
    pieces = [piece for line in show_voices(article, annotations, 200) for piece in line]
    looks = {piece.text: piece.looks for piece in pieces}
    assert looks["the pilots"] == ("speaker.0",)
    assert looks["Noa Ziv"] == ("speaker.1",)
    assert looks["Speaker not known"] == ("speaker.",)
    assert looks[", captain (person): 1 quote, 20% of the words quoted"] == ("muted",)
