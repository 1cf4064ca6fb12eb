"""Packs whose contents were changed by somebody who makes every check sum fit."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from layers.area import Area
from layers.packs.format import LABEL_FILE, read_label, sum_of, write_label


def sign(area: Area, file: str, content: bytes, **changes: Any) -> None:
    """Put other contents in a file, and make the label fit them, as one would who means it."""
    (area.folder / file).write_bytes(content)
    label = read_label(area.folder)
    sizes, sums = {**label.files, file: len(content)}, {**label.file_sums, file: sum_of(content)}
    label = replace(label, files=sizes, file_sums=sums, **changes)
    (area.folder / LABEL_FILE).write_bytes(write_label(label))


def put_array(area: Area, name: str, array: np.ndarray) -> None:
    path = area.folder / "streets" / f"{name}.npy"
    np.save(path, array)
    sign(area, f"streets/{name}.npy", path.read_bytes())


def put_table(area: Area, name: str, table: pd.DataFrame) -> None:
    path = area.folder / f"{name}.parquet"
    table.to_parquet(path, index=None if isinstance(table.index, pd.RangeIndex) else True)
    label = read_label(area.folder)
    sign(area, f"{name}.parquet", path.read_bytes(), counts={**label.counts, name: len(table)})
