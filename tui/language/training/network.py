"""The network: a small BERT encoder with casing given back, and the heads on top.

Needs torch. The encoder is that of Devlin et al. (2019, https://arxiv.org/abs/1810.04805) in the
size of MiniLM (Wang et al., 2020, https://arxiv.org/abs/2002.10957). Heads: tags over words for
entities, sources, cues and content; links as pointers from a span of words to other words.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from tui.language.neural.features import (
    CONTENT_TAGS,
    CUE_TAGS,
    ENTITY_TAGS,
    PLACES,
    QUOTE_STATES,
    RELATIONS,
    SHAPES,
    SOURCE_TAGS,
)
from tui.language.training.errors import TrainingError

INPUTS = ("pieces", "shapes", "quotes", "places", "first", "last")
OUTPUTS = ("entity", "source", "cue", "content", "asks", "answers")
"""What the network takes and gives, in order."""

BUCKETS = 32
"""Of distances, see ``tui.language.neural.windows.distances``."""

_SHAPE, _QUOTE = 32, 16
"""Dimensions of a word's surface features as the heads see them."""

_EMBEDDINGS = {
    "words.weight": "embeddings.word_embeddings.weight",
    "positions.weight": "embeddings.position_embeddings.weight",
    "types.weight": "embeddings.token_type_embeddings.weight",
    "norm.weight": "embeddings.LayerNorm.weight",
    "norm.bias": "embeddings.LayerNorm.bias",
}
_LAYER = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}
"""Our names of weights, and BERT's."""


@dataclass(frozen=True, slots=True)
class Size:
    """Sizes of the encoder, by default the base encoder's, and of the heads."""

    vocabulary: int = 30522
    positions: int = 512
    hidden: int = 384
    layers: int = 6
    attention_heads: int = 12
    inner: int = 1536
    word: int = 384
    link: int = 96
    dropout: float = 0.1
    head_dropout: float = 0.2


class Layer(nn.Module):
    """A transformer layer, normalised after each half, as BERT has it."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.heads = size.attention_heads
        self.query = nn.Linear(size.hidden, size.hidden)
        self.key = nn.Linear(size.hidden, size.hidden)
        self.value = nn.Linear(size.hidden, size.hidden)
        self.out = nn.Linear(size.hidden, size.hidden)
        self.norm1 = nn.LayerNorm(size.hidden, eps=1e-12)
        self.up = nn.Linear(size.hidden, size.inner)
        self.down = nn.Linear(size.inner, size.hidden)
        self.norm2 = nn.LayerNorm(size.hidden, eps=1e-12)
        self.dropout = nn.Dropout(size.dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``x`` by batch, piece and dimension; ``mask`` is added to the attention's scores."""
        batch, length, hidden = x.shape

        def split(y: Tensor) -> Tensor:
            return y.view(batch, length, self.heads, -1).transpose(1, 2)

        attended = F.scaled_dot_product_attention(
            split(self.query(x)), split(self.key(x)), split(self.value(x)), attn_mask=mask
        )
        attended = self.out(attended.transpose(1, 2).reshape(batch, length, hidden))
        x = self.norm1(x + self.dropout(attended))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Word pieces and their surface features to vectors."""

    def __init__(self, size: Size) -> None:
        super().__init__()
        self.words = nn.Embedding(size.vocabulary, size.hidden, padding_idx=0)
        self.positions = nn.Embedding(size.positions, size.hidden)
        self.types = nn.Embedding(2, size.hidden)
        self.shapes = nn.Embedding(len(SHAPES), size.hidden)
        self.quotes = nn.Embedding(len(QUOTE_STATES), size.hidden)
        self.places = nn.Embedding(len(PLACES), size.hidden)
        self.norm = nn.LayerNorm(size.hidden, eps=1e-12)
        self.dropout = nn.Dropout(size.dropout)
        self.layers = nn.ModuleList(Layer(size) for _ in range(size.layers))
        for table in (self.shapes, self.quotes, self.places):
            # Small, so that the encoder begins as it was trained.
            nn.init.normal_(table.weight, std=0.005)

    def forward(self, pieces: Tensor, shapes: Tensor, quotes: Tensor, places: Tensor) -> Tensor:
        """All by batch and piece; padding is piece 0."""
        length = pieces.shape[1]
        x = self.words(pieces) + self.positions.weight[:length] + self.types.weight[0]
        x = x + self.shapes(shapes) + self.quotes(quotes) + self.places(places)
        x = self.dropout(self.norm(x))
        mask = ((pieces == 0).to(self.words.weight.dtype) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, mask)
        return x


class Network(nn.Module):
    """All that is exported. ``forward`` takes INPUTS and gives OUTPUTS."""

    def __init__(self, size: Size | None = None) -> None:
        super().__init__()
        size = size or Size()
        self.size = size
        self.encoder = Encoder(size)
        self.shapes = nn.Embedding(len(SHAPES), _SHAPE)
        self.quotes = nn.Embedding(len(QUOTE_STATES), _QUOTE)
        seen = 2 * size.hidden + _SHAPE + _QUOTE
        self.word = nn.Linear(seen, size.word)
        self.dropout = nn.Dropout(size.head_dropout)
        self.entity = nn.Linear(size.word, len(ENTITY_TAGS))
        self.speech = nn.Linear(seen, size.word)
        self.source = nn.Linear(size.word, len(SOURCE_TAGS))
        self.cue = nn.Linear(size.word, len(CUE_TAGS))
        self.content = nn.Linear(size.word, len(CONTENT_TAGS))
        # A span asks with its first and its last word; any word can answer.
        kinds = len(RELATIONS)
        self.asks = nn.Linear(size.word, 2 * kinds * size.link)
        self.answers = nn.Linear(size.word, kinds * size.link)
        self.nobody = nn.Parameter(torch.zeros(kinds, size.link))
        self.nobody_bias = nn.Parameter(torch.zeros(kinds))
        self.distance = nn.Parameter(torch.zeros(kinds, 2, BUCKETS))

    def forward(
        self,
        pieces: Tensor,
        shapes: Tensor,
        quotes: Tensor,
        places: Tensor,
        first: Tensor,
        last: Tensor,
    ) -> tuple[Tensor, ...]:
        """``first`` and ``last`` are the pieces of each word; all outputs are by batch and word."""
        x = self.encoder(pieces, shapes, quotes, places)
        hidden = x.shape[-1]

        def take(index: Tensor) -> Tensor:
            return torch.gather(x, 1, index.unsqueeze(-1).expand(-1, -1, hidden))

        surface = [
            self.shapes(torch.gather(shapes, 1, first)),
            self.quotes(torch.gather(quotes, 1, first)),
        ]
        words = torch.cat([take(first), take(last), *surface], dim=-1)
        named = self.dropout(F.gelu(self.word(words)))
        spoken = self.dropout(F.gelu(self.speech(words)))
        return (
            self.entity(named),
            self.source(spoken),
            self.cue(spoken),
            self.content(spoken),
            self.asks(spoken),
            self.answers(spoken),
        )


def load_encoder(network: Network, path: Path) -> None:
    """Put the base encoder's weights into the network's.

    Raises TrainingError where the file holds others than the network's size asks for.
    """
    from safetensors.torch import load_file

    theirs = load_file(str(path))
    ours = dict(_EMBEDDINGS)
    for layer in range(network.size.layers):
        for mine, other in _LAYER.items():
            for kind in ("weight", "bias"):
                ours[f"layers.{layer}.{mine}.{kind}"] = f"encoder.layer.{layer}.{other}.{kind}"
    state = network.encoder.state_dict()
    for mine, other in ours.items():
        wanted = tuple(state[mine].shape)
        found = tuple(theirs[other].shape) if other in theirs else None
        if found != wanted:
            raise TrainingError(f"{path}: {other}: expected the shape {wanted}, found {found}.")
        state[mine] = theirs[other].float()
    network.encoder.load_state_dict(state)
