"""How does a part of a run become a GeoParquet file that says where it comes from, and how is it read?"""

import io
import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

PROVENANCE: Final = b"within_reach"  # the key beside "geo" in the file's metadata
PART_FILE: Final = "part.parquet"
FIGURES, OUTLINES = "figures", "outlines"
AREA: Final = "area"  # the column that the folders' names make


def part_bytes(table: gpd.GeoDataFrame, provenance: Mapping[str, Any]) -> bytes:
    """GeoParquet of a table, with JSON of its provenance in it; the same table makes the same bytes."""
    plain = io.BytesIO()
    table.reset_index(drop=True).to_parquet(plain, index=False)
    arrow = pq.read_table(io.BytesIO(plain.getvalue()))
    text = json.dumps(provenance, ensure_ascii=False, sort_keys=True)
    with_provenance = arrow.replace_schema_metadata({**arrow.schema.metadata, PROVENANCE: text.encode()})
    whole = io.BytesIO()
    pq.write_table(with_provenance, whole, compression="zstd")
    return whole.getvalue()


def provenance_of(path: Path) -> dict[str, Any]:
    """What a part says of itself. Raises ``LookupError`` or ``ValueError`` where it says nothing."""
    content: dict[str, Any] = json.loads(pq.read_schema(path).metadata[PROVENANCE])
    return content


def attributions_of(run: Path, areas: Sequence[str]) -> tuple[str, ...]:
    """Whom to name for the figures of these areas, each once; a part that says nothing names nobody."""
    names: dict[str, None] = {}
    for name in areas:
        with suppress(LookupError, ValueError, OSError, pa.ArrowException):
            sources = provenance_of(area_folder(run, FIGURES, name) / PART_FILE)["sources"]
            names |= dict.fromkeys(str(each["attribution"]) for each in sources if each["attribution"])
    return tuple(names)


def area_folder(run: Path, table: str, name: str) -> Path:
    """The folder of one area's part of one table: ``figures/area=newport``."""
    return run / table / f"{AREA}={name}"


def read_figures(
    run: Path, areas: Sequence[str], *, where: Mapping[str, Any], columns: Sequence[str]
) -> pd.DataFrame:
    """Rows of the areas' figures whose columns have these values: the ``columns``, and ``area`` before them.

    Only what is asked for is read. Raises ``OSError`` or ``pyarrow.ArrowException`` where a part is damaged.
    """
    wish = [(name, "=", value) for name, value in where.items()]
    frames = []
    for name in areas:
        path = area_folder(run, FIGURES, name) / PART_FILE
        rows = pq.ParquetFile(path).schema_arrow
        there = [column for column in columns if column in rows.names]
        table = pq.read_table(path, columns=there, filters=wish or None, partitioning=None)
        frames.append(_frame(table).assign(**{AREA: name}))
    frame = pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=[AREA, *columns])
    return frame[[AREA, *[column for column in columns if column in frame.columns]]]


def read_outlines(run: Path, areas: Sequence[str], *, ward: str = "") -> gpd.GeoDataFrame:
    """The outline of each area as a whole, or of one ward by its code: ``area``, ``title``, geometry."""
    rows = []
    for name in areas:
        table = gpd.read_parquet(area_folder(run, OUTLINES, name) / PART_FILE, partitioning=None)
        shape = table[table["ward_code"] == ward]
        rows.append(shape.assign(**{AREA: name}).to_crs("EPSG:4326"))
    frame = pd.concat(rows, ignore_index=True) if rows else gpd.GeoDataFrame(geometry=[], crs="EPSG:4326")
    return gpd.GeoDataFrame(frame, geometry="geometry", crs="EPSG:4326")


def _frame(table: pa.Table) -> pd.DataFrame:
    frame: pd.DataFrame = table.to_pandas(ignore_metadata=True)
    return frame
