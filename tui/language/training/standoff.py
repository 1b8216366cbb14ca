"""Annotations without the text that they are about, and putting them on the text again.

    python -m tui.language.training.standoff TEXTS OUT

TEXTS is a folder of articles, ID.txt. Those that annotations are kept for are written to OUT as
pairs of ID.txt and ID.json, the gold form that ``newsreader evaluate`` reads.

A standoff file, ID.json, has the gold form's ``entities`` and ``attributions`` (see
``tui.language.corpora.gold``), and says which article it is about: ``sha256`` of its bytes in
UTF-8, ``length`` in code points, ``title_length`` (the first line, in code points), ``url`` and
``date`` (of publication). Of the article's words it has the names of speakers alone.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tui.article.safety import safe_line
from tui.language.corpora import CorpusError
from tui.language.corpora.gold import read_json, read_pair, read_text

FOLDER = Path(__file__).parent / "wikinews"
"""The annotations that come with the program."""

KEPT = ("url", "date", "sha256", "length", "title_length", "entities", "attributions")
"""What a standoff file must have besides its id."""


@dataclass(slots=True)
class Outcome:
    """The ids of the articles that got their annotations; with its URL, each that did not."""

    written: list[str] = field(default_factory=list)
    missing: dict[str, str] = field(default_factory=dict)
    different: dict[str, str] = field(default_factory=dict)
    """There is a text of that id, but it is not the one that was annotated."""


def sha256(text: str) -> str:
    """SHA-256 of ``text`` in UTF-8, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def detach(gold: Mapping[str, Any], text: str, *, url: str, date: str) -> dict[str, Any]:
    """The standoff form of ``gold``, annotations in the gold form of the article ``text``."""
    return {
        "id": gold["id"],
        "url": url,
        "date": date,
        "sha256": sha256(text),
        "length": len(text),
        "title_length": len(text.partition("\n")[0].rstrip("\r")),
        "entities": gold["entities"],
        "attributions": gold["attributions"],
    }


def dumps(data: Mapping[str, Any]) -> str:
    """JSON with a line for each annotation, so that a change in one shows as a change in a line."""

    def compact(value: Any) -> str:
        return json.dumps(value, ensure_ascii=False)

    def block(value: Any) -> str:
        if not isinstance(value, list) or not value:
            return compact(value)
        return "[\n" + ",\n".join(f"  {compact(item)}" for item in value) + "\n ]"

    return "{\n" + ",\n".join(f" {compact(key)}: {block(data[key])}" for key in data) + "\n}\n"


def attach(annotations: Iterable[Path], texts: Path, out: Path) -> Outcome:
    """Write the gold pairs of the articles in ``texts`` that ``annotations`` are about.

    An article that is missing or different is passed over and named in the outcome. Raises
    CorpusError where a standoff file or a text is malformed, or ``out`` cannot be written.
    """
    outcome = Outcome()
    for file in annotations:
        data = _read(file)
        article = texts / f"{file.stem}.txt"
        if not article.is_file():
            outcome.missing[file.stem] = data["url"]
            continue
        text = read_text(article)
        if sha256(text) != data["sha256"]:
            outcome.different[file.stem] = data["url"]
            continue
        # The offsets are checked against the text before anything is written.
        read_pair(file, article)
        _write(out, file.stem, text, {key: data[key] for key in ("id", "entities", "attributions")})
        outcome.written.append(file.stem)
    return outcome


def _read(file: Path) -> dict[str, Any]:
    data = read_json(file)
    if not isinstance(data, dict) or data.get("id") != file.stem:
        raise CorpusError(file, f'expected an object with "id": "{file.stem}"')
    lacking = [key for key in KEPT if key not in data]
    if lacking:
        raise CorpusError(file, f"expected {', '.join(lacking)} as well")
    return data


def _write(out: Path, name: str, text: str, gold: Mapping[str, Any]) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / f"{name}.txt").write_bytes(text.encode("utf-8"))
        (out / f"{name}.json").write_text(dumps(gold), encoding="utf-8")
    except OSError as error:
        raise CorpusError(out, f"cannot be written ({error.strerror})") from None


def main(argv: Sequence[str] | None = None) -> int:
    """Put the annotations in ``FOLDER`` on a folder of articles; 0 if all of them found theirs.

    1 where an article is missing or different, 2 where nothing could be done.
    """
    parser = argparse.ArgumentParser(
        prog="python -m tui.language.training.standoff",
        description="Put the annotations that come with newsreader on articles that you have.",
    )
    parser.add_argument("texts", type=Path, metavar="TEXTS", help="a folder of articles, ID.txt")
    parser.add_argument(
        "out", type=Path, metavar="OUT", help="a folder for pairs of ID.txt and ID.json"
    )
    options = parser.parse_args(argv)
    try:
        if not options.texts.is_dir():
            raise CorpusError(options.texts, "is not a folder; give one that has ID.txt files")
        if options.texts.resolve() == options.out.resolve():
            raise CorpusError(
                options.out, "is the folder of the articles; give another to write to"
            )
        outcome = attach(sorted(FOLDER.glob("*.json")), options.texts, options.out)
    except CorpusError as error:
        _say(str(error))
        return 2
    for name, url in outcome.missing.items():
        _say(f"{name}: there is no {name}.txt in {options.texts}; the article is at {url}")
    for name, url in outcome.different.items():
        _say(
            f"{name}: {name}.txt is not the text that was annotated, whose SHA-256 differs; "
            f"the article is at {url}"
        )
    left = len(outcome.missing) + len(outcome.different)
    print(safe_line(f"{len(outcome.written)} written to {options.out}, {left} left out."))
    return 1 if left else 0


def _say(message: str) -> None:
    print(safe_line(message), file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
