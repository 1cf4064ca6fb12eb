"""When does each bus call at which stop? The stop times, checked trip by trip and cut to the area."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from geo.types import BoolArray, FloatArray, IndexArray
from geo.wording import counted, worded
from layers.buses.cells import BLANK, WRONG, seconds_of, whole_numbers
from layers.buses.faults import BACKWARDS, EMPTY, OUTSIDE, UNKNOWN_STOP, UNREADABLE, BusFaults
from layers.buses.feed_files import FeedFiles
from layers.buses.stops import Stops

_COLUMNS: Final = (
    *("trip_id", "arrival_time", "departure_time", "stop_id", "stop_sequence"),
    *("pickup_type", "drop_off_type"),
)
_NOT_THERE: Final = ("1", "2")  # no boarding, or only for who rings first


@dataclass(frozen=True, eq=False)
class Calls:
    """Calls of trips in the order in which they run: trip_id, stop, arrive_s, leave_s, boards, alights,
    last_stop, first_s.

    ``stop`` is a row of ``Stops.here``; ``last_stop`` names where the trip ends and ``first_s`` is when it
    leaves its first stop, be these far outside.
    """

    table: pd.DataFrame
    notes: tuple[str, ...]


def read_calls(feed: FeedFiles, faults: BusFaults, stops: Stops, trips: pd.Series) -> Calls:
    """The calls in the area of all ``trips`` (their ids) that call there twice.

    Raises
    ------
    GtfsError
        The table cannot be read.
    """
    here = frozenset(stops.here["stop_id"])
    calling, every, strange = _first_look(feed, here, frozenset(trips))
    called = trips.isin(every)
    faults.dropped[EMPTY] += int((~called).sum())
    faults.dropped[OUTSIDE] += int((called & ~trips.isin(calling)).sum())
    pieces = [piece[piece["trip_id"].isin(calling)] for piece in feed.pieces("stop_times.txt", _COLUMNS)]
    table = pd.concat([pd.DataFrame(columns=list(_COLUMNS), dtype="str"), *pieces])
    table, between = _timed(table, faults, stops)
    cut = _cut(table, faults, stops)
    ringing = int(table["pickup_type"].isin(_NOT_THERE[1:]).sum())
    notes = [
        *_counted(strange, "{count} stop time is of no bus kept.", "{count} stop times are of no bus kept."),
        *_counted(
            between,
            "{count} time between two known ones was reckoned.",
            "{count} times between two known ones were reckoned.",
        ),
        *_counted(
            ringing,
            "At {count} call one may board only after ringing, so nobody is sent there.",
            "At {count} calls one may board only after ringing, so nobody is sent there.",
        ),
    ]
    return Calls(cut, tuple(notes))


def _counted(count: int, singular: str, plural: str) -> list[str]:
    """A sentence, if there is anything to count."""
    return [counted(singular, plural, count)] if count else []


def _first_look(
    feed: FeedFiles, here: frozenset[str], trips: frozenset[str]
) -> tuple[set[str], set[str], int]:
    """Trips that call at two stops here or at one twice; all that call at two anywhere; calls of no trip.

    The table is read in pieces, as it may be a nation's.
    """
    counts: dict[str, int] = {}
    inside: dict[str, int] = {}
    strange = 0
    for piece in feed.pieces("stop_times.txt", ["trip_id", "stop_id"]):
        ours = piece[piece["trip_id"].isin(trips)]
        strange += len(piece) - len(ours)
        for tally, rows in ((counts, ours), (inside, ours[ours["stop_id"].isin(here)])):
            for trip, count in rows["trip_id"].value_counts().items():
                tally[str(trip)] = tally.get(str(trip), 0) + int(count)
    return _twice(inside), _twice(counts), strange


def _twice(tally: dict[str, int]) -> set[str]:
    return {trip for trip, count in tally.items() if count >= 2}


def _timed(table: pd.DataFrame, faults: BusFaults, stops: Stops) -> tuple[pd.DataFrame, int]:
    """Calls in order with ``arrive_s`` and ``leave_s``; trips that cannot be right are left out whole."""
    order = whole_numbers(table["stop_sequence"])
    table = table.assign(
        place=order, arrive_s=seconds_of(table["arrival_time"]), leave_s=seconds_of(table["departure_time"])
    )
    table["row"] = table.index
    table = table.sort_values(["trip_id", "place", "row"], ignore_index=True)
    wrong = (table["place"] < 0) | (table["arrive_s"] == WRONG) | (table["leave_s"] == WRONG)
    wrong |= table.duplicated(["trip_id", "place"])
    table = _leave_out(table, wrong, UNREADABLE, faults)
    table = _leave_out(table, ~table["stop_id"].isin(stops.every), UNKNOWN_STOP, faults)
    arrive, leave = table["arrive_s"].to_numpy(), table["leave_s"].to_numpy()
    arrive, leave = np.where(arrive == BLANK, leave, arrive), np.where(leave == BLANK, arrive, leave)
    blank = arrive == BLANK
    trip = pd.factorize(table["trip_id"])[0]
    filled, open_ended = _between(arrive, leave, blank, trip)
    table = table.assign(arrive_s=np.where(blank, filled, arrive), leave_s=np.where(blank, filled, leave))
    table = _leave_out(table, pd.Series(open_ended), UNREADABLE, faults)
    return _leave_out(table, _runs_back(table), BACKWARDS, faults), int((blank & ~open_ended).sum())


def _between(
    arrive_s: IndexArray, leave_s: IndexArray, blank: BoolArray, trip: IndexArray
) -> tuple[IndexArray, BoolArray]:
    """(n,) times of blank calls, evenly between the known ones around them; and which have no such."""
    rows = np.arange(len(trip))
    known_rows = rows[~blank]
    at = np.searchsorted(known_rows, rows)
    before = known_rows[np.clip(at - 1, 0, None)] if len(known_rows) else rows
    after = known_rows[np.clip(at, None, len(known_rows) - 1)] if len(known_rows) else rows
    none_before, none_after = (before > rows) | (trip[before] != trip), (after < rows) | (trip[after] != trip)
    open_ended = blank & (none_before | none_after | (not len(known_rows)))
    span = np.maximum(after - before, 1)
    share: FloatArray = (rows - before) / span
    return (leave_s[before] + share * (arrive_s[after] - leave_s[before])).astype(np.int64), open_ended


def _runs_back(table: pd.DataFrame) -> pd.Series:
    same = table["trip_id"].eq(table["trip_id"].shift())
    return (table["leave_s"] < table["arrive_s"]) | (same & (table["arrive_s"] < table["leave_s"].shift()))


def _leave_out(table: pd.DataFrame, rows: pd.Series, why: str, faults: BusFaults) -> pd.DataFrame:
    """Without all trips of which one of ``rows`` is a call; each is counted, its first such call a fault."""
    if not rows.any():
        return table
    first = table[rows.to_numpy()].drop_duplicates("trip_id")
    faults.dropped[why] += len(first)
    what = worded("This bus is left out: {why}.", why=why)
    faults.add(why, "trip_id", first.set_index("row")["trip_id"], what)
    return table[~table["trip_id"].isin(first["trip_id"])].reset_index(drop=True)


def _cut(table: pd.DataFrame, faults: BusFaults, stops: Stops) -> pd.DataFrame:
    """The calls at stops of the area, of trips that have two of them left."""
    row = pd.Series(np.arange(len(stops.here)), index=stops.here["stop_id"])
    ends = table.drop_duplicates("trip_id", keep="last").set_index("trip_id")["stop_id"].map(stops.names)
    first_s = table.drop_duplicates("trip_id").set_index("trip_id")["leave_s"]
    stop = table["stop_id"].map(row)
    inside = table[stop.notna()].assign(stop=stop[stop.notna()].astype(np.int64))
    calls = inside.groupby("trip_id")["stop"].transform("size")
    faults.dropped[OUTSIDE] += inside.loc[calls < 2, "trip_id"].nunique()
    inside = inside[calls >= 2]
    return pd.DataFrame(
        {
            "trip_id": inside["trip_id"],
            "stop": inside["stop"],
            "arrive_s": inside["arrive_s"].astype(np.int64),
            "leave_s": inside["leave_s"].astype(np.int64),
            "boards": ~inside["pickup_type"].str.strip().isin(_NOT_THERE),
            "alights": ~inside["drop_off_type"].str.strip().isin(_NOT_THERE),
            "last_stop": inside["trip_id"].map(ends),
            "first_s": inside["trip_id"].map(first_s).astype(np.int64),
        }
    ).reset_index(drop=True)
