from __future__ import annotations

from pathlib import Path

import pytest

from tests.store.making import TEXT, article, correction, note
from tui.annotation import Note
from tui.store import MarkedArticle, Store


@pytest.fixture
def shelf(file: Path, tmp_path: Path) -> Store:
    """Notes on two articles."""
    ferry = article(tmp_path / "ferry.txt")
    bridge = article(tmp_path / "bridge.txt", "Bridge closes\n\nÉmile Roux said little of it.\n")
    store = Store.open(file)
    store.save_all(
        [
            note(ferry, "At last 🎉", "n1", colour="green", speaker="Ada Quill", tags=("joy",)),
            note(
                ferry, "harbour", "n2", comment="See the\nminutes", modified="2024-05-02T08:00:00Z"
            ),
            note(
                bridge,
                "said little",
                "n3",
                speaker="Émile Roux",
                tags=("silence", "joy"),
                modified="2024-06-01T08:00:00Z",
            ),
            note(bridge, "Bridge", "n4", colour="green", modified="2023-01-01T00:00:00Z"),
        ]
    )
    yield store
    store.close()


def ids(found: object) -> str:
    return " ".join(n.id for n in found)  # type: ignore[attr-defined]


class TestTags:
    def test_they_come_back_in_their_order(self, file: Path) -> None:
        tagged = note(article(None), tags=("späti", "a b", "zeitung", "#odd\udce9"))
        with Store.open(file) as store:
            assert store.save(tagged) == tagged
        with Store.open(file) as store:
            assert store.all_notes() == [tagged]
            assert store.notes(article(None)) == [tagged]

    def test_no_tag_is_kept_twice_or_empty(self, file: Path) -> None:
        with Store.open(file) as store:
            kept = store.save(note(article(None), tags=("b", "", "a", "b")))
            assert kept.tags == ("b", "a")
            assert store.all_notes() == [kept]

    def test_saving_replaces_them_and_deleting_forgets_them(self, shelf: Store) -> None:
        (third,) = (n for n in shelf.all_notes() if n.id == "n3")
        shelf.save(third._replace(tags=("silence", "later")))
        assert shelf.tags() == [("joy", 1), ("later", 1), ("silence", 1)]
        shelf.delete("n3")
        assert shelf.tags() == [("joy", 1)]
        assert shelf._read("SELECT count(*) FROM note_text") == [(3,)]
        assert shelf.check() == []

    def test_they_are_counted(self, shelf: Store) -> None:
        assert shelf.tags() == [("joy", 2), ("silence", 1)]
        assert shelf.speakers() == [("Ada Quill", 1), ("Émile Roux", 1)]


class TestFinding:
    @pytest.mark.parametrize(
        ("filters", "expected"),
        [
            ({}, "n4 n3 n2 n1"),
            ({"colour": "green"}, "n4 n1"),
            ({"tag": "joy"}, "n3 n1"),
            ({"tag": "jo"}, ""),
            ({"speaker": "Ada Quill"}, "n1"),
            ({"since": "2024-05-02"}, "n3 n2"),
            ({"since": "2024-05-02T09:00:00Z"}, "n3"),
            ({"text": "HARBOUR"}, "n2"),  # the quote
            ({"text": "the minutes"}, "n2"),  # the comment, words apart
            ({"text": "ÉMILE"}, "n3"),  # the speaker
            ({"text": "E\u0301mile"}, "n3"),  # composed otherwise
            ({"text": "closes"}, "n4 n3"),  # the title
            ({"text": "silence"}, "n3"),  # a tag
            ({"text": "bridge said"}, "n3"),  # words in different places
            ({"text": "%"}, ""),
            ({"text": "🎉"}, "n1"),
            ({"text": "\udce9"}, ""),
            ({"text": "  "}, "n4 n3 n2 n1"),
            ({"text": "bridge", "colour": "green", "since": "2022"}, "n4"),
            ({"text": "bridge", "colour": "green", "tag": "joy"}, ""),
            ({"colour": ["green", "yellow"]}, "n4 n3 n2 n1"),
            ({"colour": []}, ""),
            ({"tag": ["silence", "none"]}, "n3"),
            ({"speaker": ("Ada Quill", "Émile Roux")}, "n3 n1"),
            ({"article": "FERRY returns"}, "n2 n1"),  # the title
            ({"article": "bridge.txt"}, "n4 n3"),  # the file's name
            ({"article": "harbour"}, ""),  # no part of either
            ({"article": "ferry", "text": "minutes", "tag": ["joy"]}, ""),
            ({"newest": True}, "n3 n2 n4 n1"),
            ({"newest": True, "article": "bridge"}, "n3 n4"),
        ],
    )
    def test_filters(self, shelf: Store, filters: dict[str, object], expected: str) -> None:
        found = shelf.find_notes(**filters)  # type: ignore[arg-type]
        assert ids(found) == expected
        assert len(found) == len(expected.split())

    def test_by_file(self, shelf: Store, tmp_path: Path) -> None:
        assert ids(shelf.find_notes(path=tmp_path / "ferry.txt")) == "n2 n1"
        assert ids(shelf.find_notes(path=tmp_path / "x" / ".." / "ferry.txt")) == "n2 n1"
        shelf.save(note(article(None), note_id="n5"))
        assert ids(shelf.find_notes(path="")) == "n5"

    def test_in_the_order_of_all_notes(self, shelf: Store) -> None:
        assert list(shelf.find_notes()) == shelf.all_notes()

    def test_an_order_does_not_outlive_a_change(self, shelf: Store, file: Path) -> None:
        assert ids(shelf.find_notes(newest=True)) == "n3 n2 n4 n1"
        (first,) = shelf.find_notes(newest=True).page(3, 4)
        shelf.save(first._replace(modified="2025-01-01T00:00:00Z"))
        assert ids(shelf.find_notes(newest=True)) == "n1 n3 n2 n4"
        with Store.open(file) as other:
            other.delete("n3")
        assert ids(shelf.find_notes(newest=True)) == "n1 n2 n4"
        assert ids(shelf.find_notes("bridge")) == "n4"

    def test_thousands_of_values(self, shelf: Store) -> None:
        many = [f"Speaker {number}" for number in range(40_000)]
        assert ids(shelf.find_notes(speaker=[*many, "Ada Quill"])) == "n1"

    def test_words_are_looked_for_where_other_filters_leave_many(
        self, file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("tui.store.notes.FEW", 2)
        many = [
            note(article(None), note_id=f"{n}", comment=f"word{n}", colour="pink") for n in range(5)
        ]
        with Store.open(file) as store:
            store.save_all([*many, note(article(None), note_id="x", comment="word3")])
            assert ids(store.find_notes("word3", colour="pink")) == "3"

    def test_pages(self, shelf: Store) -> None:
        found = shelf.find_notes()
        assert ids(found.page(0, 2)) == "n4 n3"
        assert ids(found.page(2, 100)) == "n2 n1"
        assert found.page(4, 8) == []

    def test_a_page_shows_what_has_become_of_its_notes(self, shelf: Store) -> None:
        found = shelf.find_notes()
        shelf.delete("n3")
        (last,) = found.page(3, 4)
        shelf.save(last._replace(comment="new", tags=("n",)))
        shelf.save(last._replace(id="n9"))
        assert ids(found.page(0, 4)) == "n4 n2 n1"
        assert [n and n.id for n in found.places(0, 4)] == ["n4", None, "n2", "n1"]
        assert (found.page(3, 4)[0].comment, found.page(3, 4)[0].tags) == ("new", ("n",))

    def test_more_than_a_page(self, file: Path) -> None:
        many = [note(article(None), note_id=f"{number:04}") for number in range(1_203)]
        with Store.open(file) as store:
            store.save_all(many)
            assert list(store.find_notes("harbour")) == []
            assert list(store.find_notes("last")) == many
            assert store.find_notes().page(400, 1_100) == many[400:1_100]


class TestManyAtOnce:
    def test_all_or_none(self, file: Path) -> None:
        good = note(article(None))
        bad = note(article(None), note_id="n2", colour=object())
        with Store.open(file) as store:
            with pytest.raises(Exception, match="type"):
                store.save_all([good, bad])
            assert store.all_notes() == []
            store.save_all([good], [correction(article(None))])
            assert store.all_notes() == [good]
            assert len(store.all_corrections()) == 1

    def test_another_store_can_take_everything(self, shelf: Store, tmp_path: Path) -> None:
        shelf.save_correction(correction(article(tmp_path / "ferry.txt")))
        with Store.open(tmp_path / "other.sqlite3") as other:
            other.save_all(shelf.all_notes(), shelf.all_corrections())
            assert other.all_notes() == shelf.all_notes()
            assert other.all_corrections() == shelf.all_corrections()


def test_the_texts_that_were_marked(shelf: Store, tmp_path: Path) -> None:
    ferry = article(tmp_path / "ferry.txt")
    new = article(tmp_path / "ferry.txt", TEXT + " More.")
    shelf.save_correction(correction(ferry))
    shelf.save_correction(correction(new, number="c2"))
    bridge, *ferries = shelf.articles()
    assert (bridge.title, bridge.notes, bridge.corrections) == ("Bridge closes", 2, 0)
    assert set(ferries) == {
        MarkedArticle(ferry.digest, str(tmp_path / "ferry.txt"), "Ferry returns", 2, 1),
        MarkedArticle(new.digest, str(tmp_path / "ferry.txt"), "Ferry returns", 0, 1),
    }


def test_saving_returns_what_is_kept(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)
    with Store.open(file) as store:
        kept = store.save(note(article(Path("ferry.txt"))))
        assert isinstance(kept, Note)
        assert kept.target.path == str(file.parent / "ferry.txt")
        assert store.all_notes() == [kept]
