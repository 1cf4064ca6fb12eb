"""What was worked out of our tables is kept, and a damaged file costs time and nothing else."""

from pathlib import Path

import numpy as np
import pytest

from layers.sentences.table_vectors import FILE_NAME, keep_table_vectors, table_vectors


class Counting:
    """Stands in for the model: a text's length three times, and what it was asked for."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def vectors(self, texts):
        self.texts += texts
        return np.array([[len(text)] * 3 for text in texts], dtype=np.float32)


def test_what_is_kept_is_not_worked_out_again(tmp_path: Path) -> None:
    keep_table_vectors(Counting(), ["a", "bb", "a"], folder=tmp_path)
    model = Counting()
    assert table_vectors(model, ["ccc", "bb", "a"], folder=tmp_path).tolist() == [[3] * 3, [2] * 3, [1] * 3]
    assert model.texts == ["ccc"]


def test_to_ask_writes_nothing_and_what_no_table_has_any_more_is_let_go(tmp_path: Path) -> None:
    table_vectors(Counting(), ["a"], folder=tmp_path)
    assert list(tmp_path.iterdir()) == []
    keep_table_vectors(Counting(), ["a", "bb"], folder=tmp_path)
    keep_table_vectors(Counting(), ["bb"], folder=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]
    model = Counting()
    table_vectors(model, ["a", "bb"], folder=tmp_path)
    assert model.texts == ["a"]


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 cut"])
def test_a_damaged_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE_NAME).write_bytes(content)
    keep_table_vectors(Counting(), ["a"], folder=tmp_path)
    model = Counting()
    assert table_vectors(model, ["a"], folder=tmp_path).tolist() == [[1] * 3]
    assert model.texts == []
