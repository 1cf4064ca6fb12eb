"""What was learned from our own tables, kept in a file beside the program: learned once for every start.

A solution is known by a digest of all that it follows from. Nothing of a person is in it.
"""

import hashlib
import os
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np

from geo.types import FloatArray
from layers.sentences.model import Floats
from layers.sentences.table_vectors import FOLDER

FILE_NAME: Final = "solutions.npz"


@dataclass(frozen=True, eq=False)
class RidgeGiven:
    """What a kernel ridge regression is learned from (``questions/conversation/reading/kernel_ridge.py``)."""

    vectors: Floats = field(repr=False)  # (s, d) of the examples, each of length 1
    answers: FloatArray = field(repr=False)  # (s, m) or (s,) what each says
    sharpness: float
    ridge: FloatArray = field(repr=False)  # (s,)

    @property
    def digest(self) -> str:
        """By what its solution is known."""
        digest = hashlib.blake2b(digest_size=16)
        for part in (self.vectors, self.answers, np.array(self.sharpness), self.ridge):
            digest.update(f"{part.dtype.str}{part.shape}".encode())
            digest.update(np.ascontiguousarray(part).tobytes())
        return digest.hexdigest()


@dataclass(frozen=True, eq=False)
class RidgeSolution:
    """The weights of the examples, and what they are known by."""

    digest: str
    weights: FloatArray = field(repr=False)  # the shape of the answers


def kept_solution(given: RidgeGiven, *, folder: Path = FOLDER) -> RidgeSolution | None:
    """The solution that ``folder`` keeps; None where it keeps none of this, or its file is damaged."""
    digest = given.digest
    try:
        with np.load(folder / FILE_NAME, allow_pickle=False) as file:
            weights = np.asarray(file[digest], dtype=float)
    except (OSError, ValueError, KeyError, zipfile.BadZipFile, EOFError):
        return None
    fits = weights.shape == given.answers.shape and bool(np.isfinite(weights).all())
    return RidgeSolution(digest, weights) if fits else None


def keep_solutions(solutions: Iterable[RidgeSolution], *, folder: Path = FOLDER) -> None:
    """Keep these solutions in ``folder``, and no others.

    Raises
    ------
    OSError
        It cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f"{os.getpid()}-solutions.npz"  # two processes may do so at once
    arrays = {solution.digest: solution.weights for solution in solutions}
    np.savez(unfinished, **arrays)  # type: ignore[arg-type]  # its own options are of other types
    unfinished.replace(folder / FILE_NAME)
