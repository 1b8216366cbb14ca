"""The engine as a process of its own, which annotates what it is sent.

In a process beside the reader the engine neither holds up the keys (both would share one
interpreter lock) nor adds its memory, some 200 MB with spaCy and the network, to the reader's; and
if it crashes, the reader goes on.

One request a line on standard input, one reply a line on standard output, both JSON::

    {"text": "…", "path": "a.txt"}     path: null for standard input
    {"annotations": {…}}               or {"error": "What went wrong, in a sentence."}

``annotations`` is what ``Annotations.to_dict`` gives. The process ends when its input does.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from tui.article import from_text
from tui.language.errors import CueError, ModelError

if TYPE_CHECKING:
    from spacy.language import Language

NO_ANNOTATIONS = "The article can be read, but has no annotations."


def serve(model: str | None, requests: BinaryIO, replies: BinaryIO) -> None:
    """Answer requests until there are no more. The model is loaded before the first comes."""
    from tui.language import load

    nlp: Language | str
    try:
        nlp = load(model)
    except (ModelError, CueError) as error:
        nlp = f"{error} {NO_ANNOTATIONS}"
    except Exception as error:
        nlp = f"The engine cannot be loaded ({_words(error)}). {NO_ANNOTATIONS}"
    for line in requests:
        asked = json.loads(line)
        replies.write(json.dumps(_answer(asked, nlp)).encode("ascii") + b"\n")
        replies.flush()


def _answer(asked: dict[str, Any], nlp: Language | str) -> dict[str, Any]:
    from tui.language import annotate

    if isinstance(nlp, str):
        return {"error": nlp}
    try:
        path = asked["path"]
        article = from_text(asked["text"], None if path is None else Path(path))
        return {"annotations": annotate(article, nlp).to_dict()}
    except Exception as error:
        return {"error": f"The engine failed on this article ({_words(error)}). {NO_ANNOTATIONS}"}


def _words(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def main(model: str | None = None) -> None:
    """Serve standard input and output."""
    # Ctrl+C in the terminal is the reader's, whose end ends this process as well.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    replies = os.fdopen(os.dup(1), "wb")
    # What a library prints must not stand among the replies.
    os.dup2(2, 1)
    serve(model, sys.stdin.buffer, replies)
