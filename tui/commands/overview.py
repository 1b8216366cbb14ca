"""What ``newsreader --help`` says: enough for a newcomer to begin, on one screen."""

from __future__ import annotations

from pathlib import Path

COMMANDS = {
    "show": "print articles and who says what in them, as plain text",
    "serve": "read in a browser on this machine",
    "annotate": "write the entities and quotes of articles as JSON lines",
    "export": "write your notes, and what is found, in many formats",
    "import": "bring notes in from such files",
    "store": "where your notes are kept: check it, make a backup",
    "themes": "list, show, check and begin themes",
    "evaluate": "measure what is found against annotated corpora",
    "train": "make a model of your own from annotated corpora",
}

KEYS = {
    "next_annotation": ("Tab", "next annotation"),
    "next_quote": ("c", "quote"),
    "panel": ("s", "speakers"),
    "comment": ("m", "note"),
    "search": ("/", "search"),
    "help": ("?", "all"),
    "quit": ("q", "leave"),
}
"""What a newcomer needs first: actions by id, the key that the themes give each, a word for it.

Written out, as help is asked for before any theme is read; a test compares it with the themes.
"""

TEXT = """\
newsreader shows who said what in the news: names stand out in the text, quotes
stand with their speakers, and you can take notes. It works offline.

  newsreader               what you read last; at first, a few articles to try
  newsreader FILE FOLDER   articles (.txt and .md), and all that a folder holds
  pandoc -t plain page.html | newsreader -      an article from another program

Commands; newsreader COMMAND --help shows more, with examples:
{commands}

Options, before or after a command:
  --theme NAME|FILE   how it looks; yours lie in {themes}
  --keys NAME         which keys drive it: default, vim or emacs
  --model NAME|DIR    what finds entities and quotes: rules, or a model of yours
  --store FILE        where notes are kept (else in {notes})
  --version           which version this is
Keys: {keys}
A file that is called like a command is opened as ./show.
"""


def overview() -> str:
    """The help of the program as a whole."""
    from platformdirs import user_config_path, user_data_path

    keys = ", ".join(f"{key} {what}" for key, what in KEYS.values())
    return TEXT.format(
        commands="\n".join(f"  {name:<10} {what}" for name, what in COMMANDS.items()),
        keys=keys,
        notes=_short(user_data_path("newsreader", appauthor=False)),
        themes=_short(user_config_path("newsreader", appauthor=False) / "themes"),
    )


def _short(path: Path) -> str:
    """A path with ~ for the home folder."""
    home = Path.home()
    return f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else str(path)
