"""Ward gaps as files to keep: CSV, JSON and GeoPackage, the same figures in each, with what was asked.

Every file has FILE_COLUMNS, and the wards' names in a second language where they have any. What is not known
is missing (an empty cell, null), never 0; a walk longer than was measured is missing too, and the column
beside it says longer than how many metres.
"""

import csv
import io
import json
import tempfile
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio

from layers.area import Area
from layers.places.second_names import second_columns, with_second_columns
from presentation.printing.tables import spreadsheet_safe
from presentation.words.wards import choices as gap_words
from presentation.words.wards.provenance import provenance
from questions.wards.gap_figures import COUNTS, MEDIANS
from questions.wards.ward_gap_model import CAUSE_COLUMNS, WARD_COLUMNS, WardGaps

WARD, AREA = "ward", "area"  # what a row is of
RANKS: Final = ("rank", "rank_best", "rank_worst")
OVER: Final = {name: name.removesuffix("_m") + "_over_m" for name in MEDIANS}
FILE_COLUMNS: Final = ("row_is", *WARD_COLUMNS, *OVER.values(), *RANKS)
NEEDS_JUDGING: Final = (
    "with_one",
    "with_three",
    "with_one_sure",
    "with_three_sure",
    *CAUSE_COLUMNS,
)  # counts that nobody can make of the unknown


def file_table(gaps: WardGaps, ranks: pd.DataFrame) -> pd.DataFrame:
    """FILE_COLUMNS and second names of every ward, and last of the area."""
    second = second_columns(list(gaps.wards.columns), of="ward_name")
    kinds = {name: "Int64" if name in COUNTS else kind for name, kind in gaps.wards.dtypes.items()}
    whole = gap_words.whole(gaps.area)[list(WARD_COLUMNS)].assign(**dict.fromkeys(second, ""))
    rows = pd.concat([gaps.wards, whole.astype(kinds)], ignore_index=True)
    rows = without_unjudged(rows).assign(row_is=[WARD] * len(gaps.wards) + [AREA])
    for name, over in OVER.items():
        walk_m = rows[name].astype(float)
        rows[over] = np.where(np.isposinf(walk_m), gaps.longest_m, np.nan)
        rows[name] = walk_m.replace(np.inf, np.nan)
    ranked = rows.merge(ranks[["ward_code", *RANKS]], on="ward_code", how="left")
    return pd.DataFrame(ranked[list(with_second_columns(FILE_COLUMNS, second, of="ward_name"))])


def without_unjudged(wards: pd.DataFrame) -> pd.DataFrame:
    """The same rows; counts of who has one and who has not are missing where nobody could be judged.

    ``wards`` has WARD_COLUMNS; the counts come back as whole numbers that may be missing.
    """
    judged = wards["judged"].fillna(0).astype("int64") > 0
    counts = {name: wards[name].astype("Int64").where(judged) for name in NEEDS_JUDGING}
    return wards.assign(**counts)


def file_records(gaps: WardGaps, ranks: pd.DataFrame) -> list[dict[str, Any]]:
    """``file_table`` as plain values: text, whole numbers, numbers to six places, None."""
    rows = file_table(gaps, ranks).to_dict("records")
    return [{str(name): _plain(value) for name, value in row.items()} for row in rows]


def _plain(value: Any) -> Any:
    if value is None or value is pd.NA or value != value:
        return None
    if isinstance(value, (float, np.floating)):
        return round(float(value), 6)
    return int(value) if isinstance(value, (int, np.integer)) else str(value)


def gaps_csv(area: Area, gaps: WardGaps, ranks: pd.DataFrame) -> str:
    """Every ward and the whole area as rows, each with what was asked and of which data."""
    out = io.StringIO()
    about = provenance(area, gaps)
    writer = csv.writer(out, lineterminator="\r\n")
    records = file_records(gaps, ranks)
    writer.writerow([*records[-1], *about])
    for record in records:
        cells = ["" if value is None else str(value) for value in record.values()]
        writer.writerow([spreadsheet_safe(cell) for cell in (*cells, *about.values())])
    return "\ufeff" + out.getvalue()  # the mark by which Excel knows UTF-8


def gaps_json(area: Area, gaps: WardGaps, ranks: pd.DataFrame) -> str:
    """The same: what was asked, the whole area, and every ward."""
    *wards, whole = file_records(gaps, ranks)
    content = {"asked": provenance(area, gaps), "area": whole, "wards": wards}
    return json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False)


def gaps_geopackage(area: Area, gaps: WardGaps, ranks: pd.DataFrame) -> bytes:
    """The wards as layer ``wards``; the whole area as ``others``; and ``about``."""
    rows = file_table(gaps, ranks)
    is_ward = rows["row_is"] == WARD
    outlines = area.wards[["ward_code", "geometry"]].merge(rows[is_ward], on="ward_code")
    about = provenance(area, gaps)
    tables = {
        "wards": gpd.GeoDataFrame(outlines, geometry="geometry", crs=area.crs),
        "others": rows[~is_ward],
        "about": pd.DataFrame({"what": list(about), "value": list(about.values())}),
    }
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "wards.gpkg"
        for name, table in tables.items():
            pyogrio.write_dataframe(table, path, layer=name, driver="GPKG", append=path.exists())
        return path.read_bytes()
