"""An invented corpus, names without packages, and a base encoder of random weights."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest

from tui.annotation import ENTITY_LABELS
from tui.article import Span
from tui.language.corpora import LabelledSpan
from tui.language.neural.features import paragraphs_of
from tui.language.training.documents import Document, Said
from tui.language.training.names import Names

TEXT = """Ferry stays ashore

“It leaks,” Ada Quill said on Monday. “Nobody sails.”

Quill, who owns the ferry, lives in Northmoor. She blamed the Harbour Board for the hole.
"""


def span(piece: str, text: str = TEXT) -> Span:
    """Where ``piece`` first stands."""
    return Span(text.index(piece), text.index(piece) + len(piece))


@pytest.fixture
def names() -> Names:
    return Names(["Bo", "Cy"], ["Reed", "Moss"], ["Eastport"])


@pytest.fixture
def ferry() -> Document:
    """An article with an interrupted quotation and an indirect one."""
    ada, surname = span("Ada Quill"), span("Quill, who")
    voices = (ada, Span(surname.start, surname.start + 5))
    she = span("She")
    return Document(
        id="ferry",
        text=TEXT,
        paragraphs=tuple(Span(*p) for p in paragraphs_of(TEXT)),
        entities=(
            LabelledSpan(ada, "PERSON"),
            LabelledSpan(span("Monday"), "DATE"),
            LabelledSpan(voices[1], "PERSON"),
            LabelledSpan(span("Northmoor"), "GPE"),
            LabelledSpan(span("Harbour Board"), "ORG"),
        ),
        labels=frozenset(ENTITY_LABELS),
        said=(
            Said((span("“It leaks,”"), span("“Nobody sails.”")), ada, span("said"), None, voices),
            Said((span("the Harbour Board for the hole"),), she, span("blamed"), None, voices),
        ),
    )


@pytest.fixture
def gold(tmp_path: Path, ferry: Document) -> Path:
    """The article as a corpus in the gold form."""
    folder = tmp_path / "gold"
    folder.mkdir()
    write_gold(folder, ferry)
    return folder


def write_gold(folder: Path, document: Document) -> None:
    types = ("direct", "indirect")
    data = {
        "id": document.id,
        "entities": [[*where, label] for where, label in document.entities],
        "attributions": [
            {
                "content": said.content,
                "type": kind,
                "source": said.source,
                "cue": said.cue,
                "speaker": "Ada Quill",
                "kind": "person",
            }
            for said, kind in zip(document.said or (), types, strict=True)
        ],
    }
    (folder / f"{document.id}.txt").write_text(document.text, encoding="utf-8")
    (folder / f"{document.id}.json").write_text(json.dumps(data), encoding="utf-8")


IOB2 = "1\tAda\tB-PER\n2\tsaw\tO\n3\tNorthmoor\tB-LOC\n\n1\tRain\tO\n2\tfell\tO\n"


@pytest.fixture
def columns(tmp_path: Path) -> Path:
    path = tmp_path / "names.iob2"
    path.write_text(IOB2, encoding="utf-8")
    return path


def conllu(*rows: str) -> str:
    """CoNLL-U of rows ``FORM PART MISC``."""
    out = ["# newdoc id = quay", "# global.Entity = GRP-etype-infstat"]
    for number, row in enumerate(rows, 1):
        form, part, misc = row.split()
        out.append(f"{number}\t{form}\t_\t{part}\t_\t_\t_\t_\t_\t{misc}")
    return "\n".join(out) + "\n\n"


@pytest.fixture
def coreference(tmp_path: Path) -> Path:
    path = tmp_path / "quay.conllu"
    path.write_text(
        conllu(
            "Ada PROPN Entity=(1-person-new)",
            "fears VERB _",
            "the DET Entity=(2-organization-new",
            "board NOUN Entity=2)|SpaceAfter=No",
            ". PUNCT _",
            "She PRON Entity=(1-person-giv)",
            "waits VERB SpaceAfter=No",
            ". PUNCT _",
        ),
        encoding="utf-8",
    )
    return path


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A base encoder in miniature: random weights of the right names, pieces that are letters."""
    torch = pytest.importorskip("torch")
    safetensors = pytest.importorskip("safetensors.torch")
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

    from tui.language.training import base as module
    from tui.language.training.network import _EMBEDDINGS, _LAYER, Encoder

    folder = tmp_path / "base"
    folder.mkdir()
    torch.manual_seed(1)
    state = Encoder(tiny()).state_dict()
    weights = {theirs: state[ours] for ours, theirs in _EMBEDDINGS.items()}
    for layer in range(tiny().layers):
        for ours, theirs in _LAYER.items():
            for kind in ("weight", "bias"):
                weights[f"encoder.layer.{layer}.{theirs}.{kind}"] = state[
                    f"layers.{layer}.{ours}.{kind}"
                ]
    safetensors.save_file(weights, str(folder / "model.safetensors"))
    letters = [chr(c) for c in range(33, 127)] + list("“”’")
    tokens = ["[PAD]", *(f"[unused{i}]" for i in range(99)), "[UNK]", "[CLS]", "[SEP]"]
    tokens += letters + [f"##{c}" for c in letters]
    vocabulary = {token: number for number, token in enumerate(tokens)}
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.enable_truncation(8)
    tokenizer.save(str(folder / "tokenizer.json"))
    import hashlib

    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    monkeypatch.setattr(module, "SHA256", digest)
    return folder


def tiny():
    """The size of that encoder."""
    from tui.language.training.network import Size

    return Size(
        vocabulary=300,
        positions=512,
        hidden=16,
        layers=2,
        attention_heads=2,
        inner=32,
        word=24,
        link=8,
    )


@pytest.fixture
def rng() -> random.Random:
    return random.Random(3)
