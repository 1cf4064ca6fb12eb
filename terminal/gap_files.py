"""Ward gaps as files to keep: CSV and JSON, each with what was asked and where the data come from."""

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from layers.area import Area
from presentation.printing.tables import spreadsheet_safe
from presentation.printing.wards.exported import without_unjudged
from presentation.words.provenance import provenance
from questions.wards.ward_gap_model import WARD_COLUMNS, WardGaps

RANKS = ("rank", "rank_best", "rank_worst")


def ward_frame(gaps: WardGaps, ranks: pd.DataFrame) -> pd.DataFrame:
    """WARD_COLUMNS and ranks of every ward."""
    return without_unjudged(gaps.wards).merge(ranks[["ward_code", *RANKS]], on="ward_code", how="left")


def as_csv(area: Area, gaps: WardGaps, ranks: pd.DataFrame) -> str:
    """Every ward as a row; what is not known is an empty cell, never 0."""
    out = io.StringIO()
    told = provenance(area, gaps.asked, gaps.longest_m)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*WARD_COLUMNS, *RANKS, *told])
    for row in ward_frame(gaps, ranks)[[*WARD_COLUMNS, *RANKS]].to_dict("records"):
        cells = ["" if value is None else str(value) for value in _plain(row, gaps.longest_m).values()]
        writer.writerow([spreadsheet_safe(cell) for cell in (*cells, *told.values())])
    return "\ufeff" + out.getvalue()  # the mark by which Excel knows UTF-8


def as_json(area: Area, gaps: WardGaps, ranks: pd.DataFrame) -> str:
    """The same, with the area's own figures; null where nothing is known."""
    told = {
        "asked": provenance(area, gaps.asked, gaps.longest_m),
        "area": _plain(without_unjudged(gaps.area.to_frame().T).iloc[0].to_dict(), gaps.longest_m),
        "wards": [_plain(row, gaps.longest_m) for row in ward_frame(gaps, ranks).to_dict("records")],
    }
    return json.dumps(told, ensure_ascii=False, indent=1)


def _plain(row: Mapping[Any, Any], longest_m: float) -> dict[str, Any]:
    return {str(name): _value(value, longest_m) for name, value in row.items()}


def _value(value: Any, longest_m: float) -> Any:
    """None where nothing is known, ">2400" for a walk longer than was measured."""
    if value is None or value is pd.NA or value != value:
        return None
    if isinstance(value, (float, np.floating)):
        return f">{longest_m:.0f}" if np.isinf(value) else round(float(value), 6)
    return int(value) if isinstance(value, (int, np.integer)) else str(value)
