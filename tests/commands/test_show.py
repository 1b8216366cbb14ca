from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tui import cli

from .conftest import TEXT


def test_show_prints_the_article_and_its_quotes_by_speaker(
    file: Path, engine: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["show", str(file)]) == 0
    assert (
        capsys.readouterr().out
        == """\
Harbour opens

“At last 🎉,” Ada Quill said on the quay.

Ships came in again.

Quotes by speaker

Ada Quill (person): 1 quote, 100% of the words quoted

  “At last 🎉,” (direct, paragraph 1)
"""
    )


def test_show_reads_several_and_loads_the_engine_once(
    file: Path, engine: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "b.txt").write_text("Other\n\nNobody spoke in it.\n")
    assert cli.main(["show", str(file), str(tmp_path / "b.txt"), str(file)]) == 0
    assert capsys.readouterr().out.count("* * *") == 1
    assert engine == ["load", "Harbour opens", "Other"]


def test_show_reads_standard_input(
    engine: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert cli.main(["show", "-"]) == 0
    assert "Harbour opens" in capsys.readouterr().out


def test_show_lets_no_escape_sequence_through(
    engine: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("Head \x1b[31mline\n\nBody \x9b1m with \u202ebidi.\n")
    cli.main(["show", str(tmp_path / "a.txt")])
    out = capsys.readouterr().out
    assert not {"\x1b", "\x9b", "\u202e"} & set(out)


def test_show_prints_on_a_locale_that_lacks_the_characters(file: Path) -> None:
    script = (
        "import sys; sys.argv[0] = 'x'\nfrom tui import cli, language\n"
        "from tui.annotation import Annotations\n"
        "language.load = lambda model=None: object()\n"
        "language.annotate = lambda a, n: Annotations(a.digest, 'fake/1')\n"
        "sys.exit(cli.main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "show", str(file)],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "latin-1"},
        check=True,
    )
    assert b"?At last ?,? Ada Quill" in done.stdout
