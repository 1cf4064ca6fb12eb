"""What did a map file hold? Its rows, and beside each the polygon."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np
import shapely

from geo.types import ObjectArray

MAP_FORMS: Final = ("geojson", "gpkg", "shapefile")  # of ``layers.tables.sniff.FORMS``, those with shapes


@dataclass(frozen=True, eq=False)
class OutlineTable:
    """Rows of a map file; ``shapes[i]`` belongs to ``rows[i]``."""

    name: str  # the file's name as the user knows it
    columns: tuple[str, ...]
    rows: list[tuple[str, ...]] = field(repr=False)
    numbers: list[int] = field(repr=False)  # the first feature is row 2
    shapes: ObjectArray = field(repr=False)  # (n,) Polygon or MultiPolygon in degrees WGS84; None for others

    def __len__(self) -> int:
        return len(self.rows)

    def values(self, column: str) -> Iterator[str]:
        """Each row's cell in a column, in the order of the rows."""
        place = self.columns.index(column)
        return (row[place] for row in self.rows)


def outlines_written(folder: Path, *, name: str) -> OutlineTable:
    """The table that the child process wrote into ``folder``."""
    columns = tuple(json.loads((folder / "head.json").read_text(encoding="utf-8"))["columns"])
    rows, numbers, packed = list[tuple[str, ...]](), list[int](), list[str]()
    with (folder / "rows.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            number, *cells, shape = json.loads(line)
            numbers.append(int(number))
            rows.append(tuple(cells))
            packed.append(shape)
    shapes = np.array([shapely.from_wkb(each) if each else None for each in packed], object)
    return OutlineTable(name, columns, rows, numbers, shapes)
