"""Which gates and ways of an area are not open at all hours? One table, which the edges point into."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from geo.network import NO_HOURS
from geo.types import IndexArray, IntArray
from geo.wording import Wording
from layers.streets.open_then import is_unread
from layers.streets.timed_access import HOURS_COLUMNS, TimedAccess, hours_row
from layers.streets.ways import RawWays

_MOST_NAMED: Final = 5


@dataclass(frozen=True, eq=False)
class StreetHours:
    """The table of hours, and the rows of it that w ways and v vertices have."""

    table: pd.DataFrame  # HOURS_COLUMNS, every sort of gate or way once
    of_way: IntArray  # (w,) row in ``table``, or NO_HOURS
    of_point: IntArray  # (v,)


def street_hours(raw: RawWays, point_id: IndexArray) -> StreetHours:
    """The hours of the ways, and of the points (v,) with these OpenStreetMap ids that ways go through."""
    on_ways = np.isin(np.fromiter(raw.point_hours, np.int64, len(raw.point_hours)), point_id)
    points = {
        osm_id: timed
        for (osm_id, timed), there in zip(raw.point_hours.items(), on_ways, strict=True)
        if there
    }
    every = sorted({*raw.way_hours.values(), *points.values()}, key=hours_row)
    row = {timed: at for at, timed in enumerate(every)}
    of_way = np.full(len(raw.table), NO_HOURS, np.int32)
    for way, timed in raw.way_hours.items():
        of_way[way] = row[timed]
    of_point = np.full(len(point_id), NO_HOURS, np.int32)
    for osm_id, timed in points.items():
        of_point[point_id == osm_id] = row[timed]
    table = pd.DataFrame([hours_row(timed) for timed in every], columns=list(HOURS_COLUMNS), dtype="str")
    return StreetHours(table, of_way, of_point)


def timed_rows(table: pd.DataFrame) -> tuple[TimedAccess, ...]:
    """The rows of a table of hours as values."""
    columns = [table[name].astype(str) for name in HOURS_COLUMNS]
    return tuple(TimedAccess(*values) for values in zip(*columns, strict=True))


def hours_notes(table: pd.DataFrame) -> tuple[Wording, ...]:
    """What is to be said of the hours in the report of what was read: which of them cannot be read."""
    unread = list(dict.fromkeys(_stated(timed) for timed in timed_rows(table) if is_unread(timed)))
    if not unread:
        return ()
    return (
        Wording(
            "Hours of a gate or way that cannot be read, so that it counts as open: {stated}",
            {"count": len(unread), "stated": _named(unread)},
            "{count} hours of gates or ways that cannot be read, so that they count as open: {stated}",
            len(unread),
        ),
    )


def _stated(timed: TimedAccess) -> str:
    return "; ".join(text for text in (timed.opening_hours, timed.conditional) if text)


def _named(texts: Iterable[str]) -> str:
    named = list(texts)
    more = " …" if len(named) > _MOST_NAMED else ""
    return ", ".join(f"“{text}”" for text in named[:_MOST_NAMED]) + more
