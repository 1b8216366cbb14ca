"""Text that would harm, laid out everywhere: in articles, names, notes, themes and answers."""

from __future__ import annotations

import re
from pathlib import Path

from tui.annotation import (
    Annotations,
    Attribution,
    Entity,
    Mention,
    Note,
    Speaker,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
    select,
)
from tui.article import Article, Span, load
from tui.store import Store

FORBIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ud800-\udfff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
"""What nothing shown may hold; written out a second time, so that nothing is compared with itself."""

SEQUENCES = (
    "\x1b[31m",  # colours
    "\x1b]52;c;ZXZpbA==\x07",  # the clipboard
    "\x1b]8;;http://evil.example\x1b\\",  # a link
    "\x1b]0;evil\x07",  # the window's title
    "\x1b[2J",
    "\x1bP$q\x1b\\",
    "\x9b31m",  # C1 for the same
    "\x9d52;c;ZXZpbA==\x9c",
    "\x07\x08\x08\x7f\x0b\x0c",
    "\u202eevil\u202c\u2066\u200f\u061c",
    "\u2028\u2029",
    "\U000e0041\ufff9",
)
MARKUP = "[bold]mark[/bold][@click=app.bell]up[/] {curly} $name %s [/nothing] [red]"
HOSTILE = MARKUP[:18] + "".join(SEQUENCES) + MARKUP
"""All of it; a part of every name below. Markup comes first too, so that names cut short show it."""

SHORT = MARKUP[:18] + "\x1b[31m\x1b]0;evil\x07\x9b31m\u202e\u2028" + "[red]"
"""A little of it, where only so much is taken."""

ONE_LINE = (
    HOSTILE.replace("\u2028", "").replace("\u2029", "").replace("\x0b", "").replace("\x0c", "")
)
"""The same without what ends a line of a text file."""

FILE_NAME = HOSTILE.replace("/", "")
"""The same as a file's name may be."""


def place(text: str, words: str) -> Span:
    """The first place of words in a text."""
    return Span(text.index(words), text.index(words) + len(words))


def text(title: str = "Ferry closes") -> str:
    """An article with something hostile in every kind of block, and a code point of each kind."""
    return f"""\
Local {ONE_LINE}

{title} {ONE_LINE}

By Ada {ONE_LINE} Marsh

Mayor Ana {ONE_LINE} Petrov said the old {ONE_LINE} ferry would close.

“We have waited {ONE_LINE} enough,” Petrov told {ONE_LINE} reporters. “Go.”

- an item {ONE_LINE}

{HOSTILE}

    code {ONE_LINE}
"""


def markdown() -> str:
    """The same with front matter and markdown's own blocks."""
    quoted = ONE_LINE.replace("\\", "").replace('"', "'")
    return f"""\
---
title: "A title {quoted}"
section: "A section {quoted}"
author: "{quoted}"
---
# Heading {ONE_LINE}

> quoted {ONE_LINE}

1. item {ONE_LINE}

```{ONE_LINE}
code {ONE_LINE}
```

Ana Petrov {ONE_LINE} said “no {ONE_LINE}”.
"""


def lay_out(folder: Path) -> Path:
    """A folder with a hostile name and hostile articles in it."""
    articles = folder / f"folder {FILE_NAME}"[:200]
    articles.mkdir()
    (articles / f"a {FILE_NAME}"[:200]).with_suffix(".txt").write_text(text(), encoding="utf-8")
    (articles / "b.md").write_text(markdown(), encoding="utf-8")
    (articles / f"c {MARKUP.replace('/', '')}.txt").write_text(text("Bridge"), encoding="utf-8")
    return articles


def annotate(article: Article, _nlp: object = None) -> Annotations:
    """Names, roles and reasons that are hostile, whatever the text is."""
    words = article.text
    if "Petrov" not in words:
        return Annotations(article.digest, "rules/test")
    name = f"Ana {HOSTILE}\0 Petrov"
    first = words.index("Petrov")
    quote = Span(words.index("“"), words.index("”") + 1)
    cue = place(words, "said")
    whole = Span(0, len(words))
    return Annotations(
        article.digest,
        "rules/test",
        entities=(Entity(0, name, "PERSON"), Entity(1, HOSTILE, "ORG")),
        mentions=(
            Mention(Span(first, first + 6), "PERSON", 0),
            Mention(Span(max(0, quote.start - 20), quote.end + 5), "ORG", 1),
        ),
        speakers=(
            Speaker(0, name, "person", role=f"Mayor {HOSTILE}", entity=0),
            Speaker(1, HOSTILE, "group", named=False, reason=f"who {HOSTILE}"),
        ),
        attributions=(
            Attribution(0, (quote,), "direct", Span(first, first + 6), cue, via=whole, speaker=0),
            Attribution(
                1,
                (Span(cue.start, min(cue.end + 200, len(words))),),
                "indirect",
                whole,
                whole,
                speaker=1,
                cue_class="distancing",
                confidence=0.5,
            ),
            Attribution(2, (Span(0, 30),), "mixed"),
        ),
    )


def take_notes(store: Path, articles: Path) -> None:
    """Notes with hostile comments and colours on every article, and one that lost its place."""
    with Store.open(store) as opened:
        for number, path in enumerate(sorted(articles.iterdir())):
            article = load(path)
            quote, position = select(article.text, place(article.text, "Petrov"))
            target = Target(article.digest, str(path.absolute()), article.title, quote, position)
            note = Note(
                f"00000000-0000-4000-8000-00000000000{number}",
                target,
                comment=f"Mine: {HOSTILE}\0\r\nand {HOSTILE}",
                colour=HOSTILE,
                speaker=HOSTILE,
                created=HOSTILE,
                modified=HOSTILE,
            )
            opened.save(note)
            opened.save(
                note._replace(
                    id=f"00000000-0000-4000-8000-00000000001{number}",
                    target=target._replace(
                        quote=TextQuoteSelector(f"Lost {HOSTILE}", HOSTILE, HOSTILE),
                        position=TextPositionSelector(5, 9),
                    ),
                )
            )


def theme(folder: Path) -> Path:
    """A theme whose name and title are hostile, in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    escaped = "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in SHORT)
    path = folder / "odd [red]name.yaml"
    path.write_text(f'extends: midnight\ntitle: "{escaped}"\n', encoding="utf-8")
    return path
