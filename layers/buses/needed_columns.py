"""Which columns must a table of a bus timetable have? Those without which nothing of it can be read."""

from typing import Final

from geo.wording import worded
from layers.buses.feed_files import CALENDARS, COLUMNS_NEEDED, NEEDED, FeedFiles, GtfsError

_TIMES: Final = ("arrival_time", "departure_time")  # one of them is enough
_SEPARATORS: Final = {";": worded("semicolons"), "\t": worded("tabs")}


def check_columns(feed: FeedFiles) -> tuple[str, ...]:
    """Sentences on tables that are written otherwise than GTFS has it, and read all the same.

    Raises
    ------
    GtfsError
        A table is empty, has headings alone where rows must be, or lacks a column that is needed.
    """
    notes: list[str] = []
    for table, columns in COLUMNS_NEEDED.items():
        if not feed.has(table):
            continue
        headings = feed.headings(table)
        if table in NEEDED and not headings.has_rows:
            raise _without_rows(feed, table)
        if not headings.has_rows:
            continue
        missing = [column for column in columns if column not in headings.columns]
        if table == "stop_times.txt" and not set(_TIMES) & set(headings.columns):
            missing.append(_TIMES[1])
        if missing:
            raise GtfsError(
                "In {path_name}, {table} lacks {missing}; its columns are {columns}.",
                "Tell whoever publishes the timetable, or fetch it again from where the recipe says.",
                path_name=feed.path.name,
                table=table,
                missing=missing,
                columns=list(headings.written),
            )
        notes += _otherwise(table, headings.separator, _in_capitals(headings.written, columns))
    if not any(feed.has(table) and feed.headings(table).has_rows for table in CALENDARS):
        raise _without_rows(feed, next(table for table in CALENDARS if feed.has(table)))
    return tuple(notes)


def _in_capitals(written: tuple[str, ...], columns: tuple[str, ...]) -> list[str]:
    return [name for name in written if name not in columns and name.casefold() in columns]


def _otherwise(table: str, separator: str, capitals: list[str]) -> list[str]:
    notes: list[str] = []
    if separator in _SEPARATORS:
        what = "{table} has {between} between its cells, and was read so."
        notes.append(worded(what, table=table, between=_SEPARATORS[separator]))
    if capitals:
        notes.append(
            worded(
                "{table} has the columns {capitals} in capital letters, and was read all the same.",
                table=table,
                capitals=capitals,
            )
        )
    return notes


def _without_rows(feed: FeedFiles, table: str) -> GtfsError:
    headings = feed.headings(table)
    if headings.written:
        return GtfsError(
            "In {path_name}, {table} has headings, {columns}, and no row below them.",
            "Fetch the timetable again from where the recipe says.",
            path_name=feed.path.name,
            table=table,
            columns=list(headings.written),
        )
    return GtfsError(
        "In {path_name}, {table} is empty: it has not even headings, such as {columns}.",
        "Fetch the timetable again from where the recipe says.",
        path_name=feed.path.name,
        table=table,
        columns=list(COLUMNS_NEEDED[table]),
    )
