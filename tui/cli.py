"""The command line: what is asked, and how it ends. Every import that costs time comes later."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

from tui import __version__
from tui.commands.arguments import (
    BAD_INPUT,
    Overview,
    Parser,
    add_keys,
    add_model,
    add_output,
    add_paths,
    add_store,
    add_theme,
    file,
    path,
    port,
)

INTERRUPTED = 130
BROKEN_PIPE = 141
"""128 + SIGINT and 128 + SIGPIPE, as a shell reports a program that a signal ended."""

COLOURS = ("auto", "always", "never")
"""The values in ``tui.commands.colouring.WHEN``; a test compares them."""


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
    options, rest = _split(arguments)
    command = COMMANDS.get(rest[0]) if rest else None
    return command([*options, *rest[1:]]) if command else _read(arguments)


def _split(arguments: list[str]) -> tuple[list[str], list[str]]:
    """The options that stand before everything else, with their values, and the rest."""
    at = 0
    while at < len(arguments):
        if arguments[at] in BEFORE:
            at += 2
        elif arguments[at].partition("=")[0] in BEFORE:
            at += 1
        else:
            break
    return arguments[:at], arguments[at:]


def _read(arguments: list[str]) -> int:
    parser = Overview("newsreader", "")
    add_paths(parser, "*")
    add_theme(parser)
    add_keys(parser)
    add_model(parser)
    add_store(parser)
    parser.add_argument("--version", action="version", version=f"newsreader {__version__}")
    options = parser.parse_intermixed_args(arguments)
    from tui.commands import read

    return read.run(options.paths, options.theme, options.store, options.model, options.keys)


def _show(arguments: list[str]) -> int:
    parser = Parser(
        "newsreader show",
        "Print articles and then their quotes by speaker, as plain text for a terminal, a pipe or\n"
        "a screen reader. Lines are as wide as COLUMNS says if it is exported, else as the\n"
        "terminal, at most 80 cells. On a terminal, what is said has its speaker's colour.",
        """\
examples:
  newsreader show article.txt
  newsreader show --quotes articles/ > quotes.txt
  newsreader show --color always --theme midnight article.md | less -R
""",
    )
    add_paths(parser)
    parser.add_argument("--quotes", action="store_true", help="only the quotes, not the article")
    parser.add_argument(
        "--outline", action="store_true", help="the quotes in reading order, not by speaker"
    )
    parser.add_argument(
        "--color",
        choices=COLOURS,
        default="auto",
        help="default: auto, on a terminal unless NO_COLOR is set",
    )
    add_theme(parser, "the terminal's own colours")
    add_model(parser)
    options = parser.parse_intermixed_args(arguments)
    from tui.commands import show

    return show.run(
        options.paths,
        options.model,
        theme=options.theme,
        color=options.color,
        article=not options.quotes,
        outline=options.outline,
    )


def _serve(arguments: list[str]) -> int:
    parser = Parser(
        "newsreader serve",
        "Read in a browser: serve the reader on this machine and print its address, which holds a\n"
        "key, so that nobody else can use it. It works offline. Each page is a reader of its own.\n"
        "Ctrl+C ends it. It needs the packages of newsreader[serve].",
        """\
examples:
  newsreader serve --open article.txt
  newsreader serve --port 8000 --theme paper articles/
""",
    )
    add_paths(parser, "*")
    parser.add_argument(
        "--host",
        type=path,
        default="127.0.0.1",
        help="the address to listen on (default: 127.0.0.1, this machine alone)",
    )
    parser.add_argument(
        "--port", type=port, default=0, metavar="N", help="the port (default: a free one)"
    )
    parser.add_argument("--open", action="store_true", help="open the browser")
    add_theme(parser)
    add_keys(parser)
    add_model(parser)
    add_store(parser)
    options = parser.parse_intermixed_args(arguments)
    from tui.commands import serve

    return serve.run(
        options.paths,
        theme=options.theme,
        store=options.store,
        model=options.model,
        keymap=options.keys,
        host=options.host,
        port=options.port,
        browser=options.open,
    )


def _annotate(arguments: list[str]) -> int:
    parser = Parser(
        "newsreader annotate",
        "Write what is found in articles, one JSON object a line and article: entities, and\n"
        "quotes with content, source, cue, speaker and type. Offsets are code points into the\n"
        "decoded file. An article that cannot be read is told on standard error and passed\n"
        "over; the exit status is then 2.",
        """\
examples:
  newsreader annotate article.txt
  newsreader annotate articles/ -o articles.jsonl
""",
    )
    add_paths(parser)
    parser.add_argument("--format", choices=("jsonl",), default="jsonl", help="default: jsonl")
    add_output(parser)
    add_model(parser)
    options = parser.parse_intermixed_args(arguments)
    from tui.commands import annotate

    return annotate.run(options.paths, options.output, options.force, options.model)


def _export(arguments: list[str]) -> int:
    parser = Parser(
        "newsreader export",
        "Write the notes that you took, or what is found in articles, with your corrections.\n"
        "Without PATH, it is all that is in the store. The formats are\n\n"
        "  for notes        markdown (for Obsidian), text (for a mail), csv (Readwise), html\n"
        "                   (pages of articles), json (complete; import takes it back)\n"
        "  for what is said csv-quotes (a source audit), jsonl, tei\n"
        "  for training     gold and brat (folders), prodigy, doccano, spacy: train takes\n"
        "                   all five",
        """\
examples:
  newsreader export article.txt
  newsreader export --format html --theme midnight articles/ -o page.html
  newsreader export --format csv-quotes --speaker "Ada Quill" articles/ -o audit.csv
  newsreader export --format json -o all-my-notes.json
  newsreader export --print-template > mine.md
  newsreader export --template mine.md articles/
""",
    )
    add_paths(parser, "*")
    parser.add_argument(
        "--format", type=path, metavar="NAME", default="markdown", help="default: markdown"
    )
    parser.add_argument("--formats", action="store_true", help="list all formats there are")
    add_output(parser)
    for name, what in (
        ("colour", "notes of this colour"),
        ("tag", "notes with this tag"),
        ("speaker", "notes and quotes of this speaker"),
        ("kind", "highlight, comment, orphan, correction, entity, quote, direct, mixed, indirect"),
    ):
        parser.add_argument(
            f"--{name}",
            action="append",
            default=[],
            type=path,
            metavar=name.upper(),
            help=f"only {what}; may be given again",
        )
    parser.add_argument(
        "--since",
        type=path,
        metavar="DATE",
        help="only notes and corrections changed since, such as 2024-05-31",
    )
    parser.add_argument(
        "--by",
        choices=("article", "speaker"),
        default="article",
        help="how markdown and text group notes (default: article)",
    )
    parser.add_argument(
        "--template", type=file, metavar="FILE", help="a template of your own for markdown"
    )
    parser.add_argument(
        "--print-template", action="store_true", help="print the built-in one, to begin with"
    )
    add_theme(parser, "paper")
    add_model(parser)
    add_store(parser)
    options = parser.parse_intermixed_args(arguments)
    from tui.commands import export
    from tui.export import Filter

    if options.formats:
        return export.show_formats()
    if options.print_template:
        return export.show_template(options.by)
    return export.run(
        export.Order(
            paths=options.paths,
            format=options.format,
            file=options.output,
            force=options.force,
            store=options.store,
            model=options.model,
            theme=options.theme,
            by=options.by,
            template=options.template,
            wanted=Filter(
                colours=options.colour,
                tags=options.tag,
                speakers=options.speaker,
                kinds=options.kind,
                since=options.since or "",
            ),
        )
    )


def _import(arguments: list[str]) -> int:
    parser = Parser(
        "newsreader import",
        "Bring notes and corrections into the store: from newsreader's own json exports,\n"
        "other W3C Web Annotations, what Hypothesis exports (JSON), and brat (ID.ann beside\n"
        "ID.txt; each label becomes a note's tag). What is there already stays as it is. A\n"
        "note on a text that is not here is kept, with the words that it quotes.",
        """\
examples:
  newsreader import notes.json
  newsreader import hypothesis.json --articles articles/
  newsreader import brat-folder/
""",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", type=file, help="what to import")
    parser.add_argument(
        "--articles",
        action="append",
        default=[],
        type=path,
        metavar="PATH",
        help="articles in which notes from elsewhere find their words; may be given again",
    )
    add_store(parser)
    options = parser.parse_intermixed_args(arguments)
    from tui.commands import importing

    return importing.run(options.files, options.articles, options.store)


def _store(arguments: list[str]) -> int:
    parser = Parser(
        "newsreader store",
        "Say where your notes are kept, check that file, or make a backup of it. path prints where\n"
        "it is. check reads all of it; the exit status is 1 where it is damaged, and it then says\n"
        "how to put a backup in its place. backup makes one now, in the folder backups beside it,\n"
        "and prints where. The newest 5 backups are kept, and one a week for 4 weeks.",
        """\
examples:
  newsreader store path
  newsreader store check
  newsreader store backup --store notes.sqlite3
""",
    )
    parser.add_argument("doing", choices=("path", "check", "backup"), help="what to do")
    add_store(parser)
    options = parser.parse_intermixed_args(arguments)
    from tui.commands import store

    return store.run(options.doing, options.store)


def _evaluate(arguments: list[str]) -> int:
    from tui.commands import corpora

    return corpora.evaluate(arguments)


def _train(arguments: list[str]) -> int:
    from tui.commands import corpora

    return corpora.train(arguments)


def _themes(arguments: list[str]) -> int:
    from tui.commands import themes

    return themes.main(arguments)


COMMANDS: dict[str, Callable[[list[str]], int]] = {
    "show": _show,
    "serve": _serve,
    "store": _store,
    "themes": _themes,
    "annotate": _annotate,
    "export": _export,
    "import": _import,
    "evaluate": _evaluate,
    "train": _train,
}


BEFORE = ("--theme", "--keys", "--model", "--store")
"""Options with a value that may stand before a command."""


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
