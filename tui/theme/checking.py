"""Checking theme files: the schema's verdict with places, completeness, and clashes of keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from tui.annotation import ENTITY_LABELS
from tui.theme.building import as_list
from tui.theme.document import Document, Where
from tui.theme.errors import ThemeError, quoted, suggestion
from tui.theme.finding import KEYS, is_builtin
from tui.theme.keys import Clash, clashes
from tui.theme.loading import Family
from tui.theme.schema import Form, KeymapForm, LayoutForm, NoteForm, StyleForm, ThemeForm, TintsForm
from tui.theme.theme import COLOR_NAMES, NOTE_COLOURS, QUOTE_TYPES

_ABSENT = object()
_WANTED = {
    "bool_type": "yes or no is expected here",
    "float_type": "a number is expected here",
    "int_type": "a whole number is expected here",
    "string_type": "text is expected here",
    "list_type": "a list is expected here",
    "dict_type": "a mapping is expected here",
    "model_type": "a mapping is expected here",
    "model_attributes_type": "a mapping is expected here",
}


def checked(family: Family) -> dict[str, Any]:
    """The data of a theme with all that it inherits. Raises ThemeError for the first fault."""
    trusting = not all(is_builtin(document.path) for document in family.documents)
    for form, documents in ((KeymapForm, family.keymaps), (ThemeForm, family.themes)):
        for document in documents:
            if not (trusting and is_builtin(document.path)):
                validate(document, form)
    data = family.data()
    _check_complete(data, family.themes[-1])
    found = clashes({action: as_list(value) for action, value in data["keys"].items()})
    if found:
        raise _clash_error(found[0], family.documents)
    return data


def validate(document: Document, form: type[Form] | None = None) -> None:
    """Check one file against the schema: of a key map where it lies in a folder of those.

    Raises ThemeError for the first fault in the file.
    """
    form = form or (KeymapForm if document.path.parent.name == KEYS else ThemeForm)
    try:
        form.model_validate(document.data)
    except ValidationError as error:
        faults = [_fault(details, document, form) for details in error.errors(include_url=False)]
        first = min(faults, key=lambda fault: document.position(fault.where, of_key=fault.of_key))
        raise document.error(first.where, first.what, of_key=first.of_key) from error


class _Fault(NamedTuple):
    where: Where
    of_key: bool
    what: str


def _fault(details: ErrorDetails, document: Document, form: type[Form]) -> _Fault:
    loc = details["loc"]
    of_key = "[key]" in loc or details["type"] == "extra_forbidden"
    where = [part for part in loc if part != "[key]"]
    # Where a key is not in brackets, the place of its list is that of the key itself.
    if len(where) == 3 and where[0] == "keys" and not document.has(where):
        where = where[:2]
    return _Fault(where, of_key, _sentence(details, where, form))


def _sentence(details: ErrorDetails, where: Where, form: type[Form]) -> str:
    kind, context = details["type"], details.get("ctx", {})
    name = next((str(part) for part in reversed(where) if isinstance(part, str)), "theme")
    match kind:
        case "theme":
            return str(context["what"])
        case "extra_forbidden":
            return f"unknown key {quoted(name)}{suggestion(name, _part(where, form).model_fields)}"
        case "greater_than_equal":
            return f"{name} must be at least {context['ge']}"
        case "less_than_equal":
            return f"{name} must be at most {context['le']}"
        case "literal_error":
            expected = str(context["expected"]).replace("'", '"')
            given = details["input"]
            return f"{name} must be {expected}, not {quoted(given)}"
        case "too_short":
            return f"{name} must have at least {context['min_length']} entries"
        case "too_long":
            return f"{name} must have at most {context['max_length']} entries"
        case "string_too_long":
            return f"{name} must have at most {context['max_length']} characters"
        case _:
            return f"{name}: {_WANTED.get(kind) or details['msg']}"


def _part(where: Where, form: type[Form]) -> type[BaseModel]:
    """The part of the schema in which an unknown key was found."""
    if len(where) == 1:
        return form
    parts: dict[str | int, type[BaseModel]] = {
        "layout": LayoutForm,
        "tints": TintsForm,
        "notes": NoteForm,
    }
    return parts.get(where[0], StyleForm)


def _check_complete(data: Mapping[str, Any], youngest: Document) -> None:
    """Refuse a theme that neither says nor inherits all that it takes."""
    if data.get("abstract"):
        raise youngest.error(["abstract"], "this theme is only there to be extended", of_key=True)
    for section, needed in (
        ("colors", COLOR_NAMES),
        ("entities", ENTITY_LABELS),
        ("layout", tuple(LayoutForm.model_fields)),
        ("tints", QUOTE_TYPES),
        ("speakers", ()),
        ("notes", NOTE_COLOURS),
        ("keymap", ()),
        ("keys", ()),
    ):
        given = data.get(section)
        # Without a value an entity type is plain; a size or a share is missing.
        absent = (_ABSENT, None) if section in ("layout", "tints") else (_ABSENT,)
        missing = [name for name in needed if not given or given.get(name, _ABSENT) in absent]
        if missing or not given:
            what = f"lacks {', '.join(missing)}" if given else "is missing"
            what = f"{section} {what}; extend a complete theme such as midnight"
            raise youngest.error([section, *missing[:1]], what, of_key=True)
    for name, note in data["notes"].items():
        if note.get("color") is None:
            raise youngest.error(["notes", name], f"the note colour {quoted(name)} has no color")


def _clash_error(clash: Clash, family: Sequence[Document]) -> ThemeError:
    """An error that names both places; the one in the younger file first."""
    ends = [
        (*_bound_at(action, text, family), action, text)
        for action, text in ((clash.action, clash.text), (clash.other_action, clash.other_text))
    ]
    ends.sort(key=lambda end: (-end[0], end[1].position(end[2])))
    (_, here, where, action, text), (_, there, other_where, other_action, other_text) = ends
    if clash.same:
        what = f"{quoted(text)} is bound to {action} and also to {other_action}"
    elif text == clash.text and action == clash.action:
        what = f"{quoted(text)} ({action}) also begins {quoted(other_text)} ({other_action})"
    else:
        what = f"{quoted(text)} ({action}) begins with {quoted(other_text)} ({other_action})"
    return here.error(where, f"{what}, at {there.place(other_where)}")


def _bound_at(action: str, text: str, family: Sequence[Document]) -> tuple[int, Document, Where]:
    """Which file, by generation, binds a sequence to an action, and where in it."""
    for generation in range(len(family) - 1, -1, -1):
        document = family[generation]
        where: list[str | int] = ["keys", action]
        if document.has(where):
            value = document.data["keys"][action]
            if isinstance(value, list):
                where.append(value.index(text))
            return generation, document, where
    raise AssertionError(f"{action} is bound nowhere")  # clashes come from these files
