"""Which buses stand behind "every ten minutes from seven to nine"? Each is written out as one of its own."""

from collections.abc import Iterator
from typing import Any, Final

import numpy as np
import pandas as pd

from geo.wording import worded
from layers.buses.calls import one_by_one
from layers.buses.cells import seconds_of, whole_numbers
from layers.buses.faults import BusFaults
from layers.buses.feed_files import FeedFiles, GtfsError

_COLUMNS: Final = ("trip_id", "start_time", "end_time", "headway_secs", "exact_times")
_MOST: Final = 200_000
ABOUT, TO_THE_MINUTE = "yes", ""


def written_out(
    feed: FeedFiles, faults: BusFaults, trips: pd.DataFrame, calls: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Trips, with ``about`` ("yes": the times are only about right), and calls, with frequencies written out.

    A trip that has frequencies does not run itself: it only says how long the way is.

    Raises
    ------
    GtfsError
        The table cannot be read, or stands for more buses than there are.
    """
    trips = trips.assign(about=TO_THE_MINUTE)
    table = feed.whole("frequencies.txt", _COLUMNS)
    table = table[table["trip_id"].isin(trips["trip_id"])]
    if not len(table):
        return trips, calls
    by_trip = trips.set_index("trip_id", drop=False)
    rows, more = [], []
    patterns = dict(one_by_one(calls[calls["trip_id"].isin(table["trip_id"])]))
    for number, (trip_id, start_s, exact) in enumerate(_starts(table, faults)):
        if number >= _MOST:
            raise GtfsError(
                "{path_name} has more buses in frequencies.txt than there can be.",
                "Name the timetable of a region or a nation, as its publisher gives it.",
                path_name=feed.path.name,
            )
        name, pattern = f"{trip_id}@{start_s}", patterns[trip_id]
        shift_s = start_s - int(pattern["leave_s"].iloc[0])
        more.append(
            pattern.assign(
                trip_id=name, arrive_s=pattern["arrive_s"] + shift_s, leave_s=pattern["leave_s"] + shift_s
            )
        )
        rows.append({**by_trip.loc[trip_id].to_dict(), "trip_id": name, "about": "" if exact else ABOUT})
    single_trips = trips[~trips["trip_id"].isin(table["trip_id"])]
    single_calls = calls[~calls["trip_id"].isin(table["trip_id"])]
    return (
        pd.concat([single_trips, pd.DataFrame(rows, columns=single_trips.columns)], ignore_index=True),
        pd.concat([single_calls, *more], ignore_index=True),
    )


def _starts(table: pd.DataFrame, faults: BusFaults) -> Iterator[tuple[Any, int, bool]]:
    """Trip, when one of its buses leaves its first stop, and whether that is to the minute."""
    starts, ends = seconds_of(table["start_time"]), seconds_of(table["end_time"])
    headways = whole_numbers(table["headway_secs"])
    for at, (row, trip_id, exact) in enumerate(
        zip(table.index, table["trip_id"], table["exact_times"], strict=True)
    ):
        if starts[at] < 0 or ends[at] < starts[at] or headways[at] <= 0:
            what = worded("These buses are left out: how often they run cannot be read.")
            faults.add_cell("frequency", "headway_secs", row, trip_id, what)
            continue
        for start_s in np.arange(starts[at], ends[at], headways[at]).tolist():
            yield trip_id, start_s, exact == "1"
