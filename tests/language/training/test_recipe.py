from __future__ import annotations

import pytest

from tui.language.training.errors import TrainingError
from tui.language.training.recipe import Stage, names, read_recipe


def test_the_recipes_that_ship():
    assert names() == ["quick", "shipped"]
    shipped = read_recipe("shipped")
    first, second = shipped.stages
    assert (first.orders, first.epochs, first.run, first.window) == ((1,), 12, 7, 320)
    assert (second.orders, second.run, second.rate, second.invented) == ((11, 12), 7, 1.5e-4, 0)
    assert read_recipe("quick").stages == (Stage(epochs=5),)


def test_other_epochs():
    changed = read_recipe("shipped").with_epochs(2)
    assert [(s.epochs, s.run) for s in changed.stages] == [(2, 2), (2, 2)]
    assert changed.stages[1].orders == (11, 12)
    assert read_recipe("shipped").with_epochs(None) == read_recipe("shipped")


def test_a_file(tmp_path):
    path = tmp_path / "own.yaml"
    path.write_text("seed: 3\nprecision: float32\nstages:\n  - {rate: 2e-4, orders: [4, 5]}\n")
    recipe = read_recipe(str(path))
    assert (recipe.name, recipe.seed, recipe.precision) == ("own", 3, "float32")
    assert recipe.stages == (Stage(orders=(4, 5), rate=0.0002),)


@pytest.mark.parametrize(
    "text, problem",
    [
        ("stages: []", "stages: expected a list of one stage or more, found []"),
        ("- 1", "the file: expected keys and values, found [1]"),
        ("stages: [{epoch: 3}]", "stages[0]: expected epochs, found 'epoch'"),
        ("stages: [{}]\nspeed: 3", "the file: expected seed, found 'speed'"),
        ("stages: [{epochs: 2.5}]", "stages[0].epochs: expected a whole number from 1 to 1000"),
        ("stages: [{epochs: true}]", "expected a whole number from 1 to 1000, found True"),
        ("stages: [{rate: fast}]", "stages[0].rate: expected a number from 0 to 1, found 'fast'"),
        ("stages: [{rate: .nan}]", "stages[0].rate: expected a number from 0 to 1, found nan"),
        ("stages: [{window: 600}]", "expected a whole number from 32 to 510, found 600"),
        ("stages: [{orders: 1}]", "stages[0].orders: expected a list of one seed or more, found 1"),
        ("stages: [{orders: [-1]}]", "stages[0].orders: expected a whole number from 0"),
        ("stages: [{}]\nprecision: int8", "precision: expected bfloat16 or float32, found 'int8'"),
        ("stages: [\n{", "line 2: expected YAML"),
        ("\x00", "expected YAML"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(tmp_path, text, problem):
    path = tmp_path / "own.yaml"
    path.write_text(text)
    with pytest.raises(TrainingError) as error:
        read_recipe(str(path))
    message = str(error.value)
    assert problem in message
    assert message.startswith(str(path)) and message.endswith(".") and "\n" not in message


def test_a_recipe_that_is_not_there():
    with pytest.raises(TrainingError, match="no recipe nowhere; expected quick or shipped, or a"):
        read_recipe("nowhere")
