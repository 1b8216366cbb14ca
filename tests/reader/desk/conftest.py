from __future__ import annotations

import pytest

from tests.reader.conftest import annotate_by_hand
from tui.reader.desk import Desk


@pytest.fixture
def desk(folder, by_hand, tmp_path):
    """A desk with both articles, the first one open and annotated."""
    opened = Desk.open(
        sorted(folder.iterdir()), named=[str(folder)], store=tmp_path / "store.sqlite3"
    )
    opened.keep_annotations(annotate_by_hand(opened.current))
    yield opened
    opened.close()
