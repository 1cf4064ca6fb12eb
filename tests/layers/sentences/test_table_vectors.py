"""What was worked out of a table is kept, and a damaged file costs time and nothing else."""

from pathlib import Path

import numpy as np
import pytest

from layers.sentences.table_vectors import table_vectors


class Counting:
    """Stands in for the model: a text's length three times, and how often it was asked."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def vectors(self, texts):
        self.texts += texts
        return np.array([[len(text)] * 3 for text in texts], dtype=np.float32)


def test_only_new_rows_are_worked_out_again(tmp_path: Path) -> None:
    model = Counting()
    first = table_vectors(model, ["a", "bb", "a"], table="sayings", folder=tmp_path)
    assert first.tolist() == [[1] * 3, [2] * 3, [1] * 3]
    again = table_vectors(model, ["ccc", "bb"], table="sayings", folder=tmp_path)
    assert again.tolist() == [[3] * 3, [2] * 3]
    assert model.texts == ["a", "bb", "ccc"]


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 cut"])
def test_a_damaged_file_is_made_anew(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "sayings.npz").write_bytes(content)
    assert table_vectors(Counting(), ["a"], table="sayings", folder=tmp_path).tolist() == [[1] * 3]
    model = Counting()
    table_vectors(model, ["a"], table="sayings", folder=tmp_path)
    assert model.texts == []


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(tmp_path: Path) -> None:
    place = tmp_path / "a file"
    place.write_text("")
    assert table_vectors(Counting(), ["a"], table="sayings", folder=place / "x").tolist() == [[1] * 3]
