from __future__ import annotations

from tui.reader.finding.ranking import Index, plain

NAMES = [
    "Tunnel loan delayed",
    "The tunnel",
    "Carpetunnels",
    "Loan for a new tunnel",
    "Zoë Żuraw’s bridge",
    "Tunnel",
]


def names(typed: str, index: Index | None = None, listed=NAMES) -> list[str]:
    return [listed[r.number] for r in (index or Index(listed)).find(typed, resembling=True)[0]]


def marked(typed: str, listed=NAMES) -> str:
    best = Index(listed).find(typed, resembling=True)[0][0]
    return "".join(listed[best.number][place] for place in best.places)


def test_the_whole_name_then_its_beginning_then_words_then_letters():
    assert names("tunnel") == [
        "Tunnel",
        "Tunnel loan delayed",
        "The tunnel",
        "Loan for a new tunnel",
        "Carpetunnels",
    ]


def test_words_in_any_order_with_their_letters_marked():
    assert names("tunn loan") == ["Tunnel loan delayed", "Loan for a new tunnel"]
    assert marked("new loan") == "Loannew"


def test_accents_and_curly_marks_need_not_be_typed():
    assert marked("zoe zuraw's") == "Zoë Żuraw’s"
    assert plain("ÉcoleİŁ한") == "ecoleił한"


def test_a_misspelt_name_is_found_when_nothing_else_is():
    assert names("carpetunel")[0] == "Carpetunnels"
    assert marked("carpetunel") == "Carpetune"
    assert names("xyzxyz") == []
    assert names("tnl") == []
    assert Index(NAMES).find("carpetunel") == ([], 0)


def test_initials_where_they_are_asked_for():
    listed = ["next quote", "quit", "no quote here"]
    assert names("nq", Index(listed, initials=True), listed) == ["next quote", "no quote here"]
    assert names("nq", Index(listed), listed) == []


def test_all_are_counted_though_few_are_given():
    found, count = Index(["harbour"] * 30).find("har", most=5)
    assert (len(found), count) == (5, 30)
    assert Index(NAMES).find("  ") == ([], 0)
