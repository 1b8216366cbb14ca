"""Templates for Markdown that users write: names, sections and nothing that runs.

The language is a part of Mustache (https://mustache.github.io/mustache.5.html):

- ``{{name}}`` is a value, ``{{name | form}}`` the value in a form (FORMS); the default shows it as
  it is, whatever Markdown would read in it. A value of several lines that comes after nothing but
  ``>`` and blanks on its line has the same before each of its lines.
- ``{{#name}} … {{/name}}`` comes once for each thing in a list, in which the names of that thing
  are known, and once if a value is not empty. ``{{^name}} … {{/name}}`` comes where it is empty.
- ``{{.}}`` is the thing itself where a list is of words; ``{{! … }}`` is a comment.
- A line that holds one section's mark or a comment and nothing else is left out.

Which names there are is told by ``fields``. Anything else is an error with file and line when the
template is read, whether or not there is anything to export.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

from tui.export.errors import ExportError
from tui.export.fields import EXPORT, Names
from tui.export.marks import FORMS

LARGEST = 256 * 1024
"""Bytes of a template; more is some other file."""

_TAG = re.compile(r"\{\{(?P<what>.*?)\}\}", re.S)
_REST = re.compile(r"[ \t]*(?:\r?\n|\Z)")
_PREFIX = re.compile(r"[> \t]*>[> \t]*")


class TemplateError(ExportError):
    """A template cannot be used; the message says why, and where."""


class _Value(NamedTuple):
    name: str
    form: str
    prefix: str


class _Section(NamedTuple):
    name: str
    wanted: bool
    parts: list[_Part]


_Part = str | _Value | _Section


class Template:
    """A template that was read and can be filled."""

    def __init__(self, text: str, name: str = "template") -> None:
        """Read ``text``; ``name`` is what errors call it. Raises TemplateError."""
        self._parts = _Reader(text, name).read()

    def fill(self, data: Mapping[str, Any]) -> str:
        """The text with the values of ``data``, of the form that ``fields`` makes."""
        out: list[str] = []
        _fill(self._parts, [data], out)
        return "".join(out)


def read_template(path: Path) -> Template:
    """The template in a file. Raises TemplateError."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise TemplateError(f"{path} cannot be read ({error.strerror}).") from None
    if len(data) > LARGEST:
        raise TemplateError(f"{path} is too large for a template.")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise TemplateError(f"{path}:{line}: this is not UTF-8.") from None
    return Template(text, str(path))


def _fill(parts: Sequence[_Part], scopes: list[Any], out: list[str]) -> None:
    for part in parts:
        if isinstance(part, str):
            out.append(part)
        elif isinstance(part, _Value):
            text = FORMS[part.form](str(_look_up(part.name, scopes) or ""))
            if part.prefix:
                rows = [row if number == 0 else part.prefix + row for number, row in _rows(text)]
                text = "\n".join(row if row.strip(" >") else row.rstrip() for row in rows)
            out.append(text)
        else:
            found = _look_up(part.name, scopes)
            if not part.wanted:
                if not found:
                    _fill(part.parts, scopes, out)
            elif isinstance(found, list):
                for thing in found:
                    _fill(part.parts, [*scopes, thing], out)
            elif found:
                _fill(part.parts, scopes, out)


def _rows(text: str) -> list[tuple[int, str]]:
    return list(enumerate(text.split("\n")))


def _look_up(name: str, scopes: list[Any]) -> Any:
    if name == ".":
        return scopes[-1]
    return next(
        (scope[name] for scope in reversed(scopes) if isinstance(scope, Mapping) and name in scope),
        "",
    )


class _Reader:
    """Takes a template apart and checks every name in it."""

    def __init__(self, text: str, name: str) -> None:
        self.text = text
        self.name = name

    def read(self) -> list[_Part]:
        parts: list[_Part] = []
        opened: list[tuple[str, int, list[_Part], list[Names]]] = []
        scopes: list[Names] = [EXPORT]
        at = 0
        while match := _TAG.search(self.text, at):
            what = match["what"].strip()
            begin, end = match.span()
            line = self.text.rfind("\n", 0, begin) + 1
            if what[:1] in ("#", "^", "/", "!") and not self.text[line:begin].strip(" \t"):
                rest = _REST.match(self.text, end)
                if rest is not None and line >= at:
                    begin, end = line, rest.end()
            parts.append(self.text[at:begin])
            name = what[1:].strip()
            if what.startswith("!"):
                pass
            elif what[:1] in ("#", "^"):
                names = self._known(name, scopes, match.start())
                section = _Section(name, what[0] == "#", [])
                parts.append(section)
                opened.append((name, match.start(), parts, scopes))
                parts = section.parts
                if names is not None and section.wanted:
                    scopes = [*scopes, names]
            elif what.startswith("/"):
                if not opened:
                    self._fail(match.start(), f"{{{{/{name}}}}} closes nothing")
                if opened[-1][0] != name:
                    self._fail(
                        match.start(),
                        f"{{{{/{name}}}}} stands where {{{{/{opened[-1][0]}}}}} is expected",
                    )
                _, _, parts, scopes = opened.pop()
            else:
                parts.append(self._value(what, scopes, match.start(), line))
            at = end
        parts.append(self.text[at:])
        if opened:
            self._fail(opened[-1][1], f"{{{{#{opened[-1][0]}}}}} is never closed")
        stray = self.text.find("{{", at)
        if stray >= 0:
            self._fail(stray, "{{ has no }}")
        return parts

    def _value(self, what: str, scopes: list[Names], at: int, line: int) -> _Value:
        name, _, form = (part.strip() for part in what.partition("|"))
        form = form or "text"
        if self._known(name, scopes, at) is not None:
            self._fail(at, f"{name} is a list; write {{{{#{name}}}}} … {{{{/{name}}}}}")
        if form not in FORMS:
            self._fail(at, f"there is no form “{form}”{_hint(form, FORMS)}")
        before = self.text[line:at]
        return _Value(name, form, before if _PREFIX.fullmatch(before) else "")

    def _known(self, name: str, scopes: list[Names], at: int) -> Names | None:
        """The names inside a list of that name; None for a value."""
        if name == ".":
            if scopes[-1]:
                self._fail(at, "{{.}} stands in a list of words alone, such as tags")
            return None
        for names in reversed(scopes):
            if name in names:
                return names[name]
        every = [known for names in scopes for known in names]
        return self._fail(at, f"there is no “{name}” here{_hint(name, every)}")

    def _fail(self, at: int, why: str) -> NoReturn:
        line = self.text.count("\n", 0, at) + 1
        raise TemplateError(f"{self.name}:{line}: {why}.")


def _hint(name: str, known: Sequence[str] | Mapping[str, Any]) -> str:
    near = get_close_matches(name, list(known), 1)
    return f"; did you mean {near[0]}?" if near else f"; there are {', '.join(known)}"
