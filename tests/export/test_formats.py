from __future__ import annotations

import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.conftest import ROOT
from tui.export import FORMATS, OWN, Export, ExportError, Form
from tui.export.formats import GROUP, Formats

EXTRA = Form("shout", ".txt", "in capitals", lambda export: "LOUD")
HALF = SimpleNamespace(name="half", suffix=".txt")


@pytest.fixture
def others(monkeypatch: pytest.MonkeyPatch) -> Formats:
    """Formats with those of other packages: one that works, and others that do not."""
    here = "tests.export.test_formats"
    points = [
        EntryPoint("shout", f"{here}:EXTRA", GROUP),
        EntryPoint("half", f"{here}:HALF", GROUP),
        EntryPoint("gone", "no_such_package.format:FORMAT", GROUP),
        EntryPoint("markdown", f"{here}:EXTRA", GROUP),
    ]
    monkeypatch.setattr(
        "importlib.metadata.entry_points", lambda *, group: points if group == GROUP else []
    )
    return Formats()


def test_our_own_formats_are_entry_points_too() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["entry-points"][GROUP] == dict(OWN)


@pytest.mark.parametrize("name", OWN)
def test_every_format_says_what_it_is(name: str) -> None:
    form = FORMATS[name]
    assert form.name == name
    assert form.description
    assert not form.description.endswith(".")
    assert form.suffix == "" or form.suffix.startswith(".")


@pytest.mark.parametrize("name", OWN)
def test_every_format_makes_something_of_everything_and_of_nothing(
    name: str, whole: Export, noted: Export
) -> None:
    form = FORMATS[name]
    kinds = {type(form.make(export)) for export in (whole, noted, Export())}
    assert len(kinds) == 1
    assert form.make(whole) != form.make(Export())
    assert form.make(whole) == form.make(whole)


def test_another_package_adds_a_format(others: Formats) -> None:
    assert list(others) == [*OWN, "gone", "half", "shout"]
    assert others.find("shout").make(Export()) == "LOUD"
    assert others.find("markdown") is FORMATS["markdown"]


def test_a_package_that_is_installed_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As pip would lay it out, found by importlib.metadata itself."""
    about = tmp_path / "loud-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: loud\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text(f"[{GROUP}]\nloud = loud_format:FORMAT\n")
    (tmp_path / "loud_format.py").write_text(
        "from tui.export import Form\n"
        "FORMAT = Form('loud', '.txt', 'in capitals',"
        " lambda export: ' '.join(n.text for n in export.notes).upper())\n"
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    formats = Formats()
    assert "loud" in formats
    assert formats.find("loud").make(Export()) == ""


def test_a_format_that_does_not_load_is_one_sentence(others: Formats) -> None:
    with pytest.raises(ExportError, match="gone .*no_such_package.* cannot be loaded"):
        others.find("gone")
    with pytest.raises(ExportError, match="half.* cannot be loaded|lacks"):
        others.find("half")
    assert [form.name for form in others.usable()] == [*OWN, "shout"]


def test_a_wrong_name_is_told_with_the_nearest(others: Formats) -> None:
    with pytest.raises(ExportError, match="no format “markdwn”; did you mean markdown"):
        others.find("markdwn")
    with pytest.raises(ExportError, match="there are markdown, html"):
        others.find("☃")


def test_nothing_is_looked_for_before_it_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: object) -> None:
        raise AssertionError("entry points were looked for")

    monkeypatch.setattr("importlib.metadata.entry_points", fail)
    assert Formats().find("json").suffix == ".json"


def test_each_module_says_no_more_than_one_format() -> None:
    assert len({target.partition(":")[0] for target in OWN.values()}) == len(OWN)
    for target in OWN.values():
        assert (ROOT / Path(*target.partition(":")[0].split("."))).with_suffix(".py").exists()
