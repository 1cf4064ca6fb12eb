"""Which buses stand in a timetable more than once? Several publishers may each list the same one."""

import hashlib
from datetime import date

import pandas as pd

from layers.buses.calls import one_by_one
from layers.buses.faults import DOUBLED, BusFaults


def without_doubled(
    trips: pd.DataFrame, calls: pd.DataFrame, days: dict[str, frozenset[date]], faults: BusFaults
) -> pd.DataFrame:
    """The trips without those that are another one once more.

    The same is a bus of the same number, with the same calls to the second, none of whose days is a day on
    which the other does not run. The one of more days stays, of equals that which is listed first.
    """
    prints = {trip_id: _print(rows) for trip_id, rows in one_by_one(calls)}
    keys = [(route, prints[trip_id]) for route, trip_id in zip(trips["route"], trips["trip_id"], strict=True)]
    services: dict[tuple[str, bytes], list[frozenset[date]]] = {}
    most_days = sorted(range(len(trips)), key=lambda at: (-len(days[trips["service_id"].iloc[at]]), at))
    staying = []
    for at in most_days:
        on = days[trips["service_id"].iloc[at]]
        before = services.setdefault(keys[at], [])
        if not any(on <= other for other in before):
            before.append(on)
            staying.append(at)
    faults.dropped[DOUBLED] += len(trips) - len(staying)
    return trips.iloc[sorted(staying)].reset_index(drop=True)


def _print(rows: pd.DataFrame) -> bytes:
    columns = rows[["stop", "arrive_s", "leave_s", "boards", "alights"]]
    return hashlib.sha256(columns.to_numpy("int64").tobytes()).digest()
