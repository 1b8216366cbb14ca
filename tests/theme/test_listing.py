from __future__ import annotations

from pathlib import Path

from tests.theme.conftest import write
from tui.theme import names
from tui.theme.listing import listing


def test_built_in_own_and_broken_ones(folder: Path) -> None:
    write(folder, "my.yaml", "extends: paper\ntitle: Mine\n")
    write(folder, "bad.yaml", "colours: {}\n")
    found = {theme.name: theme for theme in listing(folder)}
    assert sorted(found) == sorted([*names(), "my", "bad"])
    assert (found["my"].title, found["my"].kind) == ("Mine", "light, yours")
    assert (found["midnight"].title, found["midnight"].kind) == ("Midnight", "dark")
    assert found["ansi"].kind == "terminal"
    assert (found["bad"].title, found["bad"].kind) == ("bad", "mistake, yours")
    assert found["bad"].trouble.startswith('bad.yaml:1:1: unknown key "colours"')
