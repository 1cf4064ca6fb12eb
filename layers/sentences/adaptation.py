"""What the model has learned beyond its package: how people speak here of what they enjoy, need and fear.

A low-rank adaptation (Hu et al., 2021, https://arxiv.org/abs/2106.09685): beside each large matrix of the
model two narrow ones, and one layer that says what a text asks for and one for what danger it tells of. They
were learned from our own tables and examples (``bench/learning``) and lie beside this file as half-precision
numbers; nothing in them can run, and nothing of a person is in them.
"""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np

from layers.sentences.model import Floats, SentenceModel, softmax

ADAPTATION: Final = Path(__file__).with_name("adaptation.npz")
SUBJECTS, FOR_SUBJECTS, USUAL, FOR_DANGERS = "subjects", "for_subjects", "usual", "for_dangers"


@dataclass(frozen=True, eq=False)
class AdaptedModel:
    """A model that was taught how people speak, ready to be asked. Holds nothing of any person."""

    subjects: tuple[str, ...]  # what a text may ask for; "" is nothing at all
    _model: SentenceModel = field(repr=False)
    _for_subjects: Floats = field(repr=False)  # (m, 384)
    _usual: Floats = field(repr=False)  # (m,)
    _for_dangers: Floats = field(repr=False)  # (1 + dangers, 384), the first for none

    def hear(self, texts: Sequence[str]) -> "HeardTexts":
        """What the texts ask for and tell of."""
        vectors = self._model.vectors(texts)
        return HeardTexts(
            softmax(vectors @ self._for_subjects.T + self._usual), softmax(vectors @ self._for_dangers.T)
        )


@dataclass(frozen=True, eq=False)
class HeardTexts:
    """What some texts ask for and tell of, each row adding up to 1."""

    subjects: Floats = field(repr=False)  # (t, m) in the order of the model's subjects
    dangers: Floats = field(repr=False)  # (t, 1 + dangers) none, then the dangers in the order of ``Danger``


def load_adapted_model(model: SentenceModel, path: Path = ADAPTATION) -> AdaptedModel | None:
    """The adapted ``model``; None where what it learned is missing or damaged."""
    try:
        with np.load(path, allow_pickle=False) as file:
            arrays = {name: np.asarray(file[name]) for name in file.files}
        layers = [arrays.pop(name) for name in (SUBJECTS, FOR_SUBJECTS, USUAL, FOR_DANGERS)]
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, EOFError):
        return None
    names, *numbers = layers
    narrow = {name: matrix.astype(np.float32) for name, matrix in arrays.items()}
    matrices = [each.astype(np.float32) for each in numbers]
    adapted = SentenceModel({**model.weights, **narrow}, model.vocabulary)
    return AdaptedModel(tuple(map(str, names)), adapted, *matrices)
