"""Which gates and ways of an area are not open at all hours? One table, which the edges point into."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from geo.network import NO_HOURS
from geo.types import IntArray
from geo.wording import Wording
from layers.streets.open_then import is_unread
from layers.streets.segments import WaySegments
from layers.streets.timed_access import HOURS_COLUMNS, TimedAccess, hours_row, timed_rows
from layers.streets.timed_grounds import KINDS_OF_GROUND, NO_GROUND, TimedGrounds, ground_of
from layers.streets.ways import RawWays

_MOST_NAMED: Final = 5


@dataclass(frozen=True, eq=False)
class StreetHours:
    """The table of hours, and the rows of it that s segments and v vertices have."""

    table: pd.DataFrame  # HOURS_COLUMNS, every sort of gate or way once
    of_segment: IntArray  # (s,) row in ``table``, or NO_HOURS
    of_point: IntArray  # (v,)


def street_hours(raw: RawWays, segments: WaySegments, grounds: TimedGrounds) -> StreetHours:
    """The hours of ways, of points that they go through, and of paths by the park in which they lie."""
    point_id = segments.point_id
    ground = ground_of(segments, raw.open_as_ground, grounds)
    parks = {int(at): grounds.hours[at] for at in np.unique(ground[ground != NO_GROUND])}
    on_ways = np.isin(np.fromiter(raw.point_hours, np.int64, len(raw.point_hours)), point_id)
    points = {
        osm_id: timed
        for (osm_id, timed), there in zip(raw.point_hours.items(), on_ways, strict=True)
        if there
    }
    every = sorted({*raw.way_hours.values(), *points.values(), *parks.values()}, key=hours_row)
    row = {timed: at for at, timed in enumerate(every)}
    of_way = np.full(len(raw.table), NO_HOURS, np.int32)
    for way, timed in raw.way_hours.items():
        of_way[way] = row[timed]
    of_segment = of_way[segments.row]
    for at, timed in parks.items():
        of_segment[ground == at] = row[timed]
    of_point = np.full(len(point_id), NO_HOURS, np.int32)
    for osm_id, timed in points.items():
        of_point[point_id == osm_id] = row[timed]
    table = pd.DataFrame([hours_row(timed) for timed in every], columns=list(HOURS_COLUMNS), dtype="str")
    return StreetHours(table, of_segment, of_point)


def hours_notes(table: pd.DataFrame) -> tuple[Wording, ...]:
    """What is to be said in the report: which parks' hours their paths take, which hours cannot be read."""
    rows = timed_rows(table)
    parks = [timed.name or timed.kind for timed in rows if timed.kind in KINDS_OF_GROUND]
    parks_note = Wording(
        "Paths of {count} park, garden or cemetery take the hours of its outline, where they state none: "
        "{named}",
        {"count": len(parks), "named": _named(parks)},
        "Paths of {count} parks, gardens or cemeteries take the hours of their outline, where they state "
        "none: {named}",
        len(parks),
    )
    return (*([parks_note] if parks else []), *_unread_note(rows))


def _unread_note(rows: Iterable[TimedAccess]) -> tuple[Wording, ...]:
    unread = list(dict.fromkeys(_stated(timed) for timed in rows if is_unread(timed)))
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
