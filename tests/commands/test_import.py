from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.export.test_webannotation import CORRECTIONS, NOTES
from tui import cli
from tui.annotation import Correction, Note
from tui.article import load
from tui.store import Store

from .conftest import one_sentence
from .test_export import note, run, store  # noqa: F401


def kept(path: Path) -> tuple[list[Note], list[Correction]]:
    with Store.open(path) as opened:
        return opened.all_notes(), opened.all_corrections()


def test_our_own_export_gives_the_same_store(
    store: Path,  # noqa: F811
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out, other = tmp_path / "all.json", tmp_path / "other.sqlite3"
    run(capsys, "export", "--store", store, "--format", "json", "-o", out)
    said = run(capsys, "import", out, "--store", other)
    assert said == f"2 notes and 1 correction came from {out}.\n"
    assert kept(other) == kept(store)
    again = run(capsys, "import", out, "--store", other)
    assert again == f"0 notes came from {out}; 3 were there already.\n"
    assert kept(other) == kept(store)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(NOTES, max_size=4, unique_by=lambda item: item.id),
    st.lists(CORRECTIONS, max_size=3, unique_by=lambda item: item.id),
)
def test_any_store_comes_back_equal(
    tmp_path_factory: pytest.TempPathFactory, notes: list[Note], corrections: list[Correction]
) -> None:
    folder = tmp_path_factory.mktemp("round")
    one, other, out = folder / "one.sqlite3", folder / "other.sqlite3", folder / "all.json"
    with Store.open(one) as opened:
        opened.save_all(notes, corrections)
    assert cli.main(["export", "--store", str(one), "--format", "json", "-o", str(out)]) == 0
    assert cli.main(["import", str(out), "--store", str(other)]) == 0
    assert kept(other) == kept(one)


def test_what_is_here_stays_as_it_is(
    file: Path,
    store: Path,  # noqa: F811
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "all.json"
    run(capsys, "export", "--store", store, "--format", "json", "-o", out)
    with Store.open(store) as opened:
        opened.save(note(file, "Ships", "n2", comment="newer here"))
    before = kept(store)
    said = run(capsys, "import", out, "--store", store)
    assert "3 were there already (1 differ, and stayed as they are here)" in said
    assert kept(store) == before


def test_notes_on_files_that_are_not_here_are_kept_by_their_quote(
    file: Path,
    store: Path,  # noqa: F811
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out, other = tmp_path / "all.json", tmp_path / "other.sqlite3"
    run(capsys, "export", "--store", store, "--format", "json", "-o", out)
    file.unlink()
    run(capsys, "import", out, "--store", other)
    assert "> At last 🎉" in run(capsys, "export", "--store", other)


def test_hypothesis_finds_its_words_in_the_articles_given(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = {
        "selector": [
            {"type": "TextPositionSelector", "start": 29, "end": 38},
            {
                "type": "TextQuoteSelector",
                "exact": "Ada Quill",
                "prefix": "🎉,” ",
                "suffix": " said",
            },
        ]
    }
    row = {"id": "abc", "uri": "https://example.org/x", "text": "who?", "target": [target]}
    reply = row | {"id": "abd", "references": ["abc"]}
    (tmp_path / "h.json").write_text(json.dumps({"rows": [row, reply]}), encoding="utf-8")
    path = tmp_path / "notes.sqlite3"
    call = ["import", str(tmp_path / "h.json"), "--articles", str(file), "--store", str(path)]
    assert cli.main(call) == 2
    out, error = capsys.readouterr()
    assert out == f"1 note came from {tmp_path / 'h.json'}; 1 could not be read.\n"
    assert one_sentence(error)
    assert "annotation 2: it is a reply" in error
    ((found,), _) = kept(path)
    assert found.target.path == str(file)
    text = load(file).text
    assert text[slice(*found.target.position)] == "Ada Quill"
    assert "who?" in run(capsys, "export", file, "--store", path)


def test_brat_by_file_and_by_folder(
    file: Path, tmp_path: Path, engine: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    folder, path = tmp_path / "brat", tmp_path / "notes.sqlite3"
    run(capsys, "export", file, "--format", "brat", "-o", folder)
    assert "2 notes came from" in run(capsys, "import", folder, "--store", path)
    notes, _ = kept(path)
    assert sorted(n.tags for n in notes) == [("Direct",), ("Source",)]
    for again in ("harbour.txt", "harbour.ann"):
        said = run(capsys, "import", folder / again, "--store", path)
        assert "2 were there already" in said
    assert "Direct" in run(capsys, "export", file, "--store", path)  # the same text elsewhere


def test_a_bad_file_does_not_stop_the_others(
    store: Path,  # noqa: F811
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    good, bad, other = tmp_path / "good.json", tmp_path / "bad.json", tmp_path / "o.sqlite3"
    run(capsys, "export", "--store", store, "--format", "json", "-o", good)
    bad.write_text("{")
    assert cli.main(["import", str(bad), str(good), "--store", str(other)]) == 2
    out, error = capsys.readouterr()
    assert "2 notes and 1 correction came from" in out
    assert one_sentence(error)
    assert len(kept(other)[0]) == 2


def test_nothing_to_import_makes_no_store(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "o.sqlite3"
    for name in ("nowhere.json", "nowhere.ann"):
        assert cli.main(["import", str(tmp_path / name), "--store", str(other)]) == 2
        assert one_sentence(capsys.readouterr().err)
    assert not other.exists()


def test_many_unreadable_things_are_told_in_a_few_lines(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "m.json").write_text(json.dumps([{"uri": "x"}] * 50))
    path = tmp_path / "o.sqlite3"
    assert cli.main(["import", str(tmp_path / "m.json"), "--store", str(path)]) == 2
    out, error = capsys.readouterr()
    assert "50 could not be read" in out
    assert error.count("\n") == 11
    assert "40 more could not be read" in error
