"""A theme file as plain data, with the places of everything in it.

YAML is untrusted: only plain mappings, lists and scalars, a limit on size, on depth and on what
aliases expand to, no key twice. Keys of mappings are always strings, and so is everything under
``keys``: there ``y``, ``no`` and ``1`` are keys of the keyboard and not booleans and numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn, TypeAlias

import yaml

from tui.theme.errors import ThemeError, quoted

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
MOST_BYTES = 256 * 1024
MOST_NODES = 20_000
DEEPEST = 20

Where: TypeAlias = Sequence["str | int"]
"""Names of mapping keys and numbers of list items, from the root of a file inwards."""

_TAG = "tag:yaml.org,2002:"
_WHOLE = re.compile(r"0|-?[1-9][0-9]{0,8}", re.ASCII)
_DECIMAL = re.compile(r"-?[0-9]{0,9}\.[0-9]{1,9}", re.ASCII)
_TEXT = frozenset({"str", "null", "float", "timestamp", "merge", "value"})
_TRUE = frozenset({"true", "yes", "on"})


class Document:
    """One theme file that was read: ``data``, and where in the file each part of it stands."""

    def __init__(
        self, path: Path, label: str, root: yaml.Node | None, lines: Sequence[str]
    ) -> None:
        self.path = path
        self.label = label
        self._root = root
        self._lines = lines
        self.data: dict[str, Any] = {}
        if root is None:
            return
        if not isinstance(root, yaml.MappingNode):
            self._fail(root, 'a theme is a mapping such as "colors: …"')
        self.data = self._mapping(root, under_keys=False, top=True)

    def position(self, where: Where, *, of_key: bool = False) -> tuple[int, int]:
        """Line and column, from 1, of the value at ``where`` or of its key.

        Parts of ``where`` that the file does not have are passed over.
        """
        node, key = self._root, self._root
        for part in where:
            below = _below(node, part)
            if below is not None:
                key, node = below
        found = key if of_key else node
        return (found.start_mark.line + 1, found.start_mark.column + 1) if found else (1, 1)

    def has(self, where: Where) -> bool:
        """Whether the file has a value at ``where``."""
        node = self._root
        for part in where:
            below = _below(node, part)
            if below is None:
                return False
            node = below[1]
        return node is not None

    def place(self, where: Where, *, of_key: bool = False) -> str:
        """``FILE:LINE:COLUMN`` of the value at ``where`` or of its key."""
        line, column = self.position(where, of_key=of_key)
        return f"{self.label}:{line}:{column}"

    def error(self, where: Where, what: str, *, of_key: bool = False) -> ThemeError:
        """An error about the value at ``where`` or its key."""
        return ThemeError(f"{self.place(where, of_key=of_key)}: {what}")

    def _fail(self, node: yaml.Node, what: str) -> NoReturn:
        mark = node.start_mark
        raise ThemeError(f"{self.label}:{mark.line + 1}:{mark.column + 1}: {what}")

    def _value(self, node: yaml.Node, under_keys: bool) -> Any:
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, under_keys)
        if isinstance(node, yaml.SequenceNode):
            self._check_tag(node, "seq")
            return [self._value(item, under_keys) for item in node.value]
        assert isinstance(node, yaml.ScalarNode)
        return self._scalar(node, under_keys)

    def _mapping(
        self, node: yaml.MappingNode, under_keys: bool, top: bool = False
    ) -> dict[str, Any]:
        self._check_tag(node, "map")
        out: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._fail(key_node, "a name is expected here, not a list or a mapping")
            key = key_node.value
            if key in out:
                self._fail(key_node, f"{quoted(key)} stands here for the second time")
            out[key] = self._value(value_node, under_keys or (top and key == "keys"))
        return out

    def _scalar(self, node: yaml.ScalarNode, under_keys: bool) -> Any:
        tag, text = node.tag.removeprefix(_TAG), node.value
        if text == "" and not node.style:
            self._check_comment(node)
            return None
        if under_keys:
            return None if tag == "null" and text != "~" else text
        if tag == "bool":
            return text.lower() in _TRUE
        if tag == "int":
            return int(text) if _WHOLE.fullmatch(text) else text
        if tag == "float" and _DECIMAL.fullmatch(text):
            return float(text)
        if tag not in _TEXT:
            self._fail(node, f"a tag such as {quoted(node.tag)} cannot stand in a theme")
        return None if tag == "null" else text

    def _check_comment(self, node: yaml.ScalarNode) -> None:
        """A colour or a key that begins with # and has no quotes is a comment to YAML."""
        mark = node.start_mark
        line = self._lines[mark.line] if mark.line < len(self._lines) else ""
        rest = line[mark.column :].strip()
        if rest.startswith("#"):
            self._fail(
                node,
                f'what begins with # needs quotes, as in "{rest.split()[0]}"; '
                "YAML takes it for a comment",
            )

    def _check_tag(self, node: yaml.Node, kind: str) -> None:
        if node.tag != _TAG + kind:
            self._fail(node, f"a tag such as {quoted(node.tag)} cannot stand in a theme")


def read(path: Path, label: str, *, trusted: bool = False) -> Document:
    """Read a theme file; ``label`` is what messages call it. ``trusted`` spares the limits.

    Raises ThemeError where the file cannot be read or is no plain YAML.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "not a path"
        raise ThemeError(f"{label}: cannot be read: {reason}") from error
    if len(raw) > MOST_BYTES:
        raise ThemeError(f"{label}: larger than {MOST_BYTES // 1024} KB, which no theme is")
    return read_text(_decoded(raw, label), path, label, trusted=trusted)


def read_text(text: str, path: Path, label: str, *, trusted: bool = False) -> Document:
    """The document of a theme file's text. Raises ThemeError where it is no plain YAML."""
    try:
        if not trusted:
            _check_depth(text, label)
        root = yaml.compose(text, Loader=LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = f"{label}:{mark.line + 1}:{mark.column + 1}" if mark else label
        raise ThemeError(f"{place}: not YAML: {error.problem or error.context}") from error
    except yaml.reader.ReaderError as error:
        before = text[: error.position] if isinstance(error.position, int) else ""
        place = f"{label}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"
        raise ThemeError(f"{place}: a character that YAML does not allow") from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ThemeError(f"{label}: not YAML") from error
    if root is not None and not trusted:
        _check_aliases(root, label)
    return Document(path, label, root, text.splitlines())


def _decoded(raw: bytes, label: str) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        raise ThemeError(f"{label}:{line}:{column}: not UTF-8 text") from error


def _below(node: yaml.Node | None, part: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """The nodes of a key and its value, or of a list's item twice."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == part:
                return key, value
    elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part]
    return None


def _check_depth(text: str, label: str) -> None:
    """Refuse deep nesting before it is composed, which recurses."""
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            mark = event.start_mark
            if depth > DEEPEST and mark is not None:
                raise ThemeError(f"{label}:{mark.line + 1}:{mark.column + 1}: nested too deeply")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _check_aliases(root: yaml.Node, label: str) -> None:
    """Refuse aliases that contain themselves, or expand to more nodes than any theme has."""
    sizes: dict[int, int] = {}

    def size(node: yaml.Node) -> int:
        known = sizes.get(id(node))
        if known is not None:
            if not known:
                mark = node.start_mark
                raise ThemeError(
                    f"{label}:{mark.line + 1}:{mark.column + 1}: "
                    "an alias stands inside of what it stands for"
                )
            return known
        sizes[id(node)] = 0  # being counted
        if isinstance(node, yaml.MappingNode):
            total = 1 + sum(size(key) + size(value) for key, value in node.value)
        elif isinstance(node, yaml.SequenceNode):
            total = 1 + sum(size(item) for item in node.value)
        else:
            total = 1
        sizes[id(node)] = total
        return total

    if size(root) > MOST_NODES:
        raise ThemeError(f"{label}: its aliases expand to more than {MOST_NODES} values")
