"""What the command line says besides its results: sentences on standard error."""

from __future__ import annotations

import sys

from tui.article.safety import safe_line


def complain(message: str) -> None:
    """Say on standard error, in one line that no terminal obeys, what went wrong."""
    text = f"newsreader: {safe_line(message)}\n"
    stream = sys.stderr
    if stream is None:  # closed by the caller, as in ``2>&-``
        return
    encoding = getattr(stream, "encoding", None) or "utf-8"
    stream.write(text.encode(encoding, "replace").decode(encoding))
    stream.flush()
