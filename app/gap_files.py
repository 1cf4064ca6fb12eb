"""Ward gaps as files to keep: CSV and JSON, each with what was asked and where the data come from."""

import csv
import io
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from app.credits import attributions
from app.tables import spreadsheet_safe
from layers.area import Area
from questions.ward_gaps import WARD_COLUMNS, WardGaps

RANKS = ("rank", "rank_best", "rank_worst")


def parameters(area: Area, gaps: WardGaps, *, today: date) -> dict[str, str]:
    """What was asked, of which data: a row of each file, a page's foot."""
    asked = gaps.asked
    then = asked.open_then
    return {
        "area": area.title,
        "area_revision": area.revision,
        "made_up_area": "yes" if area.made_up else "no",
        "kinds": " ".join(asked.kinds) or "every kind",
        "group": asked.group,
        "pace": asked.pace.title,
        "pace_metres_per_second": f"{asked.pace.speed_mps:g}",
        "longest_walk_minutes": str(asked.minutes),
        "open_then": f"{then.weekday + 1} {then.starts:%H:%M}-{then.ends:%H:%M}" if then else "",
        "with_unchecked": "yes" if asked.with_stale else "no",
        "attribution": " · ".join(attributions(area)),
        "exported_on": today.isoformat(),
    }


def ward_frame(gaps: WardGaps, ranks: pd.DataFrame) -> pd.DataFrame:
    """WARD_COLUMNS and ranks of every ward."""
    return gaps.wards.merge(ranks[["ward_code", *RANKS]], on="ward_code", how="left")


def as_csv(area: Area, gaps: WardGaps, ranks: pd.DataFrame, *, today: date) -> str:
    """Every ward as a row; what is not known is an empty cell, never 0."""
    out = io.StringIO()
    told = parameters(area, gaps, today=today)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*WARD_COLUMNS, *RANKS, *told])
    for row in ward_frame(gaps, ranks).to_dict("records"):
        cells = [_cell(row[name]) for name in (*WARD_COLUMNS, *RANKS)]
        writer.writerow([spreadsheet_safe(cell) for cell in (*cells, *told.values())])
    return "\ufeff" + out.getvalue()  # the mark by which Excel knows UTF-8


def as_json(area: Area, gaps: WardGaps, ranks: pd.DataFrame, *, today: date) -> str:
    """The same, with the area's own figures; null where nothing is known."""
    wards = [_plain(row) for row in ward_frame(gaps, ranks).to_dict("records")]
    told = {"asked": parameters(area, gaps, today=today), "area": _plain(gaps.area.to_dict()), "wards": wards}
    return json.dumps(told, ensure_ascii=False, indent=1)


def _plain(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(name): _value(value) for name, value in row.items()}


def _value(value: Any) -> Any:
    if value is None or value is pd.NA or (isinstance(value, float) and not np.isfinite(value)):
        return None
    if isinstance(value, (float, np.floating)):
        return round(float(value), 6)
    return int(value) if isinstance(value, (int, np.integer)) else str(value)


def _cell(value: Any) -> str:
    plain = _value(value)
    return "" if plain is None else str(plain)
