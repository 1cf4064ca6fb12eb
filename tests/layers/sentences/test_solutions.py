"""What was learned of our tables is kept, known by what it follows from, and not believed when damaged."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from layers.sentences.solutions import FILE_NAME, RidgeGiven, RidgeSolution, keep_solutions, kept_solution

GIVEN = RidgeGiven(
    np.eye(3, 4, dtype=np.float32), np.array([[1.0, 0.0], [0.0, 1.0], [0.5, 0.5]]), 3.0, np.full(3, 0.6)
)
WEIGHTS = np.array([[0.25, 0.1], [0.2, 1 / 3], [0.0, 0.5]])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    keep_solutions([RidgeSolution(GIVEN.digest, WEIGHTS)], folder=tmp_path)
    return tmp_path


def test_what_is_kept_comes_back_to_the_last_digit(folder: Path) -> None:
    solution = kept_solution(GIVEN, folder=folder)
    assert solution is not None
    assert solution.weights.tolist() == WEIGHTS.tolist()
    assert [path.name for path in folder.iterdir()] == [FILE_NAME]


OTHERS = {
    "vectors": GIVEN.vectors + np.float32(1e-6),
    "answers": GIVEN.answers[:, 0],
    "sharpness": 3.1,
    "ridge": np.array([0.6, 0.6, 0.7]),
}


@pytest.mark.parametrize("part", OTHERS)
def test_what_follows_from_anything_else_is_not_taken_for_it(folder: Path, part: str) -> None:
    assert kept_solution(replace(GIVEN, **{part: OTHERS[part]}), folder=folder) is None


@pytest.mark.parametrize("fault", ["cut", "no numbers"])
def test_weights_that_cannot_be_are_not_believed(tmp_path: Path, fault: str) -> None:
    weights = WEIGHTS[:2] if fault == "cut" else np.full((3, 2), np.nan)
    keep_solutions([RidgeSolution(GIVEN.digest, weights)], folder=tmp_path)
    assert kept_solution(GIVEN, folder=tmp_path) is None


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 cut"])
def test_a_damaged_file_is_no_file(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    assert kept_solution(GIVEN, folder=tmp_path) is None


def test_a_flipped_byte_of_a_kept_file_is_noticed(folder: Path) -> None:
    path = folder / FILE_NAME
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)
    assert kept_solution(GIVEN, folder=folder) is None
