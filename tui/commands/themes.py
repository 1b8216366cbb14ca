"""``newsreader themes``: what themes there are, how one looks, whether it is right, a new one."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from tui.article.safety import safe, safe_line
from tui.commands.arguments import Parser, path
from tui.commands.messages import complain
from tui.commands.read import THEME_VARIABLE, default_theme
from tui.theme.errors import ThemeError, quoted
from tui.theme.finding import user_folder
from tui.theme.theme import Theme

FAULTY = 2
WARNED = 1
_NAME = re.compile(r"[^\W_][\w.-]{0,63}")


def main(arguments: list[str]) -> int:
    """Do what the command line says after ``themes``; the exit status. Raises ThemeError."""
    parser = Parser(
        "newsreader themes",
        "List themes, see one, check your own, or begin one. Your own themes are YAML files in\n"
        "the folder themes of the program's configuration folder.",
        """\
examples:
  newsreader themes list
  newsreader themes show paper
  newsreader themes new mine --from paper
  newsreader themes check mine
""",
    )
    doing = parser.add_subparsers(dest="doing", metavar="COMMAND", required=True)

    def add(name: str, about: str) -> argparse.ArgumentParser:
        return doing.add_parser(name, help=about, description=about[0].upper() + about[1:] + ".")

    add("list", "list the themes, with what they are and where they lie")
    shows = add("show", "print a sample of a theme in its colours")
    shows.add_argument("name", metavar="NAME|FILE", type=path)
    shows.add_argument(
        "--yaml", action="store_true", help="print all that it says, with what it inherits"
    )
    checks = add("check", "check theme files and key maps, which ends in 2 after a mistake")
    checks.add_argument(
        "files", nargs="+", metavar="FILE", type=path, help="files, or themes' names"
    )
    checks.add_argument(
        "--strict", action="store_true", help="end in 1 where colours are hard to read"
    )
    begins = add("new", "begin a theme of your own")
    begins.add_argument("name", metavar="NAME", help="letters and digits, with - or _ between them")
    begins.add_argument(
        "--from",
        dest="parent",
        metavar="THEME",
        type=path,
        default="midnight",
        help="the theme that it changes (default: midnight)",
    )
    add("schema", "print the JSON Schema of theme files, for editors")
    options = parser.parse_args(arguments)
    match options.doing:
        case "list":
            return list_()
        case "show":
            return show(options.name, options.yaml)
        case "check":
            return check(options.files, options.strict)
        case "new":
            return new(options.name, options.parent)
        case _:
            return schema()


def list_() -> int:
    """Print the themes in columns; the exit status."""
    from rich.cells import cell_len

    from tui.theme.contrast import check
    from tui.theme.finding import is_builtin
    from tui.theme.listing import listing

    worn = os.environ.get(THEME_VARIABLE) or default_theme()
    rows = [("", "name", "title", "kind", "warnings", "where")]
    for found in listing(user_folder()):
        warnings, where = "!", found.trouble  # which names the file
        if found.theme:
            warnings = str(len(check(found.theme)) or "–")
            where = "built-in" if is_builtin(found.path) else str(found.path)
        kind = found.kind.removesuffix(", yours")
        worn_now = "*" if found.name == worn else ""
        rows.append((worn_now, found.name, found.title, kind, warnings, where))
    safe_rows = [[safe_line(cell) for cell in row] for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(*safe_rows, strict=True)]
    for row in safe_rows:
        cells = [
            cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)
        ]
        _say("  ".join(cells).rstrip())
    _say("")
    _say(f"* is worn unless --theme NAME or {THEME_VARIABLE} says otherwise.")
    return 0


def show(name: str, as_yaml: bool) -> int:
    """Print how a theme looks, or all that it says; the exit status. Raises ThemeError."""
    from tui.theme.finding import chosen
    from tui.theme.loading import family_of, load

    folder = user_folder()
    theme = load(name, folder)
    if as_yaml:
        from tui.theme.writing import resolved

        path = chosen(name, folder)
        _say(f"# {safe_line(theme.title)}, with all that it inherits.")
        _say(safe(resolved(family_of(path, folder).data())).rstrip("\n"))
        return 0
    from tui.commands.sample import print_sample

    print_sample(theme)
    return 0


def check(files: Sequence[str], strict: bool) -> int:
    """Check theme files and key maps; the exit status: 2 after a mistake.

    Colours that are hard to read are printed; they end in 1 only with ``strict``.
    """
    from tui.theme.contrast import check as hard_to_read

    status = 0
    for name in files:
        try:
            theme = _checked(name)
        except ThemeError as error:
            complain(str(error))
            status = FAULTY
            continue
        warnings = hard_to_read(theme) if theme is not None else []
        _say(f"{safe_line(name)}: " + (_count(warnings) if warnings else "no mistake"))
        for warning in warnings:
            _say(f"  {safe_line(warning)}")
        if warnings and strict:
            status = status or WARNED
    return status


def _checked(name: str) -> Theme | None:
    """The theme of that name or path; None for a key map. Raises ThemeError."""
    from tui.theme.checking import checked
    from tui.theme.finding import KEYS, SUFFIXES
    from tui.theme.loading import keymap_family, load

    path = Path(name)
    if path.suffix in SUFFIXES and path.absolute().parent.name == KEYS:
        checked(keymap_family(path, user_folder()))
        return None
    return load(name, user_folder())


def _count(warnings: Sequence[str]) -> str:
    return f"{len(warnings)} warning{'s' * (len(warnings) != 1)}"


def new(name: str, parent: str) -> int:
    """Begin a theme of the user's; the exit status.

    Raises ThemeError where the name cannot be one or is taken, or nothing can be written.
    """
    from tui.theme.finding import candidates, chosen, is_builtin
    from tui.theme.json_schema import json_schema
    from tui.theme.loading import family_of, load
    from tui.theme.writing import SCHEMA_FILE, starter

    folder = user_folder()
    if not _NAME.fullmatch(name) or name.endswith((".", ".yaml", ".yml")):
        raise ThemeError(
            f"{quoted(name)} cannot be the name of a theme; "
            "take letters and digits, with - or _ between them"
        )
    taken = next(candidates(name, folder), None)
    if taken is not None:
        where = "comes with the program" if is_builtin(taken) else f"lies at {taken}"
        raise ThemeError(f"a theme {quoted(name)} {where}; choose another name")
    load(parent, folder)  # one with a mistake is no good beginning
    data = family_of(chosen(parent, folder), folder).data()
    path = folder / f"{name}.yaml"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            file.write(starter(name, parent, data))
        (folder / SCHEMA_FILE).write_text(json.dumps(json_schema(), indent=1) + "\n", "utf-8")
    except OSError as error:
        raise ThemeError(f"{error.filename}: cannot be written: {error.strerror}") from error
    _say(f"{safe_line(str(path))}\n")
    _say(f"Wear it:   newsreader --theme {name} ARTICLE     (or {THEME_VARIABLE}={name})")
    _say(f"Check it:  newsreader themes check {name}")
    _say("The reader shows what you change as soon as you save the file.")
    return 0


def schema() -> int:
    """Print the JSON Schema of theme files; the exit status."""
    from tui.theme.json_schema import json_schema

    _say(json.dumps(json_schema(), indent=2, ensure_ascii=False))
    return 0


def _say(text: str) -> None:
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # what the locale lacks becomes a question mark
    print(text)
