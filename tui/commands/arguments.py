"""The parser of the command line, and the arguments that several commands take."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import NoReturn

BAD_INPUT = 2
"""The exit status where something in what was asked is wrong."""


class Parser(argparse.ArgumentParser):
    """An argument parser that complains in one sentence, as the rest of the program does."""

    def __init__(self, prog: str, description: str, epilog: str = "") -> None:
        super().__init__(
            prog=prog,
            description=description,
            epilog=epilog,
            allow_abbrev=False,
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and end the program."""
        from tui.commands.messages import complain

        complain(f"{message}; {self.prog} --help shows what it takes.")
        sys.exit(BAD_INPUT)


class Overview(Parser):
    """The parser of the reader, whose help is that of the program as a whole."""

    def format_help(self) -> str:
        """The help of the program as a whole."""
        from tui.commands.overview import overview

        return overview()


def path(text: str) -> str:
    """A path as it was given. An empty one, from an unset variable, is not the current folder."""
    if not text:
        raise argparse.ArgumentTypeError("an empty path names no file")
    return text


def count(text: str) -> int:
    """A number of 0 or more."""
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of 0 or more")
    return int(text)


def positive(text: str) -> int:
    """A number of 1 or more."""
    if not count(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of 1 or more")
    return int(text)


def port(text: str) -> int:
    """The number of a TCP port; 0 stands for a free one."""
    if count(text) > 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; those end at 65535")
    return int(text)


def file(text: str) -> Path:
    """``path`` as a Path."""
    return Path(path(text))


def add_paths(parser: argparse.ArgumentParser, count: str = "+") -> None:
    """The articles; ``count`` says how many of them, as argparse does."""
    parser.add_argument(
        "paths",
        nargs=count,
        metavar="PATH",
        type=path,
        help="articles, or folders of them; - is standard input",
    )


def add_output(parser: argparse.ArgumentParser) -> None:
    """Where to write, and whether over what is there."""
    parser.add_argument(
        "-o",
        "--output",
        type=file,
        metavar="FILE",
        help="where to write it (default: standard output)",
    )
    parser.add_argument("--force", action="store_true", help="replace FILE if it exists")


def add_store(parser: argparse.ArgumentParser) -> None:
    """The notes' store."""
    parser.add_argument(
        "--store",
        type=file,
        metavar="FILE",
        help="where your notes are kept (default: the platform's data folder)",
    )


def add_theme(parser: argparse.ArgumentParser, default: str = "what suits the terminal") -> None:
    """The theme; ``default`` says in words which it is where none is asked for."""
    parser.add_argument(
        "--theme",
        metavar="NAME|FILE",
        type=path,
        help=f"how it looks: a theme's name or a theme file (default: $NEWSREADER_THEME, "
        f"else {default})",
    )


def add_keys(parser: argparse.ArgumentParser) -> None:
    """The key map."""
    parser.add_argument(
        "--keys",
        metavar="NAME",
        type=path,
        help="which keys drive it: default, vim, emacs (default: the theme's)",
    )


def add_model(parser: argparse.ArgumentParser) -> None:
    """The engine's model."""
    parser.add_argument(
        "--model",
        metavar="NAME|DIR",
        type=path,
        help="what finds entities and quotes: rules, an installed spaCy pipeline, or a folder with "
        "one or with a model of your own training (default: $NEWSREADER_MODEL, else built in)",
    )
