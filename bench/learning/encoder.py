"""The sentence model in torch, with the narrow matrices that are learned beside its own.

The same sums as ``layers/sentences/model.py``, which reads with what is learned here.
"""

import math
from collections.abc import Sequence

import torch
import torch.nn.functional as F  # noqa: N812 - as everybody calls it
from torch import Tensor, nn

from layers.sentences.model import DIMENSIONS, HEADS, LAYERS, SMALLEST_VARIANCE
from layers.sentences.weights import Weights

RANK = 16
SCALE = 2.0  # of what is added
DROPPED = 0.1  # share of numbers left out while learning
SELF, DENSE = "attention.self.", "output.dense"
PARTS = (
    f"{SELF}query",
    f"{SELF}key",
    f"{SELF}value",
    f"attention.{DENSE}",
    "intermediate.dense",
    DENSE,
)


class Encoder(nn.Module):
    """Texts as vectors of length 1."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self._weights = {name: torch.tensor(matrix) for name, matrix in weights.items()}
        self.into, self.out = nn.ParameterDict(), nn.ParameterDict()
        for layer in range(LAYERS):
            for part in PARTS:
                wide, deep = weights[f"encoder.layer.{layer}.{part}.weight"].shape
                key = key_of(layer, part)
                self.into[key] = nn.Parameter(torch.randn(RANK, deep) / math.sqrt(deep))
                self.out[key] = nn.Parameter(torch.zeros(wide, RANK))

    def forward(self, pieces: Tensor, is_piece: Tensor) -> Tensor:
        """(t, 384) of ``pieces`` (t, n), of which those count that ``is_piece``."""
        words = self._weights["embeddings.word_embeddings.weight"][pieces]
        places = self._weights["embeddings.position_embeddings.weight"][: pieces.shape[1]]
        kind = self._weights["embeddings.token_type_embeddings.weight"][0]
        state = F.dropout(self._normed(words + places + kind, "embeddings.LayerNorm"), DROPPED, self.training)
        for layer in range(LAYERS):
            state = self._layer(state, layer, is_piece[:, None, None, :])
        counts = is_piece[:, :, None].float()
        return F.normalize((state * counts).sum(1) / counts.sum(1), dim=1)

    def _layer(self, state: Tensor, layer: int, is_piece: Tensor) -> Tensor:
        texts, pieces, _ = state.shape
        query, key, value = (
            self._linear(state, layer, part).view(texts, pieces, HEADS, -1).transpose(1, 2)
            for part in PARTS[:3]
        )
        seen = F.scaled_dot_product_attention(query, key, value, attn_mask=is_piece)
        seen = seen.transpose(1, 2).reshape(texts, pieces, DIMENSIONS)
        name = f"encoder.layer.{layer}."
        state = self._normed(state + self._linear(seen, layer, PARTS[3]), f"{name}attention.output.LayerNorm")
        wide = F.gelu(self._linear(state, layer, PARTS[4]))
        return self._normed(state + self._linear(wide, layer, PARTS[5]), f"{name}output.LayerNorm")

    def _linear(self, state: Tensor, layer: int, part: str) -> Tensor:
        name, key = f"encoder.layer.{layer}.{part}", key_of(layer, part)
        own = F.linear(state, self._weights[f"{name}.weight"], self._weights[f"{name}.bias"])
        narrow = F.linear(F.dropout(state, DROPPED, self.training), self.into[key])
        return own + SCALE * F.linear(narrow, self.out[key])

    def _normed(self, state: Tensor, name: str) -> Tensor:
        weight, bias = self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]
        return F.layer_norm(state, (DIMENSIONS,), weight, bias, SMALLEST_VARIANCE)


def key_of(layer: int, part: str) -> str:
    """The name of a part's parameters, which may hold no dots."""
    return f"{layer}_{part.replace('.', '-')}"


def padded(texts: Sequence[Sequence[int]]) -> tuple[Tensor, Tensor]:
    """(t, n) numbers of pieces, filled up with 0, and which of them are pieces."""
    pieces = torch.zeros(len(texts), max(map(len, texts)), dtype=torch.long)
    is_piece = torch.zeros(pieces.shape, dtype=torch.bool)
    for row, numbers in enumerate(texts):
        pieces[row, : len(numbers)] = torch.tensor(numbers)
        is_piece[row, : len(numbers)] = True
    return pieces, is_piece
