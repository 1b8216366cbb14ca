"""Training for real, in seconds: a random encoder in miniature and an invented corpus."""

from __future__ import annotations

import json
import math
from dataclasses import replace

import numpy as np
import pytest

from tui.language.corpora import open_corpus
from tui.language.errors import ModelError
from tui.language.training.base import Base, find_base
from tui.language.training.documents import documents
from tui.language.training.errors import TrainingError
from tui.language.training.material import Material, gather
from tui.language.training.recipe import Recipe, Stage

from .conftest import TEXT, tiny

torch = pytest.importorskip("torch")
for _name in ("safetensors", "onnx", "onnxruntime", "tokenizers"):
    pytest.importorskip(_name)

from tui.language.neural.encoder import FILES, Encoder  # noqa: E402
from tui.language.neural.features import ENTITY_TAGS, RELATIONS, words_of  # noqa: E402
from tui.language.neural.windows import windows  # noqa: E402
from tui.language.training import exporting  # noqa: E402
from tui.language.training.losses import (  # noqa: E402
    KINDS,
    collate,
    entity_loss,
    link_loss,
    losses,
    tag_loss,
)
from tui.language.training.network import INPUTS, Network, load_encoder  # noqa: E402
from tui.language.training.sampling import Cutter  # noqa: E402
from tui.language.training.targets import TagSets  # noqa: E402
from tui.language.training.training import mean, optimizer, scale, train  # noqa: E402

FAST = Stage(epochs=2, rate=1e-3, head_rate=1e-2, window=200, invented=2, names_every=1)


@pytest.fixture(autouse=True)
def one_thread():
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def material(gold, columns, coreference) -> Material:
    return gather(open_corpus(path) for path in (gold, columns, coreference))


def trained(folder, base, material, names, stages, seed=7, precision="float32"):
    told = []
    recipe = Recipe("test", seed, precision, stages)
    train(recipe, material, find_base(base), names, folder, told.append, name="own", size=tiny())
    return told


def test_a_model_is_trained_written_and_read(tmp_path, base, material, names):
    folder = tmp_path / "out" / "model"
    told = trained(folder, base, material, names, (FAST,))
    assert [p.epoch for p in told if p.ends_epoch] == [1, 2]
    assert all(len(p.losses) == len(KINDS) and math.isfinite(sum(p.losses)) for p in told)
    assert sorted(path.name for path in folder.iterdir()) == sorted(FILES)
    assert sorted(folder.parent.iterdir()) == [folder]
    config = json.loads((folder / "config.json").read_text())
    assert (config["name"], config["size"], config["limit"]) == ("own", 8, 128)
    encoder = Encoder(folder)
    # The base's tokenizer cuts texts off; a model's may not.
    assert len(encoder.pieces("ferry")) == 5
    reading = encoder.read(TEXT, [(0, len(TEXT))])
    assert reading.entity.shape == (len(reading.words.spans), len(ENTITY_TAGS))
    assert np.isfinite(reading.entity).all()
    for relation in RELATIONS:
        where, nobody = encoder.link(reading, relation, 2, 3)
        assert where.sum() + nobody == pytest.approx(1, abs=1e-5)


def test_the_model_annotates_an_article(tmp_path, base, material, names):
    pytest.importorskip("spacy")
    from tui.article import from_text
    from tui.language import annotate, load

    folder = tmp_path / "model"
    trained(folder, base, material, names, (FAST,))
    found = annotate(from_text(TEXT, tmp_path / "a.txt"), load(str(folder)))
    assert found.engine.startswith("own/1")


def test_what_is_exported_says_what_the_network_says(tmp_path, base, material, names):
    torch.manual_seed(4)
    network = Network(tiny())
    load_encoder(network, base / "model.safetensors")
    with torch.no_grad():
        network.nobody_bias.uniform_(-1, 1)
        network.distance.uniform_(-1, 1)
    folder = tmp_path / "model"
    exporting.export(network, base / "tokenizer.json", folder, "own")
    encoder = Encoder(folder)
    document = material.articles[0]
    words = words_of(document.text, document.paragraphs)
    (window,) = windows(words, encoder.pieces.of(words), 400, 32)
    encoder.limit = 400
    reading = encoder.read(document.text, document.paragraphs)
    inputs = [torch.tensor([getattr(window, name)]) for name in INPUTS]
    with torch.no_grad():
        entity, *_ = network(*inputs)
    # Weights of eight bits are near, not equal.
    assert np.abs(reading.entity - entity[0].numpy()).max() < 0.1
    assert np.corrcoef(reading.entity.ravel(), entity[0].numpy().ravel())[0, 1] > 0.99


def test_links_are_learned_as_they_are_read(tmp_path, base, ferry, rng):
    """The loss of a link is what the encoder makes of the same vectors."""
    network = Network(tiny()).eval()
    with torch.no_grad():
        network.nobody.uniform_(-1, 1)
        network.nobody_bias.uniform_(-1, 1)
        network.distance.uniform_(-1, 1)
    (window, target), *_ = Cutter(Base(base).pieces(), TagSets(), rng)(ferry, 500)
    batch = collate([(window, target)])
    with torch.no_grad():
        *_, asks, answers = network(*batch.inputs)
        loss = float(link_loss(network, batch, asks, answers))
    encoder = Encoder.__new__(Encoder)
    for name in ("nobody", "nobody_bias", "distance"):
        setattr(encoder, name, getattr(network, name).detach().numpy())
    encoder.size = network.size.link
    from tui.language.neural.encoder import Reading

    words = words_of(ferry.text, ferry.paragraphs)
    view = [(0, 0)] * len(words.spans)
    for place, word in enumerate(window.words):
        view[word] = (0, place)
    empty = np.zeros((0, 1), dtype=np.float32)
    reading = Reading(
        words, empty, empty, empty, empty, [window], [asks[0].numpy()], [answers[0].numpy()], view
    )
    logs = []
    for link in target.links:
        first, last = window.words[link.first], window.words[link.last]
        where, nobody = encoder.link(reading, RELATIONS[link.relation], first, last)
        right = sum(where[window.words[a]] for a in link.answers) if link.answers else nobody
        logs.append(-math.log(right))
    assert loss == pytest.approx(sum(logs) / len(logs), rel=1e-4)


def test_it_learns(tmp_path, base, material, names):
    stage = replace(FAST, epochs=30, invented=0, varied=0.0)
    ends = [p for p in trained(tmp_path / "m", base, material, names, (stage,)) if p.ends_epoch]
    assert sum(ends[-1].losses[:4]) < sum(ends[0].losses[:4]) / 3


def test_the_same_seed_makes_the_same_model(tmp_path, base, material, names):
    files = []
    for name, seed in (("a", 7), ("b", 7), ("c", 8)):
        trained(tmp_path / name, base, material, names, (replace(FAST, epochs=1),), seed)
        files.append((tmp_path / name / "model.onnx").read_bytes())
    assert files[0] == files[1] != files[2]


def test_stages_go_on_from_the_mean_of_runs(tmp_path, base, material, names):
    stages = (FAST, replace(FAST, orders=(4, 5), epochs=1))
    told = trained(tmp_path / "m", base, material, names, stages, precision="bfloat16")
    ends = [(p.stage, p.run, p.epoch) for p in told if p.ends_epoch]
    assert ends == [(1, 1, 1), (1, 1, 2), (2, 1, 1), (2, 2, 1)]
    state = mean([{"a": torch.tensor([1.0, 3.0])}, {"a": torch.tensor([2.0, 5.0])}])
    assert state["a"].tolist() == [1.5, 4.0]


def test_a_stage_stops_early_with_the_rates_of_all_its_epochs():
    assert scale(0.0) == 0
    assert scale(0.08) == 1
    assert scale(0.54) == pytest.approx(0.5)
    assert scale(1.0) == 0
    assert Stage(epochs=12, stop=7).run == 7


def test_lower_layers_learn_more_slowly_and_words_not_at_all(base):
    network = Network(tiny())
    network.encoder.words.weight.requires_grad_(False)
    groups = optimizer(network, FAST).param_groups
    rates = {id(p): group["lr"] for group in groups for p in group["params"]}
    layers = network.encoder.layers
    assert rates[id(layers[1].up.weight)] == FAST.rate
    assert rates[id(layers[0].up.weight)] == pytest.approx(FAST.rate * FAST.decay)
    assert rates[id(network.encoder.shapes.weight)] == FAST.head_rate
    assert id(network.encoder.words.weight) not in rates


def test_losses_ask_nothing_where_nothing_is_known():
    logits = torch.randn(1, 3, 4)
    nothing = torch.full((1, 3), -1)
    allowed = torch.tensor([[True, False, False, False], [True, True, True, True]])
    assert float(tag_loss(logits, nothing)) == 0
    assert float(entity_loss(logits, nothing, torch.ones(1), allowed)) == 0
    anything = torch.tensor([[1, -1, -1]])
    assert float(entity_loss(logits, anything, torch.ones(1), allowed)) == pytest.approx(0)
    assert float(entity_loss(logits, anything * 0, torch.zeros(1), allowed)) == 0


def test_padding_changes_no_loss(base, material, rng):
    torch.manual_seed(2)
    network = Network(tiny()).eval()
    sets = TagSets()
    cut = Cutter(Base(base).pieces(), sets, rng)
    long = cut(material.articles[0], 500)[0]
    short = cut(material.names[0], 100)[0]
    allowed = torch.from_numpy(sets.table())
    with torch.no_grad():
        alone = [float(x) for x in losses(network, collate([long]), allowed)]
        both = [float(x) for x in losses(network, collate([long, short]), allowed)]
    assert both[1:] == pytest.approx(alone[1:], abs=1e-5)


def test_a_base_of_another_size(tmp_path, base, material, names):
    recipe = Recipe("test", stages=(FAST,))
    with pytest.raises(TrainingError, match=r"word_embeddings.weight: expected the shape \(30522"):
        train(recipe, material, Base(base), names, tmp_path / "m", print, name="own")
    assert not (tmp_path / "m").exists()


def test_a_loss_that_is_no_number(tmp_path, base, material, names, monkeypatch):
    monkeypatch.setattr(
        "tui.language.training.training.losses",
        lambda *given: tuple(loss * math.inf for loss in losses(*given)),
    )
    with pytest.raises(TrainingError, match="no number any more"):
        trained(tmp_path / "m", base, material, names, (FAST,))
    assert not (tmp_path / "m").exists()


def test_a_model_that_cannot_be_finished_leaves_the_old_one(
    tmp_path, base, material, names, monkeypatch
):
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "config.json").write_text("old")

    def fail(path, data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(exporting, "_write_json", fail)
    network = Network(tiny())
    with pytest.raises(TrainingError, match=r"cannot be written to .*No space left"):
        exporting.export(network, base / "tokenizer.json", folder, "own")
    assert (folder / "config.json").read_text() == "old"
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith(".")) == []


def test_a_model_takes_the_place_of_another(tmp_path, base):
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "config.json").write_text("old")
    (folder / "notes.md").write_text("mine")
    with pytest.raises(ModelError):
        Encoder(folder)
    exporting.export(Network(tiny()), base / "tokenizer.json", folder, "own")
    assert Encoder(folder).size == 8
    assert (folder / "notes.md").read_text() == "mine"


def test_columns_alone_are_enough(tmp_path, base, columns, names):
    material = Material(names=list(documents(open_corpus(columns))))
    told = trained(tmp_path / "m", base, material, names, (replace(FAST, invented=0),))
    assert told[-1].losses[0] > 0
    assert told[-1].losses[1:] == (0, 0, 0, 0)
