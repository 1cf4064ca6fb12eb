"""What all examples together say is learned once, as the equations have it, and then read from a file."""

from pathlib import Path

import numpy as np
import pytest
import scipy.linalg

from layers.sentences.solutions import RidgeGiven, keep_solutions, kept_solution
from questions.conversation.reading import kernel_ridge
from questions.conversation.reading.kernel_ridge import KernelRidge

RNG = np.random.default_rng(7)


def examples(count: int) -> RidgeGiven:
    vectors = RNG.normal(size=(count, 8)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return RidgeGiven(vectors, RNG.normal(size=(count, 3)), 3.0, RNG.uniform(0.1, 1.0, count))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(kernel_ridge, "kept_solution", lambda given: kept_solution(given, folder=tmp_path))
    return tmp_path


def test_it_solves_the_equations_of_the_ridge(folder: Path) -> None:
    given = examples(40)
    kernel = np.exp(3.0 * ((given.vectors @ given.vectors.T).astype(float) - 1.0))
    weights = KernelRidge(given).solution.weights
    assert np.allclose((kernel + np.diag(given.ridge)) @ weights, given.answers, atol=1e-10)


def test_a_second_start_learns_nothing_and_reads_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = examples(30)
    first = KernelRidge(given)
    keep_solutions([first.solution], folder=folder)
    monkeypatch.setattr(scipy.linalg, "solve", lambda *_, **__: pytest.fail("learned again"))
    likeness = (given.vectors[:5] @ given.vectors.T).astype(np.float32)
    assert KernelRidge(given).read(likeness).tolist() == first.read(likeness).tolist()
