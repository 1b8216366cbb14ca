from __future__ import annotations

import io
import sys

import pytest

from tui.commands.messages import complain


def test_a_message_is_one_safe_line(capsys: pytest.CaptureFixture[str]) -> None:
    complain("a\nb \x1b[31m \udce9 é")
    assert capsys.readouterr().err == "newsreader: a b ␛[31m \N{REPLACEMENT CHARACTER} é\n"


def test_what_the_locale_lacks_is_no_second_error(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(raw, encoding="ascii"))
    complain("é.txt is gone")
    assert raw.getvalue() == b"newsreader: ?.txt is gone\n"


def test_without_standard_error_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    complain("unheard")
