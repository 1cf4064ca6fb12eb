"""What does a timetable say of changing between two stops: the least time, or that one cannot?"""

from collections.abc import Iterable
from typing import Final, NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.wording import counted, worded
from layers.buses.faults import BusFaults
from layers.buses.feed_files import FeedFiles
from layers.buses.model import NO_CHANGE

_PLAIN: Final = ("from_stop_id", "to_stop_id", "transfer_type", "min_transfer_time")
_OF_CERTAIN: Final = ("from_trip_id", "to_trip_id", "from_route_id", "to_route_id")
_WITH_LEAST_TIME, _NOT_POSSIBLE = "2", "3"
_SAYS_NOTHING: Final = ("", "0", "1")  # a good place to change, or one where the other bus waits
_LONGEST_S: Final = 86_400


class Transfers(NamedTuple):
    """As BUS_TABLES has them, and what was made of them."""

    table: pd.DataFrame  # from_stop, to_stop (rows of the stops), least_s: seconds or NO_CHANGE
    notes: tuple[str, ...]


def read_transfers(
    feed: FeedFiles, faults: BusFaults, stops: gpd.GeoDataFrame, parents: dict[str, str]
) -> Transfers:
    """Read transfers.txt for the area's ``stops``; ``parents`` has the station of each stop that has one.

    What is said of a station holds for each of its stops of which nothing is said by itself. What holds
    between certain buses or routes alone is not said of the stop, so it is counted and not used.

    Raises
    ------
    GtfsError
        The table cannot be read.
    """
    table = feed.whole("transfers.txt", (*_PLAIN, *_OF_CERTAIN))
    rows_of = _rows_of(stops["stop_id"], parents)
    table = table[table["from_stop_id"].isin(rows_of) & table["to_stop_id"].isin(rows_of)]
    certain = (table[list(_OF_CERTAIN)] != "").any(axis=1)
    nothing = ~certain & table["transfer_type"].isin(_SAYS_NOTHING)
    least = pd.to_numeric(table["min_transfer_time"], errors="coerce").to_numpy(float)
    least = np.where(np.isfinite(least) & (least >= 0), np.ceil(least), np.nan)
    least = np.where(table["transfer_type"] == _WITH_LEAST_TIME, least.clip(0, _LONGEST_S), np.nan)
    least = np.where(table["transfer_type"] == _NOT_POSSIBLE, NO_CHANGE, least)
    wrong = ~certain & ~nothing & np.isnan(least)
    what = worded("How long this change takes cannot be read, so it is not used.")
    faults.add("transfer", "min_transfer_time", table.loc[wrong, "min_transfer_time"], what)
    usable = table.assign(least_s=least)[~certain & ~nothing & ~wrong]
    notes = _notes(len(usable), int(certain.sum()), int(nothing.sum()), int(wrong.sum()))
    return Transfers(_for_stops(usable, rows_of), notes)


def _rows_of(stop_ids: Iterable[str], parents: dict[str, str]) -> dict[str, list[tuple[int, int]]]:
    """By stop or station the rows of its stops, and how far each is below it: itself 0, its bays 1."""
    rows: dict[str, list[tuple[int, int]]] = {}
    for row, stop_id in enumerate(stop_ids):
        above, depth = stop_id, 0
        while above and depth < 3:
            rows.setdefault(above, []).append((row, depth))
            above, depth = parents.get(above, ""), depth + 1
    return rows


def _for_stops(table: pd.DataFrame, rows_of: dict[str, list[tuple[int, int]]]) -> pd.DataFrame:
    columns = zip(table["from_stop_id"], table["to_stop_id"], table["least_s"], strict=True)
    pairs = [
        (begin, end, int(least_s), above + beyond)
        for from_id, to_id, least_s in columns
        for begin, above in rows_of[from_id]
        for end, beyond in rows_of[to_id]
    ]
    numbered = pd.DataFrame(pairs, columns=["from_stop", "to_stop", "least_s", "depth"], dtype=np.int64)
    nearest = numbered.sort_values("depth", kind="stable").drop_duplicates(["from_stop", "to_stop"])
    return nearest.sort_index()[["from_stop", "to_stop", "least_s"]].reset_index(drop=True)


def _notes(used: int, certain: int, nothing: int, wrong: int) -> tuple[str, ...]:
    sentences = (
        (used, "{count} row of transfers.txt was read.", "{count} rows of transfers.txt were read."),
        (
            certain,
            "{count} row of transfers.txt holds between certain buses or routes alone, and is not used.",
            "{count} rows of transfers.txt hold between certain buses or routes alone, and are not used.",
        ),
        (
            nothing,
            "{count} row of transfers.txt names neither a least time nor a ban, and changes nothing.",
            "{count} rows of transfers.txt name neither a least time nor a ban, and change nothing.",
        ),
        (
            wrong,
            "{count} row of transfers.txt has a time that cannot be read, and is not used.",
            "{count} rows of transfers.txt have a time that cannot be read, and are not used.",
        ),
    )
    return tuple(counted(singular, plural, count) for count, singular, plural in sentences if count)
