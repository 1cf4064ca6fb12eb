"""What do the views stand on beside the register's tables? Fills it, all or nothing, where it has changed."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from layers.assets.kinds import Kinds
from layers.publishing.figures_model import PublishedFigures
from layers.publishing.views import WORKINGS

Points = Mapping[tuple[float, float], tuple[float, float]]
_ORDER: Final = ("figures", "analyses", "wards", "points", "kinds")  # as they may be emptied


def fill(connection: Connection, published: PublishedFigures, *, points: Points, kinds: Kinds) -> bool:
    """Put what is published in the place of what was; whether anything had changed.

    Parameters
    ----------
    connection
        In a transaction, after ``make_views``.
    published
        Analyses, ward figures and wards.
    points
        (easting, northing) of each (longitude, latitude) of a published asset.
    kinds
        What each kind of asset is called.
    """
    rows = _rows(published, points, kinds)
    mark = hashlib.sha256(json.dumps(rows, sort_keys=True, default=_plain).encode()).hexdigest()
    table = f"{WORKINGS}.publication"
    if connection.exec_driver_sql(f"SELECT filled FROM {table}").scalar() == mark:
        return False
    for name in _ORDER:
        connection.exec_driver_sql(f"DELETE FROM {WORKINGS}.{name}")
    for name in reversed(_ORDER):
        _insert(connection, name, rows[name])
    connection.execute(
        sa.text(f"UPDATE {table} SET filled = :mark, filled_at = :at"),
        {"mark": mark, "at": datetime.now(UTC)},
    )
    return True


def _rows(published: PublishedFigures, points: Points, kinds: Kinds) -> dict[str, list[dict[str, Any]]]:
    names = ("longitude", "latitude", "easting", "northing")
    return {
        "figures": [
            {**asdict(figure), "figures": json.dumps(dict(figure.figures), sort_keys=True)}
            for figure in published.figures
        ],
        "analyses": [asdict(analysis) for analysis in published.analyses],
        "wards": [asdict(ward) for ward in published.wards],
        "points": [dict(zip(names, (*place, *grid), strict=True)) for place, grid in points.items()],
        "kinds": [{"kind": kind.key, "label": kind.label} for kind in kinds.kinds],
    }


def _insert(connection: Connection, name: str, rows: Sequence[Mapping[str, Any]]) -> None:
    if not rows:
        return
    columns = list(rows[0])
    values = ", ".join(f"CAST(:{each} AS jsonb)" if each == "figures" else f":{each}" for each in columns)
    listed = ", ".join(columns)
    connection.execute(
        sa.text(f"INSERT INTO {WORKINGS}.{name} ({listed}) VALUES ({values})"),
        [dict(row) for row in rows],
    )


def _plain(value: object) -> str:
    return value.hex() if isinstance(value, bytes) else str(value)
