from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.store.making import TEXT, article, correction
from tui.store import Store

DEEP: dict[str, Any] = {
    "speaker": "Ada “Joy” Quill\n🎉\udce9",
    "spans": [[1, 2], [3, 4]],
    "entity": None,
    "sure": True,
    "confidence": 0.25,
    "more": {"a": {}},
}


def test_a_correction_comes_back_equal_after_reopening(file: Path, tmp_path: Path) -> None:
    full = correction(
        article(tmp_path / "ferry.txt"),
        on="quote",
        kind="speaker",
        value=DEEP,
        replaced={"speaker": "Quill"},
        everywhere=True,
        created="2024-05-01T10:00:00Z",
        modified="2024-05-02T10:00:00Z",
    )
    bare = correction(article(tmp_path / "ferry.txt"), number="c2")
    with Store.open(file) as store:
        store.save_correction(full)
        store.save_correction(bare)
    with Store.open(file) as store:
        assert store.all_corrections() == [bare, full]  # in the order in which they were made
        assert store.corrections(article(tmp_path / "ferry.txt")) == [bare, full]
        assert store.check() == []


def test_saving_again_replaces_and_deleting_forgets(file: Path) -> None:
    here = article(None)
    with Store.open(file) as store:
        store.save_correction(correction(here, value={"label": "ORG"}))
        store.save_correction(correction(here, value={"label": "PERSON"}))
        assert [c.value for c in store.corrections(here)] == [{"label": "PERSON"}]
        store.delete_correction("c1")
        store.delete_correction("never was")
        assert store.all_corrections() == []


def test_they_apply_in_the_order_in_which_they_were_made(file: Path) -> None:
    here = article(None)
    with Store.open(file) as store:
        store.save_correction(correction(here, "harbour", "c1", created="2024-05-03T10:00:00Z"))
        store.save_correction(correction(here, "Friday", "c2", created="2024-05-01T10:00:00Z"))
        store.save_correction(correction(here, "Ferry", "c3", created="2024-05-03T10:00:00Z"))
        store.save_correction(correction(here, "harbour", "c1", created="2024-05-03T10:00:00Z"))
        assert [c.id for c in store.corrections(here)] == ["c2", "c1", "c3"]


def test_they_follow_the_text_to_another_path_and_the_path_to_another_text(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Store.open(file) as store:
        store.save_correction(correction(article(Path("ferry.txt"))))
        assert store.all_corrections()[0].target.path == str(tmp_path / "ferry.txt")
        assert store.corrections(article(tmp_path / "moved.txt"))
        assert store.corrections(article(tmp_path / "ferry.txt", TEXT + " More."))
        assert not store.corrections(article(tmp_path / "other.txt", TEXT + " More."))
        store.save_correction(correction(article(None), number="c2"))
        assert not store.corrections(article(None, TEXT + " More."))


def test_what_is_no_json_is_not_kept(file: Path) -> None:
    with Store.open(file) as store:
        with pytest.raises(TypeError):
            store.save_correction(correction(article(None), value={"span": object()}))
        assert store.all_corrections() == []
        assert store.last_change() == 0
