from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.conftest import one_sentence
from tests.store.making import article, note
from tui import cli
from tui.store import Store, default_path


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "my notes.sqlite3"
    with Store.open(path) as opened:
        opened.save(note(article(None), comment="kept"))
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    status = cli.main(["store", *map(str, arguments)])
    said = capsys.readouterr()
    return status, said.out, said.err


def damage(store: Path) -> bytes:
    data = bytearray(store.read_bytes())
    data[100:160] = b"\xff" * 60
    store.write_bytes(data)
    return bytes(data)


def test_path(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(capsys, "path") == (0, f"{default_path()}\n", "")
    monkeypatch.chdir(tmp_path)
    assert run(capsys, "path", "--store", "x.sqlite3") == (0, f"{tmp_path / 'x.sqlite3'}\n", "")
    assert list(tmp_path.iterdir()) == []


def test_the_store_may_be_named_first(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    assert cli.main(["--store", str(store), "store", "path"]) == 0
    assert capsys.readouterr().out == f"{store}\n"


def test_all_is_well(capsys: pytest.CaptureFixture[str], store: Path) -> None:
    status, out, err = run(capsys, "check", "--store", store)
    assert (status, err) == (0, "")
    assert out == f"All is well in {store}; there is no backup yet.\n"
    made = run(capsys, "backup", "--store", store)[1].strip()
    assert run(capsys, "check", "--store", store)[1].endswith(f"the newest backup is {made}.\n")


def test_a_backup_is_made_and_its_path_is_printed(
    capsys: pytest.CaptureFixture[str], store: Path
) -> None:
    status, out, err = run(capsys, "backup", "--store", store)
    assert (status, err) == (0, "")
    made = Path(out.removesuffix("\n"))
    assert made.parent == store.parent / "backups"
    with Store.open(made) as copy:
        assert [n.comment for n in copy.all_notes()] == ["kept"]


def test_the_default_store(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, "check")
    assert status == 2
    assert one_sentence(err)
    assert "the reader makes it" in err
    assert not default_path().parent.exists()
    Store.open().close()
    assert run(capsys, "check")[0] == 0
    assert run(capsys, "backup")[1].startswith(str(default_path().parent / "backups"))


def test_damage_is_told_with_what_to_do_and_nothing_is_touched(
    capsys: pytest.CaptureFixture[str], store: Path
) -> None:
    before = damage(store)
    status, out, err = run(capsys, "check", "--store", store)
    assert (status, err) == (1, "")
    assert "is damaged:\n  SQLite cannot read it: database disk image is malformed.\n" in out
    assert "There is no backup of it." in out
    status, out, err = run(capsys, "backup", "--store", store)
    assert (status, out) == (2, "")
    assert one_sentence(err)
    assert "is damaged" in err
    assert store.read_bytes() == before


def test_the_way_back_to_a_backup_works_as_it_is_printed(
    capsys: pytest.CaptureFixture[str], store: Path
) -> None:
    run(capsys, "backup", "--store", store)
    before = damage(store)
    store.with_name(store.name + "-wal").write_bytes(b"a log")
    out = run(capsys, "check", "--store", store)[1]
    commands = [line.strip() for line in out.splitlines() if line.startswith(("  mv ", "  cp "))]
    assert [shlex.split(command)[0] for command in commands[-2:]] == ["mv", "cp"]
    subprocess.run(["sh", "-ec", "\n".join(commands)], check=True)
    with Store.open(store) as opened:
        assert [n.comment for n in opened.all_notes()] == ["kept"]
    assert store.with_name(store.name + ".damaged").read_bytes() == before
    assert store.with_name(store.name + ".damaged-wal").read_bytes() == b"a log"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "required"),
        (["mend"], "invalid choice: 'mend'"),
        (["check", "x"], "x"),
        (["check", "--store", ""], "empty path"),
        (["check", "--store", "nowhere.sqlite3"], "does not exist; check the path after --store"),
        (["backup", "--store", "nowhere.sqlite3"], "does not exist; check the path after --store"),
    ],
)
def test_bad_input_is_one_sentence(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    arguments: list[str],
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert one_sentence(err)
    assert sentence in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("doing", ["check", "backup"])
def test_what_is_no_store_is_left_as_it_is(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, doing: str
) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear reader, this is not a database, and it is long enough.\n" * 40)
    status, out, err = run(capsys, doing, "--store", letter)
    assert (status, out) == (2, "")
    assert one_sentence(err)
    assert "is not a SQLite database" in err
    assert letter.read_text().startswith("Dear reader")


def test_a_name_with_escape_sequences_is_shown_safely(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    store = tmp_path / "a\x1b[31m.sqlite3"
    Store.open(store).close()
    assert "\x1b" not in "".join(map(str, run(capsys, "check", "--store", store)))
    assert "\x1b" not in "".join(map(str, run(capsys, "path", "--store", store)))


def test_help_imports_no_database() -> None:
    script = (
        "import sys; from tui.cli import main; main(['store', '--help'])\n"
        "print('sqlite3' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert done.stdout.endswith("False\n")
