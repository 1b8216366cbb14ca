from __future__ import annotations

import pytest

from tui.annotation.alike import alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana PETROV", "ana petrov"),
        ("Erdoğan", "erdogan"),
        ("Łukasz Ørsted", "lukasz orsted"),
        ("“It’s”", '"it\'s"'),
        ("STRASSE", "straße"),
        ("Zoe\u0308", "zoë"),
    ],
)
def test_what_people_type_finds_what_is_printed(one, other):
    assert alike(one) == alike(other)


def test_other_letters_stay_apart():
    assert alike("Petrov") != alike("Petrova")
    assert alike("Петров") == "петров"
