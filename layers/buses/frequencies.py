"""Which buses stand behind "every ten minutes from seven to nine"? Each is written out as one of its own."""

from dataclasses import dataclass, field
from typing import Final

import numpy as np
import pandas as pd

from geo.wording import counted, worded
from layers.buses.cells import seconds_of, whole_numbers
from layers.buses.faults import NO_FREQUENCY, BusFaults
from layers.buses.feed_files import FeedFiles, GtfsError
from layers.buses.model import LAST_S

_COLUMNS: Final = ("trip_id", "start_time", "end_time", "headway_secs", "exact_times")
_MOST: Final = 200_000
_MOST_OF_A_ROW: Final = 20_000  # in three days a bus every 13 seconds
ABOUT, TO_THE_MINUTE = "yes", ""


@dataclass(frozen=True, eq=False)
class WrittenOut:
    """Trips and calls in which each bus of a frequency is one of its own.

    ``trips`` has two columns more: ``about`` ("yes": the times are only about right) and ``listed``, the
    trip_id under which trips.txt has it.
    """

    trips: pd.DataFrame = field(repr=False)
    calls: pd.DataFrame = field(repr=False)
    notes: tuple[str, ...] = ()


def written_out(feed: FeedFiles, faults: BusFaults, trips: pd.DataFrame, calls: pd.DataFrame) -> WrittenOut:
    """Write out the frequencies of ``trips``, whose ``calls`` are cut to the area.

    A trip that has frequencies does not run itself: it only says how long the way is, from its own first
    call (``first_s``), be that far outside the area.

    Raises
    ------
    GtfsError
        The table cannot be read, or stands for more buses than there are.
    """
    trips = trips.assign(about=TO_THE_MINUTE, listed=trips["trip_id"])
    table = feed.whole("frequencies.txt", _COLUMNS)
    table = table[table["trip_id"].isin(trips["trip_id"])]
    if not len(table):
        return WrittenOut(trips, calls)
    of_template, calls_of = trips["trip_id"].isin(table["trip_id"]), calls["trip_id"].isin(table["trip_id"])
    every, again = _runs(feed, faults, table)
    runs = _within_days(every, calls[calls_of], faults)
    runs = runs.assign(name=_names(runs, taken=trips["trip_id"]))
    lost = trips["trip_id"][of_template & ~trips["trip_id"].isin(runs["trip_id"])]
    faults.dropped[NO_FREQUENCY] += len(lost)
    more = runs.merge(trips[of_template].drop(columns="about"), on="trip_id")
    shifted = runs.merge(calls[calls_of], on="trip_id")
    shift_s = shifted["start_s"] - shifted["first_s"]
    shifted = shifted.assign(
        trip_id=shifted["name"],
        arrive_s=shifted["arrive_s"] + shift_s,
        leave_s=shifted["leave_s"] + shift_s,
    )
    return WrittenOut(
        pd.concat([trips[~of_template], more.assign(trip_id=more["name"])[trips.columns]], ignore_index=True),
        pd.concat([calls[~calls_of], shifted[calls.columns]], ignore_index=True),
        _notes(int(of_template.sum()) - len(lost), len(runs), again, late=len(every) - len(runs)),
    )


def _runs(feed: FeedFiles, faults: BusFaults, table: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """A row for each bus: trip_id, start_s, about, row; and how many are there by another row already."""
    table = table.assign(
        first_s=seconds_of(table["start_time"]),
        end_s=seconds_of(table["end_time"]),
        headway_s=whole_numbers(table["headway_secs"]),
        row=table.index,
    )
    readable = (table["first_s"] >= 0) & (table["end_s"] > table["first_s"]) & (table["headway_s"] > 0)
    wrong = table.loc[~readable].set_index("row")["trip_id"]
    faults.add(
        "frequency",
        "headway_secs",
        wrong,
        worded("These buses are left out: how often they run cannot be read."),
    )
    table = table[readable]
    buses = -((table["first_s"] - table["end_s"]) // table["headway_s"])
    _refuse_too_many(feed, buses)
    repeats = buses.to_numpy()
    runs = table.iloc[np.repeat(np.arange(len(table)), repeats)]
    ahead = np.arange(len(runs)) - np.repeat(np.cumsum(repeats) - repeats, repeats)
    runs = pd.DataFrame(
        {
            "trip_id": runs["trip_id"],
            "start_s": runs["first_s"] + ahead * runs["headway_s"],
            "about": np.where(runs["exact_times"] == "1", TO_THE_MINUTE, ABOUT),
            "row": runs["row"],
        }
    )
    exact_first = runs.sort_values(["about", "row"], kind="stable")
    single = exact_first.drop_duplicates(["trip_id", "start_s"]).sort_values(["row", "start_s"])
    return single.reset_index(drop=True), len(runs) - len(single)


def _refuse_too_many(feed: FeedFiles, buses: pd.Series) -> None:
    """By arithmetic, before a single bus is written out."""
    if (buses > _MOST_OF_A_ROW).any():
        row = buses.index[int(buses.argmax())]
        raise GtfsError(
            "In {path_name}, row {row} of frequencies.txt stands for {count} buses, which is more than there "
            "can be.",
            "Tell whoever publishes the timetable that headway_secs is too small there.",
            path_name=feed.path.name,
            row=int(row),
            count=int(buses.max()),
        )
    if buses.sum() > _MOST:
        raise GtfsError(
            "{path_name} has more buses in frequencies.txt than there can be.",
            "Name the timetable of a region or a nation, as its publisher gives it.",
            path_name=feed.path.name,
        )


def _within_days(runs: pd.DataFrame, calls: pd.DataFrame, faults: BusFaults) -> pd.DataFrame:
    """Without buses that would be under way later than any second of their service day is counted."""
    longest_s = (calls["leave_s"] - calls["first_s"]).groupby(calls["trip_id"]).max()
    late = runs["start_s"] + runs["trip_id"].map(longest_s).astype(float) >= LAST_S
    rows = runs[late].drop_duplicates("row").set_index("row")["trip_id"]
    what = worded("Buses of this row are left out: they would be under way four days after they began.")
    faults.add("late frequency", "start_time", rows, what)
    return runs[~late].reset_index(drop=True)


def _names(runs: pd.DataFrame, *, taken: pd.Series) -> pd.Series:
    """An id for each, which no other trip has."""
    names = runs["trip_id"] + "@" + runs["start_s"].astype(str)
    while (clash := names.isin(taken)).any():
        names = names.where(~clash, names + "@")
    return names


def _notes(templates: int, buses: int, again: int, *, late: int) -> tuple[str, ...]:
    notes = []
    if templates:
        notes.append(
            counted(
                "{count} bus of the timetable stands for several by its frequency: {buses} were written out.",
                "{count} buses of the timetable stand for several each by their frequency: {buses} were "
                "written out.",
                templates,
                buses=buses,
            )
        )
    if again:
        notes.append(
            counted(
                "{count} bus is there by two rows of frequencies.txt, and counts once.",
                "{count} buses are there by two rows of frequencies.txt, and count once.",
                again,
            )
        )
    if late:
        notes.append(
            counted(
                "{count} bus of a frequency is left out: it would be under way four days after it began.",
                "{count} buses of frequencies are left out: they would be under way four days after they "
                "began.",
                late,
            )
        )
    return tuple(notes)
