from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.article import Article, from_text
from tui.article.safety import safe
from tui.export import Export, Filter, gather, keep
from tui.export.audit import COLUMNS as AUDIT
from tui.export.audit import export as audit
from tui.export.readwise import COLUMNS as READWISE
from tui.export.readwise import export as readwise
from tui.export.tables import table

from .conftest import HOSTILE, taken


def rows(text: str) -> list[dict[str, str]]:
    """The rows as the csv module reads them; and that every line ends as RFC 4180 has it."""
    assert text.endswith("\r\n")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@given(st.lists(st.tuples(st.text(), st.text()), min_size=1))
def test_any_text_comes_back(pairs: list[tuple[str, str]]) -> None:
    found = rows(table(("a", "b"), pairs))
    expected = [safe(x.replace("\r\n", "\n").replace("\r", "\n")) for pair in pairs for x in pair]
    cells = [cell for row in found for cell in (row["a"], row["b"])]
    assert [c.removeprefix("'") for c in cells] == [e.removeprefix("'") for e in expected]
    assert not any(cell.startswith(tuple("=+-@\t\r")) for cell in cells)


@pytest.mark.parametrize("start", list("=+-@\t\r"))
def test_no_cell_is_a_formula(start: str) -> None:
    (row,) = rows(table(("a",), [(f"{start}1+1",)]))
    assert row["a"].startswith("'")


def test_numbers_are_numbers_and_nothing_is_empty() -> None:
    assert table(("a", "b"), [(-1, None)]) == "a,b\r\n-1,\r\n"


def test_readwise(noted: Export) -> None:
    text = readwise(noted)
    assert text.startswith("Highlight,Title,Author,URL,Note,Location,Date\r\n")
    found = rows(text)
    assert list(found[0]) == list(READWISE)
    assert len(found) == 5
    assert [int(row["Location"]) for row in found[:4]] == sorted(
        int(r["Location"]) for r in found[:4]
    )
    quay = found[1]
    assert quay["Author"] == "Ada Marsh"
    assert quay["Note"] == safe(f".two_words .2024 .a_b .hash {HOSTILE}")
    assert quay["Date"] == "2024-05-02 10:00:00"
    assert found[4]["Highlight"] == "A sentence that nobody ever wrote in this article"


def test_readwise_gives_a_comment_no_formula(article: Article) -> None:
    note = taken(article, "Friday", "n1", comment="=HYPERLINK(1)")
    (row,) = rows(readwise(gather([article], lambda _: [note])))
    assert row["Note"] == "'=HYPERLINK(1)"


def test_readwise_takes_the_address_from_front_matter() -> None:
    here = from_text(
        "---\ntitle: A\nurl: https://example.org/a\nauthor: By Bo Li\n---\n\nSome words here.\n"
    )
    (row,) = rows(readwise(gather([here], lambda _: [taken(here, "words", "n1")])))
    assert (row["URL"], row["Author"]) == ("https://example.org/a", "Bo Li")


def test_audit(whole: Export) -> None:
    text = audit(whole)
    assert text.startswith("\ufeffarticle,")
    found = rows(text)
    assert tuple(found[0]) == AUDIT
    quay, noa, pilots = found
    assert (quay["speaker"], quay["corrected"], quay["type"]) == ("Port <&> 港", "yes", "indirect")
    assert (noa["speaker"], noa["role"], noa["kind"], noa["named"]) == (
        "Noa Ziv",
        "captain",
        "person",
        "yes",
    )
    assert (noa["quote"], noa["verb"], noa["verb class"]) == ("“שלום לכולם,”", "said", "neutral")
    assert (pilots["named"], pilots["why not named"]) == ("no", "who asked not to be named")
    assert (pilots["via"], pilots["quote"]) == ("Quay Radio", "“We wait,” … “Then we sail -->,”")
    assert (pilots["paragraph"], pilots["words"], pilots["confidence"]) == ("4", "6", "0.750")
    shares = [float(row["share"]) for row in found]
    assert sum(shares) == pytest.approx(1, abs=1e-3)


def test_a_share_is_of_everything_whatever_is_filtered(whole: Export) -> None:
    (row,) = rows(audit(keep(whole, Filter(speakers=["Noa Ziv"]))))
    assert float(row["share"]) == pytest.approx(0.2)


def test_an_article_without_annotations_has_no_rows(noted: Export) -> None:
    assert rows(audit(noted)) == []
    assert rows(audit(replace(noted, articles=()))) == []
