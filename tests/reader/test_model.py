"""The reader with another model than the built-in one."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.language.models import write_pipeline
from tui.language import engine_name
from tui.reader.desk import Desk

from .conftest import annotate_by_hand, ready, screen_text


@pytest.fixture
def model(tmp_path: Path) -> str:
    return str(write_pipeline(tmp_path / "model"))


async def test_the_engine_is_asked_for_the_desks_model(reading, model) -> None:
    async with reading("a.txt", model=model) as pilot:
        assert pilot.app.engine.model == model


async def test_annotations_are_kept_for_each_model_apart(folder, tmp_path, by_hand, model) -> None:
    def desk(model: str | None) -> Desk:
        return Desk.open([folder / "a.txt"], store=tmp_path / "store", model=model)

    first = desk(None)
    first.keep_annotations(annotate_by_hand(first.current))
    first.close()
    for which, kept in ((None, True), (model, False)):
        again = desk(which)
        assert (again.annotations() is not None) == kept
        again.close()
    assert engine_name(model) != engine_name()


async def test_a_model_that_cannot_be_loaded_is_told_in_the_panel(folder, tmp_path, model) -> None:
    from tui.reader.app import ReaderApp

    (Path(model) / "config.cfg").write_text("[nlp\n")
    desk = Desk.open([folder / "a.txt"], store=tmp_path / "store", model=model)
    app = ReaderApp(desk)
    async with app.run_test(size=(120, 40)) as pilot:
        await ready(pilot)
        failure = app.reading_screen.failure
        assert failure.startswith(f"The spaCy pipeline {model} cannot be loaded")
        assert failure.endswith("The article can be read, but has no annotations.")
        assert "cannot be loaded" in " ".join(screen_text(pilot).split())
    desk.close()


async def test_a_model_that_goes_away_is_no_crash(folder, tmp_path) -> None:
    desk = Desk.open([folder / "a.txt"], store=tmp_path / "store", model="no_such_model")
    assert desk.annotations() is None
    desk.close()
