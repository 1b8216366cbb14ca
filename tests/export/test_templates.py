from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.export import Export
from tui.export.fields import EXPORT, fields
from tui.export.markdown import own_template
from tui.export.templates import Template, TemplateError, read_template


def filled(template: str, export: Export) -> str:
    return Template(template).fill(fields(export))


def test_values_and_sections(noted: Export) -> None:
    template = (
        "{{count}} notes{{^several}}, one article{{/several}}\n"
        "{{#articles}}\n"
        "= {{title | plain}}\n"
        "  {{#notes}}\n"
        "{{colour}}: {{title | line}}{{#speaker}} by {{speaker | plain}}{{/speaker}}\n"
        "  {{/notes}}\n"
        "{{/articles}}\n"
        "{{#speakers}}{{name}};{{/speakers}}"
    )
    title = r"Ferry 🛳 returns to \*Port \| Quill\* \[bold\]"
    assert filled(template, noted) == (
        "5 notes, one article\n"
        "= Ferry 🛳 returns to *Port | Quill* [bold]\n"
        f"yellow: {title}\n"
        f"yellow: {title} by [Ada] *Marsh*\n"
        f"green: {title}\n"
        f"yellow: {title} by Noa Ziv\n"
        "\\[Ada\\] \\*Marsh\\*;Noa Ziv;;"
    )


def test_a_value_of_several_lines_keeps_what_stands_before_it(noted: Export) -> None:
    template = (
        "{{#articles}}{{#notes}}{{#tags}}{{/tags}}\n> > {{comment | plain}}{{/notes}}{{/articles}}"
    )
    out = filled(template, noted)
    assert "> > - item\n> >\n> > 1. one\n" in out
    assert filled("x {{title | plain}}", noted).startswith("x Ferry")


def test_words_of_a_list_and_comments(noted: Export) -> None:
    assert filled("{{! of\nseveral lines }}\n{{#tags}}{{. | tag}} {{/tags}}", noted) == (
        "hash _2024 a-b two-words "
    )
    assert filled("a{{! in a line }}b", noted) == "ab"


def test_an_article_by_itself(noted: Export) -> None:
    template = "{{#only}}{{file | plain}} {{count}}/{{#orphans}}{{anchor}}{{/orphans}}{{/only}}"
    assert filled(template, noted) == ("féries_(1).txt 5/note-00000000-0000-4000-8000-000000000005")
    assert filled(template, Export()) == ""


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("a\n{{titel}}", "mine.md:2: there is no “titel” here; did you mean title?"),
        ("{{text}}", "mine.md:1: there is no “text” here"),
        ("{{#articles}}\n{{text}}{{/articles}}", "mine.md:2: there is no “text” here"),
        ("a\nb\n{{#articles}}", "mine.md:3: {{#articles}} is never closed"),
        ("{{/articles}}", "mine.md:1: {{/articles}} closes nothing"),
        (
            "{{#articles}}{{#notes}}\n{{/articles}}",
            "mine.md:2: {{/articles}} stands where {{/notes}} is expected",
        ),
        ("{{articles}}", "mine.md:1: articles is a list; write {{#articles}} … {{/articles}}"),
        ("{{title | upper}}", "mine.md:1: there is no form “upper”; there are text, line"),
        ("{{title | lin}}", "mine.md:1: there is no form “lin”; did you mean line?"),
        ("{{title", "mine.md:1: {{ has no }}"),
        ("{{.}}", "mine.md:1: {{.}} stands in a list of words alone"),
        ("{{}}", "mine.md:1: there is no “” here"),
    ],
)
def test_what_is_wrong_is_told_with_file_and_line(template: str, why: str) -> None:
    with pytest.raises(TemplateError) as caught:
        Template(template, "mine.md")
    assert str(caught.value).startswith(why)


def test_nothing_in_a_note_is_taken_for_a_template(noted: Export) -> None:
    data = fields(noted) | {"title": "{{count}} {{#articles}}"}
    assert Template("{{title | plain}}").fill(data) == "{{count}} {{#articles}}"


@given(st.lists(st.sampled_from([*"{}#^/!.| \n>ab", "{{", "}}", "title", "tags"])).map("".join))
def test_any_text_is_a_template_or_an_error_with_a_line(text: str) -> None:
    try:
        template = Template(text, "t")
    except TemplateError as error:
        assert str(error).startswith("t:")
    else:
        assert isinstance(template.fill(fields(Export())), str)


def test_files(tmp_path: Path, noted: Export) -> None:
    file = tmp_path / "mine.md"
    file.write_bytes(b"\xef\xbb\xbf{{count}}")
    assert read_template(file).fill(fields(noted)) == "5"
    file.write_bytes(b"one\n\xff")
    with pytest.raises(TemplateError, match=r"mine\.md:2: this is not UTF-8"):
        read_template(file)
    file.write_bytes(b"x" * 300_000)
    with pytest.raises(TemplateError, match="too large"):
        read_template(file)
    with pytest.raises(TemplateError, match="cannot be read"):
        read_template(tmp_path / "none.md")


def test_the_data_has_every_name_and_no_other(noted: Export) -> None:
    def same(data: dict[str, Any], names: Any) -> None:
        assert set(data) == set(names)
        for name, inside in names.items():
            assert isinstance(data[name], str if inside is None else list), name
            for thing in data[name] if inside is not None else ():
                same(thing, inside) if inside else isinstance(thing, str)

    same(fields(noted), EXPORT)


def test_our_own_templates_can_be_begun_with() -> None:
    for by in ("article", "speaker"):
        Template(own_template(by), by)  # type: ignore[arg-type]
