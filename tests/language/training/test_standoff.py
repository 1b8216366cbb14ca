from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tui.annotation import ENTITY_LABELS
from tui.language.corpora import CorpusError, open_corpus
from tui.language.training import standoff

TEXT = "Ferry stays ashore\n\n“It leaks 🎉,” Ada Quill said on Monday.\n"
URL = "https://news.example/ferry"


def span(piece: str) -> list[int]:
    return [TEXT.index(piece), TEXT.index(piece) + len(piece)]


GOLD = {
    "id": "ferry",
    "entities": [[*span("Ada Quill"), "PERSON"], [*span("Monday"), "DATE"]],
    "attributions": [
        {
            "content": [span("“It leaks 🎉,”")],
            "type": "direct",
            "source": span("Ada Quill"),
            "cue": span("said"),
            "via": None,
            "speaker": "Ada Quill",
            "kind": "person",
        },
    ],
}


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "ferry.txt").write_bytes(TEXT.encode())
    (folder / "other.txt").write_text("Nobody annotated this.")
    return folder


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of annotations, with one about the ferry."""
    folder = tmp_path / "kept"
    folder.mkdir()
    write(folder)
    monkeypatch.setattr(standoff, "FOLDER", folder)
    return folder


def write(folder: Path, **changes: object) -> None:
    data = standoff.detach(GOLD, TEXT, url=URL, date="2031-05-04") | changes
    (folder / f"{data['id']}.json").write_text(standoff.dumps(data), encoding="utf-8")


def test_annotations_are_put_back_where_they_were(
    texts: Path, kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "new" / "out"
    assert standoff.main([str(texts), str(out)]) == 0
    assert capsys.readouterr().out == f"1 written to {out}, 0 left out.\n"
    assert (out / "ferry.txt").read_bytes() == TEXT.encode()
    assert json.loads((out / "ferry.json").read_text("utf-8")) == GOLD
    assert sorted(path.name for path in out.iterdir()) == ["ferry.json", "ferry.txt"]
    (sample,) = open_corpus(out)
    assert [(place.of(sample.text), label) for place, label in sample.entities or ()] == [
        ("Ada Quill", "PERSON"),
        ("Monday", "DATE"),
    ]


def test_a_standoff_file_has_no_text_but_names_of_speakers(kept: Path) -> None:
    kept_text = (kept / "ferry.json").read_text("utf-8")
    words = set(re.findall(r"\w{2,}", TEXT)) - {"Ada", "Quill"}
    assert not words & set(re.findall(r"\w{2,}", kept_text.replace(URL, "").replace("ferry", "")))
    data = json.loads(kept_text)
    assert (data["title_length"], data["length"], data["url"], data["date"]) == (
        18,
        len(TEXT),
        URL,
        "2031-05-04",
    )


def test_each_annotation_has_a_line() -> None:
    text = standoff.dumps({"id": "x", "entities": [[0, 1, "ORG"], [2, 3, "ORG"]], "more": []})
    assert text.splitlines() == [
        "{",
        ' "id": "x",',
        ' "entities": [',
        '  [0, 1, "ORG"],',
        '  [2, 3, "ORG"]',
        " ],",
        ' "more": []',
        "}",
    ]


def test_what_is_missing_or_differs_is_told_and_left_out(
    texts: Path, kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(kept, id="gone", url="https://news.example/gone")
    write(kept, id="other")
    out = tmp_path / "out"
    assert standoff.main([str(texts), str(out)]) == 1
    shown, errors = capsys.readouterr()
    assert shown == f"1 written to {out}, 2 left out.\n"
    missing, different = errors.splitlines()
    assert missing == (
        f"gone: there is no gone.txt in {texts}; the article is at https://news.example/gone"
    )
    assert different.startswith("other: other.txt is not the text that was annotated")
    assert sorted(path.stem for path in out.iterdir()) == ["ferry", "ferry"]


@pytest.mark.parametrize("changed", [TEXT + " ", TEXT.replace("\n", "\r\n"), "\ufeff" + TEXT])
def test_a_text_that_differs_by_a_character_is_another(
    texts: Path, kept: Path, tmp_path: Path, changed: str
) -> None:
    (texts / "ferry.txt").write_bytes(changed.encode())
    outcome = standoff.attach([kept / "ferry.json"], texts, tmp_path / "out")
    assert (outcome.written, outcome.different) == ([], {"ferry": URL})
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"entities": [[0, 999, "ORG"]]}, r"entities\[0\]: expected offsets"),
        ({"attributions": [{"content": []}]}, r"attributions\[0\]\.content"),
    ],
)
def test_annotations_outside_of_the_text_are_not_written(
    texts: Path, kept: Path, tmp_path: Path, changes: dict[str, object], expected: str
) -> None:
    write(kept, **changes)
    with pytest.raises(CorpusError, match=expected):
        standoff.attach([kept / "ferry.json"], texts, tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("[", "line 1: expected JSON"),
        ('{"id": "pier"}', 'expected an object with "id": "ferry"'),
        ('{"id": "ferry", "entities": []}', "expected url, date, sha256"),
    ],
)
def test_a_malformed_standoff_file_is_told(
    texts: Path,
    kept: Path,
    tmp_path: Path,
    content: str,
    expected: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (kept / "ferry.json").write_text(content)
    assert standoff.main([str(texts), str(tmp_path / "out")]) == 2
    error = capsys.readouterr().err
    assert expected in error
    assert error.count("\n") == 1


def test_the_articles_are_not_written_over(
    texts: Path, kept: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert standoff.main([str(texts), str(texts)]) == 2
    assert "give another to write to" in capsys.readouterr().err
    assert standoff.main([str(tmp_path / "no"), str(tmp_path / "out")]) == 2
    assert "is not a folder" in capsys.readouterr().err
    assert standoff.main([str(texts), str(texts / "ferry.txt")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_the_annotations_that_ship_are_sound() -> None:
    """Without the articles: fields, labels, offsets within the length, and the README's counts."""
    files = sorted(standoff.FOLDER.glob("*.json"))
    entities = attributions = 0
    for file in files:
        data = json.loads(file.read_text("utf-8"))
        assert set(data) == {"id", *standoff.KEPT}
        assert data["id"] == file.stem
        assert re.fullmatch(r"[0-9a-f]{64}", data["sha256"])
        assert re.fullmatch(r"20\d\d-\d\d-\d\d", data["date"])
        assert data["url"].startswith("https://en.wikinews.org/")
        assert 0 < data["title_length"] < data["length"]
        entities += len(data["entities"])
        attributions += len(data["attributions"])
        for start, end, label in data["entities"]:
            assert 0 <= start < end <= data["length"]
            assert label in ENTITY_LABELS
        for item in data["attributions"]:
            assert set(item) == {"content", "type", "source", "cue", "via", "speaker", "kind"}
            places = [*item["content"], *filter(None, (item[k] for k in ("source", "cue", "via")))]
            assert all(0 <= start < end <= data["length"] for start, end in places)
    readme = (standoff.FOLDER / "README.md").read_text("utf-8")
    row = next(line for line in readme.splitlines() if re.match(r"\| \d", line))
    counts = [int(cell.replace(",", "")) for cell in row.strip("| ").split(" | ")]
    assert [counts[0], *counts[2:4]] == [len(files), entities, attributions]
