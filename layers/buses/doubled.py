"""Which buses stand in a timetable more than once? Several publishers may each list the same one."""

import hashlib
from datetime import date

import numpy as np
import pandas as pd

from layers.buses.faults import DOUBLED, BusFaults
from layers.buses.frequencies import TO_THE_MINUTE


def without_doubled(
    trips: pd.DataFrame, calls: pd.DataFrame, days: dict[str, frozenset[date]], faults: BusFaults
) -> pd.DataFrame:
    """The trips without those that are another one once more; frequencies are written out before.

    The same is a bus of the same number, with the same calls to the second, none of whose days is a day on
    which the other does not run. The one of more days stays, of equals that to the minute, then that which is
    listed first. ``trips`` has ``about`` and ``listed``; who is counted is a trip of which nothing is left.
    """
    prints = _prints(calls)
    keys = [(route, prints[trip_id]) for route, trip_id in zip(trips["route"], trips["trip_id"], strict=True)]
    on_days = [days[service] for service in trips["service_id"]]
    loose = (trips["about"] != TO_THE_MINUTE).tolist()
    services: dict[tuple[str, bytes], list[frozenset[date]]] = {}
    staying = []
    for at in sorted(range(len(trips)), key=lambda at: (-len(on_days[at]), loose[at], at)):
        before = services.setdefault(keys[at], [])
        if not any(on_days[at] <= other for other in before):
            before.append(on_days[at])
            staying.append(at)
    left = trips.iloc[sorted(staying)].reset_index(drop=True)
    faults.dropped[DOUBLED] += trips["listed"].nunique() - left["listed"].nunique()
    return left


def _prints(calls: pd.DataFrame) -> dict[str, bytes]:
    """By trip_id what all its calls say, to compare."""
    codes, trip_ids = pd.factorize(calls["trip_id"])
    order = np.argsort(codes, kind="stable")
    cells = calls[["stop", "arrive_s", "leave_s", "boards", "alights"]].to_numpy("int64")[order]
    bounds = np.searchsorted(codes[order], np.arange(len(trip_ids) + 1)).tolist()
    return {
        str(trip_id): hashlib.sha256(cells[begin:end].tobytes()).digest()
        for trip_id, begin, end in zip(trip_ids, bounds[:-1], bounds[1:], strict=True)
    }
